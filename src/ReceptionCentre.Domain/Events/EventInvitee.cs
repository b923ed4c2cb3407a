using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Events;

/// <summary>How somebody was reached.</summary>
/// <param name="Channel">Code of the list "event-channels".</param>
/// <param name="ProviderId">Which partner, of the channel "partner".</param>
public sealed record EventChannel(string Channel, Guid? ProviderId = null)
{
    /// <summary>Codes that the code itself knows.</summary>
    public const string Letter = "letter", Partner = "partner", WalkedIn = "walked-in";

    internal void Check() => EventRules.APartnerIsNamed.Check((Channel == Partner) == (ProviderId is not null));
}

/// <summary>When something was noted, and by whom.</summary>
public sealed record EventMoment(DateOnly Today, DateTimeOffset At, Guid By);

/// <summary>Why somebody says no.</summary>
/// <param name="Barrier">Code of the list "decline-barriers": the barrier is on the side of the event.</param>
/// <param name="Reason">Code of the list "absence-reasons".</param>
public sealed record EventNo(string? Barrier, string? Reason, string? Words)
{
    internal void Check() => EventRules.ANoSaysWhy.Check(Barrier is not null || Reason is not null);
}

/// <summary>What became of the participation statement.</summary>
public enum SigningOutcome
{
    DidSign = 1,

    /// <summary>The person did not want to; nothing follows from it here.</summary>
    Refused = 2,
}

/// <summary>
/// Somebody, by case file, on the list of an event: how they were reached, what they answered, to which sessions they came and
/// whether they signed. An aggregate of its own, so that fifty can answer at the same moment.
/// </summary>
public sealed class EventInvitee : Aggregate, IOfCaseFile
{
    public const int WordsLength = 500, WitnessLength = 200;

    /// <summary>Where no day is named an answer is asked so many days before the first session. Our own choice.</summary>
    public const int AskedDaysBefore = 7;

    private readonly List<EventAttendance> _attendance = [];

    private EventInvitee()
    {
    }

    public Guid GroupEventId { get; private init; }
    public Guid CaseFileId { get; private init; }

    /// <summary>Code of the list "event-channels".</summary>
    public string Channel { get; private set; } = "";

    /// <summary>The partner who reached them; null = it was not through a partner.</summary>
    public Guid? ProviderId { get; private set; }

    public DateOnly InvitedOn { get; private set; }
    public Guid InvitedBy { get; private set; }

    /// <summary>The invitation on paper, where there is one: of a household it stands in the file of one of them.</summary>
    public Guid? DocumentId { get; private set; }

    public EventInviteeState State { get; private set; }

    /// <summary>The day of the last answer; null = none was given.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Since when somebody waits for a place: who waits longest goes first.</summary>
    public DateTimeOffset? WaitsSince { get; private set; }

    /// <summary>Code of the list "decline-barriers".</summary>
    public string? Barrier { get; private set; }

    /// <summary>Code of the list "absence-reasons".</summary>
    public string? AbsenceReason { get; private set; }

    /// <summary>What was said with the answer, or why the invitation was taken back.</summary>
    public string? Words { get; private set; }

    /// <summary>By when an answer is asked: the day of the event, kept here because the file asks for it.</summary>
    public DateOnly AskedBy { get; private set; }

    /// <summary>Day of the last session of the event, for the same reason.</summary>
    public DateOnly LastOn { get; private set; }

    /// <summary>Day on which the event was over for this person: held, cancelled, or the invitation taken back; null = it lies ahead.</summary>
    public DateOnly? EndedOn { get; private set; }

    public SigningOutcome? Signing { get; private set; }

    /// <summary>The session at which it was signed or refused: its day is the day of signing.</summary>
    public Guid? SigningSessionId { get; private set; }

    /// <summary>Before whom it was signed or refused.</summary>
    public string? Witness { get; private set; }

    /// <summary>What was said at the signing.</summary>
    public string? SigningWords { get; private set; }

    /// <summary>The fact of the integration that the signature is; null = of somebody who is not obliged, or nothing was signed.</summary>
    public Guid? AchievementId { get; private set; }

    /// <summary>To which sessions they came or did not; a session that is not here was not noted.</summary>
    public IReadOnlyList<EventAttendance> Attendance => _attendance;

    public IEnumerable<Guid> CameTo => _attendance.Where(one => one.Came).Select(one => one.SessionId);

    /// <summary>Came without being asked.</summary>
    public bool IsWalkIn => Channel == EventChannel.WalkedIn;

    public static EventInvitee Invite(GroupEvent to, Guid caseFileId, EventChannel channel, EventMoment moment)
    {
        EventRules.OnlyAnOpenEventInvites.Check(to.State == EventState.Open);
        channel.Check();
        var invitee = new EventInvitee { Id = Guid.CreateVersion7(), GroupEventId = to.Id, CaseFileId = caseFileId, State = EventInviteeState.Invited };
        invitee.Reach(to, channel, moment);
        return invitee;
    }

    /// <summary>Somebody with a file came to a session without being on the list. The chair is taken already: it is not asked whether there was a place.</summary>
    public static EventInvitee WalkIn(GroupEvent to, Guid sessionId, Guid caseFileId, EventMoment moment)
    {
        var invitee = new EventInvitee { Id = Guid.CreateVersion7(), GroupEventId = to.Id, CaseFileId = caseFileId, State = EventInviteeState.Coming };
        invitee.Reach(to, new(EventChannel.WalkedIn), moment);
        // Of what is over nothing is asked.
        invitee.EndedOn = to.EndedOn;
        invitee.Note(to, sessionId, true, moment);
        return invitee;
    }

    /// <summary>The invitation was taken back, and the person is asked again.</summary>
    public void InviteAgain(GroupEvent to, EventChannel channel, EventMoment moment)
    {
        EventRules.OnlyAnOpenEventInvites.Check(to.State == EventState.Open);
        EventRules.OnceOnTheList.Check(MayBecome(EventInviteeState.Invited));
        channel.Check();
        (State, EndedOn, AnsweredOn, WaitsSince, DocumentId) = (EventInviteeState.Invited, null, null, null, null);
        (Barrier, AbsenceReason, Words) = (null, null, null);
        Reach(to, channel, moment);
    }

    public void Print(Guid documentId) => DocumentId = documentId;

    /// <summary>Yes: with a place where one is free and nobody waits for it, else in the row of who waits.</summary>
    public void SayYes(GroupEvent to, bool hasPlace, EventMoment moment)
    {
        EventRules.AnAnswerComesInTime.Check(to.State == EventState.Open);
        Answer(hasPlace ? EventInviteeState.Coming : EventInviteeState.Waiting, moment);
        WaitsSince = hasPlace ? null : moment.At;
    }

    public void SayNo(GroupEvent to, EventNo no, EventMoment moment)
    {
        EventRules.AnAnswerComesInTime.Check(to.State is EventState.Open or EventState.Closed);
        no.Check();
        Answer(EventInviteeState.Declined, moment);
        (Barrier, AbsenceReason, Words, WaitsSince) = (no.Barrier, no.Reason, no.Words?.Trim(), null);
    }

    /// <summary>Who waited gets a place.</summary>
    /// <param name="isFree">A place is free.</param>
    /// <param name="before">How many wait for it longer.</param>
    public void GivePlace(GroupEvent to, bool isFree, int before, EventMoment moment)
    {
        EventRules.AnAnswerComesInTime.Check(to.State is EventState.Open or EventState.Closed);
        EventRules.AnAnswerFitsTheInvitation.Check(State == EventInviteeState.Waiting);
        EventRules.APlaceIsFree.Check(isFree);
        EventRules.WhoWaitsLongestGoesFirst.Check(before == 0, before);
        Answer(EventInviteeState.Coming, moment);
        WaitsSince = null;
    }

    /// <summary>The invitation is taken back.</summary>
    public void Withdraw(string? words, DateOnly today)
    {
        EventRules.AnAnswerFitsTheInvitation.Check(MayBecome(EventInviteeState.Withdrawn));
        (State, Words, WaitsSince, EndedOn) = (EventInviteeState.Withdrawn, words?.Trim(), null, today);
    }

    /// <summary>Whether the person came to a session. Noted again it is corrected.</summary>
    public void Note(GroupEvent to, Guid sessionId, bool came, EventMoment moment)
    {
        to.SessionOf(sessionId).EnsureHasCome(to.State, moment.Today);
        if (_attendance.Find(one => one.SessionId == sessionId) is { } noted)
            noted.Note(came, moment);
        else
            _attendance.Add(new(Id, sessionId, came, moment));
    }

    /// <summary>It was noted by mistake, and is not known.</summary>
    public void TakeBackAttendance(Guid sessionId)
    {
        EventRules.SigningIsNotedOnce.Check(SigningSessionId != sessionId);
        _attendance.RemoveAll(one => one.SessionId == sessionId);
    }

    /// <summary>The person signed, and so was there.</summary>
    /// <param name="witness">Before whom.</param>
    /// <param name="achievementId">The fact of the integration that it is; null = of somebody who is not obliged.</param>
    public void Sign(GroupEvent to, Guid sessionId, string witness, Guid? achievementId, EventMoment moment)
    {
        Settle(SigningOutcome.DidSign, to, sessionId, witness, null, moment);
        AchievementId = achievementId;
    }

    /// <param name="words">What the person said.</param>
    public void Refuse(GroupEvent to, Guid sessionId, string witness, string? words, EventMoment moment)
    {
        EventRules.ARefusalIsTold.Check(!string.IsNullOrWhiteSpace(words));
        Settle(SigningOutcome.Refused, to, sessionId, witness, words!.Trim(), moment);
    }

    public void TakeBackSigning()
    {
        EventRules.ThereIsASigningToTakeBack.Check(Signing is not null);
        (Signing, SigningSessionId, Witness, SigningWords, AchievementId) = (null, null, null, null, null);
    }

    /// <summary>The event was moved.</summary>
    public void Expect(GroupEvent to)
    {
        var before = to.AnswerBy ?? to.FirstOn.AddDays(-AskedDaysBefore);
        // Who is invited late is not late with an answer on the same day.
        (AskedBy, LastOn) = (before < InvitedOn ? InvitedOn : before, to.LastOn);
    }

    /// <summary>The event was held or cancelled: nothing of it lies ahead.</summary>
    public void End(DateOnly on) => EndedOn ??= on;

    public bool MayBecome(EventInviteeState next) => EventWay.From(State).Contains(next);

    private void Reach(GroupEvent to, EventChannel channel, EventMoment moment)
    {
        (Channel, ProviderId, InvitedOn, InvitedBy) = (channel.Channel, channel.ProviderId, moment.Today, moment.By);
        Expect(to);
    }

    private void Answer(EventInviteeState next, EventMoment moment)
    {
        EventRules.AnAnswerFitsTheInvitation.Check(MayBecome(next));
        (State, AnsweredOn, Barrier, AbsenceReason, Words) = (next, moment.Today, null, null, null);
    }

    private void Settle(SigningOutcome outcome, GroupEvent to, Guid sessionId, string witness, string? words, EventMoment moment)
    {
        EventRules.OneSignsAtASigning.Check(to.SessionOf(sessionId).Part == SessionPart.Signing);
        EventRules.SigningIsNotedOnce.Check(Signing is null);
        EventRules.SomebodySawIt.Check(!string.IsNullOrWhiteSpace(witness));
        Note(to, sessionId, true, moment);
        (Signing, SigningSessionId, Witness, SigningWords) = (outcome, sessionId, witness.Trim(), words);
    }
}

/// <summary>Whether somebody came to a session.</summary>
public sealed class EventAttendance
{
    private EventAttendance()
    {
    }

    internal EventAttendance(Guid eventInviteeId, Guid sessionId, bool came, EventMoment moment)
    {
        (Id, EventInviteeId, SessionId) = (Guid.CreateVersion7(), eventInviteeId, sessionId);
        Note(came, moment);
    }

    public Guid Id { get; private init; }
    public Guid EventInviteeId { get; private init; }
    public Guid SessionId { get; private init; }
    public bool Came { get; private set; }
    public DateOnly NotedOn { get; private set; }
    public Guid NotedBy { get; private set; }

    internal void Note(bool came, EventMoment moment) => (Came, NotedOn, NotedBy) = (came, moment.Today, moment.By);
}
