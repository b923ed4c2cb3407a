using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.Enforcement;

/// <summary>The steps before the decision, in their order.</summary>
public enum StepKind
{
    Invitation = 1,
    SecondInvitation = 2,
    Warning = 3,

    /// <summary>Voornemen: what the municipality means to decide, on which the person can give a view.</summary>
    Intention = 4,
}

public static class StepKinds
{
    /// <summary>It asks the person to come somewhere.</summary>
    public static bool IsInvitation(this StepKind kind) => kind is StepKind.Invitation or StepKind.SecondInvitation;
}

/// <summary>One step of a path: taken with a letter, or skipped with a reason.</summary>
public sealed class EnforcementStep
{
    public const int PlaceLength = 200, TalkLength = 1000, ReasonLength = 500, OwnSentencesLength = 2000;

    private EnforcementStep()
    {
    }

    public Guid Id { get; private init; }
    public Guid PathId { get; private init; }
    public StepKind Kind { get; private init; }
    public DateTimeOffset TakenAt { get; private init; }
    public Guid TakenBy { get; private init; }

    /// <summary>Why the step is left out; null = it is taken.</summary>
    public string? SkippedBecause { get; private init; }

    /// <summary>Day of the meeting, or last day to answer; null of a step that is skipped.</summary>
    public DateOnly? LastDay { get; private init; }
    public TimeOnly? At { get; private init; }
    public string? Place { get; private init; }

    /// <summary>The appointment in the diary, where there is one.</summary>
    public Guid? AppointmentId { get; private init; }

    /// <summary>So many days lie between sending and the last day: the municipality's number on the day of the step; null = it has none.</summary>
    public int? DaysAtLeast { get; private init; }

    /// <summary>Of an intention: so many days after the view, or the last day for it, the municipality decides; null = it has no number.</summary>
    public int? DecisionDays { get; private init; }

    /// <summary>When somebody tried to speak to the person before this step, what came of it, and what was said.</summary>
    public DateOnly? TalkOn { get; private init; }
    public TalkOutcome? TalkOutcome { get; private init; }
    public string? TalkWords { get; private init; }

    /// <summary>Sentences in the letter beside the blocks of the municipality.</summary>
    public string? OwnSentences { get; private init; }

    public DateOnly? SentOn { get; private set; }

    public bool IsSkipped => SkippedBecause is not null;

    public DateOnly TakenOn => DutchCalendar.DateOf(TakenAt);

    internal static EnforcementStep Taken(Guid pathId, StepKind kind, StepTerms terms, int? daysAtLeast, int? decisionDays, DateTimeOffset at, Guid by) => new()
    {
        Id = Guid.CreateVersion7(),
        PathId = pathId,
        Kind = kind,
        TakenAt = at,
        TakenBy = by,
        LastDay = terms.LastDay,
        DaysAtLeast = daysAtLeast,
        OwnSentences = terms.OwnSentences,
        At = kind.IsInvitation() ? terms.At : null,
        Place = kind.IsInvitation() ? terms.Place : null,
        AppointmentId = kind.IsInvitation() ? terms.AppointmentId : null,
        DecisionDays = kind == StepKind.Intention ? decisionDays : null,
        TalkOn = terms.Talk?.On,
        TalkOutcome = terms.Talk?.Outcome,
        TalkWords = terms.Talk?.Words,
    };

    internal static EnforcementStep Skipped(Guid pathId, StepKind kind, string reason, DateTimeOffset at, Guid by) =>
        new() { Id = Guid.CreateVersion7(), PathId = pathId, Kind = kind, TakenAt = at, TakenBy = by, SkippedBecause = reason };

    /// <summary>Whether enough days are left when it is sent on a day.</summary>
    internal bool LeavesDaysFrom(DateOnly day) => LastDay is { } last && day.AddDays(DaysAtLeast ?? 0) <= last;

    internal void WasSent(DateOnly on) => SentOn = on;
}

/// <summary>Zienswijze: what the person says about the intention, in the person's words.</summary>
public sealed class EnforcementView
{
    public const int WordsLength = 4000;

    private EnforcementView()
    {
    }

    internal EnforcementView(Guid pathId, ViewManner manner, DateOnly receivedOn, string words, bool isLate) =>
        (Id, PathId, Manner, ReceivedOn, Words, IsLate) = (Guid.CreateVersion7(), pathId, manner, receivedOn, words, isLate);

    public Guid Id { get; private init; }
    public Guid PathId { get; private init; }
    public ViewManner Manner { get; private init; }
    public DateOnly ReceivedOn { get; private init; }
    public string Words { get; private init; } = "";

    /// <summary>It came after the last day; whoever decides weighs it.</summary>
    public bool IsLate { get; private init; }
}
