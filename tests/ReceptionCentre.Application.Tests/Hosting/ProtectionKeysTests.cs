using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing.Documents;

namespace ReceptionCentre.Application.Tests.Hosting;

public sealed class ProtectionKeysTests(Centre centre) : IClassFixture<Centre>
{
    [Fact]
    public async Task What_one_node_protects_another_reads_and_a_third_after_both_are_gone()
    {
        await using var one = centre.Node();
        await using var two = centre.Node();
        var secret = Protector(one).Protect("a cookie");
        Assert.Equal("a cookie", Protector(two).Unprotect(secret));
        await one.DisposeAsync();
        await two.DisposeAsync();
        await using var three = centre.Node();
        Assert.Equal("a cookie", Protector(three).Unprotect(secret));
    }

    [Fact]
    public async Task With_a_certificate_the_keys_in_the_database_are_encrypted()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var rsa = RSA.Create(2048);
            using var certificate = new CertificateRequest("CN=test", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12, "word"));
            Dictionary<string, string?> settings = new() { ["ProtectionKeys:CertificatePath"] = path, ["ProtectionKeys:CertificatePassword"] = "word" };

            await using var one = centre.Node(new(settings));
            await one.AsSystemAsync(services => services.GetRequiredService<ReceptionDbContext>().ProtectionKeys.ExecuteDeleteAsync());
            var secret = Protector(one).Protect("a cookie");
            var keys = await one.AsSystemAsync(services => services.GetRequiredService<ReceptionDbContext>().ProtectionKeys.Select(key => key.Xml).ToListAsync());
            Assert.NotEmpty(keys);
            Assert.All(keys, key => Assert.Contains("EncryptedData", key, StringComparison.Ordinal));
            Assert.All(keys, key => Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal));

            await using var two = centre.Node(new(settings));
            Assert.Equal("a cookie", Protector(two).Unprotect(secret));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IDataProtector Protector(Node node) => node.Host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("tests");
}
