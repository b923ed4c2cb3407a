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

    [Fact]
    public void Every_exam_is_a_fact_of_its_own_and_of_one_part_on_one_day_there_is_one()
    {
        var failed = _known.Take(new(ExamPart.Reading, ExamLevel.B1, ExamResult.Failed, null, Day(2026, 9, 1)), Today, Now());
        var passed = _known.Take(new(ExamPart.Reading, ExamLevel.B1, ExamResult.Passed, null, Day(2026, 11, 2)), Today, Now(1));
        Assert.Equal((true, true, false, true), (failed.Stands, passed.Stands, failed.Exam.Passes(ExamLevel.A2), passed.Exam.Passes(ExamLevel.B1)));
        TrajectoryRules.ACorrectionHasAReason.Breaks(() => _known.Take(new(ExamPart.Reading, ExamLevel.B1, ExamResult.Failed, null, Day(2026, 11, 2)), Today, Now(2)));
        var corrected = _known.Take(new(ExamPart.Reading, ExamLevel.A2, ExamResult.Passed, null, Day(2026, 11, 2)), Today, Now(2, "Niveau verkeerd gelezen"));
        Assert.Equal((false, false), (passed.Stands, corrected.Exam.Passes(ExamLevel.B1)));
        _known.WithdrawResult(corrected.Id, Now(3, "Van iemand anders"));
        Assert.Equal([failed], _known.Exams.Where(exam => exam.Stands));
    }

    [Fact]
    public void A_language_exam_has_a_level_and_only_one_without_a_result_has_a_reason_for_that()
    {
        TrajectoryRules.ALanguageExamHasALevel.Breaks(() => _known.Take(new(ExamPart.Writing, null, ExamResult.Passed, null, Today), Today, Now()));
        TrajectoryRules.ALanguageExamHasALevel.Breaks(() => _known.Take(new(ExamPart.Society, ExamLevel.A2, ExamResult.Passed, null, Today), Today, Now()));
        TrajectoryRules.OnlyWithoutAResultThereIsAReason.Breaks(() => _known.Take(new(ExamPart.Society, null, ExamResult.Failed, NoExamResult.Absent, Today), Today, Now()));
        TrajectoryRules.OnADayThatHasCome.Breaks(() => _known.Take(new(ExamPart.Society, null, ExamResult.Passed, null, Today.AddDays(1)), Today, Now()));
        Assert.True(_known.Take(new(ExamPart.Society, null, ExamResult.None, NoExamResult.Absent, Today), Today, Now()).Stands);
    }
}
