using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Domain.Duo;

/// <summary>A fact of a file that a notice can change.</summary>
public enum DuoFact
{
    Duty = 1,
    DutyFrom = 2,
    LetterOn = 3,
    DutyReason = 4,
    Group = 5,
    SettledOn = 6,
    EarlierPipOn = 7,
    EarlierPipMunicipality = 8,
    TermFrom = 9,
    TermLastDay = 10,
    ExamNumber = 11,
    TestResult = 12,
    TestState = 13,
    Exams = 14,
}

/// <summary>What changes when a notice is taken over: a day, a code, or a value with words.</summary>
public sealed record DuoEffect(DuoFact Fact, object? Before, object? After)
{
    public bool Changes => !Equals(Before, After);
}

/// <summary>How a file stands, as far as a notice can change it.</summary>
public sealed record DuoStanding(
    DutyState? Duty, DateOnly? DutyFrom, DateOnly? LetterOn, string? DutyReason, DutyGroup? Group, DateOnly? SettledOn, DateOnly? EarlierPipOn, string? EarlierPipMunicipality,
    DateOnly? TermFrom, DateOnly? TermUntil, LearnabilityState? Test, string? ExamNumber, LearnabilityResult? TestResult)
{
    /// <summary>Exams that stand in the file.</summary>
    public DuoExams Exams { get; init; } = DuoExams.None;
}

/// <summary>What a notice does to a file, before it is done.</summary>
public static class DuoEffects
{
    public static IReadOnlyList<DuoEffect> Of(DuoEvent what, DuoFacts facts, DuoStanding now)
    {
        var effects = new List<DuoEffect>();
        if (what.Topics.HasFlag(DuoTopics.Duty))
        {
            effects.Add(new(DuoFact.Duty, now.Duty, what.Becomes));
            effects.Add(new(DuoFact.DutyFrom, now.DutyFrom, facts.DutyFrom ?? now.DutyFrom));
            effects.Add(new(DuoFact.LetterOn, now.LetterOn, facts.LetterOn ?? now.LetterOn));
            effects.Add(new(DuoFact.DutyReason, now.DutyReason, what.Becomes == DutyState.Obliged ? null : facts.DutyReason ?? what.Reason));
        }
        if (what.Topics.HasFlag(DuoTopics.Group))
            effects.Add(new(DuoFact.Group, now.Group, facts.Group ?? now.Group));
        if (what.Topics.HasFlag(DuoTopics.Settlement))
            effects.Add(new(DuoFact.SettledOn, now.SettledOn, facts.SettledOn ?? now.SettledOn));
        if (what.Topics.HasFlag(DuoTopics.EarlierPip))
        {
            effects.Add(new(DuoFact.EarlierPipOn, now.EarlierPipOn, facts.EarlierPipOn ?? now.EarlierPipOn));
            effects.Add(new(DuoFact.EarlierPipMunicipality, now.EarlierPipMunicipality, facts.EarlierPipMunicipality ?? now.EarlierPipMunicipality));
        }
        if (what.Topics.HasFlag(DuoTopics.Term))
        {
            effects.Add(new(DuoFact.TermFrom, now.TermFrom, facts.TermFrom ?? now.TermFrom));
            effects.Add(new(DuoFact.TermLastDay, now.TermUntil?.AddDays(-1), (facts.TermUntil ?? now.TermUntil)?.AddDays(-1)));
        }
        if (what.Topics.HasFlag(DuoTopics.Test))
        {
            effects.Add(new(DuoFact.TestState, now.Test, facts.TestResult is not null ? LearnabilityState.Done : now.Test ?? LearnabilityState.Invited));
            effects.Add(new(DuoFact.TestResult, now.TestResult, facts.TestResult ?? now.TestResult));
            // A number without a result stays with the notice.
            if (facts.TestResult is not null)
                effects.Add(new(DuoFact.ExamNumber, now.ExamNumber, facts.ExamNumber ?? now.ExamNumber));
        }
        if (what.Topics.HasFlag(DuoTopics.Exams))
            effects.AddRange(New(facts, now).Select(exam => new DuoEffect(DuoFact.Exams, now.Exams.All.FirstOrDefault(known => known.Part == exam.Part && known.On == exam.On), exam)));
        return effects;
    }

    /// <summary>Exams that the agency has and the file has not, or has otherwise.</summary>
    public static IEnumerable<Exam> New(DuoFacts facts, DuoStanding now) => facts.Exams.All.Except(now.Exams.All);
}
