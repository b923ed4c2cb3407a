using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Checklists;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Checklists;

/// <summary>The first line of the checklist of a departure that has a day. For a return to the own country that is telling the municipality: from five days before until the day itself.</summary>
public sealed class ChecklistClocksTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Leaves => database.Clock.Today.AddDays(20);

    [Fact]
    public async Task It_asks_by_the_day_of_the_first_line_that_is_not_ticked_and_then_by_the_next()
    {
        var stage = await PlanStage.SetAsync(database);
        await AddAsync("departure-own-early", [], -10);
        var departure = await database.PlanDeparture(stage.File, DepartureSamples.Return(PartialDate.Of(Leaves)));
        Assert.Equal(Leaves.AddDays(-10), await Asked(stage.File));
        await TickAsync(stage.File, departure, "departure-own-early");
        Assert.Equal(Leaves, await Asked(stage.File));
        var tick = await TickAsync(stage.File, departure, "departure-brp");
        Assert.Null(await Asked(stage.File));
        await database.Send(new UntickItem.Command(stage.File, tick));
        Assert.Equal(Leaves, await Asked(stage.File));
    }

    [Fact]
    public async Task Only_lines_that_hold_for_the_person_ask_and_only_of_a_day_that_is_known()
    {
        await AddAsync("departure-own-refugees", ["status-holder"], -12);
        await AddAsync("departure-own-children", [], -14, ages: (4, 17));
        var worker = await PlanStage.SetAsync(database, A.Newcomer().Born("1990-05-05").WithMotive("eu-labour-short"));
        await database.PlanDeparture(worker.File, DepartureSamples.Return(PartialDate.Of(Leaves)));
        Assert.True(await Asked(worker.File) >= Leaves.AddDays(-10));
        var refugee = await PlanStage.SetAsync(database, A.Newcomer().Born("1990-05-05").WithMotive("status-holder"));
        await database.PlanDeparture(refugee.File, DepartureSamples.Return(PartialDate.Of(Leaves)));
        Assert.Equal(Leaves.AddDays(-12), await Asked(refugee.File));
        var child = await PlanStage.SetAsync(database, A.Newcomer().Born("2016-05-05").WithMotive("eu-labour-short"));
        await database.PlanDeparture(child.File, DepartureSamples.Return(PartialDate.Of(Leaves)));
        Assert.Equal(Leaves.AddDays(-14), await Asked(child.File));

        var someday = await PlanStage.SetAsync(database);
        await database.PlanDeparture(someday.File, DepartureSamples.Return(PartialDate.Of(Leaves.Year, Leaves.Month)));
        Assert.Null(await Asked(someday.File));
    }

    [Fact]
    public async Task A_line_that_is_added_moves_the_clocks_of_the_municipalities_in_which_somebody_leaves()
    {
        var stage = await PlanStage.SetAsync(database);
        await database.PlanDeparture(stage.File, DepartureSamples.Return(PartialDate.Of(Leaves)));
        var administrator = A.StaffMember(Domain.Staff.Role.Administrator).Build();
        await database.Save(administrator);
        await database.As(administrator).Send(new AddChecklistItem.Command(
            "departure-added", ChecklistKind.Departure, null, new("Pas inleveren", "Hand in the card", null, null, null, ChecklistDoer.Newcomer, [], [], null, DayFrom: -3, DayBy: -2), null, "Besluit", Guid.NewGuid()));
        Assert.True(await database.InDb(db => db.TermsChanges.AnyAsync(change => change.Municipality == A.Amsterdam)));
        await database.As(null).Change(async db => db.RemoveRange(await db.TermsChanges.ToListAsync()));
        await EndAsync("departure-added");
    }

    private async Task AddAsync(string key, IReadOnlyList<string> motives, int by, (int From, int To)? ages = null)
    {
        if (await database.InDb(db => db.ChecklistItems.AnyAsync(item => item.Key == key)))
            return;
        var item = new ChecklistItem(key, ChecklistKind.Departure, null, 900, null);
        item.Describe(new(key, key, null, null, null), new(ChecklistDoer.We, motives, [], null, ages is { } of ? new(of.From, of.To) : null, new(by - 2, by)), null);
        await database.Save(item);
    }

    private Task EndAsync(string key) => database.As(null).Change(async db =>
    {
        var item = await db.ChecklistItems.FirstAsync(one => one.Key == key);
        item.Period(item.ValidFrom, database.Clock.Today);
    });

    private async Task<Guid> TickAsync(Guid file, Guid departure, string key)
    {
        var item = await database.InDb(db => db.ChecklistItems.Where(one => one.Key == key).Select(one => one.Id).FirstAsync());
        return (await database.Send(new TickItem.Command(file, departure, item, TickState.Done, null, Guid.NewGuid()))).TickId;
    }

    private Task<DateOnly?> Asked(Guid file) => database.InDb(db => db.Clocks.Where(clock => clock.CaseFileId == file && clock.Reason == DueReason.DepartureChecklist && clock.EndedOn == null)
        .Select(clock => (DateOnly?)clock.DueOn).SingleOrDefaultAsync());
}
