using Microsoft.Extensions.DependencyInjection;

namespace ReceptionCentre.Infrastructure.Demo;

public static class DemoServices
{
    /// <summary>The demonstration's invented region. Only the command line asks for it; use it in a system scope.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddScoped<DemoSeeder>();
}
