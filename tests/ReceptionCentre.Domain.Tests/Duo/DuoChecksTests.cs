using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Duo;

/// <summary>What the executing agency refuses, before it is sent: each check by itself.</summary>
public sealed class DuoChecksTests
{
    private static readonly DuoSurroundings Around = new(
        true, DutyState.Obliged, DutyGroup.Asylum, LearningRoute.B1Route, Day(2025, 1, 10), true, Day(2025, 1, 11), Day(2028, 1, 11), false, null, false, new(true, true), Today);

    private readonly IntegrationTrajectory _known = IntegrationTrajectory.Of(Guid.CreateVersion7());

    [Fact]
    public void A_message_about_somebody_whom_the_agency_does_not_know_may_not_go()
    {
        Assert.Empty(DuoMessages.ChecksOfAll(Around));
        Found(DuoMessages.ChecksOfAll(Around with { HasBsn = false }), DuoRules.DuoKnowsPeopleByBsn);
        foreach (var duty in (DutyState?[])[null, DutyState.Undecided, DutyState.Unknown, DutyState.NotObliged])
            Found(DuoMessages.ChecksOfAll(Around with { Duty = duty }), DuoRules.ThereIsADuty);
    }

    [Fact]
    public void Of_two_pips_the_earlier_goes_first_and_what_the_agency_refuses_blocks()
    {
        Found(DuoMessages.ChecksOfPip(true, []), DuoRules.TheEarlierPipGoesFirst);
        var found = DuoMessages.ChecksOfPip(false, [new(PipRules.TheLevelFitsTheRoute, CheckSource.Duo, "", true, []), new(PipRules.GuidanceIsSaid, CheckSource.Law, "", true, [])]);
        Found(found, PipRules.TheLevelFitsTheRoute);
    }

    [Theory]
    [InlineData(2025, 1, 10, null, nameof(DuoRules.NotBeforeTheTerm))]
    [InlineData(2025, 1, 11, null, null)]
    [InlineData(2026, 11, 22, null, nameof(DuoRules.NotInTheFuture))]
    [InlineData(2026, 11, 21, false, nameof(DuoRules.FaultIsNotSaidBeforeTheEnd))]
    [InlineData(2026, 11, 21, true, nameof(DuoRules.AtFaultOnlyAfterTheTerm))]
    public void Pvt_and_map_in_the_term(int year, int month, int day, bool? ownFault, string? rule)
    {
        foreach (var kind in (AchievementKind[])[AchievementKind.Pvt, AchievementKind.Map])
            Found(DuoMessages.ChecksOf(Fact(kind, Day(year, month, day), ownFault), Around), rule);
    }

    [Theory]
    [InlineData(2026, 9, 1, null, nameof(DuoRules.FaultIsSaidAfterTheTerm))]
    [InlineData(2026, 9, 1, false, null)]
    [InlineData(2026, 10, 31, false, null)]
    [InlineData(2026, 11, 1, false, nameof(DuoRules.WithoutFaultOnlyNearTheEnd))]
    [InlineData(2026, 11, 1, true, null)]
    public void Pvt_and_map_after_the_term_say_whose_fault_it_is(int year, int month, int day, bool? ownFault, string? rule) =>
        Found(DuoMessages.ChecksOf(Fact(AchievementKind.Map, Day(year, month, day), ownFault), Around with { TermFrom = Day(2023, 9, 1), TermUntil = Day(2026, 9, 1) }), rule);

    [Fact]
    public void Without_our_pip_at_the_agency_nothing_else_goes_but_hours_of_the_intake()
    {
        var without = Around with { PipIsAtDuo = false };
        Found(DuoMessages.ChecksOf(Fact(AchievementKind.Pvt, Today), without), DuoRules.ThePipGoesFirst);
        Found(DuoMessages.ChecksOfOffer(Offer(), without), DuoRules.ThePipGoesFirst);
        Found(DuoMessages.ChecksOf(Hours(HoursKind.Participation), without with { Route = null }), DuoRules.ThePipGoesFirst);
        Assert.Empty(DuoMessages.ChecksOf(Hours(HoursKind.IntakeLessons), without));
    }

    [Fact]
    public void The_z_route_ends_what_can_be_told()
    {
        var done = Around with { Route = LearningRoute.ZRoute, ZRouteOn = Day(2026, 6, 1) };
        Found(DuoMessages.ChecksOf(Fact(AchievementKind.Pvt, Day(2026, 6, 2)), done), DuoRules.NotAfterTheZRoute);
        Assert.Empty(DuoMessages.ChecksOf(Fact(AchievementKind.Map, Day(2026, 6, 1)), done));
        Found(DuoMessages.ChecksOf(Fact(AchievementKind.Map, Day(2026, 6, 1)), done with { Duty = DutyState.Fulfilled }), DuoRules.NotWhenTheZRouteFulfilledTheDuty);
        Found(DuoMessages.ChecksOfWithdrawal(DuoMessageKind.Pvt, done), DuoRules.NotWithdrawnOnceTheZRouteIsCompleted);
        Assert.Empty(DuoMessages.ChecksOfWithdrawal(DuoMessageKind.ZRoute, done));
        Found(DuoMessages.ChecksOf(Fact(AchievementKind.ZRoute, Today), Around), DuoRules.TheZRouteIsTheRoute);
    }

    [Fact]
    public void A_pip_is_withdrawn_until_there_is_a_term_or_there_are_hours()
    {
        Assert.Empty(DuoMessages.ChecksOfWithdrawal(DuoMessageKind.Pip, Around));
        Found(DuoMessages.ChecksOfWithdrawal(DuoMessageKind.Pip, Around with { TermIsDuos = true }), DuoRules.APipStaysOnceATermIsSet);
        Found(DuoMessages.ChecksOfWithdrawal(DuoMessageKind.Pip, Around with { HoursAreAtDuo = true }), DuoRules.APipStaysOnceThereAreHours);
    }

    [Fact]
    public void An_offer_is_of_an_asylum_status_holder_at_a_school_with_its_mark_in_the_term_and_after_the_pip()
    {
        Assert.Empty(DuoMessages.ChecksOfOffer(Offer(), Around));
        Found(DuoMessages.ChecksOfOffer(Offer(), Around with { Group = DutyGroup.FamilyAndOther }), DuoRules.OffersAreForAsylum);
        Found(DuoMessages.ChecksOfOffer(Offer(), Around with { School = new(false, true) }), DuoRules.TheSchoolMayTeachThis);
        Found(DuoMessages.ChecksOfOffer(Offer(), Around with { School = new(true, false), Route = LearningRoute.EducationRoute }), DuoRules.TheSchoolMayTeachThis);
        Found(DuoMessages.ChecksOfOffer(Offer(), Around with { PipOn = Day(2026, 10, 2), TermFrom = null, TermUntil = null }), DuoRules.NoDayBeforeThePip);
        Found(DuoMessages.ChecksOfOffer(Offer(starts: Day(2026, 9, 30)), Around), DuoRules.TheCourseStartsAfterTheOffer);
        Found(DuoMessages.ChecksOfOffer(Offer(ends: Day(2028, 1, 12)), Around), DuoRules.TheCourseLiesInTheTerm);
        Assert.Empty(DuoMessages.ChecksOfOffer(Offer(ends: Day(2028, 1, 11)), Around));
        var unknown = Assert.Single(DuoMessages.ChecksOfOffer(Offer(), Around with { School = null }));
        Assert.Equal((DuoRules.TheSchoolIsKnown, false), (unknown.Rule, unknown.Blocks));
    }

    [Fact]
    public void Participation_is_of_the_z_route_and_the_total_of_lessons_is_asked_about()
    {
        Found(DuoMessages.ChecksOf(Hours(HoursKind.Participation), Around), DuoRules.ParticipationIsOfTheZRouteForAsylum);
        Assert.Empty(DuoMessages.ChecksOf(Hours(HoursKind.Participation), Around with { Route = LearningRoute.ZRoute }));
        Assert.Equal(DuoRules.AskWhatLessonsCount, Assert.Single(DuoMessages.ChecksOf(Hours(HoursKind.Lessons), Around)).Rule);
    }

    [Fact]
    public void The_fields_stand_in_the_order_and_notation_of_the_agency()
    {
        var terms = new PipTerms(
            LearningRoute.B1Route, LanguageLevel.B1, RouteReasons.None, 640, 12, 40, LiteracyEducation.OtherScript, false, null, null, null, null, null, null);
        Assert.Equal(
            ["dagtekeningPip=2026-11-21", "leerroute=B", "niveau=B1", "geschatteIntensiteitB1Route=640", "indicatorMagOpleidingAfmaken=false", "indicatorAlfabetiseringsonderwijs=AA"],
            DuoMessages.FieldsOf(terms, Today, DutyGroup.Asylum).Select(field => $"{field.Name}={field.Value}"));
        Assert.DoesNotContain(DuoMessages.FieldsOf(terms, Today, DutyGroup.FamilyAndOther), field => field.Name == DuoMessages.EstimatedHours);
        Assert.Equal(["datumEindgesprekMap=2026-11-21", "verwijtbaar=Ja"], DuoMessages.FieldsOf(Fact(AchievementKind.Map, Today, true)).Select(field => $"{field.Name}={field.Value}"));
        Assert.Equal("0", Assert.Single(DuoMessages.FieldsOfWithdrawal(DuoMessageKind.Lessons, null)).Value);
        Assert.Empty(DuoMessages.FieldsOfWithdrawal(DuoMessageKind.Pvt, null));
    }

    private static AchievementFact Fact(AchievementKind kind, DateOnly on, bool? ownFault = null) =>
        IntegrationTrajectory.Of(Guid.CreateVersion7()).Achieve(kind, on, ownFault, Day(2030, 1, 1), Now());

    private static HoursFact Hours(HoursKind kind) => IntegrationTrajectory.Of(Guid.CreateVersion7()).Count(kind, 10, Today, Today, Now());

    private CourseOfferFact Offer(DateOnly? starts = null, DateOnly? ends = null) => _known.Offer(
        new("1234567890", "Taalhuis De Brug", Day(2026, 10, 1), starts ?? Day(2026, 10, 15), ends ?? Day(2027, 10, 15), LiteracyEducation.NotApplicable), Today, Now(0, "Opnieuw"));

    private static void Found(IEnumerable<DuoFinding> findings, Rule rule)
    {
        var finding = Assert.Single(findings);
        Assert.Equal((rule, true), (finding.Rule, finding.Blocks));
    }

    private static void Found(IEnumerable<DuoFinding> findings, string? rule) =>
        Assert.Equal(rule is null ? [] : new[] { $"Duo.{rule}" }, findings.Select(finding => finding.Rule.Name));
}
