using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Enforcement;

public enum PathState
{
    /// <summary>Steps are taken.</summary>
    Running = 1,

    /// <summary>The measure waits for whoever signs.</summary>
    Offered = 2,

    /// <summary>The college decided; never changed again.</summary>
    Decided = 3,

    /// <summary>It ended without a decision.</summary>
    Ended = 4,
}

/// <summary>Why a path ended without a decision.</summary>
public enum PathEnd
{
    /// <summary>The person came, or did it after all.</summary>
    DoneAfterAll = 1,

    /// <summary>It was not the person's fault.</summary>
    Excusable = 2,

    /// <summary>Something else, in words.</summary>
    Other = 3,

    /// <summary>The file was closed.</summary>
    FileClosed = 4,
}

public enum MeasureKind
{
    None = 1,

    /// <summary>Bestuurlijke boete.</summary>
    Fine = 2,
}

/// <summary>How a view was given.</summary>
public enum ViewManner
{
    Oral = 1,
    Written = 2,
}

/// <summary>What came of an attempt to speak to the person before the next step.</summary>
public enum TalkOutcome
{
    Spoken = 1,
    NotReached = 2,
}

/// <summary>What holds around a path on a day.</summary>
/// <param name="IsObliged">DUO found the person obliged under the Act of 2021.</param>
/// <param name="Group">As DUO says; null = not known.</param>
/// <param name="Settings">Of the municipality of the file; null = it never set anything, so the path is off.</param>
/// <param name="DecisionDaysOfLaw">Between the view and the decision, where the municipality has no number of its own; null = the law's is not known either.</param>
public sealed record EnforcementGround(bool IsObliged, DutyGroup? Group, EnforcementSettings? Settings, DateOnly Today, int? DecisionDaysOfLaw = null);

/// <summary>Somebody tried to speak to the person, and what came of it.</summary>
public sealed record Talk(DateOnly On, TalkOutcome Outcome, string Words);

/// <summary>What the next step says.</summary>
/// <param name="LastDay">The day of the meeting, or the last day to answer.</param>
/// <param name="At">Time of day of a meeting.</param>
/// <param name="Place">Where a meeting is.</param>
/// <param name="AppointmentId">The appointment to which the person is invited; null = none in the diary.</param>
public sealed record StepTerms(DateOnly LastDay, TimeOnly? At, string? Place, Guid? AppointmentId, Talk? Talk, string? OwnSentences);

/// <summary>
/// What the municipality does when somebody obliged does not do what the Act of 2021 asks: invitation, second invitation, warning,
/// intention with the person's view, decision. Every step is taken by a person; none follows by itself. It can end at any moment.
/// </summary>
public sealed partial class EnforcementPath : Aggregate, IOfCaseFile
{
    public const int WhatLength = 1000, NoteLength = 500, WhyLength = 4000, MostAmount = 99_999;

    private readonly List<EnforcementStep> _steps = [];
    private readonly List<EnforcementView> _views = [];

    private EnforcementPath()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>Code of the list "enforcement-occasions".</summary>
    public string Occasion { get; private init; } = "";

    /// <summary>Day on which the person did not come, or since when something is not done.</summary>
    public DateOnly HappenedOn { get; private init; }

    /// <summary>What happened, in the words of who opened the path.</summary>
    public string What { get; private init; } = "";

    /// <summary>Group of the person, as DUO said when the path was opened.</summary>
    public DutyGroup Group { get; private init; }

    public DateTimeOffset OpenedAt { get; private init; }
    public Guid OpenedBy { get; private init; }
    public PathState State { get; private set; }

    public PathEnd? HowEnded { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Code of the list "enforcement-excuses".</summary>
    public string? Excuse { get; private set; }
    public string? EndNote { get; private set; }

    /// <summary>What the college is asked to decide, or decided.</summary>
    public MeasureKind? Measure { get; private set; }

    /// <summary>Of a fine, in whole euros.</summary>
    public int? Amount { get; private set; }

    /// <summary>The how-maniest fine for this occasion in this file: 1 is the first.</summary>
    public int? Time { get; private set; }

    /// <summary>On which the municipality bases the amount.</summary>
    public string? LegalBasis { get; private set; }

    /// <summary>Why this measure, whether it is the person's own fault, and what was done with the view.</summary>
    public string? Why { get; private set; }

    public IReadOnlyList<EnforcementStep> Steps => _steps;
    public IReadOnlyList<EnforcementView> Views => _views;

    /// <summary>Runs, or waits for a signature.</summary>
    public bool IsOpen => State is PathState.Running or PathState.Offered;

    /// <summary>The step that comes next; null = all were taken or skipped, and a measure can be proposed.</summary>
    public StepKind? Next => Enum.GetValues<StepKind>().Select(kind => (StepKind?)kind).FirstOrDefault(kind => !_steps.Exists(step => step.Kind == kind));

    /// <summary>The step that was taken last; null = none was, or all were skipped.</summary>
    public EnforcementStep? Last => _steps.Where(step => !step.IsSkipped).MaxBy(step => step.Kind);

    public EnforcementStep? Intention => _steps.Find(step => step is { Kind: StepKind.Intention, IsSkipped: false });

    /// <summary>Day by which the municipality decides: counted from the view, or from the last day for it; null = it has no number, or there is no intention.</summary>
    public DateOnly? DecideBy => Intention is { SentOn: not null, DecisionDays: { } days, LastDay: { } last } ? (_views.Count > 0 ? _views.Max(view => view.ReceivedOn) : last).AddDays(days) : null;

    /// <exception cref="BrokenRuleException">Not obliged, the group is not known, or the municipality has the path off for it.</exception>
    public static EnforcementPath Open(Guid caseFileId, string occasion, DateOnly happenedOn, string what, EnforcementGround ground, DateTimeOffset at, Guid by, Guid? id = null)
    {
        EnforcementRules.HappenedOnADayThatHasCome.Check(happenedOn <= ground.Today);
        EnsureStandsOn(ground);
        // What happened before the municipality had it on is not held against anybody.
        EnforcementRules.OnForTheGroup.Check(ground.Settings!.IsOn(ground.Group!.Value, happenedOn));
        return new()
        {
            Id = id ?? Guid.CreateVersion7(),
            CaseFileId = caseFileId,
            Occasion = occasion,
            HappenedOn = happenedOn,
            What = what,
            Group = ground.Group.Value,
            OpenedAt = at,
            OpenedBy = by,
            State = PathState.Running,
        };
    }

    /// <summary>Takes the next step; its letter is still to be sent.</summary>
    public EnforcementStep Take(StepKind kind, StepTerms terms, EnforcementGround ground, DateTimeOffset at, Guid by)
    {
        EnsureGoesOn(kind, ground);
        EnforcementRules.SomebodyTriedToSpeak.Check(kind == StepKind.Invitation || terms.Talk is { } talk && talk.On <= ground.Today && talk.On >= HappenedOn);
        EnforcementRules.AnInvitationSaysWhenAndWhere.Check(!kind.IsInvitation() || terms is { At: not null, Place: not null });
        EnforcementRules.TheLastDayLiesAhead.Check(terms.LastDay > ground.Today);
        var step = EnforcementStep.Taken(Id, kind, terms, ground.Settings!.DaysOf(kind, ground.Today), ground.Settings.TermsOn(ground.Today)?.Decision ?? ground.DecisionDaysOfLaw, at, by);
        EnforcementRules.ThereAreDaysEnough.Check(step.LeavesDaysFrom(ground.Today), step.DaysAtLeast ?? 0);
        _steps.Add(step);
        return step;
    }

    /// <summary>Leaves the next step out.</summary>
    public EnforcementStep Skip(StepKind kind, string reason, EnforcementGround ground, DateTimeOffset at, Guid by)
    {
        EnsureGoesOn(kind, ground);
        EnforcementRules.ASkippedStepHasItsReason.Check(!string.IsNullOrWhiteSpace(reason));
        var step = EnforcementStep.Skipped(Id, kind, reason, at, by);
        _steps.Add(step);
        return step;
    }

    /// <summary>The letter of a step was sent.</summary>
    public void Sent(Guid stepId, DateOnly on, DateOnly today)
    {
        EnforcementRules.OnlyARunningPathGoesOn.Check(State == PathState.Running);
        var step = Find(stepId);
        EnforcementRules.ALetterIsSentOnce.Check(step is { IsSkipped: false, SentOn: null });
        EnforcementRules.SentOnADayThatHasCome.Check(on <= today && on >= step.TakenOn);
        EnforcementRules.ThereAreDaysEnough.Check(on < step.LastDay && step.LeavesDaysFrom(on), step.DaysAtLeast ?? 0);
        step.WasSent(on);
    }

    /// <summary>Throws away a step whose letter was not sent, to make it again: another day, other words; or takes back that one was skipped.</summary>
    public void TakeBack(Guid stepId)
    {
        EnforcementRules.OnlyARunningPathGoesOn.Check(State == PathState.Running);
        var step = Find(stepId);
        EnforcementRules.WhatWasSentStands.Check(step.SentOn is null && step.Kind == _steps.Max(one => one.Kind));
        _steps.Remove(step);
    }

    /// <summary>What the person says about the intention, in the person's words.</summary>
    public EnforcementView HearView(ViewManner manner, DateOnly receivedOn, string words, DateOnly today)
    {
        EnforcementRules.OnlyARunningPathGoesOn.Check(State == PathState.Running);
        EnforcementRules.AViewFollowsTheIntention.Check(Intention is { SentOn: { } sent } && receivedOn >= sent && receivedOn <= today);
        var view = new EnforcementView(Id, manner, receivedOn, words, receivedOn > Intention!.LastDay);
        _views.Add(view);
        return view;
    }

    private void EnsureGoesOn(StepKind kind, EnforcementGround ground)
    {
        EnforcementRules.OnlyARunningPathGoesOn.Check(State == PathState.Running);
        EnsureStandsOn(ground);
        EnforcementRules.StepsGoInOrder.Check(Next == kind);
        EnsureLastStepIsOver(ground.Today);
    }

    private void EnsureLastStepIsOver(DateOnly today)
    {
        EnforcementRules.TheStepBeforeWasSent.Check(Last is null or { SentOn: not null });
        EnforcementRules.ItsDayHasPassed.Check(Last is null || Last.LastDay < today);
    }

    private static void EnsureStandsOn(EnforcementGround ground)
    {
        EnforcementRules.ForWhoIsObliged.Check(ground.IsObliged);
        EnforcementRules.TheGroupIsKnown.Check(ground.Group is not null);
        EnforcementRules.OnForTheGroup.Check(ground.Settings?.IsOn(ground.Group!.Value, ground.Today) == true);
    }

    private EnforcementStep Find(Guid stepId) => _steps.Find(step => step.Id == stepId) ?? throw new NotThereException(nameof(EnforcementStep));
}
