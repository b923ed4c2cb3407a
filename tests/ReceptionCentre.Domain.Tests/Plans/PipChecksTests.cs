using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Tests.CivicIntegration;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Plans;

/// <summary>What a PIP needs to be decided, with the numbers of the law, and what DUO would send back.</summary>
public sealed class PipChecksTests
{
    private static readonly RouteReasons Reasons = new("B1 is haalbaar.", "Wil eerst werken.", "Niet nodig.");

    private static readonly PipTerms Complete = new(
        LearningRoute.B1Route, LanguageLevel.B1, Reasons, 640, 12, 40, LiteracyEducation.NotApplicable, null, "Geen kinderen.", "Een gesprek per maand.", null, null, null, null);

    private static readonly PipSurroundings First = new(DutyGroup.Asylum, null, Day(2026, 6, 1), Day(2026, 5, 1), null, null, null, null, Law.Parameters);

    private static readonly PipSurroundings Later = First with { Former = Complete, FirstPipOn = Day(2026, 7, 1), CurrentPipOn = Day(2026, 9, 1), TermFrom = Day(2026, 7, 2) };

    [Fact]
    public void A_complete_pip_is_ready() => Assert.Empty(Found(Complete, First));

    [Fact]
    public void An_empty_pip_lacks_what_article_15_asks() => Assert.Equal(
        [
            PipRules.TheRouteIsChosen, PipRules.EachRouteHasItsReason, PipRules.GuidanceIsSaid, PipRules.PreschoolIsSaid, PipRules.LiteracyIsSaid, PipRules.AsylumHasRouteHours,
            PipRules.ThePvtHasItsHours, PipRules.TheMapHasItsHours,
        ],
        Found(PipTerms.Empty, First));

    [Fact]
    public void Without_the_group_of_DUO_nothing_is_decided() => Assert.Contains(PipRules.TheGroupIsKnown, Found(Complete, First with { Group = null }));

    [Theory]
    [InlineData(null, "x", "x")]
    [InlineData("x", " ", "x")]
    [InlineData("x", "x", null)]
    public void Each_of_the_three_routes_has_its_reason(string? b1, string? education, string? z) =>
        Assert.Equal([PipRules.EachRouteHasItsReason], Found(Complete with { Reasons = new(b1, education, z) }, First));

    [Theory]
    [InlineData(LearningRoute.B1Route, null, nameof(PipRules.TheLevelIsChosen))]
    [InlineData(LearningRoute.EducationRoute, null, nameof(PipRules.TheLevelIsChosen))]
    [InlineData(LearningRoute.EducationRoute, LanguageLevel.A2, nameof(PipRules.TheLevelFitsTheRoute))]
    [InlineData(LearningRoute.ZRoute, LanguageLevel.B1, nameof(PipRules.TheLevelFitsTheRoute))]
    [InlineData(LearningRoute.B1Route, LanguageLevel.A2, nameof(PipRules.TheFirstPipAsksB1))]
    [InlineData(LearningRoute.ZRoute, null, null)]
    [InlineData(LearningRoute.ZRoute, LanguageLevel.A2, null)]
    public void The_level_fits_the_route_of_a_first_pip(LearningRoute route, LanguageLevel? level, string? rule)
    {
        var found = Found(Complete with { Route = route, Level = level, RouteHours = 800, MapHours = route == LearningRoute.EducationRoute ? null : 40 }, First);
        Assert.Equal(rule is null ? [] : [$"Plans.{rule}"], found.Select(one => one.Name));
    }

    [Fact]
    public void An_earlier_pip_of_another_municipality_makes_this_one_not_the_first() =>
        Assert.DoesNotContain(PipRules.TheFirstPipAsksB1, Found(Complete with { Level = LanguageLevel.A2 }, First with { FirstPipOn = Day(2026, 6, 10) }));

    [Theory]
    [InlineData(599, true, true)]
    [InlineData(600, true, false)]
    [InlineData(600, false, true)]
    [InlineData(600, null, true)]
    [InlineData(null, true, true)]
    public void Scaling_down_needs_600_hours_and_effort(int? hours, bool? effort, bool isRefused) => Assert.Equal(
        isRefused, Found(Complete with { Level = LanguageLevel.A2, HoursOfDutch = hours, SufficientEffort = effort }, Later, RevisionTrigger.ScalingDown).Contains(PipRules.ScalingDownNeedsHoursAndEffort));

    [Fact]
    public void Route_hours_are_of_asylum_status_holders_and_only_those_of_the_B1_route_go_to_DUO()
    {
        Assert.Equal([PipRules.AsylumHasRouteHours], Found(Complete with { RouteHours = null }, First));
        Assert.Equal([PipRules.RouteHoursAreForAsylum], Found(Complete, First with { Group = DutyGroup.FamilyAndOther }));
        Assert.Empty(Found(Complete with { RouteHours = null }, First with { Group = DutyGroup.FamilyAndOther }));
        Assert.Equal(
            (640, null, null), (Complete.EstimatedHoursForDuo(DutyGroup.Asylum), Complete.EstimatedHoursForDuo(DutyGroup.FamilyAndOther), (Complete with { Route = LearningRoute.ZRoute }).EstimatedHoursForDuo(DutyGroup.Asylum)));
    }

    [Fact]
    public void Pvt_and_map_have_their_hours_and_the_education_route_has_no_map()
    {
        Assert.Equal([PipRules.ThePvtHasItsHours], Found(Complete with { PvtHours = 11 }, First));
        Assert.Equal([PipRules.TheMapHasItsHours], Found(Complete with { MapHours = 39 }, First));
        var education = Complete with { Route = LearningRoute.EducationRoute };
        Assert.Equal([PipRules.NoMapInTheEducationRoute], Found(education, First));
        Assert.Empty(Found(education with { MapHours = null }, First));
    }

    [Fact]
    public void A_number_that_is_off_checks_nothing() =>
        Assert.Empty(Found(Complete with { PvtHours = null, MapHours = null }, First with { Parameters = new([Law.Number(CivicParameters.TermYears, 3)]) }));

    [Fact]
    public void What_does_not_block_is_told()
    {
        var z = Complete with { Route = LearningRoute.ZRoute, Level = null, RouteHours = 799, Literacy = null, ReliefFrom = Day(2026, 7, 1), ReliefUntil = Day(2026, 12, 31) };
        var found = Findings(z, First);
        Assert.Equal([PipRules.LiteracyIsSaid, PipRules.ReliefLastsItsMonths, PipRules.TheZRouteHasItsHours], found.Select(one => one.Rule));
        Assert.DoesNotContain(found, one => one.Blocks);
    }

    [Fact]
    public void A_changed_route_or_level_is_the_trigger_of_its_revision()
    {
        var z = Complete with { Route = LearningRoute.ZRoute, Level = null, RouteHours = 800 };
        Assert.Equal([PipRules.TheTriggerSaysWhatChanged], Found(z, Later, RevisionTrigger.Move));
        Assert.Empty(Found(z, Later, RevisionTrigger.RouteSwitch));
        var scaled = Complete with { Level = LanguageLevel.A2, HoursOfDutch = 700, SufficientEffort = true };
        Assert.Equal([PipRules.TheTriggerSaysWhatChanged], Found(scaled, Later, RevisionTrigger.Other));
        Assert.Empty(Found(scaled, Later, RevisionTrigger.ScalingDown));
    }

    [Fact]
    public void A_limit_for_switching_is_checked_only_where_a_municipality_set_one_and_does_not_block()
    {
        var z = Complete with { Route = LearningRoute.ZRoute, Level = null, RouteHours = 800 };
        var late = Later with { FirstPipOn = Day(2025, 1, 1), TermFrom = Day(2025, 1, 2) };
        Assert.Empty(Found(z, late, RevisionTrigger.RouteSwitch));
        var finding = Assert.Single(Findings(z, late with { RouteSwitchMonths = 18 }, RevisionTrigger.RouteSwitch));
        Assert.Equal((PipRules.TheRouteIsSwitchedInTime, false, CheckSource.Municipality), (finding.Rule, finding.Blocks, finding.Source));
        Assert.Empty(Found(z, Later with { RouteSwitchMonths = 18 }, RevisionTrigger.RouteSwitch));
    }

    [Fact]
    public void The_date_is_refused_as_DUO_would()
    {
        Assert.Equal([PipRules.DatedOnADayThatHasCome], Found(Complete, First, on: Today.AddDays(1)));
        Assert.Equal([PipRules.NotDatedBeforeTheDuty], Found(Complete, First, on: Day(2026, 5, 31)));
        Assert.Empty(Found(Complete, First, on: Day(2026, 6, 1)));
        var sinceTheAct = First with { DutyFrom = null, SettledOn = null, Parameters = new([Law.Number(CivicParameters.TermYears, 3, Day(2022, 1, 1))]) };
        Assert.Equal([PipRules.NotDatedBeforeTheAct], Found(Complete, sinceTheAct, on: Day(2021, 12, 31)));
        Assert.Equal([PipRules.NotDatedBeforeSettlement], Found(Complete, First with { SettledOn = Day(2026, 8, 1) }, on: Day(2026, 7, 31)));
        Assert.Equal([PipRules.NotDatedBeforeTheFirstPip, PipRules.NotDatedBeforeTheCurrentPip], Found(Complete, Later, on: Day(2026, 6, 30)));
        Assert.Equal([PipRules.NotDatedBeforeTheCurrentPip], Found(Complete, Later, on: Day(2026, 8, 31)));
    }

    [Fact]
    public void What_cannot_be_hours_or_days_is_not_even_written_down()
    {
        var plan = Pip();
        PipRules.HoursAreHours.Breaks(() => plan.WritePip(Complete with { PvtHours = 0 }));
        PipRules.HoursAreHours.Breaks(() => plan.WritePip(Complete with { RouteHours = 10_000 }));
        PipRules.ReliefEndsAfterItBegins.Breaks(() => plan.WritePip(Complete with { ReliefUntil = Today }));
        PipRules.ReliefEndsAfterItBegins.Breaks(() => plan.WritePip(Complete with { ReliefFrom = Today, ReliefUntil = Today }));
    }

    [Fact]
    public void A_pip_is_offered_signed_and_then_stands_and_no_voluntary_plan_is()
    {
        var plan = Pip();
        plan.AddGoal("language", "Ik wil leren.");
        PipRules.APipIsDecided.Breaks(() => plan.Agree(Today, Today, By));
        PipRules.TheRouteIsChosen.Breaks(() => plan.Offer(First, Today));
        plan.WritePip(Complete);
        plan.Offer(First, Today);
        PlanRules.AnAgreedPlanIsNotEdited.Breaks(() => plan.WritePip(Complete));
        plan.ComeBack();
        plan.WritePip(Complete with { Guidance = "Elke week." });
        plan.Offer(First, Today);
        PipRules.NotDatedBeforeTheDuty.Breaks(() => plan.Decide(First, Day(2026, 5, 30), Today, By));
        plan.Decide(First, Today, Today, By);
        Assert.Equal((PlanState.Decided, (DateOnly?)Today, true), (plan.State, plan.AgreedOn, plan.Holds));
        PlanRules.AnAgreedPlanIsNotEdited.Breaks(() => plan.Decide(First, Today, Today, By));
        PlanRules.AnAgreedPlanIsNotEdited.Breaks(plan.ComeBack);

        var voluntary = IntegrationPlan.Begin(Guid.CreateVersion7(), PlanKind.Voluntary, Now().At, By);
        PipRules.OnlyAPipHasARoute.Breaks(() => voluntary.WritePip(Complete));
        PipRules.OnlyAPipIsDecided.Breaks(() => voluntary.Offer(First, Today));
        voluntary.AddGoal("work", "Ik wil werken.");
        voluntary.Agree(Today, Today, By);
        PipRules.ARouteChangesInAPip.Breaks(() => voluntary.Revise("Route", Now(1).At, By, trigger: RevisionTrigger.RouteSwitch));
        Assert.Equal(RevisionTrigger.LongerStay, voluntary.Revise("Blijft langer", Now(1).At, By, trigger: RevisionTrigger.LongerStay).Trigger);
    }

    [Fact]
    public void A_revision_carries_the_route_over_and_the_difference_names_what_changed()
    {
        var plan = Pip();
        plan.AddGoal("language", "Ik wil leren.");
        plan.WritePip(Complete);
        plan.Offer(First, Today);
        plan.Decide(First, Today, Today, By);
        var revision = plan.Revise("Z past beter", Now(1).At, By, trigger: RevisionTrigger.RouteSwitch);
        Assert.Equal(Complete, revision.Pip!.Terms);
        Assert.Empty(PlanDifference.Between(plan, revision).Pip);
        revision.WritePip(Complete with { Route = LearningRoute.ZRoute, Level = null, Guidance = "Elke week.", ReliefFrom = Today });
        Assert.Equal([PipPart.Route, PipPart.Level, PipPart.Guidance, PipPart.Relief], PlanDifference.Between(plan, revision).Pip);
        Assert.Null(plan.Revise("Plicht voorbij", Now(1).At, By, PlanKind.Voluntary).Pip);
    }

    [Fact]
    public void A_decided_plan_ends_with_its_file_and_goes_on_decided_and_an_offered_one_becomes_a_draft_again()
    {
        var plan = Pip();
        plan.AddGoal("language", "Ik wil leren.");
        plan.WritePip(Complete);
        plan.Offer(First, Today);
        plan.EndWithFile(Today);
        Assert.Equal(PlanState.Dropped, plan.State);
        plan.GoOnWithFile();
        Assert.Equal(PlanState.Draft, plan.State);
        plan.Offer(First, Today);
        plan.Decide(First, Today, Today, By);
        plan.EndWithFile(Today);
        plan.GoOnWithFile();
        Assert.Equal(PlanState.Decided, plan.State);
    }

    [Fact]
    public void The_codes_are_those_of_DUO()
    {
        Assert.Equal("BOZ", string.Concat(Enum.GetValues<LearningRoute>().Select(DuoCodes.Of)));
        Assert.Equal(["NVT", "A", "AA"], Enum.GetValues<LiteracyEducation>().Select(DuoCodes.Of));
    }

    private static IntegrationPlan Pip() => IntegrationPlan.Begin(Guid.CreateVersion7(), PlanKind.Pip, Now().At, By);

    private static IEnumerable<Rule> Found(PipTerms terms, PipSurroundings around, RevisionTrigger? trigger = null, DateOnly? on = null) =>
        Findings(terms, around, trigger, on).Select(finding => finding.Rule);

    // A revision is made of a plan that was decided, so that it has its trigger.
    private static IReadOnlyList<PipFinding> Findings(PipTerms terms, PipSurroundings around, RevisionTrigger? trigger = null, DateOnly? on = null)
    {
        var plan = Pip();
        if (trigger is { } why)
        {
            plan.AddGoal("language", "Ik wil leren.");
            plan.WritePip(Complete);
            plan.Offer(First, Today);
            plan.Decide(First, Today, Today, By);
            plan = plan.Revise("Anders", Now(1).At, By, trigger: why);
        }
        plan.WritePip(terms);
        return PipChecks.Of(plan, around, on ?? Today, Today);
    }
}
