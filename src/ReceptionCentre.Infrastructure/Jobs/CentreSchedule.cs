using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Jobs;

/// <summary>
/// The schedule of the whole centre: kept in the database, shared by all nodes, each moment taken by one of them. It begins
/// when the database is there; until then the node does without.
/// </summary>
internal sealed partial class CentreSchedule(ISchedulerRuntime schedulers, DatabaseOptions database, ILogger<CentreSchedule> logger) : BackgroundService
{
    public const string Name = "ReceptionCentre";

    private static readonly TimeSpan TryEvery = TimeSpan.FromSeconds(5);

    /// <summary>Whether this node takes part.</summary>
    public bool IsRunning { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await schedulers.Add(Name, Configure, default, stoppingToken);
                IsRunning = true;
                LogStarted();
                return;
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                if (Dialect.IsDatabaseAway(trouble))
                    LogDatabaseAway(trouble.GetType().Name);
                else
                    LogTrouble(trouble);
            }
            await Task.Delay(TryEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Configure(IQuartzBuilder quartz)
    {
        quartz.UsePersistentStore(store =>
        {
            Dialect.Of(database.Provider).Use(store, database.ConnectionString);
            store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(10));
            store.UseSystemTextJsonSerializer();
            store.ConfigureStore(options =>
            {
                options.TablePrefix = JobTables.Prefix;
                // The migrations made the tables; a node that finds others says which and does not begin.
                options.SchemaProvisioning = SchemaProvisioning.Validate;
            });
        });
        // One more than before there were imports: a long one does not keep the rest waiting.
        quartz.UseDefaultThreadPool(3);
        Every<ClearExpiredJourneysJob>(quartz, "clear-expired-journeys", "0 17 * * * ?");
        Every<ClearHandledCommandsJob>(quartz, "clear-handled-commands", "0 23 3 * * ?");
        Every<ClearOldSlipsJob>(quartz, "clear-old-slips", "0 37 3 * * ?");
        Every<RemindersJob>(quartz, "reminders", "35 * * * * ?");
        Every<ClearWaitingNumbersJob>(quartz, "clear-waiting-numbers", "0 43 2 * * ?");
        Every<ExpireReferralsJob>(quartz, "expire-referrals", "0 19 0/4 * * ?");
        Every<CountCaseloadDaysJob>(quartz, "count-caseload-days", "0 7 0 * * ?");
        Every<MoveClocksJob>(quartz, "move-clocks", "0/15 * * * * ?");
        Every<CompareWithDuoJob>(quartz, "compare-with-duo", "0 11 5 * * ?");
        Every<DuoExchangeJob>(quartz, "duo-exchange", "5/10 * * * * ?");
        Every<ImportsJob>(quartz, "imports", "0/3 * * * * ?");
        Every<BulkChangesJob>(quartz, "bulk-changes", "1/3 * * * * ?");
        Every<SpreadsJob>(quartz, "spreads", "1/3 * * * * ?");
        Every<BulkInvitesJob>(quartz, "bulk-invites", "2/3 * * * * ?");
        Every<PlanExportsJob>(quartz, "plan-exports", "2/3 * * * * ?");
        Every<ClearImportRowsJob>(quartz, "clear-import-rows", "0 29 3 * * ?");
        Every<ExpireHandoversJob>(quartz, "expire-handovers", "0 13 0 * * ?");
        Every<ClearUsedSecondFactorCodesJob>(quartz, "clear-used-second-factor-codes", "0 41 * * * ?");
    }

    private static void Every<TJob>(IQuartzBuilder quartz, string name, string cron) where TJob : IJob =>
        quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(name).WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(DutchCalendar.Zone)),
            job => job.WithIdentity(name).StoreDurably());

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "This node takes part in the schedule of the centre")]
    private partial void LogStarted();

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The database is away ({Kind}); the schedule of the centre begins later")]
    private partial void LogDatabaseAway(string kind);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "The schedule of the centre cannot begin yet")]
    private partial void LogTrouble(Exception trouble);
}
