using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Duo;

/// <summary>What the executing agency refuses, and how work with it is done.</summary>
public static class DuoRules
{
    /// <summary>DUO knows people by their BSN.</summary>
    public static readonly Rule DuoKnowsPeopleByBsn = new("Duo.DuoKnowsPeopleByBsn");

    /// <summary>DUO decided on a duty, so that it knows the person.</summary>
    public static readonly Rule ThereIsADuty = new("Duo.ThereIsADuty");

    /// <summary>Of two PIPs the earlier one goes first.</summary>
    public static readonly Rule TheEarlierPipGoesFirst = new("Duo.TheEarlierPipGoesFirst");

    /// <summary>DUO takes this after it has a current PIP of this municipality.</summary>
    public static readonly Rule ThePipGoesFirst = new("Duo.ThePipGoesFirst");

    /// <summary>An offer is reported of asylum status holders only.</summary>
    public static readonly Rule OffersAreForAsylum = new("Duo.OffersAreForAsylum");

    /// <summary>We do not have DUO's list of schools: look the school up there.</summary>
    public static readonly Rule TheSchoolIsKnown = new("Duo.TheSchoolIsKnown");

    /// <summary>The school has the quality mark, or for the education route the recognition.</summary>
    public static readonly Rule TheSchoolMayTeachThis = new("Duo.TheSchoolMayTeachThis");

    /// <summary>No day of an offer lies before the date of the PIP.</summary>
    public static readonly Rule NoDayBeforeThePip = new("Duo.NoDayBeforeThePip");

    /// <summary>A course starts on or after the day of the offer.</summary>
    public static readonly Rule TheCourseStartsAfterTheOffer = new("Duo.TheCourseStartsAfterTheOffer");

    /// <summary>Start and end of a course lie in the integration term.</summary>
    public static readonly Rule TheCourseLiesInTheTerm = new("Duo.TheCourseLiesInTheTerm");

    /// <summary>What happened, happened on a day that has come.</summary>
    public static readonly Rule NotInTheFuture = new("Duo.NotInTheFuture");

    /// <summary>PVT and MAP lie in the term, not before it.</summary>
    public static readonly Rule NotBeforeTheTerm = new("Duo.NotBeforeTheTerm");

    /// <summary>PVT and MAP lie on or before the day on which the Z-route was completed.</summary>
    public static readonly Rule NotAfterTheZRoute = new("Duo.NotAfterTheZRoute");

    /// <summary>The Z-route is completed by whoever has that route.</summary>
    public static readonly Rule TheZRouteIsTheRoute = new("Duo.TheZRouteIsTheRoute");

    /// <summary>Nothing more goes once the Z-route fulfilled the duty.</summary>
    public static readonly Rule NotWhenTheZRouteFulfilledTheDuty = new("Duo.NotWhenTheZRouteFulfilledTheDuty");

    /// <summary>A day after the term says whether it is the person's own fault.</summary>
    public static readonly Rule FaultIsSaidAfterTheTerm = new("Duo.FaultIsSaidAfterTheTerm");

    /// <summary>A day within the term says nothing of fault.</summary>
    public static readonly Rule FaultIsNotSaidBeforeTheEnd = new("Duo.FaultIsNotSaidBeforeTheEnd");

    /// <summary>Own fault is said only of a day after the term.</summary>
    public static readonly Rule AtFaultOnlyAfterTheTerm = new("Duo.AtFaultOnlyAfterTheTerm");

    /// <summary>"Not at fault" is said within two months of the end of the term.</summary>
    public static readonly Rule WithoutFaultOnlyNearTheEnd = new("Duo.WithoutFaultOnlyNearTheEnd");

    /// <summary>Hours of participation are reported of asylum status holders in the Z-route.</summary>
    public static readonly Rule ParticipationIsOfTheZRouteForAsylum = new("Duo.ParticipationIsOfTheZRouteForAsylum");

    /// <summary>DUO says in two ways what this total counts: ask before it goes.</summary>
    public static readonly Rule AskWhatLessonsCount = new("Duo.AskWhatLessonsCount");

    /// <summary>A PIP is not withdrawn once DUO set a term.</summary>
    public static readonly Rule APipStaysOnceATermIsSet = new("Duo.APipStaysOnceATermIsSet");

    /// <summary>A PIP is not withdrawn once there are hours of the current offer.</summary>
    public static readonly Rule APipStaysOnceThereAreHours = new("Duo.APipStaysOnceThereAreHours");

    /// <summary>PVT and MAP are not withdrawn once the Z-route is completed.</summary>
    public static readonly Rule NotWithdrawnOnceTheZRouteIsCompleted = new("Duo.NotWithdrawnOnceTheZRouteIsCompleted");

    /// <summary>A withdrawal says why.</summary>
    public static readonly Rule AWithdrawalHasAReason = new("Duo.AWithdrawalHasAReason");

    /// <summary>A message goes when its checks find nothing that blocks, or the portal took it all the same.</summary>
    public static readonly Rule NotBeforeItMayGo = new("Duo.NotBeforeItMayGo");

    /// <summary>Something is told once; two at the same moment see that it was.</summary>
    public static readonly Rule NothingIsToldTwice = new("Duo.NothingIsToldTwice");

    /// <summary>Only a message that waits leaves.</summary>
    public static readonly Rule OnlyWhatWaitsIsSent = new("Duo.OnlyWhatWaitsIsSent");

    /// <summary>A message is answered once.</summary>
    public static readonly Rule AMessageIsAnsweredOnce = new("Duo.AMessageIsAnsweredOnce");

    /// <summary>Only what is unclear is tried again by hand.</summary>
    public static readonly Rule OnlyWhatIsUnclearIsTriedAgain = new("Duo.OnlyWhatIsUnclearIsTriedAgain");

    /// <summary>By the interface goes what a municipality lets go by it.</summary>
    public static readonly Rule TheInterfaceIsOn = new("Duo.TheInterfaceIsOn");

    /// <summary>The number of an organisation (OIN) has twenty digits.</summary>
    public static readonly Rule AnOrganisationHasItsNumber = new("Duo.AnOrganisationHasItsNumber");

    /// <summary>The term for reporting is a number of days from 1 to 60.</summary>
    public static readonly Rule TheTermIsInItsRange = new("Duo.TheTermIsInItsRange");

    /// <summary>A municipality has one set of settings; who makes the first at the same moment sees that it is there.</summary>
    public static readonly Rule OneSetOfSettings = new("Duo.OneSetOfSettings");
}
