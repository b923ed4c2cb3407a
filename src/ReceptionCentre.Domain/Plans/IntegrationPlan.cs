using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Plans;

public enum PlanKind
{
    /// <summary>For anyone: "Dit is geen besluit. U hoeft niet mee te doen."</summary>
    Voluntary = 1,

    /// <summary>Plan Inburgering en Participatie: for those obliged under the Integration Act 2021 (art. 15).</summary>
    Pip = 2,
}

public enum PlanState
{
    /// <summary>Being written; can be changed.</summary>
    Draft = 1,

    /// <summary>A voluntary plan that was agreed with the person; never changed again, a revision follows it.</summary>
    Agreed = 2,

    /// <summary>A later version took its place.</summary>
    Revised = 3,

    /// <summary>The draft was dropped before it was agreed.</summary>
    Dropped = 4,

    /// <summary>Ended with the file: the person left.</summary>
    Ended = 5,

    /// <summary>A PIP that waits for whoever signs for the college.</summary>
    Offered = 6,

    /// <summary>A PIP that was decided; never changed again, a revision follows it.</summary>
    Decided = 7,
}

/// <summary>Why a plan is revised.</summary>
public enum RevisionTrigger
{
    RouteSwitch = 1,

    /// <summary>From B1 to A2 within the B1-route.</summary>
    ScalingDown = 2,
    Move = 3,
    LongerStay = 4,
    Other = 5,
}

/// <summary>
/// What a person wants to reach here, track by track and side by side: goals in words, and items with provider, start,
/// hours, deadline and payer. Versions follow each other; an agreed one stands as it was agreed.
/// </summary>
public sealed class IntegrationPlan : Aggregate, IOfCaseFile
{
    public const int WordsLength = 4000, MaximumItems = 60;

    private readonly List<PlanGoal> _goals = [];

    private IntegrationPlan()
    {
    }

    public Guid CaseFileId { get; private init; }
    public PlanKind Kind { get; private init; }
    public PlanState State { get; private set; }

    /// <summary>1 for the first plan in the file; a revision has the next number.</summary>
    public int Edition { get; private init; }

    /// <summary>The plan that this one revises; null for the first.</summary>
    public Guid? RevisionOf { get; private init; }

    /// <summary>Why it was revised; null for the first.</summary>
    public RevisionTrigger? Trigger { get; private init; }

    /// <summary>The same in words; null for the first.</summary>
    public string? RevisionReason { get; private init; }

    /// <summary>What the person wants, in the person's own words, and the language of these words.</summary>
    public string? OwnWords { get; private set; }
    public string? OwnWordsLanguage { get; private set; }

    /// <summary>Where the person disagrees, in the person's own words.</summary>
    public string? Disagreement { get; private set; }

    /// <summary>Day from which it stands: agreed with the person, or of a PIP the date of the decision.</summary>
    public DateOnly? AgreedOn { get; private set; }

    /// <summary>Who agreed it with the person, or signed it.</summary>
    public Guid? AgreedBy { get; private set; }

    /// <summary>What a PIP lays down; null for a voluntary plan, and until it is first written.</summary>
    public PipContent? Pip { get; private set; }

    /// <summary>Day on which it ended with the file; null while it holds, and for a draft that was dropped by itself.</summary>
    public DateOnly? EndedOn { get; private set; }

    public DateTimeOffset BegunAt { get; private init; }
    public Guid BegunBy { get; private init; }

    /// <summary>Agreed or decided: it is what the person and the centre go by.</summary>
    public bool Holds => State is PlanState.Agreed or PlanState.Decided;

    public IReadOnlyList<PlanGoal> Goals => _goals;
    public IEnumerable<PlanItem> Items => _goals.SelectMany(goal => goal.Items);

    public static IntegrationPlan Begin(Guid caseFileId, PlanKind kind, DateTimeOffset at, Guid by) =>
        new() { Id = Guid.CreateVersion7(), CaseFileId = caseFileId, Kind = kind, State = PlanState.Draft, Edition = 1, BegunAt = at, BegunBy = by };

    /// <summary>
    /// A new draft that starts as a copy of this plan, which holds until the draft is agreed or decided. The kind can
    /// change: a voluntary plan is followed by a PIP when DUO finds the person obliged, and the other way round.
    /// </summary>
    /// <param name="kind">Kind of the new edition; null = as it is.</param>
    public IntegrationPlan Revise(string reason, DateTimeOffset at, Guid by, PlanKind? kind = null, RevisionTrigger trigger = RevisionTrigger.Other)
    {
        PlanRules.OnlyAnAgreedPlanIsRevised.Check(Holds);
        PipRules.ARouteChangesInAPip.Check(
            trigger is not (RevisionTrigger.RouteSwitch or RevisionTrigger.ScalingDown) || (Kind == PlanKind.Pip && (kind ?? Kind) == PlanKind.Pip));
        var revision = new IntegrationPlan
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = CaseFileId,
            Kind = kind ?? Kind,
            State = PlanState.Draft,
            Edition = Edition + 1,
            RevisionOf = Id,
            Trigger = trigger,
            RevisionReason = reason,
            OwnWords = OwnWords,
            OwnWordsLanguage = OwnWordsLanguage,
            Disagreement = Disagreement,
            BegunAt = at,
            BegunBy = by,
        };
        revision._goals.AddRange(_goals.Select(goal => goal.CopyTo(revision.Id)));
        if (revision.Kind == PlanKind.Pip && Pip is not null)
            revision.Pip = new(revision.Id, Pip.Terms);
        return revision;
    }

    /// <summary>The person's own words beside the caseworker's.</summary>
    public void WriteOwnWords(string? words, string? language, string? disagreement)
    {
        EnsureDraft();
        (OwnWords, OwnWordsLanguage, Disagreement) = (words, words is null ? null : language, disagreement);
    }

    /// <summary>What the PIP lays down, as far as it is known; it is checked when it is decided.</summary>
    public void WritePip(PipTerms terms)
    {
        EnsureDraft();
        PipRules.OnlyAPipHasARoute.Check(Kind == PlanKind.Pip);
        if (Pip is null)
            Pip = new(Id, terms);
        else
            Pip.Write(terms);
    }

    public PlanGoal AddGoal(string track, string text)
    {
        EnsureDraft();
        var goal = new PlanGoal(Id, track, text, _goals.Count == 0 ? 1 : _goals.Max(other => other.Place) + 1);
        _goals.Add(goal);
        return goal;
    }

    public void ChangeGoal(Guid goalId, string track, string text)
    {
        EnsureDraft();
        Goal(goalId).Change(track, text);
    }

    public void RemoveGoal(Guid goalId)
    {
        EnsureDraft();
        _goals.Remove(Goal(goalId));
    }

    public PlanItem AddItem(Guid goalId, PlanItemTerms terms)
    {
        EnsureDraft();
        PlanRules.APlanStaysReadable.Check(Items.Count() < MaximumItems, MaximumItems);
        return Goal(goalId).AddItem(terms);
    }

    public void ChangeItem(Guid itemId, PlanItemTerms terms)
    {
        EnsureDraft();
        Goal(goal => goal.Items.Any(item => item.Id == itemId)).ChangeItem(itemId, terms);
    }

    public void RemoveItem(Guid itemId)
    {
        EnsureDraft();
        Goal(goal => goal.Items.Any(item => item.Id == itemId)).RemoveItem(itemId);
    }

    /// <summary>Agrees the draft with the person. From now on it stands; a change is a revision.</summary>
    public void Agree(DateOnly on, DateOnly today, Guid by)
    {
        EnsureDraft();
        PipRules.APipIsDecided.Check(Kind == PlanKind.Voluntary);
        PlanRules.AgreedOnADayThatHasCome.Check(on <= today);
        EnsureComplete();
        (State, AgreedOn, AgreedBy) = (PlanState.Agreed, on, by);
    }

    /// <summary>Offers the draft of a PIP for signature. It stays as it is until it is signed or comes back.</summary>
    /// <exception cref="BrokenRuleException">Something is missing, or would be rejected.</exception>
    public void Offer(PipSurroundings around, DateOnly today)
    {
        EnsureDraft();
        PipRules.OnlyAPipIsDecided.Check(Kind == PlanKind.Pip);
        EnsureComplete();
        PipChecks.EnsureMayBeDecided(this, around, today, today);
        State = PlanState.Offered;
    }

    /// <summary>It was not signed: a draft again.</summary>
    public void ComeBack()
    {
        PlanRules.AnAgreedPlanIsNotEdited.Check(State == PlanState.Offered);
        State = PlanState.Draft;
    }

    /// <summary>The PIP is decided for the college. From now on it stands; a change is a revision.</summary>
    /// <exception cref="BrokenRuleException">Something is missing, or would be rejected.</exception>
    public void Decide(PipSurroundings around, DateOnly on, DateOnly today, Guid by)
    {
        PlanRules.AnAgreedPlanIsNotEdited.Check(State == PlanState.Offered);
        PipChecks.EnsureMayBeDecided(this, around, on, today);
        (State, AgreedOn, AgreedBy) = (PlanState.Decided, on, by);
    }

    /// <summary>An item of the agreed plan was done on a day; null takes that back. The agreed terms stay as they are.</summary>
    public void ItemDone(Guid itemId, DateOnly? on, DateOnly today)
    {
        PlanRules.WhatIsDoneWasAgreed.Check(Holds);
        PlanRules.DoneOnADayThatHasCome.Check(on is null || on <= today);
        Goal(goal => goal.Items.Any(item => item.Id == itemId)).ItemDone(itemId, on);
    }

    /// <summary>The next edition was agreed in its place.</summary>
    public void GiveWayTo(IntegrationPlan revision)
    {
        PlanRules.OnlyAnAgreedPlanIsRevised.Check(Holds && revision.RevisionOf == Id);
        State = PlanState.Revised;
    }

    public void Drop()
    {
        EnsureDraft();
        State = PlanState.Dropped;
    }

    /// <summary>The file is closed: a draft is dropped, a plan that holds ends.</summary>
    public void EndWithFile(DateOnly on)
    {
        PlanRules.OnlyAPlanThatHoldsEnds.Check(Holds || State is PlanState.Draft or PlanState.Offered);
        (State, EndedOn) = (Holds ? PlanState.Ended : PlanState.Dropped, on);
    }

    /// <summary>The file is open again: what ended with it is as it was.</summary>
    public void GoOnWithFile()
    {
        PlanRules.OnlyAPlanThatEndedGoesOn.Check(EndedOn is not null);
        (State, EndedOn) = (State == PlanState.Dropped ? PlanState.Draft : Kind == PlanKind.Pip ? PlanState.Decided : PlanState.Agreed, null);
    }

    private PlanGoal Goal(Guid id) => Goal(goal => goal.Id == id);

    private PlanGoal Goal(Predicate<PlanGoal> which) => _goals.Find(which) ?? throw new NotThereException(nameof(PlanGoal));

    private void EnsureComplete()
    {
        PlanRules.APlanHasAGoal.Check(_goals.Count > 0);
        foreach (var item in Items)
            item.CheckTerms();
    }

    private void EnsureDraft() => PlanRules.AnAgreedPlanIsNotEdited.Check(State == PlanState.Draft);
}
