using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Hosting;

/// <summary>Keeps the keys of cookies and form tokens in the database, so that every node reads what another wrote.</summary>
internal sealed class ProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateSystemScope();
        return [.. Db(scope).ProtectionKeys.AsNoTracking().OrderBy(key => key.Id).Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    // The framework asks from code that cannot wait; it happens once in ninety days.
    public void StoreElement(XElement element, string friendlyName) => StoreAsync(element, friendlyName).GetAwaiter().GetResult();

    private async Task StoreAsync(XElement element, string friendlyName)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = Db(scope);
        db.ProtectionKeys.Add(new() { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        await db.SaveChangesAsync();
    }

    private static ReceptionDbContext Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<ReceptionDbContext>();
}

/// <summary>Section "ProtectionKeys": the certificate that the keys in the database are encrypted with; none = they are not.</summary>
public sealed class ProtectionKeyOptions
{
    /// <summary>A PKCS #12 file with its private key.</summary>
    public string? CertificatePath { get; set; }
    public string? CertificatePassword { get; set; }
}

internal static class ProtectionKeyServices
{
    /// <exception cref="InvalidOperationException">The certificate that is configured cannot be read.</exception>
    public static IServiceCollection AddSharedProtectionKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("ProtectionKeys").Get<ProtectionKeyOptions>() ?? new();
        var protection = services.AddDataProtection().SetApplicationName("ReceptionCentre");
        if (!string.IsNullOrWhiteSpace(options.CertificatePath))
            protection.ProtectKeysWithCertificate(Certificate(options));
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = provider.GetRequiredService<ProtectionKeys>()));
        return services;
    }

    private static X509Certificate2 Certificate(ProtectionKeyOptions options)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(options.CertificatePath!, options.CertificatePassword);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new InvalidOperationException("The certificate of ProtectionKeys:CertificatePath cannot be read; see docs/operations.md.", unreadable);
        }
    }
}
