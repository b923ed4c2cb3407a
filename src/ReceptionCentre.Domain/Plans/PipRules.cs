using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Plans;

/// <summary>What a PIP needs to be decided, by the law and by what DUO accepts.</summary>
public static class PipRules
{
    /// <summary>What a PIP lays down stands in a PIP only.</summary>
    public static readonly Rule OnlyAPipHasARoute = new("Plans.OnlyAPipHasARoute");

    /// <summary>A PIP is not agreed but decided.</summary>
    public static readonly Rule APipIsDecided = new("Plans.APipIsDecided");

    /// <summary>A voluntary plan is no decision.</summary>
    public static readonly Rule OnlyAPipIsDecided = new("Plans.OnlyAPipIsDecided");

    /// <summary>Hours are a number from 1 to 9999.</summary>
    public static readonly Rule HoursAreHours = new("Plans.HoursAreHours");

    /// <summary>Financial relief has a beginning and ends after it.</summary>
    public static readonly Rule ReliefEndsAfterItBegins = new("Plans.ReliefEndsAfterItBegins");

    /// <summary>A change of route or level is the trigger of a revision of a PIP.</summary>
    public static readonly Rule ARouteChangesInAPip = new("Plans.ARouteChangesInAPip");

    /// <summary>It is known in which group DUO puts the person.</summary>
    public static readonly Rule TheGroupIsKnown = new("Plans.TheGroupIsKnown");

    /// <summary>A PIP names the route.</summary>
    public static readonly Rule TheRouteIsChosen = new("Plans.TheRouteIsChosen");

    /// <summary>A PIP says of each route why it was or was not chosen.</summary>
    public static readonly Rule EachRouteHasItsReason = new("Plans.EachRouteHasItsReason");

    /// <summary>The B1-route and the education route name a level.</summary>
    public static readonly Rule TheLevelIsChosen = new("Plans.TheLevelIsChosen");

    /// <summary>No A2 in the education route, no B1 in the Z-route.</summary>
    public static readonly Rule TheLevelFitsTheRoute = new("Plans.TheLevelFitsTheRoute");

    /// <summary>Somebody's first PIP asks B1 in the B1-route, whichever municipality makes it.</summary>
    public static readonly Rule TheFirstPipAsksB1 = new("Plans.TheFirstPipAsksB1");

    /// <summary>The B1-route is scaled down to A2 after enough hours of Dutch with sufficient effort.</summary>
    public static readonly Rule ScalingDownNeedsHoursAndEffort = new("Plans.ScalingDownNeedsHoursAndEffort");

    /// <summary>The hours of the route stand in the PIP of an asylum status holder.</summary>
    public static readonly Rule AsylumHasRouteHours = new("Plans.AsylumHasRouteHours");

    /// <summary>The hours of the route are for asylum status holders only.</summary>
    public static readonly Rule RouteHoursAreForAsylum = new("Plans.RouteHoursAreForAsylum");

    /// <summary>The Z-route has its course hours.</summary>
    public static readonly Rule TheZRouteHasItsHours = new("Plans.TheZRouteHasItsHours");

    /// <summary>The PVT has at least its hours.</summary>
    public static readonly Rule ThePvtHasItsHours = new("Plans.ThePvtHasItsHours");

    /// <summary>The MAP has at least its hours, outside the education route.</summary>
    public static readonly Rule TheMapHasItsHours = new("Plans.TheMapHasItsHours");

    /// <summary>There is no MAP in the education route.</summary>
    public static readonly Rule NoMapInTheEducationRoute = new("Plans.NoMapInTheEducationRoute");

    /// <summary>The PIP says which possibilities there are before school.</summary>
    public static readonly Rule PreschoolIsSaid = new("Plans.PreschoolIsSaid");

    /// <summary>The PIP says which support and guidance there is.</summary>
    public static readonly Rule GuidanceIsSaid = new("Plans.GuidanceIsSaid");

    /// <summary>Whether somebody learns to read and write first is known.</summary>
    public static readonly Rule LiteracyIsSaid = new("Plans.LiteracyIsSaid");

    /// <summary>Financial relief lasts at least some months.</summary>
    public static readonly Rule ReliefLastsItsMonths = new("Plans.ReliefLastsItsMonths");

    /// <summary>A revision that changes the route or level says so as its trigger.</summary>
    public static readonly Rule TheTriggerSaysWhatChanged = new("Plans.TheTriggerSaysWhatChanged");

    /// <summary>A route is switched within the months that the municipality set.</summary>
    public static readonly Rule TheRouteIsSwitchedInTime = new("Plans.TheRouteIsSwitchedInTime");

    /// <summary>A PIP is dated on a day that has come.</summary>
    public static readonly Rule DatedOnADayThatHasCome = new("Plans.DatedOnADayThatHasCome");

    /// <summary>A PIP is not dated before the Act came into force.</summary>
    public static readonly Rule NotDatedBeforeTheAct = new("Plans.NotDatedBeforeTheAct");

    /// <summary>A PIP is not dated before the duty began.</summary>
    public static readonly Rule NotDatedBeforeTheDuty = new("Plans.NotDatedBeforeTheDuty");

    /// <summary>A revised PIP is not dated before the first PIP.</summary>
    public static readonly Rule NotDatedBeforeTheFirstPip = new("Plans.NotDatedBeforeTheFirstPip");

    /// <summary>A revised PIP is not dated before the PIP that holds.</summary>
    public static readonly Rule NotDatedBeforeTheCurrentPip = new("Plans.NotDatedBeforeTheCurrentPip");

    /// <summary>A PIP is not dated before the person settled in the municipality.</summary>
    public static readonly Rule NotDatedBeforeSettlement = new("Plans.NotDatedBeforeSettlement");
}
