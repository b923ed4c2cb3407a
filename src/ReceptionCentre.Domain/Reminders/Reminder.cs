using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Reminders;

/// <summary>How it stands with one reminder.</summary>
public enum ReminderState
{
    /// <summary>Goes when its moment has come, or is tried again.</summary>
    Waiting = 1,

    /// <summary>The letter was made, and somebody puts it in the post.</summary>
    ToPost = 2,

    /// <summary>Handed over to the post, the mail server or the network of telephones.</summary>
    Sent = 3,

    /// <summary>It did not go: somebody calls.</summary>
    Failed = 4,

    /// <summary>Not needed any more: moved, called off, or not wanted.</summary>
    Dropped = 5,
}

/// <summary>Why a reminder did not go, or was not needed.</summary>
public enum ReminderTrouble
{
    /// <summary>No telephone number, e-mail address or address of the right kind is known.</summary>
    NoAddress = 1,

    /// <summary>The other side refused it: the number or address does not exist.</summary>
    Refused = 2,

    /// <summary>The other side could not be reached, three times.</summary>
    NotReached = 3,

    /// <summary>This centre sends nothing in this way.</summary>
    NotConnected = 4,

    /// <summary>The appointment is at another time, was called off or is over.</summary>
    NoLongerNeeded = 11,

    /// <summary>The person does not want it any more, or is protected by now.</summary>
    NotWanted = 12,
}

/// <summary>One reminder of one person of one appointment, or of one session of an event, at one time. What is moved gets another one.</summary>
public sealed class Reminder : Aggregate, IOfCaseFile
{
    /// <summary>So often it is tried before somebody has to call.</summary>
    public const int MostTries = 3;

    /// <summary>Reminders go between these hours, so that nobody is woken.</summary>
    public static readonly TimeOnly From = new(9, 0), Until = new(20, 0);

    /// <summary>Somebody who just made the appointment, or moved it, is not reminded within this time.</summary>
    public static readonly TimeSpan AfterMaking = TimeSpan.FromHours(20);

    /// <summary>Later than this before the appointment a reminder is of no use.</summary>
    public static readonly TimeSpan LastMoment = TimeSpan.FromHours(2);

    /// <summary>A letter goes so many days earlier than a message.</summary>
    public const int PostDays = 5;

    /// <summary>A letter that is made later than this before the appointment comes too late.</summary>
    public static readonly TimeSpan LastPost = TimeSpan.FromDays(3);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30)];

    private Reminder()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>Null = it is of an event.</summary>
    public Guid? AppointmentId { get; private init; }

    /// <summary>The invitation to the event, of which a session begins at this time; null = it is of an appointment.</summary>
    public Guid? EventInviteeId { get; private init; }

    /// <summary>The time of the appointment or session of which it reminds.</summary>
    public DateTimeOffset BeginsAt { get; private init; }
    public ReminderWay Way { get; private init; }
    public ReminderState State { get; private set; }

    /// <summary>When it goes, or is tried again.</summary>
    public DateTimeOffset NextAt { get; private set; }

    public int Tries { get; private set; }

    /// <summary>Null = no trouble so far.</summary>
    public ReminderTrouble? Trouble { get; private set; }

    /// <summary>Code of the list "languages" beside Dutch; null = Dutch alone, or not made yet.</summary>
    public string? Language { get; private set; }

    /// <summary>The letter; null = a message, or not made yet.</summary>
    public Guid? DocumentId { get; private set; }

    /// <summary>When it was sent, failed or was dropped; null = not yet.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The day in the Netherlands on which it failed; null = it did not.</summary>
    public DateOnly? FailedOn { get; private set; }

    public DateTimeOffset MadeAt { get; private init; }

    public static Reminder Plan(Guid caseFileId, Guid appointmentId, DateTimeOffset beginsAt, ReminderWay way, DateTimeOffset goesAt, DateTimeOffset at, Guid? id = null) =>
        Plan(caseFileId, new RemindedOf(appointmentId, null), beginsAt, way, goesAt, at, id);

    public static Reminder Plan(Guid caseFileId, RemindedOf of, DateTimeOffset beginsAt, ReminderWay way, DateTimeOffset goesAt, DateTimeOffset at, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        CaseFileId = caseFileId,
        AppointmentId = of.AppointmentId,
        EventInviteeId = of.EventInviteeId,
        BeginsAt = beginsAt,
        Way = way,
        State = ReminderState.Waiting,
        NextAt = goesAt,
        MadeAt = at,
    };

    /// <summary>When a reminder of an appointment goes; null = it would come too soon after the appointment was made, or too late to be of use.</summary>
    /// <param name="days">So many days before the appointment a message goes.</param>
    /// <param name="madeAt">When the appointment was made or moved last.</param>
    public static DateTimeOffset? GoesAt(DateTimeOffset beginsAt, ReminderWay way, int days, DateTimeOffset madeAt)
    {
        var day = DutchCalendar.DateOf(beginsAt).AddDays(-(way == ReminderWay.Letter ? days + PostDays : days));
        var at = Latest(DutchCalendar.At(day, From), madeAt + AfterMaking);
        // In the evening and at night it waits for the morning.
        var clock = TimeOnly.FromDateTime(DutchCalendar.LocalTime(at));
        if (clock < From)
            at = DutchCalendar.At(DutchCalendar.DateOf(at), From);
        else if (clock >= Until)
            at = DutchCalendar.At(DutchCalendar.DateOf(at).AddDays(1), From);
        var last = way == ReminderWay.Letter ? beginsAt - LastPost : beginsAt - LastMoment;
        return at <= last ? at : null;
    }

    /// <summary>Whether messages go at this moment: nobody is woken.</summary>
    public static bool IsByDay(DateTimeOffset at) => TimeOnly.FromDateTime(DutchCalendar.LocalTime(at)) is var clock && clock >= From && clock < Until;

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>It is on its way: if nobody tells what came of it, it is tried again.</summary>
    public void Leave(string? language, DateTimeOffset at)
    {
        ReminderRules.OnlyWhatWaitsGoes.Check(State == ReminderState.Waiting);
        (Language, Tries, NextAt) = (language, Tries + 1, at + Pauses[Math.Min(Tries, Pauses.Length - 1)]);
    }

    /// <summary>The letter was made.</summary>
    public void Print(Guid documentId)
    {
        ReminderRules.OnlyWhatWaitsGoes.Check(State == ReminderState.Waiting && Way == ReminderWay.Letter);
        (State, DocumentId) = (ReminderState.ToPost, documentId);
    }

    /// <summary>The other side took it, or somebody put the letter in the post.</summary>
    public void Send(DateTimeOffset at)
    {
        ReminderRules.OnlyWhatWaitsGoes.Check(State is ReminderState.Waiting or ReminderState.ToPost);
        (State, Trouble, EndedAt) = (ReminderState.Sent, null, at);
    }

    /// <summary>The other side could not be reached: it is tried again, until it was tried often enough.</summary>
    public void Miss(DateTimeOffset at)
    {
        ReminderRules.OnlyWhatWaitsGoes.Check(State == ReminderState.Waiting);
        if (Tries >= MostTries)
            Fail(ReminderTrouble.NotReached, at);
    }

    /// <summary>It did not go and will not.</summary>
    public void Fail(ReminderTrouble trouble, DateTimeOffset at)
    {
        ReminderRules.OnlyWhatWaitsGoes.Check(State == ReminderState.Waiting);
        (State, Trouble, EndedAt, FailedOn) = (ReminderState.Failed, trouble, at, DutchCalendar.DateOf(at));
    }

    /// <summary>It is not needed any more.</summary>
    public void Drop(ReminderTrouble why, DateTimeOffset at)
    {
        ReminderRules.OnlyWhatWaitsGoes.Check(State is ReminderState.Waiting or ReminderState.ToPost);
        (State, Trouble, EndedAt) = (ReminderState.Dropped, why, at);
    }
}

/// <summary>Of what somebody is reminded: one of the two.</summary>
public sealed record RemindedOf(Guid? AppointmentId, Guid? EventInviteeId);

public static class ReminderRules
{
    /// <summary>A change is a change: the way that holds is not chosen again.</summary>
    public static readonly Rule AnotherWayIsChosen = new("Reminders.AnotherWayIsChosen");

    /// <summary>What was sent, failed or was dropped does not go any more.</summary>
    public static readonly Rule OnlyWhatWaitsGoes = new("Reminders.OnlyWhatWaitsGoes");

    /// <summary>Of an appointment at one time somebody is reminded once.</summary>
    public static readonly Rule OnceForATime = new("Reminders.OnceForATime");

    /// <summary>Who is protected gets no message and no letter of which others might see what it is about.</summary>
    public static readonly Rule NotToWhoIsProtected = new("Reminders.NotToWhoIsProtected");

    /// <summary>A file has one choice, with what held before.</summary>
    public static readonly Rule OneChoiceForAFile = new("Reminders.OneChoiceForAFile");
}
