namespace ReceptionCentre.Infrastructure.Duo;

/// <summary>Section "Duo". Without an address the interface is off, and everything goes by hand; then also each municipality says whether it uses it.</summary>
public sealed class DuoOptions
{
    /// <summary>Base of the services, up to and without "/v1"; an own gateway may stand there. Null = off.</summary>
    public Uri? Address { get; set; }

    /// <summary>Number of the executing agency as an organisation (OIN): goes with every call, and is expected in what comes in.</summary>
    public string? Oin { get; set; }

    /// <summary>PKCS#12 file with certificate and key, for mutual TLS; null = none.</summary>
    public string? CertificateFile { get; set; }
    public string? CertificatePassword { get; set; }

    /// <summary>
    /// PEM file with the roots of which a server certificate must be, in place of those of the machine: the PKIoverheid private
    /// root is in no machine's store by itself. Null = those of the machine.
    /// </summary>
    public string? RootsFile { get; set; }

    /// <summary>How long a call waits for its answer.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>SHA-256 thumbprints of client certificates that may deliver notices, when the application itself ends the TLS.</summary>
    public string[] Thumbprints { get; set; } = [];

    /// <summary>Word in the header <see cref="GatewayHeader"/> by which a gateway in front says that it checked the client certificate; null = none does.</summary>
    public string? GatewayWord { get; set; }
    public string GatewayHeader { get; set; } = "X-Client-Verified";
}
