using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.WorkQueue;

/// <summary>Three thousand ten-week notices of one day.</summary>
public sealed class FloodTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    internal const int Notices = 3000;

    [Fact]
    public async Task Three_thousand_notices_of_one_day_are_listed_spread_once_each_and_taken_back()
    {
        var stage = await WorkStage.SetAsync(database, "0106");
        await FloodAsync(database, stage);
        foreach (var member in new[] { stage.First, stage.Second })
            await database.As(stage.Manager).Send(new SetCapacity.Command(member.Id, null, 500, 100));

        // Every one is in the queue, with its ten weeks; page after page, nobody twice.
        var (seen, after) = (new HashSet<Guid>(), (FilePlace?)null);
        var choice = new QueueChoice(QueueWhose.Nobody, Reason: DueReason.PipTerm);
        do
        {
            var page = await database.Send(new ShowQueue.Query(choice, after));
            Assert.Equal((Notices, Notices), (page.Counts.Total, page.Nobody));
            Assert.All(page.Lines, line => Assert.True(seen.Add(line.CaseFileId)));
            after = seen.Count <= 10 * ShowQueue.PageSize ? page.Next : null;
        } while (after is not null);

        var planned = await stage.PlannedAsync(command => command with { Because = DueReason.PipTerm });
        Assert.Equal((Notices, 1000, 2000), (planned.Rows, planned.WillGo, planned.FoundOf(SpreadFinding.NoRoom)));
        Assert.Equal([500, 500], planned.Receivers.Select(one => one.New));
        var over = await stage.PlannedAsync(command => command with { Because = DueReason.PipTerm, EvenOver = true });
        Assert.Equal((Notices, 2000), (over.WillGo, over.FoundOf(SpreadFinding.GoesOver)));
        await database.Send(new DropSpread.Command(Guid.NewGuid(), over.RunId, over.Version));

        // A node dies half-way: the next goes on behind the last batch.
        await database.Send(new StartSpread.Command(Guid.NewGuid(), planned.RunId, planned.Version));
        await database.AsSystem(services => services.GetRequiredService<MediatR.IMediator>().Send(new CarryOutSpread.Command(planned.RunId, Guid.NewGuid())));
        database.Clock.Advance(BatchProgress.Hold + TimeSpan.FromSeconds(1));
        await stage.WorkAsync(planned.RunId);
        var done = await stage.ShowAsync(planned.RunId);
        Assert.Equal((RunState.Done, 1000), (done.State, done.GivenOf(SpreadRowState.Given)));
        var load = await database.Send(new ShowLoad.Query(stage.Team.Id, null));
        Assert.Equal([500, 500], load.People.Select(one => one.Files));
        var events = await database.InDb(db => db.AuditEvents.Where(audit => audit.Action == "WorkQueue.CarryOutSpread" && audit.CaseFileId != null).GroupBy(audit => audit.CaseFileId).Select(file => file.Count()).ToListAsync());
        Assert.Equal((1000, 1), (events.Count, events.Max()));
        Assert.Equal(2000, (await database.Send(new ShowQueue.Query(choice))).Found);
    }

    internal static Task<int> FloodAsync(ReceptionDatabase database, WorkStage stage) => database.AsSystem(async services =>
    {
        var today = database.Clock.Today;
        await services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
            async () =>
            {
                services.GetRequiredService<AuditTrail>().BeginCounting("Testing.Flood");
                await services.GetRequiredService<IBulkWriter>().WriteAsync([.. Enumerable.Range(0, Notices).Select(_ => Noticed(stage, today))], default);
                return 0;
            },
            default);
        await services.GetRequiredService<ClockRebuild>().RunAsync(new Progress<int>(), default);
        return 0;
    });

    private static BulkPerson Noticed(WorkStage stage, DateOnly today)
    {
        var newcomer = A.Newcomer("Nieuw").In(stage.Team.Municipality).Obliged().OpenedOn(today).ForTask("integration-task");
        return new(newcomer.Person.Id, newcomer.File.Id, [newcomer.Person, newcomer.Stay, newcomer.File]);
    }
}
