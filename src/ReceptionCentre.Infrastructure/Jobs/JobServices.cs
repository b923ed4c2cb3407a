using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace ReceptionCentre.Infrastructure.Jobs;

internal static class JobServices
{
    private static readonly TimeSpan LookForDocumentsEvery = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Two schedules: this node's own, in memory, which needs no database; and the centre's, in the database, of which each
    /// moment is taken by one node.
    /// </summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "Node");
            quartz.UseDefaultThreadPool(1);
            quartz.ScheduleJob<WakeDocumentWorker>(trigger => trigger
                .WithIdentity("wake-document-worker")
                .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(LookForDocumentsEvery).RepeatForever()));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddTransient<ClearExpiredJourneysJob>();
        services.AddTransient<ClearHandledCommandsJob>();
        services.AddTransient<ClearUsedSecondFactorCodesJob>();
        services.AddTransient<CountCaseloadDaysJob>();
        services.AddTransient<MoveClocksJob>();
        services.AddTransient<CompareWithDuoJob>();
        services.AddTransient<DuoExchangeJob>();
        services.AddTransient<ImportsJob>();
        services.AddTransient<BulkChangesJob>();
        services.AddTransient<SpreadsJob>();
        services.AddTransient<BulkInvitesJob>();
        services.AddTransient<PlanExportsJob>();
        services.AddTransient<ClearImportRowsJob>();
        services.AddSingleton<CentreSchedule>();
        services.AddHostedService(provider => provider.GetRequiredService<CentreSchedule>());
        return services;
    }
}
