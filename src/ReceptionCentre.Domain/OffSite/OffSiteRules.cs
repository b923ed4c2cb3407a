using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.OffSite;

public static class OffSiteRules
{
    /// <summary>A day is started when it is not open yet.</summary>
    public static readonly Rule ADayIsStartedOnce = new("OffSite.ADayIsStartedOnce");

    /// <summary>Somebody is entered on a day that was started and is not closed.</summary>
    public static readonly Rule OnlyAnOpenDayTakesRows = new("OffSite.OnlyAnOpenDayTakesRows");

    /// <summary>A number in the row is for one person.</summary>
    public static readonly Rule ASlipIsForOnePerson = new("OffSite.ASlipIsForOnePerson");

    /// <summary>Of a row that waits it is decided once who it is.</summary>
    public static readonly Rule ARowIsLookedAtOnce = new("OffSite.ARowIsLookedAtOnce");
}
