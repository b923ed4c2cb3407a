using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Infrastructure.Duo;

internal static class DuoServices
{
    /// <exception cref="InvalidOperationException">The address or number is none that can be called.</exception>
    public static IServiceCollection AddDuo(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Duo").Get<DuoOptions>() ?? new();
        if (options.Address is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")))
            throw new InvalidOperationException("Duo:Address is not an address of the form https://host/path.");
        if (options.Address is not null && !DuoSettings.IsOin(options.Oin))
            throw new InvalidOperationException("Duo:Oin is not the number of an organisation: twenty digits.");
        services.AddSingleton(options);
        services.AddSingleton<DuoClient>();
        services.AddSingleton<IDuoInterface>(provider => provider.GetRequiredService<DuoClient>());
        return services;
    }
}
