using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Domain.Progress;

/// <summary>What a PIP asks to be reached.</summary>
public enum ProgressStep
{
    /// <summary>Hours of lessons (language and KNM): of the Z-route as the law asks, of the other routes as the PIP estimates.</summary>
    Lessons = 1,

    /// <summary>Hours of participation in the Z-route.</summary>
    Participation = 2,

    Reading = 3,
    Listening = 4,
    Writing = 5,
    Speaking = 6,

    /// <summary>Exam KNM.</summary>
    Society = 7,

    Pvt = 8,
    Map = 9,

    /// <summary>The Z-route is completed, with its closing talk.</summary>
    ZRoute = 10,
}

/// <summary>One of the things that a PIP asks, and how far it is.</summary>
/// <param name="Reached">Hours; null where nothing is counted.</param>
/// <param name="Needed">Hours; null where the step is done or not.</param>
/// <param name="IsEstimate">The hours are estimated in the PIP and asked by no act.</param>
/// <param name="DoneOn">Day on which it was reached; of hours the day of counting on which they were enough.</param>
/// <param name="Attempts">Exams taken without passing at the level that is asked.</param>
/// <param name="Level">Level that an exam asks; null = none.</param>
public sealed record ProgressLine(ProgressStep Step, int? Reached, int? Needed, bool IsEstimate, DateOnly? DoneOn, int Attempts, ExamLevel? Level)
{
    public bool IsDone => DoneOn is not null;

    /// <summary>Between 0 and 100; null where nothing is counted.</summary>
    public int? Percent => Needed is > 0 and var needed ? Math.Min(100, 100 * (Reached ?? 0) / needed) : null;
}

/// <summary>The facts of a trajectory from which the progress follows; withdrawn ones are not among them.</summary>
public sealed record ProgressFacts(
    DutyGroup? Group, IReadOnlyCollection<Exam> Exams, IReadOnlyCollection<(HoursKind Kind, int Hours, DateOnly CountedOn)> Hours, IReadOnlyCollection<(AchievementKind Kind, DateOnly On)> Achievements);

/// <summary>
/// How far somebody is in what the PIP asks, step by step: the exams of the route at the level of the PIP and KNM (Act of 2021,
/// articles 6 to 8), PVT, MAP where the route has it, and of the Z-route its hours and its closing. Nothing is weighed: what is
/// left is said, and no person is scored.
/// </summary>
public static class IntegrationProgress
{
    private static readonly (ProgressStep Step, ExamPart Part)[] Language =
        [(ProgressStep.Reading, ExamPart.Reading), (ProgressStep.Listening, ExamPart.Listening), (ProgressStep.Writing, ExamPart.Writing), (ProgressStep.Speaking, ExamPart.Speaking)];

    /// <param name="day">The day whose numbers of the law count.</param>
    public static IReadOnlyList<ProgressLine> Of(PipTerms pip, ProgressFacts facts, CivicParameters parameters, DateOnly day)
    {
        if (pip.Route is not { } route)
            return [];
        var lines = new List<ProgressLine>();
        var isZRoute = route == LearningRoute.ZRoute;
        if ((isZRoute ? parameters.On(day, CivicParameters.ZCourseHours) : pip.RouteHours) is { } lessons)
            lines.Add(Hours(ProgressStep.Lessons, HoursKind.Lessons, lessons, !isZRoute, facts));
        var participation = facts.Group switch
        {
            DutyGroup.Asylum => parameters.On(day, CivicParameters.ZParticipationHoursAsylum),
            DutyGroup.FamilyAndOther => parameters.On(day, CivicParameters.ZParticipationHoursOthers),
            _ => null,
        };
        if (isZRoute && participation is { } hours)
            lines.Add(Hours(ProgressStep.Participation, HoursKind.Participation, hours, false, facts));
        if (!isZRoute)
        {
            var level = pip.Level == LanguageLevel.A2 ? ExamLevel.A2 : ExamLevel.B1;
            lines.AddRange(Language.Select(one => OfExam(one.Step, one.Part, level, facts)));
            lines.Add(OfExam(ProgressStep.Society, ExamPart.Society, null, facts));
        }
        lines.Add(Done(ProgressStep.Pvt, AchievementKind.Pvt, facts));
        if (route != LearningRoute.EducationRoute)
            lines.Add(Done(ProgressStep.Map, AchievementKind.Map, facts));
        if (isZRoute)
            lines.Add(Done(ProgressStep.ZRoute, AchievementKind.ZRoute, facts));
        return lines;
    }

    private static ProgressLine Hours(ProgressStep step, HoursKind kind, int needed, bool isEstimate, ProgressFacts facts)
    {
        var counted = facts.Hours.Where(one => one.Kind == kind).OrderByDescending(one => one.CountedOn).FirstOrDefault();
        return new(step, counted.Hours, needed, isEstimate, counted.Hours >= needed ? counted.CountedOn : null, 0, null);
    }

    private static ProgressLine OfExam(ProgressStep step, ExamPart part, ExamLevel? level, ProgressFacts facts)
    {
        var taken = facts.Exams.Where(exam => exam.Part == part).ToList();
        var passed = taken.Where(exam => exam.Passes(level ?? ExamLevel.A2)).Select(exam => (DateOnly?)exam.On).Min();
        return new(step, null, null, false, passed, taken.Count(exam => exam.Result != ExamResult.None && !exam.Passes(level ?? ExamLevel.A2)), level);
    }

    private static ProgressLine Done(ProgressStep step, AchievementKind kind, ProgressFacts facts) =>
        new(step, null, null, false, facts.Achievements.Where(one => one.Kind == kind).Select(one => (DateOnly?)one.On).FirstOrDefault(), 0, null);
}
