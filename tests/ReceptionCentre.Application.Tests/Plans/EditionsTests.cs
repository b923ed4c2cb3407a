using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Plans;

/// <summary>Begin, agree, revise, drop: which edition holds, and for whom which kind.</summary>
public sealed class EditionsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_pip_is_only_for_somebody_whom_DUO_found_obliged_under_the_act_of_2021()
    {
        var stage = await PlanStage.SetAsync(database);
        await Breaks(PlanRules.APipIsForSomebodyObliged, () => stage.Begin(PlanKind.Pip));
        Assert.False((await database.Send(new ShowPlan.Query(stage.File))).MayBePip);

        var obliged = await PlanStage.SetAsync(database, A.Newcomer("Zahra").Obliged());
        Assert.True((await database.Send(new ShowPlan.Query(obliged.File))).MayBePip);
        Assert.Equal(PlanKind.Pip, (await obliged.Stored(await obliged.Begin(PlanKind.Pip))).Kind);
    }

    [Theory]
    [InlineData(Domain.Stays.DutyState.Obliged, "wi2013")]
    [InlineData(Domain.Stays.DutyState.TemporarilyExempt, "wi2021")]
    [InlineData(Domain.Stays.DutyState.Fulfilled, "wi2021")]
    [InlineData(Domain.Stays.DutyState.Unknown, null)]
    public async Task Another_act_or_another_decision_is_no_ground_for_a_pip(Domain.Stays.DutyState state, string? act)
    {
        var newcomer = A.Newcomer("Dawit");
        newcomer.Stay.RecordDuty(new(state, act, null, Domain.Facts.PartialDate.Of(2026, 10), Domain.Facts.PartialDate.Of(2026, 10)), A.Provenance);
        var stage = await PlanStage.SetAsync(database, newcomer);
        await Breaks(PlanRules.APipIsForSomebodyObliged, () => stage.Begin(PlanKind.Pip));
    }

    [Fact]
    public async Task Of_two_who_begin_at_the_same_moment_one_is_told_that_there_is_a_draft()
    {
        var stage = await PlanStage.SetAsync(database);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Outcome(() => stage.Begin())));

        Assert.Single(outcomes, rule => rule is null);
        Assert.Equal(4, outcomes.Count(rule => rule == PlanRules.OneDraftAtATime));
        Assert.Single((await database.Send(new ShowPlan.Query(stage.File))).Editions);
    }

    [Fact]
    public async Task The_same_button_pressed_twice_begins_one_plan()
    {
        var stage = await PlanStage.SetAsync(database);
        var command = new BeginPlan.Command(stage.File, PlanKind.Voluntary, Guid.NewGuid());
        Assert.Single((await Task.WhenAll(database.Send(command), database.Send(command), database.Send(command))).Distinct());
    }

    [Fact]
    public async Task After_an_agreed_plan_comes_a_revision_and_not_another_first_plan()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft();
        await Breaks(PlanRules.OneDraftAtATime, () => stage.Begin());
        await stage.Agree(plan);
        await Breaks(PlanRules.AnAgreedPlanIsRevised, () => stage.Begin());
    }

    [Fact]
    public async Task Agreeing_says_when_and_by_whom_and_is_in_the_history()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft();
        await stage.Agree(plan);

        var shown = (await database.Send(new ShowPlan.Query(stage.File))).Shown!;
        Assert.Equal((PlanState.Agreed, (DateOnly?)database.Clock.Today, "Jolanda de Wit"), (shown.State, shown.AgreedOn, shown.AgreedBy));
        Assert.Contains((await stage.Audit("Plans.AgreePlan")).Changes, change => change is { Field: nameof(IntegrationPlan.State), Before: "Draft", After: "Agreed" });
    }

    [Fact]
    public async Task A_day_that_has_yet_to_come_and_no_day_at_all_are_refused_by_the_field()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft();
        var version = await stage.Version(plan);
        foreach (var (on, text) in new (DateOnly?, string)[] { (database.Clock.Today.AddDays(1), "Plans.AgreedOnADayThatHasCome"), (null, "Plans.AgreedOnMissing") })
        {
            var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AgreePlan.Command(plan, version, on)));
            Assert.Equal(("On", text), (invalid.Fields.Single().Field, invalid.Fields.Single().Text));
        }
    }

    [Fact]
    public async Task The_former_edition_stands_until_the_revision_is_agreed_and_then_gives_way()
    {
        var stage = await PlanStage.SetAsync(database);
        var (first, _, _) = await stage.Draft();
        await stage.Agree(first);
        var second = await Revise(stage, first, "Verhuisd naar Zuid");
        Assert.Equal((PlanState.Agreed, PlanState.Draft), ((await stage.Stored(first)).State, (await stage.Stored(second)).State));
        Assert.Equal("Verhuisd naar Zuid", (await stage.Audit("Plans.RevisePlan")).Reason);

        await stage.AddGoal(second, "housing", "Ik wil een eigen kamer.");
        var result = await database.Send(new ShowPlan.Query(stage.File));
        Assert.Equal((second, first, 1), (result.Shown!.PlanId, result.Agreed!.PlanId, result.Difference!.Edition));
        Assert.Equal("Ik wil een eigen kamer.", result.Difference.Goals.Single().After!.Text);

        await stage.Agree(second);
        Assert.Equal((PlanState.Revised, PlanState.Agreed), ((await stage.Stored(first)).State, (await stage.Stored(second)).State));
        var old = (await database.Send(new ShowPlan.Query(stage.File, first))).Shown!;
        Assert.Equal("Ik wil als kok werken.", old.Goals.Single().Text);
    }

    [Fact]
    public async Task Of_two_who_revise_at_the_same_moment_one_is_told_that_there_is_a_draft()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft();
        await stage.Agree(plan);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(number => Outcome(() => Revise(stage, plan, $"Reden {number}"))));
        Assert.Single(outcomes, rule => rule is null);
        Assert.Equal(2, outcomes.Count(rule => rule == PlanRules.OneDraftAtATime));
    }

    [Fact]
    public async Task A_dropped_draft_frees_its_number_and_stays_readable()
    {
        var stage = await PlanStage.SetAsync(database);
        var (dropped, _, _) = await stage.Draft();
        await database.Send(new DropDraft.Command(dropped, await stage.Version(dropped)));
        var again = await stage.Begin();

        Assert.Equal((1, 1), ((await stage.Stored(dropped)).Edition, (await stage.Stored(again)).Edition));
        Assert.Equal("Ik wil als kok werken.", (await database.Send(new ShowPlan.Query(stage.File, dropped))).Shown!.Goals.Single().Text);
    }

    [Fact]
    public async Task A_voluntary_plan_becomes_a_pip_when_DUO_finds_the_person_obliged_and_not_before()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft();
        await stage.Agree(plan);
        await Breaks(PlanRules.APipIsForSomebodyObliged, () => Revise(stage, plan, "Toch een PIP", PlanKind.Pip));

        var obliged = await PlanStage.SetAsync(database, A.Newcomer("Zahra").Obliged());
        var (voluntary, _, _) = await obliged.Draft();
        await obliged.Agree(voluntary);
        Assert.Equal(PlanKind.Pip, (await obliged.Stored(await Revise(obliged, voluntary, "DUO besloot", PlanKind.Pip))).Kind);
    }

    [Fact]
    public async Task Revising_needs_a_reason_and_the_team()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft();
        await stage.Agree(plan);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => Revise(stage, plan, "  "));
        Assert.Equal(("Reason", "Plans.ReasonMissing"), (invalid.Fields.Single().Field, invalid.Fields.Single().Text));
        database.As(stage.OtherTeam);
        await Breaks(CaseFileRules.OnlyItsTeamWorksOnAFile, () => Revise(stage, plan, "Ik ook"));
    }

    [Fact]
    public async Task A_plan_of_another_file_is_not_shown_under_this_one()
    {
        var stage = await PlanStage.SetAsync(database);
        var plan = await stage.Begin();
        var other = await PlanStage.SetAsync(database, A.Newcomer("Olena"));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowPlan.Query(other.File, plan)));
    }

    private async Task<Guid> Revise(PlanStage stage, Guid plan, string reason, PlanKind kind = PlanKind.Voluntary) =>
        await database.Send(new RevisePlan.Command(plan, await stage.Version(plan), kind, RevisionTrigger.Other, reason, Guid.NewGuid()));

    private static async Task Breaks(Rule rule, Func<Task> send) => Assert.Equal(rule, await Outcome(async () =>
    {
        await send();
        return Guid.Empty;
    }));

    private static async Task<Rule?> Outcome(Func<Task<Guid>> send)
    {
        try
        {
            await send();
            return null;
        }
        catch (BrokenRuleException broken)
        {
            return broken.Rule;
        }
    }
}
