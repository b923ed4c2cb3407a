using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Infrastructure.Documents;
using ReceptionCentre.Infrastructure.Jobs;

namespace ReceptionCentre.Infrastructure.Hosting;

public static class BackgroundWork
{
    /// <summary>
    /// What a web node does besides answering: makes documents, runs jobs, keeps its keys with the others', tells how it is.
    /// Needs who is asking from <see cref="Staff.SystemScopes.AddCurrentStaff"/>.
    /// </summary>
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHostedService<DocumentWorker>();
        services.AddJobs();
        services.AddHealth();
        services.AddTelemetry(configuration);
        return services;
    }
}
