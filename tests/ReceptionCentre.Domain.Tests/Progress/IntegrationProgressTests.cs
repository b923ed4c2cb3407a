using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Progress;
using ReceptionCentre.Domain.Tests.CivicIntegration;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Progress;

/// <summary>How far somebody is follows from what the PIP asks and from what was recorded, and from nothing else.</summary>
public sealed class IntegrationProgressTests
{
    private static readonly CivicParameters Numbers = new(
    [
        Law.Number(CivicParameters.ZCourseHours, 800), Law.Number(CivicParameters.ZParticipationHoursAsylum, 800), Law.Number(CivicParameters.ZParticipationHoursOthers, null),
    ]);

    private static readonly ProgressFacts Nothing = new(DutyGroup.Asylum, [], [], []);

    [Fact]
    public void The_B1_route_asks_four_language_exams_KNM_PVT_and_MAP_and_estimates_its_hours()
    {
        Assert.Equal(
            [
                ProgressStep.Lessons, ProgressStep.Reading, ProgressStep.Listening, ProgressStep.Writing, ProgressStep.Speaking, ProgressStep.Society, ProgressStep.Pvt, ProgressStep.Map,
            ],
            Of(LearningRoute.B1Route, Nothing).Select(line => line.Step));
        var lessons = Of(LearningRoute.B1Route, Nothing with { Hours = [(HoursKind.Lessons, 160, Today)] })[0];
        Assert.Equal((160, 640, true, 25, false), (lessons.Reached!.Value, lessons.Needed!.Value, lessons.IsEstimate, lessons.Percent!.Value, lessons.IsDone));
    }

    [Fact]
    public void The_education_route_has_no_MAP() =>
        Assert.DoesNotContain(ProgressStep.Map, Of(LearningRoute.EducationRoute, Nothing).Select(line => line.Step));

    [Theory]
    [InlineData(DutyGroup.Asylum, true)]
    [InlineData(DutyGroup.FamilyAndOther, false)]
    [InlineData(null, false)]
    public void The_Z_route_asks_its_hours_and_its_closing_and_participation_only_where_there_is_a_number(DutyGroup? group, bool participates)
    {
        var lines = Of(LearningRoute.ZRoute, Nothing with { Group = group, Hours = [(HoursKind.Lessons, 812, Today)] });
        Assert.Equal(
            [ProgressStep.Lessons, .. participates ? [ProgressStep.Participation] : Array.Empty<ProgressStep>(), ProgressStep.Pvt, ProgressStep.Map, ProgressStep.ZRoute], lines.Select(line => line.Step));
        Assert.Equal((false, Today, 100), (lines[0].IsEstimate, lines[0].DoneOn!.Value, lines[0].Percent!.Value));
    }

    [Fact]
    public void An_exam_counts_at_the_level_of_the_PIP_or_above_and_tries_that_were_not_enough_are_told()
    {
        var facts = Nothing with
        {
            Exams =
            [
                new(ExamPart.Reading, ExamLevel.B2, ExamResult.Passed, null, Day(2026, 6, 1)), new(ExamPart.Reading, ExamLevel.B1, ExamResult.Passed, null, Day(2026, 5, 1)),
                new(ExamPart.Writing, ExamLevel.A2, ExamResult.Passed, null, Day(2026, 5, 1)), new(ExamPart.Writing, ExamLevel.B1, ExamResult.Failed, null, Day(2026, 6, 1)),
                new(ExamPart.Writing, ExamLevel.B1, ExamResult.None, NoExamResult.Absent, Day(2026, 7, 1)), new(ExamPart.Society, null, ExamResult.Passed, null, Day(2026, 7, 1)),
            ],
        };
        var lines = Of(LearningRoute.B1Route, facts).ToDictionary(line => line.Step);
        Assert.Equal(Day(2026, 5, 1), lines[ProgressStep.Reading].DoneOn);
        Assert.Equal((null, 2), (lines[ProgressStep.Writing].DoneOn, lines[ProgressStep.Writing].Attempts));
        Assert.Equal(Day(2026, 7, 1), lines[ProgressStep.Society].DoneOn);
        // Scaled down, the exam of May is enough.
        Assert.Equal(Day(2026, 5, 1), Of(LearningRoute.B1Route, facts, LanguageLevel.A2).Single(line => line.Step == ProgressStep.Writing).DoneOn);
    }

    [Fact]
    public void What_is_finished_is_done_on_its_day()
    {
        var lines = Of(LearningRoute.ZRoute, Nothing with { Achievements = [(AchievementKind.Pvt, Day(2026, 10, 1)), (AchievementKind.ZRoute, Today)] }).ToDictionary(line => line.Step);
        Assert.Equal((Day(2026, 10, 1), null, Today), (lines[ProgressStep.Pvt].DoneOn!.Value, lines[ProgressStep.Map].DoneOn, lines[ProgressStep.ZRoute].DoneOn!.Value));
    }

    [Fact]
    public void Without_a_route_nothing_is_asked() => Assert.Empty(IntegrationProgress.Of(PipTerms.Empty, Nothing, Numbers, Today));

    private static IReadOnlyList<ProgressLine> Of(LearningRoute route, ProgressFacts facts, LanguageLevel level = LanguageLevel.B1) =>
        IntegrationProgress.Of(PipTerms.Empty with { Route = route, Level = level, RouteHours = 640 }, facts, Numbers, Today);
}
