using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Clocks;

public sealed class ClockRebuildTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly ClockStage _stage = new(database);

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Rebuilding_gives_the_same_rows_as_living_through_it(int seed)
    {
        var random = new Random(seed);
        var lives = new List<Life>();
        for (var i = 0; i < 4; i++)
            lives.Add(new(await _stage.File()));
        for (var day = 1; day <= 40; day += random.Next(1, 4))
        {
            _stage.GoTo(day);
            for (var times = random.Next(1, 4); times > 0; times--)
                await LiveAsync(lives[random.Next(lives.Count)], day, random);
        }
        var lived = await Rows();
        Assert.InRange(lived.Count, 8, 200);

        // Over what was kept nothing changes, not even the ids.
        var ids = await Ids();
        await _stage.Rebuild();
        Assert.Equal(lived, await Rows());
        Assert.Equal(ids, await Ids());

        // And from nothing the same comes about.
        await database.InDb(db => db.Clocks.ExecuteDeleteAsync());
        await database.InDb(db => db.FileStates.ExecuteDeleteAsync());
        Assert.True(await Needed());
        await _stage.Rebuild();
        Assert.False(await Needed());
        Assert.Equal(lived, await Rows());
    }

    private async Task LiveAsync(Life life, int day, Random random)
    {
        switch (random.Next(9))
        {
            case 0 or 1 or 2:
                var on = day - random.Next(0, 3);
                life.Notes.Add(await _stage.Note(life.File, on, random.Next(2) == 0 ? on + random.Next(0, 20) : null, random.Next(4) > 0));
                break;
            case 3 when life.Notes.Count > 0:
                await _stage.Withdraw(life.Notes[^1]);
                life.Notes.RemoveAt(life.Notes.Count - 1);
                break;
            case 4 or 5 when life.Plan is null:
                var starts = day + random.Next(-3, 9);
                life.Plan = await _stage.Draft(life.File, starts, starts + random.Next(1, 30));
                break;
            case 4 when !life.IsAgreed:
                await _stage.Plan(life.Plan!.Id, plan => plan.Drop());
                life.Plan = null;
                break;
            case 5 or 6 when life is { Plan: not null, IsAgreed: false }:
                await _stage.Agree(life.Plan, day);
                life.IsAgreed = true;
                break;
            case 6 when life.IsAgreed:
                await _stage.Plan(life.Plan!.Id, plan => plan.ItemDone(plan.Items.First().Id, plan.Items.First().DoneOn is null ? _stage.Day(day) : null, database.Clock.Today));
                break;
            case 7 when life.Question is null:
                var file = await database.InDb(db => db.CaseFiles.AsNoTracking().SingleAsync(one => one.Id == life.File));
                var question = AccessRequest.Ask(file.PersonId, file.Controller, "Wie is dit?", database.Clock.GetUtcNow(), Guid.NewGuid());
                await database.Save(question);
                life.Question = question.Id;
                break;
            case 7 or 8 when life.Question is not null:
                await _stage.Change(async db => (await db.AccessRequests.SingleAsync(one => one.Id == life.Question)).Reply(true, "Ja", database.Clock.GetUtcNow(), Guid.NewGuid()));
                life.Question = null;
                break;
        }
    }

    private async Task<List<string>> Rows()
    {
        var clocks = await database.InDb(db => db.Clocks.AsNoTracking().Where(clock => clock.EndedOn == null).OrderBy(clock => clock.CaseFileId).ThenBy(clock => clock.Reason).ThenBy(clock => clock.SubjectId).ToListAsync());
        var states = await database.InDb(db => db.FileStates.AsNoTracking().OrderBy(state => state.CaseFileId).ToListAsync());
        return [
            .. clocks.Select(clock => $"{clock.CaseFileId} {clock.Terms}"),
            .. states.Select(state => $"{state.CaseFileId} {state.NextDueOn} {state.NextReason} {state.LateFrom} {state.SilentFrom} {state.SpokenOn} {state.WaitsSince}")];
    }

    private Task<List<Guid>> Ids() => database.InDb(db => db.Clocks.OrderBy(clock => clock.Id).Select(clock => clock.Id).ToListAsync());

    private Task<bool> Needed() => database.AsSystem(services => services.GetRequiredService<ClockRebuild>().IsNeededAsync(default));

    private sealed class Life(Guid file)
    {
        public Guid File { get; } = file;
        public List<Guid> Notes { get; } = [];
        public IntegrationPlan? Plan { get; set; }
        public bool IsAgreed { get; set; }
        public Guid? Question { get; set; }
    }
}
