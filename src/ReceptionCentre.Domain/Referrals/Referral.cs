using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Referrals;

/// <summary>Where a referral stands. The steps between them are drawn in docs/referrals.md.</summary>
public enum ReferralState
{
    /// <summary>On its way: the sender keeps the case.</summary>
    Sent = 1,

    /// <summary>The receiver has it and has not answered: the sender still keeps the case.</summary>
    Received = 2,

    /// <summary>The receiver takes the person; nobody came yet.</summary>
    Accepted = 3,

    /// <summary>The person was there for the first time.</summary>
    Started = 4,

    /// <summary>It came to its end as it was meant.</summary>
    Completed = 5,

    /// <summary>The receiver does not take the person.</summary>
    Declined = 6,

    /// <summary>It ended before its end, or never began.</summary>
    Stopped = 7,

    /// <summary>The sender took it back.</summary>
    Withdrawn = 8,

    /// <summary>The receiver takes the person, and the day of the start is agreed.</summary>
    Planned = 9,

    /// <summary>The person was there more often: the receiver told how it goes after the first attendance.</summary>
    UnderWay = 10,

    /// <summary>Nobody answered within the days of the municipality: the sender looks for something else.</summary>
    Expired = 11,
}

/// <summary>
/// One file referred to one offer. A referral is not complete when it is sent: the sender keeps the case until the receiver
/// confirms. Every step is dated by the day on which it happened, and nothing of an earlier step is overwritten.
/// </summary>
public sealed class Referral : Aggregate, IOfCaseFile
{
    private readonly List<ReferralStep> _steps = [];
    private readonly List<ReferralReport> _reports = [];

    private Referral()
    {
    }

    public Guid CaseFileId { get; private init; }
    public Guid OfferId { get; private init; }

    /// <summary>The item of the plan that it serves, in the edition in which it was made; null = it stands alone.</summary>
    public Guid? PlanItemId { get; private init; }

    /// <summary>The same for everybody who was referred together; null = alone.</summary>
    public Guid? GroupId { get; private init; }

    public ReferralState State { get; private set; }

    /// <summary>One of the places of the offer is this person's: kept from the sending on, free again at the end.</summary>
    public bool HoldsPlace { get; private set; }

    public DateOnly SentOn { get; private init; }
    public DateOnly? ReceivedOn { get; private set; }
    public DateOnly? AcceptedOn { get; private set; }

    /// <summary>Day on which the person would begin, as the receiver said; null = not agreed.</summary>
    public DateOnly? AgreedStart { get; private set; }

    /// <summary>First attendance.</summary>
    public DateOnly? StartedOn { get; private set; }

    /// <summary>Day on which it was completed, declined, stopped or withdrawn; null = it goes on.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>What was shared with the receiver, as it was then. Nothing else went along.</summary>
    public string SharedName { get; private init; } = "";

    /// <summary>A telephone number or address; null = the receiver reaches the person through the centre.</summary>
    public string? SharedContact { get; private init; }

    /// <summary>Codes of the list "languages", the preferred one first, with commas.</summary>
    public string? SharedLanguages { get; private init; }
    public string SharedGoal { get; private init; } = "";

    /// <summary>Code of the list "sharing-bases": why this may be shared.</summary>
    public string Basis { get; private init; } = "";

    /// <summary>What the person lets go along beyond what the receiver needs; null = nothing.</summary>
    public string? SharedExtra { get; private init; }

    /// <summary>Day on which the person took back the consent: from then on the receiver no longer sees the extra; null = it holds.</summary>
    public DateOnly? ConsentEndedOn { get; private set; }

    /// <summary>The extra as the receiver may see it now.</summary>
    public string? ExtraForReceiver => ConsentEndedOn is null ? SharedExtra : null;

    /// <summary>Code of the list "referral-results": how it ended for the person, when it was completed and somebody said so.</summary>
    public string? Result { get; private set; }

    /// <summary>Code of the list "waiting-priorities": why this person goes before others who wait longer; null = in turn.</summary>
    public string? Priority { get; private set; }

    /// <summary>Why, in words; shown to colleagues and not to the receiver.</summary>
    public string? PriorityWords { get; private set; }

    /// <summary>What happened, in turn.</summary>
    public IReadOnlyList<ReferralStep> Steps => _steps;

    /// <summary>How it goes, period by period, in turn.</summary>
    public IReadOnlyList<ReferralReport> Reports => _reports;

    public bool IsOpen => EndedOn is null;

    /// <summary>The next step is the receiver's.</summary>
    public bool WaitsForReceiver => State is ReferralState.Sent or ReferralState.Received;

    /// <summary>Sent while all places were taken; becomes a place when one is free at the acceptance.</summary>
    public bool IsOnWaitingList => IsOpen && !HoldsPlace;

    /// <param name="holdsPlace">A place of the offer was free; false = the waiting list.</param>
    /// <param name="groupId">Of everybody who is referred together; null = alone.</param>
    public static Referral Send(Guid caseFileId, Guid offerId, Guid? planItemId, SharedData shared, bool holdsPlace, Happened step, Guid? groupId = null)
    {
        shared.Check();
        step.Check(null);
        var referral = new Referral
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = caseFileId,
            OfferId = offerId,
            PlanItemId = planItemId,
            GroupId = groupId,
            SentOn = step.On,
            SharedName = shared.Name,
            SharedContact = shared.Contact,
            SharedLanguages = shared.Languages.Count == 0 ? null : string.Join(',', shared.Languages),
            SharedGoal = shared.Goal,
            SharedExtra = shared.Extra,
            Basis = shared.Basis,
            HoldsPlace = holdsPlace,
        };
        referral.Go(ReferralState.Sent, step);
        return referral;
    }

    /// <summary>The receiver says that it arrived.</summary>
    public void Receive(Happened step)
    {
        ReferralRules.OnlyWhatWasSentIsReceived.Check(MayBecome(ReferralState.Received));
        Go(ReferralState.Received, step);
        ReceivedOn = step.On;
    }

    /// <summary>The receiver takes the person. An answer says as well that it arrived, and with a start it is planned.</summary>
    /// <param name="agreedStart">Day on which the person would begin; null = not agreed.</param>
    /// <param name="turn">For a referral that holds no place: whether one is free, and who waits before it.</param>
    public void Accept(Happened step, DateOnly? agreedStart, Turn turn)
    {
        ReferralRules.OnlyWhatWaitsIsAnswered.Check(MayBecome(ReferralState.Accepted));
        ReferralRules.WhoIsReferredBeginsAfterwards.Check(agreedStart is null || agreedStart >= SentOn);
        ReferralRules.TheOfferHasAPlace.Check(HoldsPlace || turn.HasRoom);
        var passesBy = !HoldsPlace && turn.Before > 0;
        ReferralRules.WhoWaitsLongestGoesFirst.Check(!passesBy || turn.OutOfTurn is not null, turn.Before);
        Go(ReferralState.Accepted, step, passesBy ? new(null, turn.OutOfTurn) : null);
        (HoldsPlace, AcceptedOn) = (true, step.On);
        ReceivedOn ??= step.On;
        if (agreedStart is { } start)
            Plan(step with { Words = null }, start);
    }

    /// <summary>The start is agreed, or moved.</summary>
    /// <param name="start">Day on which the person would begin.</param>
    public void Plan(Happened step, DateOnly start)
    {
        ReferralRules.OnlyWhoWasAcceptedIsPlanned.Check(MayBecome(ReferralState.Planned));
        ReferralRules.WhoIsReferredBeginsAfterwards.Check(start >= SentOn);
        Go(ReferralState.Planned, step);
        AgreedStart = start;
    }

    public void Decline(Happened step, WhyEnded why)
    {
        ReferralRules.OnlyWhatWaitsIsAnswered.Check(MayBecome(ReferralState.Declined));
        End(ReferralState.Declined, step, why);
    }

    /// <summary>The person was there for the first time.</summary>
    public void Start(Happened step)
    {
        ReferralRules.OnlyWhoWasAcceptedBegins.Check(MayBecome(ReferralState.Started));
        Go(ReferralState.Started, step);
        StartedOn = step.On;
    }

    /// <summary>How it goes with who began. The first time it says as well that the person came back.</summary>
    /// <param name="by">Member of staff, or of the receiver.</param>
    public void Report(ReportInput report, DateOnly today, DateTimeOffset at, Guid by)
    {
        ReferralRules.OnlyOfWhoBeganIsReported.Check(State is ReferralState.Started or ReferralState.UnderWay);
        report.Check(StartedOn!.Value, today);
        _reports.Add(new(Id, _reports.Count + 1, report, at, by));
        if (MayBecome(ReferralState.UnderWay))
            Go(ReferralState.UnderWay, new(Later(report.Until), null, today, at, by));
    }

    /// <param name="result">Code of the list "referral-results"; null = nobody said.</param>
    public void Complete(Happened step, string? result = null)
    {
        ReferralRules.OnlyWhoBeganCompletes.Check(MayBecome(ReferralState.Completed));
        End(ReferralState.Completed, step, null);
        Result = result;
    }

    /// <summary>It ends before its end, or after an acceptance that nobody came to.</summary>
    public void Stop(Happened step, WhyEnded why)
    {
        ReferralRules.OnlyWhoWasAcceptedStops.Check(MayBecome(ReferralState.Stopped));
        End(ReferralState.Stopped, step, why);
    }

    /// <summary>The sender takes it back before the first attendance.</summary>
    public void Withdraw(Happened step, WhyEnded why)
    {
        ReferralRules.WhatBeganIsNotWithdrawn.Check(MayBecome(ReferralState.Withdrawn));
        End(ReferralState.Withdrawn, step, why);
    }

    /// <summary>Nobody answered in time. Said by the system, and the place is free for others.</summary>
    public void Expire(Happened step)
    {
        ReferralRules.OnlyWhatWaitsExpires.Check(MayBecome(ReferralState.Expired));
        End(ReferralState.Expired, step, null);
    }

    /// <summary>This person goes before others who wait longer, or again in turn.</summary>
    /// <param name="priority">Code of the list "waiting-priorities"; null = in turn.</param>
    /// <param name="words">Why; needed with a priority.</param>
    public void Prefer(string? priority, string? words)
    {
        ReferralRules.OnlyWhoWaitsIsPreferred.Check(IsOnWaitingList);
        ReferralRules.APriorityIsExplained.Check(priority is null || !string.IsNullOrWhiteSpace(words));
        (Priority, PriorityWords) = (priority, priority is null ? null : words);
    }

    /// <summary>The person takes back the consent to what went along beyond the needed.</summary>
    public void EndConsent(DateOnly on)
    {
        ReferralRules.OnlyConsentIsTakenBack.Check(ExtraForReceiver is not null);
        ConsentEndedOn = on;
    }

    public bool MayBecome(ReferralState next) => ReferralWay.From(State).Contains(next);

    private DateOnly Later(DateOnly day) => _steps[^1].On > day ? _steps[^1].On : day;

    private void End(ReferralState state, Happened step, WhyEnded? why)
    {
        why?.Check(step.Words);
        Go(state, step, why);
        (HoldsPlace, EndedOn) = (false, step.On);
    }

    private void Go(ReferralState state, Happened step, WhyEnded? why = null)
    {
        step.Check(_steps.Count == 0 ? null : _steps.Max(earlier => earlier.On));
        _steps.Add(new(Id, _steps.Count + 1, state, step, why));
        State = state;
    }
}
