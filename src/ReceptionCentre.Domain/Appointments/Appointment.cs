using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Appointments;

/// <summary>
/// A member of staff meets one or more newcomers at an agreed time: when, where, about what, with an interpreter or without;
/// and of each of them afterwards what came of it. Times are instants; the day and the times on screen are those of the
/// Netherlands.
/// </summary>
public sealed class Appointment : Aggregate
{
    public const int WordsLength = 500, PlaceLength = 200, ReasonLength = DatedFact.ReasonLength;

    private readonly List<Invitee> _invitees = [];
    private readonly List<AppointmentMove> _moves = [];

    private Appointment()
    {
    }

    /// <summary>The day in the Netherlands on which it is.</summary>
    public DateOnly On { get; private set; }

    public DateTimeOffset BeginsAt { get; private set; }

    /// <summary>The first moment after it.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Code of the list "appointment-places".</summary>
    public string PlaceKind { get; private set; } = "";

    /// <summary>The room or desk that it takes up; null = none of ours.</summary>
    public Guid? MeetingPlaceId { get; private set; }

    /// <summary>Room, address, telephone number or link, in words; null = the kind or the meeting place says enough.</summary>
    public string? Place { get; private set; }

    /// <summary>Code of the list "topics"; null = the words say it.</summary>
    public string? Topic { get; private set; }

    /// <summary>What to bring or talk about, in words; null = the topic says it.</summary>
    public string? What { get; private set; }

    /// <summary>Who receives them.</summary>
    public Guid StaffMemberId { get; private set; }

    /// <summary>Code of the list "interpreter-kinds"; null = none was asked for.</summary>
    public string? Interpreter { get; private set; }

    /// <summary>Code of the list "languages": what the interpreter speaks.</summary>
    public string? InterpreterLanguage { get; private set; }

    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>The day in the Netherlands on which it was made.</summary>
    public DateOnly MadeOn { get; private init; }
    public Guid MadeBy { get; private init; }

    public IReadOnlyList<Invitee> Invitees => _invitees;

    /// <summary>Where it stood before, oldest first.</summary>
    public IReadOnlyList<AppointmentMove> Moves => _moves;

    /// <exception cref="BrokenRuleException">Nobody is invited, or the time is impossible.</exception>
    public static Appointment Make(IReadOnlyCollection<Guid> caseFileIds, AppointmentTerms terms, DateOnly today, DateTimeOffset at, Guid by)
    {
        AppointmentRules.SomebodyIsInvited.Check(caseFileIds.Count > 0);
        CheckTime(terms.Time);
        AppointmentRules.AnAppointmentIsMadeAhead.Check(terms.Time.On >= today);
        var appointment = new Appointment { Id = Guid.CreateVersion7(), MadeAt = at, MadeOn = today, MadeBy = by };
        appointment.Describe(terms);
        foreach (var file in caseFileIds.Distinct())
            appointment._invitees.Add(new(appointment.Id, file, terms.Time));
        return appointment;
    }

    /// <summary>Other words, place, time, interpreter or member of staff. Another time keeps the old one, with why.</summary>
    /// <param name="reason">Code of the list "appointment-reasons"; needed when the time changes.</param>
    public void Change(AppointmentTerms terms, string? reason, DateOnly today, DateTimeOffset at, Guid by)
    {
        AppointmentRules.AfterTheOutcomeNothingChanges.Check(_invitees.Exists(invitee => invitee.IsExpected));
        CheckTime(terms.Time);
        if (terms.Time != new AppointmentTime(BeginsAt, EndsAt))
        {
            AppointmentRules.WhoHasComeIsNotMoved.Check(_invitees.TrueForAll(invitee => invitee.State is InviteeState.Invited or InviteeState.Cancelled));
            AppointmentRules.AnAppointmentIsMadeAhead.Check(terms.Time.On >= today);
            AppointmentRules.AMoveHasAReason.Check(reason is not null);
            _moves.Add(new(Id, BeginsAt, EndsAt, reason!, at, by));
        }
        Describe(terms);
        foreach (var invitee in _invitees.Where(invitee => invitee.IsExpected))
            invitee.ExpectAt(terms.Time);
    }

    /// <summary>Somebody is here: the member of staff can fetch them.</summary>
    public void Arrive(Guid caseFileId, DateTimeOffset at)
    {
        AppointmentRules.TheOutcomeComesWithItsDay.Check(DutchCalendar.DateOf(at) >= On);
        Of(caseFileId).Arrive(at);
    }

    /// <summary>Somebody was there.</summary>
    /// <param name="contactNoteId">The note of what was said, when it was written.</param>
    public void Attend(Guid caseFileId, Guid? contactNoteId, DateTimeOffset at, Guid by)
    {
        AppointmentRules.TheOutcomeComesWithItsDay.Check(DutchCalendar.DateOf(at) >= On);
        Of(caseFileId).Become(InviteeState.Attended, new(at, by) { ContactNoteId = contactNoteId });
    }

    /// <summary>Somebody did not come and had not told so.</summary>
    /// <param name="reason">Code of the list "absence-reasons"; "unknown" is an answer.</param>
    public void StayAway(Guid caseFileId, string reason, DateTimeOffset at, Guid by)
    {
        AppointmentRules.WhoStayedAwayWasExpectedBefore.Check(at >= BeginsAt);
        Of(caseFileId).Become(InviteeState.StayedAway, new(at, by) { AbsenceReason = reason });
    }

    /// <summary>It will not take place for this person, and somebody said so beforehand.</summary>
    /// <param name="cancelledBy">Who called it off.</param>
    /// <param name="reason">Code of the list "appointment-reasons".</param>
    public void Cancel(Guid caseFileId, CancelledBy cancelledBy, string reason, string? words, DateTimeOffset at, Guid by) =>
        Of(caseFileId).Become(InviteeState.Cancelled, new(at, by) { CancelReason = reason, CancelledBy = cancelledBy, Words = words });

    /// <summary>The outcome was recorded by mistake: somebody is expected again.</summary>
    public void TakeBackOutcome(Guid caseFileId) => Of(caseFileId).TakeBack();

    /// <summary>The invitation of a file.</summary>
    /// <exception cref="NotThereException">The file is not invited.</exception>
    public Invitee Of(Guid caseFileId) => _invitees.Find(invitee => invitee.CaseFileId == caseFileId) ?? throw new NotThereException("invitation");

    /// <summary>Files of who is still expected.</summary>
    public IReadOnlyList<Guid> Expected => [.. _invitees.Where(invitee => invitee.IsExpected).Select(invitee => invitee.CaseFileId)];

    private static void CheckTime(AppointmentTime time) =>
        AppointmentRules.AnAppointmentEndsOnItsDay.Check(time.EndsAt > time.BeginsAt && DutchCalendar.DateOf(time.EndsAt) == time.On);

    private void Describe(AppointmentTerms terms)
    {
        AppointmentRules.AnAppointmentIsAboutSomething.Check(terms.Topic is not null || terms.What is not null);
        (On, BeginsAt, EndsAt) = (terms.Time.On, terms.Time.BeginsAt, terms.Time.EndsAt);
        (PlaceKind, MeetingPlaceId, Place, Topic, What) = (terms.PlaceKind, terms.MeetingPlaceId, terms.Place, terms.Topic, terms.What);
        (StaffMemberId, Interpreter, InterpreterLanguage) = (terms.StaffMemberId, terms.Interpreter, terms.InterpreterLanguage);
    }
}

/// <summary>When an appointment is.</summary>
public sealed record AppointmentTime(DateTimeOffset BeginsAt, DateTimeOffset EndsAt)
{
    /// <summary>The day in the Netherlands.</summary>
    public DateOnly On => DutchCalendar.DateOf(BeginsAt);

    /// <summary>A day and two times as the clock in the Netherlands shows them.</summary>
    public static AppointmentTime Of(DateOnly on, TimeOnly begins, TimeOnly ends) => new(DutchCalendar.At(on, begins), DutchCalendar.At(on, ends));
}

/// <summary>What is agreed; see the properties of <see cref="Appointment"/>.</summary>
public sealed record AppointmentTerms(
    AppointmentTime Time, string PlaceKind, string? Place, string? Topic, string? What, Guid StaffMemberId, string? Interpreter, string? InterpreterLanguage, Guid? MeetingPlaceId = null);

/// <summary>Where an appointment stood before it was moved.</summary>
public sealed class AppointmentMove
{
    private AppointmentMove()
    {
    }

    internal AppointmentMove(Guid appointmentId, DateTimeOffset beganAt, DateTimeOffset endedAt, string reason, DateTimeOffset at, Guid by) =>
        (Id, AppointmentId, FromBeginsAt, FromEndsAt, Reason, MovedAt, MovedBy) = (Guid.CreateVersion7(), appointmentId, beganAt, endedAt, reason, at, by);

    public Guid Id { get; private init; }
    public Guid AppointmentId { get; private init; }
    public DateTimeOffset FromBeginsAt { get; private init; }
    public DateTimeOffset FromEndsAt { get; private init; }

    /// <summary>Code of the list "appointment-reasons".</summary>
    public string Reason { get; private init; } = "";
    public DateTimeOffset MovedAt { get; private init; }
    public Guid MovedBy { get; private init; }
}

public static class AppointmentRules
{
    /// <summary>An appointment is with somebody.</summary>
    public static readonly Rule SomebodyIsInvited = new("Appointments.SomebodyIsInvited");

    /// <summary>An appointment ends after it begins, on the same day.</summary>
    public static readonly Rule AnAppointmentEndsOnItsDay = new("Appointments.AnAppointmentEndsOnItsDay");

    /// <summary>An appointment has a topic, or words that say what it is about.</summary>
    public static readonly Rule AnAppointmentIsAboutSomething = new("Appointments.AnAppointmentIsAboutSomething");

    /// <summary>An appointment is made, or moved to, today or later.</summary>
    public static readonly Rule AnAppointmentIsMadeAhead = new("Appointments.AnAppointmentIsMadeAhead");

    /// <summary>A member of staff is in one appointment at a time.</summary>
    public static readonly Rule OneAppointmentAtATime = new("Appointments.OneAppointmentAtATime");

    /// <summary>Somebody is expected in one place at a time.</summary>
    public static readonly Rule APersonIsInOnePlace = new("Appointments.APersonIsInOnePlace");

    /// <summary>A room or desk is in one appointment at a time.</summary>
    public static readonly Rule APlaceHoldsOneAppointment = new("Appointments.APlaceHoldsOneAppointment");

    /// <summary>An appointment is in a room or desk of the municipality of one of those who are invited, that is in use on its day.</summary>
    public static readonly Rule ThePlaceIsUsedHere = new("Appointments.ThePlaceIsUsedHere");

    /// <summary>Everybody who is expected fits in the room or at the desk.</summary>
    public static readonly Rule EverybodyFits = new("Appointments.EverybodyFits");

    /// <summary>An appointment is with somebody who works for the municipality of the file.</summary>
    public static readonly Rule TheHostWorksForTheMunicipality = new("Appointments.TheHostWorksForTheMunicipality");

    /// <summary>An appointment is moved with a reason.</summary>
    public static readonly Rule AMoveHasAReason = new("Appointments.AMoveHasAReason");

    /// <summary>An appointment to which somebody has come is not moved.</summary>
    public static readonly Rule WhoHasComeIsNotMoved = new("Appointments.WhoHasComeIsNotMoved");

    /// <summary>When of everybody it is known what came of it, nothing changes any more.</summary>
    public static readonly Rule AfterTheOutcomeNothingChanges = new("Appointments.AfterTheOutcomeNothingChanges");

    /// <summary>That somebody came is recorded on the day itself or later.</summary>
    public static readonly Rule TheOutcomeComesWithItsDay = new("Appointments.TheOutcomeComesWithItsDay");

    /// <summary>That somebody did not come is recorded once it should have begun.</summary>
    public static readonly Rule WhoStayedAwayWasExpectedBefore = new("Appointments.WhoStayedAwayWasExpectedBefore");

    /// <summary>The outcome is recorded once; a mistake is taken back first.</summary>
    public static readonly Rule AnOutcomeIsRecordedOnce = new("Appointments.AnOutcomeIsRecordedOnce");

    /// <summary>Only a recorded outcome is taken back.</summary>
    public static readonly Rule ThereIsAnOutcomeToTakeBack = new("Appointments.ThereIsAnOutcomeToTakeBack");
}
