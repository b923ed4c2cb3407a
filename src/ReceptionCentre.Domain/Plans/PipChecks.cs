using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Plans;

/// <summary>Where a check comes from.</summary>
public enum CheckSource
{
    /// <summary>The law says what a PIP holds or asks.</summary>
    Law = 1,

    /// <summary>DUO rejects it when it is sent.</summary>
    Duo = 2,

    /// <summary>The municipality set it.</summary>
    Municipality = 3,
}

/// <summary>Something that is missing in a PIP, or would be rejected.</summary>
/// <param name="Blocks">It cannot be decided like this. Otherwise it is told, and whoever signs weighs it.</param>
/// <param name="Basis">Act and article, or the interface of DUO.</param>
/// <param name="Values">For the placeholders of the sentence.</param>
public sealed record PipFinding(Rule Rule, CheckSource Source, string Basis, bool Blocks, IReadOnlyList<object> Values);

/// <summary>What is known around a PIP when it is checked.</summary>
/// <param name="Former">What the edition that it revises lays down, when that was a PIP.</param>
/// <param name="DutyFrom">First day of the duty; null = not known.</param>
/// <param name="SettledOn">First day in the municipality; null = not known.</param>
/// <param name="FirstPipOn">Date of the person's first PIP, of whichever municipality; null = this is the first.</param>
/// <param name="CurrentPipOn">Date of the PIP that holds in this file; null = none does.</param>
/// <param name="TermFrom">First day of the integration term; null = it has not begun.</param>
/// <param name="RouteSwitchMonths">What the municipality set; null = not checked.</param>
public sealed record PipSurroundings(
    DutyGroup? Group, PipTerms? Former, DateOnly? DutyFrom, DateOnly? SettledOn, DateOnly? FirstPipOn, DateOnly? CurrentPipOn, DateOnly? TermFrom,
    int? RouteSwitchMonths, CivicParameters Parameters);

/// <summary>
/// Checks a PIP as the law asks and as DUO would (interface PIP 1.2.0), so that nothing is decided that does not stand and
/// nothing is sent that comes back.
/// </summary>
public static class PipChecks
{
    private const string Article15 = "Wi2021 art. 15", Duo = "DUO PIP 1.2.0";

    /// <param name="datedOn">The date that the decision would have.</param>
    public static IReadOnlyList<PipFinding> Of(IntegrationPlan plan, PipSurroundings around, DateOnly datedOn, DateOnly today)
    {
        var terms = plan.Pip?.Terms ?? PipTerms.Empty;
        return [.. Content(terms, around, datedOn), .. Level(terms, around, datedOn), .. Hours(terms, around, datedOn), .. Revision(plan, terms, around, datedOn), .. Dates(around, datedOn, today)];
    }

    /// <exception cref="BrokenRuleException">The first thing without which it may not be decided.</exception>
    public static void EnsureMayBeDecided(IntegrationPlan plan, PipSurroundings around, DateOnly datedOn, DateOnly today)
    {
        if (Of(plan, around, datedOn, today).FirstOrDefault(finding => finding.Blocks) is { } finding)
            finding.Rule.Check(false, [.. finding.Values]);
    }

    private static IEnumerable<PipFinding> Content(PipTerms terms, PipSurroundings around, DateOnly day)
    {
        if (around.Group is null)
            yield return Missing(PipRules.TheGroupIsKnown, Article15);
        if (terms.Route is null)
            yield return Missing(PipRules.TheRouteIsChosen, Article15);
        if (!terms.Reasons.AreComplete)
            yield return Missing(PipRules.EachRouteHasItsReason, "Awb 3:46; ECLI:NL:RVS:2024:5413");
        if (string.IsNullOrWhiteSpace(terms.Guidance))
            yield return Missing(PipRules.GuidanceIsSaid, Article15);
        if (string.IsNullOrWhiteSpace(terms.Preschool))
            yield return Missing(PipRules.PreschoolIsSaid, Article15);
        if (terms.Literacy is null)
            yield return Told(PipRules.LiteracyIsSaid, CheckSource.Duo, Duo);
        if (terms is { ReliefFrom: { } from, ReliefUntil: { } until } && around.Parameters.On(day, CivicParameters.ReliefMonths) is { } months && until < from.AddMonths(months))
            yield return Told(PipRules.ReliefLastsItsMonths, CheckSource.Law, "Participatiewet art. 56a", months);
    }

    private static IEnumerable<PipFinding> Level(PipTerms terms, PipSurroundings around, DateOnly day)
    {
        switch (terms)
        {
            case { Route: LearningRoute.B1Route or LearningRoute.EducationRoute, Level: null }:
                yield return Missing(PipRules.TheLevelIsChosen, Duo, CheckSource.Duo);
                break;
            case { Route: LearningRoute.EducationRoute, Level: LanguageLevel.A2 } or { Route: LearningRoute.ZRoute, Level: LanguageLevel.B1 }:
                yield return Missing(PipRules.TheLevelFitsTheRoute, Duo, CheckSource.Duo);
                break;
            case { Route: LearningRoute.B1Route, Level: LanguageLevel.A2 } when around.FirstPipOn is null:
                yield return Missing(PipRules.TheFirstPipAsksB1, Duo, CheckSource.Duo);
                break;
            case { Route: LearningRoute.B1Route, Level: LanguageLevel.A2 } when around.Parameters.On(day, CivicParameters.ScalingDownHours) is { } hours
                && (terms.HoursOfDutch is not { } followed || followed < hours || terms.SufficientEffort != true):
                yield return Missing(PipRules.ScalingDownNeedsHoursAndEffort, "Wi2021 art. 17(3); Besluit 5.5", values: hours);
                break;
        }
    }

    private static IEnumerable<PipFinding> Hours(PipTerms terms, PipSurroundings around, DateOnly day)
    {
        if (around.Group == DutyGroup.Asylum && terms.RouteHours is null)
            yield return Missing(PipRules.AsylumHasRouteHours, Article15);
        if (around.Group == DutyGroup.FamilyAndOther && terms.RouteHours is not null)
            yield return Missing(PipRules.RouteHoursAreForAsylum, Duo, CheckSource.Duo);
        if (terms is { Route: LearningRoute.ZRoute, RouteHours: { } course } && around.Parameters.On(day, CivicParameters.ZCourseHours) is { } ofZ && course < ofZ)
            yield return Told(PipRules.TheZRouteHasItsHours, CheckSource.Law, "Besluit 3.14", ofZ);
        if (around.Parameters.On(day, CivicParameters.PvtHours) is { } pvt && (terms.PvtHours ?? 0) < pvt)
            yield return Missing(PipRules.ThePvtHasItsHours, "Wi2021 art. 15; Besluit 3.1", values: pvt);
        if (terms.Route == LearningRoute.EducationRoute)
        {
            if (terms.MapHours is not null)
                yield return Missing(PipRules.NoMapInTheEducationRoute, "Wi2021 art. 8(3)");
        }
        else if (around.Parameters.On(day, CivicParameters.MapHours) is { } map && (terms.MapHours ?? 0) < map)
            yield return Missing(PipRules.TheMapHasItsHours, Article15, values: map);
    }

    private static IEnumerable<PipFinding> Revision(IntegrationPlan plan, PipTerms terms, PipSurroundings around, DateOnly day)
    {
        if (around.Former is not { } former)
            yield break;
        var switched = former.Route is not null && terms.Route is not null && former.Route != terms.Route;
        var scaledDown = terms is { Route: LearningRoute.B1Route, Level: LanguageLevel.A2 } && former is { Route: LearningRoute.B1Route, Level: LanguageLevel.B1 };
        if ((switched && plan.Trigger != RevisionTrigger.RouteSwitch) || (scaledDown && plan.Trigger != RevisionTrigger.ScalingDown))
            yield return Missing(PipRules.TheTriggerSaysWhatChanged, Article15);
        if (switched && around.RouteSwitchMonths is { } months && around.TermFrom is { } from && day >= from.AddMonths(months))
            yield return new(PipRules.TheRouteIsSwitchedInTime, CheckSource.Municipality, "", false, [months]);
    }

    private static IEnumerable<PipFinding> Dates(PipSurroundings around, DateOnly datedOn, DateOnly today)
    {
        if (datedOn > today)
            yield return Missing(PipRules.DatedOnADayThatHasCome, Article15);
        if (around.Parameters.On(datedOn, CivicParameters.TermYears) is null)
            yield return Missing(PipRules.NotDatedBeforeTheAct, "Wi2021 art. 11");
        if (datedOn < around.DutyFrom)
            yield return Missing(PipRules.NotDatedBeforeTheDuty, Duo, CheckSource.Duo);
        if (datedOn < around.FirstPipOn)
            yield return Missing(PipRules.NotDatedBeforeTheFirstPip, Duo, CheckSource.Duo);
        if (datedOn < around.CurrentPipOn)
            yield return Missing(PipRules.NotDatedBeforeTheCurrentPip, Duo, CheckSource.Duo);
        if (datedOn < around.SettledOn)
            yield return Missing(PipRules.NotDatedBeforeSettlement, Duo, CheckSource.Duo);
    }

    private static PipFinding Missing(Rule rule, string basis, CheckSource source = CheckSource.Law, params object[] values) => new(rule, source, basis, true, values);

    private static PipFinding Told(Rule rule, CheckSource source, string basis, params object[] values) => new(rule, source, basis, false, values);
}
