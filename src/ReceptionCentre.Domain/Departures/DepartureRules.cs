using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Departures;

public static class DepartureRules
{
    /// <summary>One departure is planned at a time in a file.</summary>
    public static readonly Rule OneDepartureAtATime = new("Departures.OneDepartureAtATime");

    /// <summary>Only a planned departure is changed, cancelled or carried out.</summary>
    public static readonly Rule OnlyAPlannedDepartureChanges = new("Departures.OnlyAPlannedDepartureChanges");

    /// <summary>A move to another municipality names that municipality, and it is another one.</summary>
    public static readonly Rule AMoveGoesSomewhereElse = new("Departures.AMoveGoesSomewhereElse");

    /// <summary>Somebody departed on a day that has come, of which at least the year is known.</summary>
    public static readonly Rule DepartedOnADayThatHasCome = new("Departures.DepartedOnADayThatHasCome");

    /// <summary>Since when nobody heard of somebody is said of who was found gone, as a day that has come.</summary>
    public static readonly Rule SilenceIsOfWhoWasFoundGone = new("Departures.SilenceIsOfWhoWasFoundGone");

    /// <summary>Whoever may be called afterwards said how.</summary>
    public static readonly Rule WhoIsCalledCanBeReached = new("Departures.WhoIsCalledCanBeReached");

    /// <summary>Somebody is called after the departure only when the person agreed to it.</summary>
    public static readonly Rule OnlyWhoAgreedIsCalled = new("Departures.OnlyWhoAgreedIsCalled");

    /// <summary>A call after the departure is planned on a day that is still to come.</summary>
    public static readonly Rule ACallIsPlannedAhead = new("Departures.ACallIsPlannedAhead");

    /// <summary>What came of a call after the departure is noted while one is planned.</summary>
    public static readonly Rule OnlyAPlannedCallIsNoted = new("Departures.OnlyAPlannedCallIsNoted");

    /// <summary>A question about being ready has one answer.</summary>
    public static readonly Rule OneAnswerToAQuestion = new("Departures.OneAnswerToAQuestion");

    /// <summary>A departure plan is printed for somebody who is going to leave: not after it, and not of who died or left without notice.</summary>
    public static readonly Rule APlanIsForWhoIsGoing = new("Departures.APlanIsForWhoIsGoing");

    /// <summary>Only a departure that was carried out is taken back.</summary>
    public static readonly Rule OnlyADepartureThatHappenedIsTakenBack = new("Departures.OnlyADepartureThatHappenedIsTakenBack");

    /// <summary>A departure is taken back while nothing else began: no later stay.</summary>
    public static readonly Rule NothingElseBegan = new("Departures.NothingElseBegan");
}
