using ReceptionCentre.Domain.Plans;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Plans;

public sealed class PlanDifferenceTests
{
    private static readonly PlanItemTerms Lesson = new("Taalles", null, "Taalhuis", Day(2026, 12, 1), 600, null, [new("municipality", 6_000), new("newcomer", 4_000)]);

    private readonly IntegrationPlan _before = IntegrationPlan.Begin(Guid.CreateVersion7(), PlanKind.Voluntary, Now().At, By);
    private readonly IntegrationPlan _after;

    public PlanDifferenceTests()
    {
        var language = _before.AddGoal("language", "Ik wil Nederlands leren.");
        _before.AddItem(language.Id, Lesson);
        _before.AddItem(language.Id, Lesson with { What = "Taalmaatje" });
        _before.AddItem(_before.AddGoal("work", "Ik wil als kok werken.").Id, Lesson with { What = "Proefdag" });
        _before.Agree(Today, Today, By);
        _after = _before.Revise("Langer verblijf", Now(1).At, By);
    }

    [Fact]
    public void A_fresh_revision_differs_in_nothing() => Assert.True(PlanDifference.Between(_before, _after).IsEmpty);

    [Fact]
    public void It_names_the_parts_of_an_item_that_changed_and_no_others()
    {
        var item = _after.Items.First();
        _after.ChangeItem(item.Id, item.Terms with
        {
            MinutesAWeek = 750,
            Deadline = Day(2027, 7, 1),
            Compulsory = new("wi2021", "7", Today),
            Payers = [new("newcomer", 4_000), new("municipality", 6_000)],
        });

        var change = Assert.Single(PlanDifference.Between(_before, _after).Items);
        Assert.Equal([ItemPart.Obligation, ItemPart.Hours, ItemPart.Deadline], change.Changed);
        Assert.Equal((600, 750), (change.Before!.MinutesAWeek!.Value, change.After!.MinutesAWeek!.Value));
    }

    [Fact]
    public void An_item_put_in_the_place_of_a_removed_one_is_new_and_not_changed()
    {
        var goal = _after.Goals.First(goal => goal.Track == "language");
        _after.RemoveItem(goal.Items.Single(item => item.What == "Taalmaatje").Id);
        _after.AddItem(goal.Id, Lesson with { What = "Taalcafé" });

        var items = PlanDifference.Between(_before, _after).Items;
        Assert.Equal([(null, "Taalcafé"), ("Taalmaatje", (string?)null)], items.Select(item => (item.Before?.What, item.After?.What)));
    }

    [Fact]
    public void A_goal_that_goes_takes_its_items_along()
    {
        _after.RemoveGoal(_after.Goals.Single(goal => goal.Track == "work").Id);

        var difference = PlanDifference.Between(_before, _after);
        Assert.Equal(("Ik wil als kok werken.", (PlanGoal?)null), (difference.Goals.Single().Before!.Text, difference.Goals.Single().After));
        Assert.Equal("Proefdag", difference.Items.Single().Before!.What);
    }

    [Fact]
    public void Other_words_another_track_and_another_kind_are_told()
    {
        var goal = _after.Goals.Single(goal => goal.Track == "work");
        _after.ChangeGoal(goal.Id, "education", goal.Text);
        _after.WriteOwnWords("Ik wil studeren.", "nl", "Niet op maandag.");
        Assert.Equal("education", PlanDifference.Between(_before, _after).Goals.Single().After!.Track);
        Assert.True(PlanDifference.Between(_before, _after) is { OwnWordsChanged: true, DisagreementChanged: true, KindChanged: false });

        Assert.True(PlanDifference.Between(_before, _before.Revise("Plicht", Now(2).At, By, PlanKind.Pip)).KindChanged);
    }

    [Fact]
    public void Editions_that_do_not_follow_each_other_are_not_compared() => Assert.Throws<ArgumentException>(() => PlanDifference.Between(_after, _before));
}
