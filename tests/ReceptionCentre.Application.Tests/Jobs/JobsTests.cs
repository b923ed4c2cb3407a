using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using ReceptionCentre.Application.Journeys;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Journeys;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing.Documents;

namespace ReceptionCentre.Application.Tests.Jobs;

public sealed class JobsTests(Centre centre) : IClassFixture<Centre>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Journeys_that_nobody_touched_for_a_week_go_and_others_stay()
    {
        await using var node = centre.Node();
        var now = node.Clock.GetUtcNow();
        var (old, young) = (Journey.Begin("RegisterNewcomer", Guid.NewGuid(), "{}", now - Journey.Lifetime - TimeSpan.FromMinutes(1)), Journey.Begin("RegisterNewcomer", Guid.NewGuid(), "{}", now));
        await node.AsSystemAsync(services => Centre.InTransactionAsync(services, db => db.Journeys.AddRange(old, young)));

        Assert.Equal(1, await node.SendAsSystemAsync(new ClearExpiredJourneys.Command()));
        Assert.Equal(0, await node.SendAsSystemAsync(new ClearExpiredJourneys.Command()));
        Assert.Equal([young.Id], await node.AsSystemAsync(services => services.GetRequiredService<IReceptionDb>().Journeys.Select(journey => journey.Id).ToListAsync()));
    }

    [Fact]
    public async Task Handled_commands_are_forgotten_after_a_month_and_codes_after_a_day()
    {
        await using var node = centre.Node();
        var now = node.Clock.GetUtcNow();
        await node.AsSystemAsync(services => Centre.InTransactionAsync(services, db =>
        {
            foreach (var age in (int[])[0, 29, 31, 400])
                db.HandledCommands.Add(new(new(Guid.NewGuid(), Guid.NewGuid()), "Tests", "0", now.AddDays(-age)));
            foreach (var age in (int[])[0, 2, 3, 4])
                ((ReceptionDbContext)db).UsedSecondFactorCodes.Add(new() { AccountId = Guid.NewGuid(), Hash = "x", UsedAt = now.AddDays(-age) });
        }));
        Assert.Equal(2, await node.SendAsSystemAsync(new ClearHandledCommands.Command()));
        Assert.Equal(3, await node.SendAsSystemAsync(new ClearUsedSecondFactorCodes.Command()));
    }

    [Fact]
    public async Task Nobody_but_the_system_cleans_up()
    {
        await using var node = centre.Node();
        await Assert.ThrowsAsync<NotPermittedException>(() => node.SendAsync(TestStaff.Of(Guid.NewGuid(), Role.Administrator), new ClearExpiredJourneys.Command()));
    }

    [Fact]
    public async Task Two_nodes_share_one_schedule_and_look_for_documents_themselves()
    {
        await using var one = centre.Node();
        await using var two = centre.Node();
        var earlier = await NodesInScheduleAsync();
        await Task.WhenAll(one.Host.StartAsync(), two.Host.StartAsync());
        await UntilAsync(async () => await HealthOfAsync(one, "jobs") == HealthStatus.Healthy && await HealthOfAsync(two, "jobs") == HealthStatus.Healthy);
        Assert.Equal(2, (await NodesInScheduleAsync()).Except(earlier).Count());
        Assert.Equal(
            ["bulk-changes", "bulk-invites", "clear-expired-journeys", "clear-handled-commands", "clear-import-rows", "clear-old-slips", "clear-used-second-factor-codes", "clear-waiting-numbers", "compare-with-duo", "count-caseload-days", "duo-exchange", "expire-handovers", "expire-referrals", "imports", "move-clocks", "plan-exports", "reminders", "spreads"],
            await NamesAsync("SELECT trigger_name FROM qrtz_triggers WHERE sched_name = 'ReceptionCentre' ORDER BY 1"));

        // Put in the queue behind the workers' backs: only the job can tell them.
        var id = (await centre.QueueAsync(one, 1)).Single();
        await UntilAsync(async () => (await Centre.DocumentAsync(one, id)).State == DocumentState.Ready);
        await Task.WhenAll(one.Host.StopAsync(), two.Host.StopAsync());
        Assert.Equal(HealthStatus.Healthy, await HealthOfAsync(one, "database"));
        Assert.Equal(HealthStatus.Healthy, await HealthOfAsync(one, "renderer"));
    }

    [Fact]
    public async Task A_job_that_is_due_runs()
    {
        await using var node = centre.Node();
        var old = Journey.Begin("RegisterNewcomer", Guid.NewGuid(), "{}", node.Clock.GetUtcNow() - TimeSpan.FromDays(30));
        await node.AsSystemAsync(services => Centre.InTransactionAsync(services, db => db.Journeys.Add(old)));
        await node.Host.StartAsync();
        await UntilAsync(async () => await HealthOfAsync(node, "jobs") == HealthStatus.Healthy);
        var schedulers = node.Host.Services.GetRequiredService<Quartz.ISchedulerFactory>();
        var centreSchedule = await schedulers.LookupScheduler("ReceptionCentre", default);
        await centreSchedule!.TriggerJob(new("clear-expired-journeys"), cancellationToken: default);
        await UntilAsync(() => node.AsSystemAsync(async services => !await services.GetRequiredService<IReceptionDb>().Journeys.AnyAsync(journey => journey.Id == old.Id)));
        await node.Host.StopAsync();
    }

    [Fact]
    public async Task A_node_starts_without_the_database_and_takes_up_its_work_when_it_is_there()
    {
        // The way to the server is a link that is laid later.
        var link = Path.Combine(Path.GetTempPath(), "rc" + Guid.NewGuid().ToString("N")[..8]);
        var real = new NpgsqlConnectionStringBuilder(centre.ConnectionString);
        var server = real.Host!;
        real.Host = link;
        await using var there = centre.Node();
        var id = (await centre.QueueAsync(there, 1)).Single();
        await using var node = centre.Node(connectionString: real.ConnectionString);
        try
        {
            await node.Host.StartAsync();
            Assert.Equal(HealthStatus.Unhealthy, await HealthOfAsync(node, "database"));
            Assert.Equal(HealthStatus.Degraded, await HealthOfAsync(node, "jobs"));

            Directory.CreateSymbolicLink(link, server);
            await UntilAsync(async () => (await Centre.DocumentAsync(there, id)).State == DocumentState.Ready);
            await UntilAsync(async () => await HealthOfAsync(node, "jobs") == HealthStatus.Healthy);
            Assert.Equal(HealthStatus.Healthy, await HealthOfAsync(node, "database"));
            await node.Host.StopAsync();
        }
        finally
        {
            Directory.Delete(link);
        }
    }

    private static async Task<HealthStatus> HealthOfAsync(Node node, string part) =>
        (await node.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries[part].Status;

    private Task<List<string>> NodesInScheduleAsync() =>
        NamesAsync("SELECT instance_name FROM qrtz_scheduler_state WHERE sched_name = 'ReceptionCentre'");

    private async Task<List<string>> NamesAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(centre.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await rows.ReadAsync())
            names.Add(rows.GetString(0));
        return names;
    }

    private static async Task UntilAsync(Func<Task<bool>> so)
    {
        var until = DateTime.UtcNow + Patience;
        while (!await so())
        {
            Assert.True(DateTime.UtcNow < until, "It did not come about.");
            await Task.Delay(100);
        }
    }
}
