using ReceptionCentre.Domain.CaseFiles;

namespace ReceptionCentre.Domain.Appointments;

/// <summary>How it stands with one invitation.</summary>
public enum InviteeState
{
    /// <summary>Expected.</summary>
    Invited = 1,

    /// <summary>In the building, waiting.</summary>
    Arrived = 2,

    /// <summary>Was there.</summary>
    Attended = 3,

    /// <summary>Did not come and had not told so.</summary>
    StayedAway = 4,

    /// <summary>Called off beforehand.</summary>
    Cancelled = 5,
}

/// <summary>Who called it off.</summary>
public enum CancelledBy
{
    Person = 1,
    Centre = 2,

    /// <summary>A school, a doctor, an interpreter.</summary>
    SomebodyElse = 3,
}

/// <summary>A newcomer, by case file, who is invited to an appointment, and what came of it.</summary>
public sealed class Invitee : IOfCaseFile
{
    private Invitee()
    {
    }

    internal Invitee(Guid appointmentId, Guid caseFileId, AppointmentTime time)
    {
        (Id, AppointmentId, CaseFileId, State) = (Guid.CreateVersion7(), appointmentId, caseFileId, InviteeState.Invited);
        ExpectAt(time);
    }

    public Guid Id { get; private init; }
    public Guid AppointmentId { get; private init; }
    public Guid CaseFileId { get; private init; }

    /// <summary>The day of the appointment: lists of who comes when are made of invitations. Of a cancelled one the day that was cancelled.</summary>
    public DateOnly On { get; private set; }
    public DateTimeOffset BeginsAt { get; private set; }

    public InviteeState State { get; private set; }

    /// <summary>Null = not seen arriving.</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    /// <summary>Code of the list "absence-reasons": why somebody did not come.</summary>
    public string? AbsenceReason { get; private set; }

    /// <summary>Code of the list "appointment-reasons": why it was called off.</summary>
    public string? CancelReason { get; private set; }

    public CancelledBy? CancelledBy { get; private set; }

    /// <summary>Why it was cancelled, in words.</summary>
    public string? Words { get; private set; }

    /// <summary>When the outcome was recorded.</summary>
    public DateTimeOffset? RecordedAt { get; private set; }
    public Guid? RecordedBy { get; private set; }

    /// <summary>The note that was written with the outcome.</summary>
    public Guid? ContactNoteId { get; private set; }

    /// <summary>It is not known yet what comes of it.</summary>
    public bool IsExpected => State is InviteeState.Invited or InviteeState.Arrived;

    internal void ExpectAt(AppointmentTime time) => (On, BeginsAt) = (time.On, time.BeginsAt);

    internal void Arrive(DateTimeOffset at)
    {
        AppointmentRules.AnOutcomeIsRecordedOnce.Check(State == InviteeState.Invited);
        (State, ArrivedAt) = (InviteeState.Arrived, at);
    }

    internal void Become(InviteeState state, Outcome outcome)
    {
        AppointmentRules.AnOutcomeIsRecordedOnce.Check(IsExpected);
        (State, AbsenceReason, CancelReason, CancelledBy, Words) = (state, outcome.AbsenceReason, outcome.CancelReason, outcome.CancelledBy, outcome.Words);
        (RecordedAt, RecordedBy, ContactNoteId) = (outcome.At, outcome.By, outcome.ContactNoteId);
    }

    internal void TakeBack()
    {
        AppointmentRules.ThereIsAnOutcomeToTakeBack.Check(State != InviteeState.Invited);
        (State, ArrivedAt, AbsenceReason, CancelReason, CancelledBy, Words) = (InviteeState.Invited, null, null, null, null, null);
        (RecordedAt, RecordedBy, ContactNoteId) = (null, null, null);
    }

    internal sealed record Outcome(DateTimeOffset At, Guid By)
    {
        public string? AbsenceReason { get; init; }
        public string? CancelReason { get; init; }
        public CancelledBy? CancelledBy { get; init; }
        public string? Words { get; init; }
        public Guid? ContactNoteId { get; init; }
    }
}
