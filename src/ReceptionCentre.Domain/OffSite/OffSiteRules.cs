using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.OffSite;

public static class OffSiteRules
{
    /// <summary>A day is started when it is not open yet.</summary>
    public static readonly Rule ADayIsStartedOnce = new("OffSite.ADayIsStartedOnce");

    /// <summary>Its people arrived on that date, and their numbers count from it.</summary>
    public static readonly Rule AStartedDayKeepsItsDate = new("OffSite.AStartedDayKeepsItsDate");

    /// <summary>A day that began is closed, not cancelled.</summary>
    public static readonly Rule OnlyAPlannedDayIsCancelled = new("OffSite.OnlyAPlannedDayIsCancelled");

    /// <summary>Nothing is begun or printed for a day that does not take place.</summary>
    public static readonly Rule ACancelledDayIsPlannedAgainFirst = new("OffSite.ACancelledDayIsPlannedAgainFirst");

    /// <summary>Somebody is entered on a day that was started and is not closed.</summary>
    public static readonly Rule OnlyAnOpenDayTakesRows = new("OffSite.OnlyAnOpenDayTakesRows");

    /// <summary>A number in the row is for one person.</summary>
    public static readonly Rule ASlipIsForOnePerson = new("OffSite.ASlipIsForOnePerson");

    /// <summary>Of a row that waits it is decided once who it is.</summary>
    public static readonly Rule ARowIsLookedAtOnce = new("OffSite.ARowIsLookedAtOnce");
}
