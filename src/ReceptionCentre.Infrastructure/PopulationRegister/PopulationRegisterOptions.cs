namespace ReceptionCentre.Infrastructure.PopulationRegister;

/// <summary>Section "PopulationRegister". Without an address the register is off, and the desk types.</summary>
public sealed class PopulationRegisterOptions
{
    /// <summary>Base of the interface, up to and without "/personen"; an own gateway or outway may stand there. Null = off.</summary>
    public Uri? Address { get; set; }

    /// <summary>Sent in the header <see cref="KeyHeader"/>; null = none.</summary>
    public string? Key { get; set; }
    public string KeyHeader { get; set; } = "X-API-KEY";

    /// <summary>PKCS#12 file with certificate and key, for mutual TLS; null = none.</summary>
    public string? CertificateFile { get; set; }
    public string? CertificatePassword { get; set; }

    /// <summary>How long the desk waits for an answer, at most.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>After so many failures in a row nobody waits for it any more, until <see cref="Pause"/> is over.</summary>
    public int Failures { get; set; } = 3;
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>False where the municipality has no right to addresses abroad: then they are not asked.</summary>
    public bool AddressesAbroad { get; set; } = true;
}
