using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Fakes.Duo;
using ReceptionCentre.Infrastructure.Duo;
using ReceptionCentre.Testing.Duo;

namespace ReceptionCentre.Application.Tests.Duo;

/// <summary>Both sides show a certificate of the private root and look at that of the other, over a real connection.</summary>
public sealed class MutualTlsTests : IAsyncLifetime
{
    private const string Password = "geheim";

    private readonly string _folder = Directory.CreateTempSubdirectory("duo-tls-").FullName;
    private readonly X509Certificate2 _root = Root("CN=Private root");
    private FakeDuo _duo = null!;

    public async Task InitializeAsync()
    {
        using var server = Signed(_root, "CN=duo.test");
        using var ours = Signed(_root, "CN=gemeente.test");
        await File.WriteAllBytesAsync(Path("ours.p12"), ours.Export(X509ContentType.Pkcs12, Password));
        await File.WriteAllTextAsync(Path("root.pem"), _root.ExportCertificatePem());
        var known = ours.Thumbprint;
        _duo = await FakeDuo.StartAsync(new() { Certificate = X509CertificateLoader.LoadPkcs12(server.Export(X509ContentType.Pkcs12), null), Knows = given => given.Thumbprint == known });
    }

    public async Task DisposeAsync()
    {
        await _duo.DisposeAsync();
        _root.Dispose();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task With_our_certificate_and_the_private_root_DUO_answers()
    {
        Assert.Equal(DuoOutcome.Done, await CallAsync(options => (options.CertificateFile, options.CertificatePassword, options.RootsFile) = (Path("ours.p12"), Password, Path("root.pem"))));
        Assert.Single(_duo.Calls);
    }

    [Fact]
    public async Task Without_a_certificate_nothing_is_handed_over()
    {
        Assert.NotEqual(DuoOutcome.Done, await CallAsync(options => options.RootsFile = Path("root.pem")));
        Assert.Empty(_duo.Calls);
    }

    [Fact]
    public async Task A_server_of_another_root_is_not_spoken_to()
    {
        using var other = Root("CN=Somebody else");
        await File.WriteAllTextAsync(Path("other.pem"), other.ExportCertificatePem());
        foreach (var roots in new[] { Path("other.pem"), null })
        {
            Assert.Equal(DuoOutcome.Away, await CallAsync(options => (options.CertificateFile, options.CertificatePassword, options.RootsFile) = (Path("ours.p12"), Password, roots)));
            Assert.Empty(_duo.Calls);
        }
    }

    private async Task<DuoOutcome> CallAsync(Action<DuoOptions> set)
    {
        var options = new DuoOptions { Address = _duo.Address, Oin = FakeDuo.UsualOin, TimeLimit = TimeSpan.FromSeconds(10) };
        set(options);
        using var client = new DuoClient(options, NullLogger<DuoClient>.Instance);
        return (await client.CallAsync(new(DuoStage.Oin, Guid.CreateVersion7(), HttpVerb.Get, null, "instellingen"), default)).Outcome;
    }

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private static X509Certificate2 Root(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static X509Certificate2 Signed(X509Certificate2 root, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(root, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(12), RandomNumberGenerator.GetBytes(16));
        return signed.CopyWithPrivateKey(key);
    }
}
