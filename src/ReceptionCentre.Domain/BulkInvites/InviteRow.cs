using ReceptionCentre.Domain.Appointments;

namespace ReceptionCentre.Domain.BulkInvites;

/// <summary>What was found of one file.</summary>
public enum InviteFinding
{
    /// <summary>There is a talk no later than its deadline.</summary>
    Fits = 1,

    /// <summary>There is a talk, but only after its deadline.</summary>
    FitsLate = 2,

    /// <summary>There is no time left in these days.</summary>
    NoSlot = 3,

    /// <summary>Only the own caseworker would talk to the person, and there is none who takes part.</summary>
    NoHost = 4,

    /// <summary>The person is invited for the same already.</summary>
    AlreadyInvited = 5,

    /// <summary>A child, of whose household no adult is among the files.</summary>
    NoAdult = 6,

    /// <summary>The person is protected, and whoever prepared or confirmed it may not know that person.</summary>
    OutOfSight = 7,

    /// <summary>The file is closed.</summary>
    Closed = 8,

    /// <summary>Somebody else took the time, when the talk was to be written in the diaries.</summary>
    SlotTaken = 9,
}

/// <summary>What became of a file that was to be invited.</summary>
public enum InviteRowState
{
    /// <summary>Not invited, or not yet.</summary>
    Open = 0,
    Invited = 1,

    /// <summary>The appointment was called off again.</summary>
    Undone = 2,

    /// <summary>Not undone: somebody changed the appointment since, or it was.</summary>
    Kept = 3,
}

/// <summary>What was found of one file. Number by number, so that the work can stop and go on.</summary>
public sealed class InviteRow
{
    private InviteRow()
    {
    }

    public InviteRow(Guid runId, int number, InviteShare share) =>
        (RunId, Number, Together, CaseFileId, DueOn, StaffMemberId, BeginsAt, EndsAt, WithoutLetter, Finding) =
        (runId, number, share.Together, share.Item.CaseFileId, share.Item.DueOn, share.StaffMemberId, share.Time?.BeginsAt, share.Time?.EndsAt, share.Item.IsApart, share.Finding);

    public Guid RunId { get; private init; }

    /// <summary>Counted from 1 in the order of the talks; who has none comes last.</summary>
    public int Number { get; private init; }

    /// <summary>Who have the same number here come together.</summary>
    public int Together { get; private init; }
    public Guid CaseFileId { get; private init; }

    /// <summary>Last day of what the file asks; <see cref="DateOnly.MaxValue"/> = nothing.</summary>
    public DateOnly DueOn { get; private init; }

    /// <summary>To whom the person comes; null = there is no talk.</summary>
    public Guid? StaffMemberId { get; private init; }
    public DateTimeOffset? BeginsAt { get; private init; }
    public DateTimeOffset? EndsAt { get; private init; }

    /// <summary>A protected person comes alone and gets no letter: somebody tells the person.</summary>
    public bool WithoutLetter { get; private init; }
    public InviteFinding Finding { get; private set; }
    public InviteRowState State { get; private set; }

    /// <summary>The appointment that was made; null before.</summary>
    public Guid? AppointmentId { get; private set; }

    /// <summary>The invitation on paper, where there is one: of a family it stands in the file of one of them.</summary>
    public Guid? DocumentId { get; private set; }

    public AppointmentTime? Time => BeginsAt is { } begins && EndsAt is { } ends ? new(begins, ends) : null;

    public void Invite(Guid appointmentId, Guid? documentId) => (State, AppointmentId, DocumentId) = (InviteRowState.Invited, appointmentId, documentId);

    /// <summary>Something came between the dry run and the writing.</summary>
    public void LeaveOut(InviteFinding because) => Finding = because;

    /// <param name="isUndone">False = somebody changed it since.</param>
    public void EndUndo(bool isUndone) => State = isUndone ? InviteRowState.Undone : InviteRowState.Kept;
}
