using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Intakes;

/// <summary>How far somebody is with the learnability test.</summary>
public enum LearnabilityState
{
    Invited = 1,

    /// <summary>Was invited and did not come.</summary>
    Missed = 2,
    Done = 3,

    /// <summary>Need not do it (art. 14, paragraphs 6 and 7): a visual or hearing impairment.</summary>
    Exempt = 4,
}

/// <summary>What the test says, in the three values of the executing agency.</summary>
public enum LearnabilityResult
{
    /// <summary>B1-route haalbaar.</summary>
    B1Feasible = 1,

    /// <summary>B1-route niet haalbaar.</summary>
    B1NotFeasible = 2,

    /// <summary>Onbekend.</summary>
    Unknown = 3,
}

/// <summary>
/// The learnability test (leerbaarheidstoets) of somebody, step by step with its dates. It helps to choose a route; it never
/// chooses one.
/// </summary>
public sealed class LearnabilityTest : Aggregate, IOfCaseFile
{
    private static readonly Dictionary<LearnabilityState, LearnabilityState[]> Follows = new()
    {
        [LearnabilityState.Invited] = [LearnabilityState.Invited, LearnabilityState.Missed, LearnabilityState.Done, LearnabilityState.Exempt],
        [LearnabilityState.Missed] = [LearnabilityState.Invited, LearnabilityState.Done, LearnabilityState.Exempt],
        [LearnabilityState.Done] = [],
        [LearnabilityState.Exempt] = [],
    };

    private readonly List<LearnabilityStep> _steps = [];

    private LearnabilityTest()
    {
    }

    public Guid CaseFileId { get; private init; }

    public IReadOnlyList<LearnabilityStep> Steps => _steps;

    /// <summary>The steps that stand, from the first to the last.</summary>
    public IEnumerable<LearnabilityStep> Standing => _steps.Where(step => step.TakenBackAt is null).OrderBy(step => step.Place);

    /// <summary>Null: nothing happened yet.</summary>
    public LearnabilityStep? Last => Standing.LastOrDefault();

    public static LearnabilityTest Of(Guid caseFileId) => new() { Id = Guid.CreateVersion7(), CaseFileId = caseFileId };

    /// <summary>What can follow now.</summary>
    public static IReadOnlyList<LearnabilityState> Next(LearnabilityState? last) =>
        last is { } state ? Follows[state] : [LearnabilityState.Invited, LearnabilityState.Done, LearnabilityState.Exempt];

    public LearnabilityStep Add(LearnabilityTerms terms, DateOnly today, DateTimeOffset at, Guid by)
    {
        IntakeRules.StepsOfATestFollowEachOther.Check(Next(Last?.State).Contains(terms.State));
        IntakeRules.StepsOfATestAreInOrder.Check(terms.On <= today && (Last is null || terms.On >= Last.On));
        terms.Check();
        var step = new LearnabilityStep(Id, terms, _steps.Count + 1, at, by);
        _steps.Add(step);
        return step;
    }

    /// <summary>The last step was not so: it stays to be seen, and what was before it holds again.</summary>
    public void TakeBackLast(string reason, DateTimeOffset at, Guid by) =>
        (Last ?? throw new NotThereException(nameof(LearnabilityStep))).TakeBack(reason, at, by);
}

/// <summary>One step of a test on its day.</summary>
public sealed class LearnabilityStep
{
    public const int ReasonLength = Facts.DatedFact.ReasonLength, ExamNumberLength = 12;

    private LearnabilityStep()
    {
    }

    internal LearnabilityStep(Guid testId, LearnabilityTerms terms, int place, DateTimeOffset at, Guid by)
    {
        (Id, TestId, Place, WrittenAt, WrittenBy) = (Guid.CreateVersion7(), testId, place, at, by);
        (State, On, Exemption) = (terms.State, terms.On, terms.Exemption);
        (Result, Achieved, Required, ExamNumber) = (terms.Result, terms.Achieved, terms.Required, terms.ExamNumber);
    }

    public Guid Id { get; private init; }
    public Guid TestId { get; private init; }

    /// <summary>Order of the steps, from 1.</summary>
    public int Place { get; private init; }

    public LearnabilityState State { get; private init; }

    /// <summary>Day of the invitation, the test or the exemption.</summary>
    public DateOnly On { get; private init; }

    /// <summary>Code of the list "learnability-exemptions": why somebody need not do it. Tells of somebody's health.</summary>
    public string? Exemption { get; private init; }

    public LearnabilityResult? Result { get; private init; }

    /// <summary>Scores in hundredths: achieved, and needed for the B1 route.</summary>
    public int? Achieved { get; private init; }
    public int? Required { get; private init; }

    public string? ExamNumber { get; private init; }

    public DateTimeOffset WrittenAt { get; private init; }
    public Guid WrittenBy { get; private init; }

    public DateTimeOffset? TakenBackAt { get; private set; }
    public Guid? TakenBackBy { get; private set; }
    public string? TakenBackReason { get; private set; }

    internal void TakeBack(string reason, DateTimeOffset at, Guid by) => (TakenBackAt, TakenBackBy, TakenBackReason) = (at, by, reason);
}

/// <summary>What is recorded of a step; see the properties of <see cref="LearnabilityStep"/>.</summary>
public sealed record LearnabilityTerms(
    LearnabilityState State, DateOnly On, string? Exemption = null, LearnabilityResult? Result = null, int? Achieved = null, int? Required = null, string? ExamNumber = null)
{
    /// <summary>999,99 in hundredths.</summary>
    public const int HighestScore = 99_999;

    internal void Check()
    {
        var (isDone, isExempt) = (State == LearnabilityState.Done, State == LearnabilityState.Exempt);
        IntakeRules.AnExemptionHasAReason.Check(isExempt != string.IsNullOrWhiteSpace(Exemption));
        IntakeRules.ATestThatWasDoneHasAResult.Check(
            isDone == (Result is not null) && (Achieved is null) == (Required is null) && (isDone || (Achieved, ExamNumber) is (null, null)));
        IntakeRules.AScoreHasThreeDigits.Check(Achieved is null or (>= 0 and <= HighestScore) && Required is null or (>= 0 and <= HighestScore));
        IntakeRules.AnExamNumberHasTwelveCharacters.Check(
            ExamNumber is null || (ExamNumber.Length is > 0 and <= LearnabilityStep.ExamNumberLength && ExamNumber.All(char.IsAsciiLetterOrDigit)));
    }
}
