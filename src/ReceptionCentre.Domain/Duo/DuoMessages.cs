using System.Globalization;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Domain.Duo;

/// <summary>
/// The kinds of message: their fields in the order of the executing agency (interfaces PIP 1.2.0, Inburgeringsaanbod 1.2.0,
/// MAP, PVT, Z-route 1.0.0 and Gevolgde Uren 1.0.0), and the checks that it does itself. A message holds the whole of what
/// is told: a field that is left out is withdrawn there.
/// </summary>
public static class DuoMessages
{
    public const string
        PipDate = "dagtekeningPip", Route = "leerroute", Level = "niveau", EstimatedHours = "geschatteIntensiteitB1Route", MayFinish = "indicatorMagOpleidingAfmaken",
        Literacy = "indicatorAlfabetiseringsonderwijs", School = "instellingsnummer", OfferedOn = "datumInburgeringsaanbod", StartsOn = "verwachteStartdatumOpleiding",
        EndsOn = "verwachteEinddatumOpleiding", PvtDate = "datumOndertekeningPvt", MapDate = "datumEindgesprekMap", ZRouteDate = "datumAfrondingZroute", OwnFault = "verwijtbaar", Hours = "uren";

    public const string Yes = "Ja", No = "Nee";

    public static DuoMessageKind Of(AchievementKind kind) => kind switch
    {
        AchievementKind.Pvt => DuoMessageKind.Pvt,
        AchievementKind.Map => DuoMessageKind.Map,
        _ => DuoMessageKind.ZRoute,
    };

    public static DuoMessageKind Of(HoursKind kind) => kind switch
    {
        HoursKind.Lessons => DuoMessageKind.Lessons,
        HoursKind.Participation => DuoMessageKind.Participation,
        _ => DuoMessageKind.IntakeLessons,
    };

    public static IReadOnlyList<DuoField> FieldsOf(PipTerms terms, DateOnly datedOn, DutyGroup? group) => Filled(
        (PipDate, Date(datedOn)), (Route, terms.Route is { } route ? DuoCodes.Of(route) : null), (Level, terms.Level?.ToString()),
        (EstimatedHours, Number(terms.EstimatedHoursForDuo(group))), (MayFinish, terms.MayFinishEducation switch { true => "true", false => "false", _ => null }),
        (Literacy, terms.Literacy is { } literacy ? DuoCodes.Of(literacy) : null));

    public static IReadOnlyList<DuoField> FieldsOf(CourseOfferFact offer) => Filled(
        (School, offer.InstitutionNumber), (Literacy, DuoCodes.Of(offer.Literacy)), (OfferedOn, Date(offer.OfferedOn)), (StartsOn, Date(offer.StartsOn)), (EndsOn, Date(offer.EndsOn)));

    public static IReadOnlyList<DuoField> FieldsOf(AchievementFact fact) => Filled(
        (DateOf(fact.Kind), Date(fact.On)), (OwnFault, fact.OwnFault switch { true => Yes, false => No, _ => null }));

    public static IReadOnlyList<DuoField> FieldsOf(HoursFact fact) => Filled((Hours, Number(fact.Hours)));

    /// <summary>What is said to withdraw: nothing, but for hours, whose total is put back to none, and the school of an offer.</summary>
    public static IReadOnlyList<DuoField> FieldsOfWithdrawal(DuoMessageKind kind, string? key) => kind switch
    {
        DuoMessageKind.Lessons or DuoMessageKind.Participation or DuoMessageKind.IntakeLessons => Filled((Hours, "0")),
        DuoMessageKind.Offer => Filled((School, key)),
        _ => [],
    };

    public static string DateOf(AchievementKind kind) => kind switch
    {
        AchievementKind.Pvt => PvtDate,
        AchievementKind.Map => MapDate,
        _ => ZRouteDate,
    };

    /// <summary>What holds for every message.</summary>
    public static IEnumerable<DuoFinding> ChecksOfAll(DuoSurroundings around)
    {
        if (!around.HasBsn)
            yield return new(DuoRules.DuoKnowsPeopleByBsn, true);
        if (around.Duty is null or DutyState.Undecided or DutyState.Unknown or DutyState.NotObliged)
            yield return new(DuoRules.ThereIsADuty, true);
    }

    /// <param name="earlierIsOwed">An earlier edition was decided and not told yet.</param>
    /// <param name="found">What the checks of the PIP found that the executing agency would refuse.</param>
    public static IEnumerable<DuoFinding> ChecksOfPip(bool earlierIsOwed, IEnumerable<PipFinding> found)
    {
        if (earlierIsOwed)
            yield return new(DuoRules.TheEarlierPipGoesFirst, true);
        foreach (var finding in found.Where(finding => finding.Source == CheckSource.Duo && finding.Blocks))
            yield return new(finding.Rule, true, [.. finding.Values]);
    }

    public static IEnumerable<DuoFinding> ChecksOfOffer(CourseOfferFact offer, DuoSurroundings around)
    {
        if (around.Group == DutyGroup.FamilyAndOther)
            yield return new(DuoRules.OffersAreForAsylum, true);
        if (!around.PipIsAtDuo)
            yield return new(DuoRules.ThePipGoesFirst, true);
        if (around.School is null)
            yield return new(DuoRules.TheSchoolIsKnown, false);
        else if (around.Route == LearningRoute.EducationRoute ? !around.School.EducationRoute : !around.School.QualityMark)
            yield return new(DuoRules.TheSchoolMayTeachThis, true);
        if (new[] { offer.OfferedOn, offer.StartsOn, offer.EndsOn }.Any(day => day < around.PipOn))
            yield return new(DuoRules.NoDayBeforeThePip, true);
        if (offer.StartsOn < offer.OfferedOn)
            yield return new(DuoRules.TheCourseStartsAfterTheOffer, true);
        if (offer.StartsOn < around.TermFrom || offer.StartsOn >= around.TermUntil || offer.EndsOn < around.TermFrom || offer.EndsOn > around.TermUntil)
            yield return new(DuoRules.TheCourseLiesInTheTerm, true);
    }

    public static IEnumerable<DuoFinding> ChecksOf(AchievementFact fact, DuoSurroundings around)
    {
        if (!around.PipIsAtDuo)
            yield return new(DuoRules.ThePipGoesFirst, true);
        if (fact.On > around.Today)
            yield return new(DuoRules.NotInTheFuture, true);
        if (fact.Kind == AchievementKind.ZRoute)
        {
            if (around.Route is not (null or LearningRoute.ZRoute))
                yield return new(DuoRules.TheZRouteIsTheRoute, true);
            yield break;
        }
        if (around.Duty == DutyState.Fulfilled && around.ZRouteOn is not null)
            yield return new(DuoRules.NotWhenTheZRouteFulfilledTheDuty, true);
        if (fact.On < around.TermFrom)
            yield return new(DuoRules.NotBeforeTheTerm, true);
        if (fact.On > around.ZRouteOn)
            yield return new(DuoRules.NotAfterTheZRoute, true);
        foreach (var finding in ChecksOfFault(fact, around))
            yield return finding;
    }

    // "Within two months" is read as the months before and after the end: to be confirmed with the agency.
    private static IEnumerable<DuoFinding> ChecksOfFault(AchievementFact fact, DuoSurroundings around)
    {
        if (around.TermUntil is not { } end)
            yield break;
        var isExceeded = fact.On >= end;
        if (isExceeded && fact.OwnFault is null)
            yield return new(DuoRules.FaultIsSaidAfterTheTerm, true);
        else if (!isExceeded && fact.OwnFault == true)
            yield return new(DuoRules.AtFaultOnlyAfterTheTerm, true);
        else if (!isExceeded && fact.OwnFault is not null)
            yield return new(DuoRules.FaultIsNotSaidBeforeTheEnd, true);
        else if (fact.OwnFault == false && fact.On >= end.AddMonths(2))
            yield return new(DuoRules.WithoutFaultOnlyNearTheEnd, true);
    }

    public static IEnumerable<DuoFinding> ChecksOf(HoursFact fact, DuoSurroundings around)
    {
        if (!around.PipIsAtDuo && fact.Kind != HoursKind.IntakeLessons)
            yield return new(DuoRules.ThePipGoesFirst, true);
        if (fact.Kind == HoursKind.Participation && (around.Group == DutyGroup.FamilyAndOther || around.Route is not (null or LearningRoute.ZRoute)))
            yield return new(DuoRules.ParticipationIsOfTheZRouteForAsylum, true);
        // What this total counts the agency says in two ways.
        if (fact.Kind == HoursKind.Lessons)
            yield return new(DuoRules.AskWhatLessonsCount, false);
    }

    public static IEnumerable<DuoFinding> ChecksOfWithdrawal(DuoMessageKind kind, DuoSurroundings around)
    {
        if (kind == DuoMessageKind.Pip && around.TermIsDuos)
            yield return new(DuoRules.APipStaysOnceATermIsSet, true);
        if (kind == DuoMessageKind.Pip && around.HoursAreAtDuo)
            yield return new(DuoRules.APipStaysOnceThereAreHours, true);
        if (kind is DuoMessageKind.Pvt or DuoMessageKind.Map && around.ZRouteOn is not null)
            yield return new(DuoRules.NotWithdrawnOnceTheZRouteIsCompleted, true);
    }

    private static IReadOnlyList<DuoField> Filled(params (string Name, string? Value)[] fields) =>
        [.. fields.Where(field => field.Value is not null).Select(field => new DuoField(field.Name, field.Value!))];

    private static string? Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
