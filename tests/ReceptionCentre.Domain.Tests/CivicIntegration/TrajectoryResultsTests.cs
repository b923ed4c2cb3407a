using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.CivicIntegration;

/// <summary>What is reached: finished, followed, offered.</summary>
public sealed class TrajectoryResultsTests
{
    private readonly IntegrationTrajectory _known = IntegrationTrajectory.Of(Guid.CreateVersion7());

    [Fact]
    public void Another_day_takes_the_place_of_the_first_and_says_why()
    {
        var first = _known.Achieve(AchievementKind.Pvt, Day(2026, 10, 1), null, Today, Now());
        TrajectoryRules.ACorrectionHasAReason.Breaks(() => _known.Achieve(AchievementKind.Pvt, Day(2026, 10, 2), null, Today, Now(1)));
        var second = _known.Achieve(AchievementKind.Pvt, Day(2026, 10, 2), null, Today, Now(1, "Datum verkeerd gelezen"));
        Assert.Equal((false, "Datum verkeerd gelezen", true), (first.Stands, first.WithdrawnReason, second.Stands));
        Assert.True(_known.Achieve(AchievementKind.Map, Day(2026, 10, 2), null, Today, Now()).Stands);
        TrajectoryRules.OnADayThatHasCome.Breaks(() => _known.Achieve(AchievementKind.Map, Today.AddDays(1), null, Today, Now(2, "x")));
        TrajectoryRules.FaultIsOfPvtAndMap.Breaks(() => _known.Achieve(AchievementKind.ZRoute, Today, true, Today, Now()));
    }

    [Fact]
    public void A_total_of_hours_follows_the_one_before_and_comes_back_when_the_next_is_withdrawn()
    {
        var first = _known.Count(HoursKind.Lessons, 120, Day(2026, 9, 1), Today, Now());
        var second = _known.Count(HoursKind.Lessons, 200, Day(2026, 11, 1), Today, Now(1));
        Assert.Equal((true, On(2026, 11, 1)), (first.Stands, first.Until!.Value));
        TrajectoryRules.ACorrectionHasAReason.Breaks(() => _known.Count(HoursKind.Lessons, 210, Day(2026, 11, 1), Today, Now(2)));
        _known.WithdrawResult(second.Id, Now(3, "Uren van een ander"));
        Assert.Equal((false, true, null), (second.Stands, first.Stands, first.Until));
        TrajectoryRules.HoursAreANumber.Breaks(() => _known.Count(HoursKind.Participation, 10000, Today, Today, Now()));
        Assert.Throws<NotThereException>(() => _known.WithdrawResult(second.Id, Now(4, "nog eens")));
    }

    [Fact]
    public void A_school_has_one_offer_at_a_time()
    {
        var offer = new CourseOffer("1234567890", "Taalhuis De Brug", Day(2026, 10, 1), Day(2026, 10, 15), Day(2027, 10, 15), LiteracyEducation.NotApplicable);
        var first = _known.Offer(offer, Today, Now());
        Assert.True(_known.Offer(offer with { InstitutionNumber = "ABCDEFGHIJ" }, Today, Now()).Stands);
        TrajectoryRules.ACorrectionHasAReason.Breaks(() => _known.Offer(offer, Today, Now()));
        TrajectoryRules.ASchoolHasItsNumber.Breaks(() => _known.Offer(offer with { InstitutionNumber = "12345" }, Today, Now()));
        TrajectoryRules.ACourseEndsAfterItBegins.Breaks(() => _known.Offer(offer with { EndsOn = offer.StartsOn }, Today, Now()));
        _known.WithdrawResult(first.Id, Now(1, "Niet aangeboden"));
        Assert.True(_known.Offer(offer, Today, Now()).Stands);
    }
}
