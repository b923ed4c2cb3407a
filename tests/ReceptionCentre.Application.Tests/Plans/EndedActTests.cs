using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Plans;

/// <summary>Acts end. Nothing new rests on one that ended; what rested on it is not lost by changing something else.</summary>
public sealed class EndedActTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task An_act_that_ended_is_refused_for_a_new_item_and_stays_on_an_old_one()
    {
        var stage = await PlanStage.SetAsync(database);
        await database.Save(new Code(Lists.Acts, "tijdelijke-wet", new CodeWords("Tijdelijke wet", "Temporary act"), null, database.Clock.Today.AddDays(1)));
        var item = PlanStage.Item() with { Compulsory = true, Act = "tijdelijke-wet", Article = "1", Since = new(2026, 1, 1) };
        var (plan, goal, old) = await stage.Draft(item);
        database.Clock.GoTo(database.Clock.Today.AddDays(2));

        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => stage.AddItem(plan, goal, item));
        Assert.Equal(("Act", "Plans.ActDoesNotHold"), (invalid.Fields.Single().Field, invalid.Fields.Single().Text));

        await database.Send(new ChangeItem.Command(plan, old, await stage.Version(plan), item with { MinutesAWeek = 60 }));
        Assert.Equal("tijdelijke-wet", (await stage.Stored(plan)).Items.Single().Act);
    }
}
