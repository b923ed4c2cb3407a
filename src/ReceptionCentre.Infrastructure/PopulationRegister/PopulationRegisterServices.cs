using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.PopulationRegister;

namespace ReceptionCentre.Infrastructure.PopulationRegister;

internal static class PopulationRegisterServices
{
    /// <exception cref="InvalidOperationException">The address is none that can be asked.</exception>
    public static IServiceCollection AddPopulationRegister(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("PopulationRegister").Get<PopulationRegisterOptions>() ?? new();
        if (options.Address is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")))
            throw new InvalidOperationException("PopulationRegister:Address is not an address of the form https://host/path.");
        services.AddSingleton(options);
        services.AddSingleton<HaalCentraalRegister>();
        services.AddSingleton<IPopulationRegister>(provider => provider.GetRequiredService<HaalCentraalRegister>());
        return services;
    }
}
