using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Appointments;

/// <summary>Codes of the list "appointment-reasons" that the code itself sets, and nobody chooses.</summary>
public static class AppointmentReasons
{
    public const string FileClosed = "file-closed", HouseholdSplit = "household-split", InvitedByMistake = "invite-undone";

    public static bool IsChosen(string code) => code is not (FileClosed or HouseholdSplit or InvitedByMistake);
}

/// <summary>What an appointment takes up.</summary>
/// <param name="CaseFileIds">Files of who is to be free then.</param>
/// <param name="People">How many are expected together.</param>
/// <param name="AppointmentId">It does not stand in its own way.</param>
internal sealed record Booking(Guid StaffMemberId, IReadOnlyCollection<Guid> CaseFileIds, int People, AppointmentTime Time, Guid? MeetingPlaceId, Guid AppointmentId)
{
    /// <summary>What an appointment takes up as it is now.</summary>
    public static Booking Of(Appointment appointment) =>
        new(appointment.StaffMemberId, appointment.Expected, appointment.Expected.Count, new(appointment.BeginsAt, appointment.EndsAt), appointment.MeetingPlaceId, appointment.Id);
}

/// <summary>A time that something takes up in a diary and a room.</summary>
/// <param name="AppointmentId">It does not stand in its own way.</param>
/// <param name="GroupEventId">Nor do the sessions of this event.</param>
internal sealed record TakesUp(AppointmentTime Time, Guid? AppointmentId = null, Guid? GroupEventId = null);

/// <summary>A room or desk in which there is an appointment or a session of an event.</summary>
internal sealed class TakenPlace
{
    public Guid MeetingPlaceId { get; init; }
    public DateTimeOffset BeginsAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
    public AppointmentTime Time => new(BeginsAt, EndsAt);
}

/// <summary>What the use cases of appointments share.</summary>
internal static class AppointmentWork
{
    /// <summary>
    /// An appointment to which the person of an open file is invited; whole and tracked: whoever may change it for one of the
    /// invited changes it for all, also for somebody whose file they do not see.
    /// </summary>
    /// <exception cref="NotThereException">No such file in scope, or it is not invited.</exception>
    /// <exception cref="BrokenRuleException">The file is closed.</exception>
    public static async Task<(CaseFile File, Appointment Appointment)> AppointmentToChangeAsync(
        this IReceptionDb db, Guid caseFileId, Guid appointmentId, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == caseFileId, cancellationToken) ?? throw new NotThereException("case file");
        if (!await db.Invitees.AnyAsync(invitee => invitee.AppointmentId == appointmentId && invitee.CaseFileId == caseFileId, cancellationToken))
            throw new NotThereException("appointment");
        file.EnsureOpen();
        return (file, await db.WholeAsync(appointmentId, cancellationToken));
    }

    public static Task<Appointment> WholeAsync(this IReceptionDb db, Guid appointmentId, CancellationToken cancellationToken) =>
        db.Appointments.IgnoreQueryFilters().Include(appointment => appointment.Invitees).Include(appointment => appointment.Moves)
            .FirstAsync(appointment => appointment.Id == appointmentId, cancellationToken);

    /// <summary>
    /// Refuses a time at which the member of staff or the room has another appointment, or somebody who is invited is expected
    /// elsewhere; and holds people, diary and room until the command is through.
    /// </summary>
    /// <exception cref="BrokenRuleException">There is an appointment already, with its times; or they do not fit in the room.</exception>
    public static async Task EnsureFreeAsync(this IReceptionDb db, IOneAtATime oneAtATime, Booking booking, CancellationToken cancellationToken)
    {
        await oneAtATime.HoldPeopleAsync(booking.CaseFileIds, cancellationToken);
        await db.HoldDiariesAsync([booking.StaffMemberId], cancellationToken);
        await db.HoldPlacesAsync([booking.MeetingPlaceId], cancellationToken);
        var (files, except) = (booking.CaseFileIds, booking.AppointmentId);
        var (day, begins, ends) = (booking.Time.On, booking.Time.BeginsAt, booking.Time.EndsAt);
        await db.EnsureDiaryFreeAsync(booking.StaffMemberId, new(booking.Time, except), cancellationToken);
        var expected = await (
            from invitee in db.Invitees.IgnoreQueryFilters().AsNoTracking()
            where files.Contains(invitee.CaseFileId) && invitee.On == day && invitee.AppointmentId != except && (invitee.State == InviteeState.Invited || invitee.State == InviteeState.Arrived)
            join other in db.Appointments.IgnoreQueryFilters() on invitee.AppointmentId equals other.Id
            where other.BeginsAt < ends && other.EndsAt > begins
            orderby other.BeginsAt
            select new { other.BeginsAt, other.EndsAt }).FirstOrDefaultAsync(cancellationToken);
        AppointmentRules.APersonIsInOnePlace.Check(expected is null, expected is null ? [] : [Clock(expected.BeginsAt), Clock(expected.EndsAt)]);
        if (booking.MeetingPlaceId is { } place)
            await db.EnsurePlaceAsync(place, booking, cancellationToken);
    }

    private static async Task EnsurePlaceAsync(this IReceptionDb db, Guid place, Booking booking, CancellationToken cancellationToken)
    {
        var (files, everybody) = (booking.CaseFileIds, booking.AppointmentId);
        var municipalities = await db.CaseFiles.IgnoreQueryFilters()
            .Where(file => files.Contains(file.Id) || db.Invitees.IgnoreQueryFilters().Any(invitee => invitee.AppointmentId == everybody && invitee.CaseFileId == file.Id))
            .Select(file => file.Controller).Distinct().ToListAsync(cancellationToken);
        var there = await db.MeetingPlaces.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(one => one.Id == place && municipalities.Contains(one.Municipality), cancellationToken);
        AppointmentRules.ThePlaceIsUsedHere.Check(there is not null && there.IsUsedOn(booking.Time.On));
        AppointmentRules.EverybodyFits.Check(booking.People <= there!.Fits, booking.People, there.Fits);
        await db.EnsurePlaceFreeAsync(place, new(booking.Time, booking.AppointmentId), cancellationToken);
    }

    /// <exception cref="BrokenRuleException">The member of staff has an appointment then, or leads a session of an event.</exception>
    public static async Task EnsureDiaryFreeAsync(this IReceptionDb db, Guid staffMemberId, TakesUp takes, CancellationToken cancellationToken)
    {
        var taken = await db.TakingUp(takes).Where(other => other.StaffMemberId == staffMemberId).Select(other => new { other.BeginsAt, other.EndsAt })
            .Concat(db.SessionsTakingUp(takes).Where(session => session.LedBy == staffMemberId).Select(session => new { session.BeginsAt, session.EndsAt }))
            .OrderBy(other => other.BeginsAt).FirstOrDefaultAsync(cancellationToken);
        AppointmentRules.OneAppointmentAtATime.Check(taken is null, taken is null ? [] : [Clock(taken.BeginsAt), Clock(taken.EndsAt)]);
    }

    /// <exception cref="BrokenRuleException">Something else is in the room then.</exception>
    public static async Task EnsurePlaceFreeAsync(this IReceptionDb db, Guid place, TakesUp takes, CancellationToken cancellationToken)
    {
        var taken = await db.TakenPlaces(takes).Where(other => other.MeetingPlaceId == place).OrderBy(other => other.BeginsAt).FirstOrDefaultAsync(cancellationToken);
        AppointmentRules.APlaceHoldsOneAppointment.Check(taken is null, taken is null ? [] : [Clock(taken.BeginsAt), Clock(taken.EndsAt)]);
    }

    /// <summary>Rooms and desks that are taken within a time, also by what whoever asks does not see.</summary>
    public static IQueryable<TakenPlace> TakenPlaces(this IReceptionDb db, TakesUp takes) =>
        db.TakingUp(takes).Where(other => other.MeetingPlaceId != null).Select(other => new TakenPlace { MeetingPlaceId = other.MeetingPlaceId!.Value, BeginsAt = other.BeginsAt, EndsAt = other.EndsAt })
            .Concat(db.SessionsTakingUp(takes).Where(session => session.MeetingPlaceId != null)
                .Select(session => new TakenPlace { MeetingPlaceId = session.MeetingPlaceId!.Value, BeginsAt = session.BeginsAt, EndsAt = session.EndsAt }));

    // What was called off for everybody, or to which nobody came, takes up no time.
    private static IQueryable<Appointment> TakingUp(this IReceptionDb db, TakesUp takes)
    {
        var (day, begins, ends, except) = (takes.Time.On, takes.Time.BeginsAt, takes.Time.EndsAt, takes.AppointmentId);
        return db.Appointments.IgnoreQueryFilters().AsNoTracking()
            .Where(other => other.On == day && other.BeginsAt < ends && other.EndsAt > begins && other.Id != except
                && other.Invitees.Any(invitee => invitee.State != InviteeState.Cancelled && invitee.State != InviteeState.StayedAway));
    }

    private static IQueryable<EventSession> SessionsTakingUp(this IReceptionDb db, TakesUp takes)
    {
        var (day, begins, ends, except) = (takes.Time.On, takes.Time.BeginsAt, takes.Time.EndsAt, takes.GroupEventId);
        return db.SessionsHeld().Where(session => session.On == day && session.BeginsAt < ends && session.EndsAt > begins && session.GroupEventId != except);
    }

    /// <summary>Sessions of events that were not called off, of every municipality: they take up their leader and room.</summary>
    public static IQueryable<EventSession> SessionsHeld(this IReceptionDb db) =>
        db.GroupEvents.IgnoreQueryFilters().AsNoTracking().Where(one => one.State != EventState.Cancelled).SelectMany(one => one.Sessions);

    /// <summary>
    /// Of two who plan for the same person at the same moment the second waits here and then reads what the first wrote. Taken
    /// before the diaries, by everybody, so that no two wait for each other.
    /// </summary>
    public static Task HoldPeopleAsync(this IOneAtATime oneAtATime, IEnumerable<Guid> caseFileIds, CancellationToken cancellationToken) =>
        oneAtATime.TakeAsync(caseFileIds.Select(file => $"appointments:{file}"), cancellationToken);

    /// <summary>
    /// The same for the diaries of members of staff; so it is on both databases, because both keep a changed row locked until
    /// the end of the transaction.
    /// </summary>
    public static async Task HoldDiariesAsync(this IReceptionDb db, IEnumerable<Guid> staffMemberIds, CancellationToken cancellationToken)
    {
        // One after the other in one order: a statement on several would lock them in an order of its own.
        foreach (var id in staffMemberIds.Distinct().Order())
        {
            await db.StaffMembers.Where(member => member.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(member => member.Bookings, member => member.Bookings + 1), cancellationToken);
        }
    }

    /// <summary>The same for rooms and desks; always after the diaries.</summary>
    public static async Task HoldPlacesAsync(this IReceptionDb db, IEnumerable<Guid?> meetingPlaceIds, CancellationToken cancellationToken)
    {
        foreach (var id in meetingPlaceIds.OfType<Guid>().Distinct().Order())
        {
            await db.MeetingPlaces.IgnoreQueryFilters().Where(place => place.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(place => place.Bookings, place => place.Bookings + 1), cancellationToken);
        }
    }

    /// <exception cref="BrokenRuleException">Somebody of another municipality, or who left.</exception>
    public static async Task EnsureHostAsync(this IReceptionDb db, Guid staffMemberId, IEnumerable<string> municipalities, CancellationToken cancellationToken) =>
        AppointmentRules.TheHostWorksForTheMunicipality.Check(await db.ColleaguesOf(municipalities).AnyAsync(member => member.Id == staffMemberId, cancellationToken));

    /// <summary>Tells the change on the file of everybody who is invited: to each the appointment and the own invitation, to nobody another's.</summary>
    public static async Task TellAsync(
        this IReceptionDb db, IAuditTrail audit, CaseFile file, Appointment appointment, string action, CancellationToken cancellationToken)
    {
        var ids = appointment.Invitees.Select(invitee => invitee.CaseFileId).ToList();
        var people = await db.CaseFiles.IgnoreQueryFilters().AsNoTracking().Where(other => ids.Contains(other.Id)).Select(other => new { other.Id, other.PersonId }).ToListAsync(cancellationToken);
        audit.About(file.PersonId, file.Id);
        if (people.Count < 2)
            return;
        audit.AboutEach([.. people.Select(person => (person.PersonId, person.Id))]);
        audit.AlsoAbout(
            [.. people.Where(person => person.Id != file.Id).Select(person => person.PersonId).Distinct()],
            thing => (thing is Appointment one && one.Id == appointment.Id) || (thing is AppointmentMove move && move.AppointmentId == appointment.Id), action);
    }

    /// <summary>
    /// Calls off, for people who leave a household at once, what they would come to together with those who stay: where and
    /// when somebody will be is not shared any more.
    /// </summary>
    public static async Task CallOffTogetherAsync(
        this IReceptionDb db, IReadOnlyCollection<Guid> leaving, IReadOnlyCollection<Guid> staying, DateTimeOffset at, Guid by, CancellationToken cancellationToken)
    {
        var theirs = await db.CaseFiles.IgnoreQueryFilters().Where(file => leaving.Contains(file.PersonId)).Select(file => file.Id).ToListAsync(cancellationToken);
        var others = await db.CaseFiles.IgnoreQueryFilters().Where(file => staying.Contains(file.PersonId)).Select(file => file.Id).ToListAsync(cancellationToken);
        var together = await db.Appointments.IgnoreQueryFilters().Include(appointment => appointment.Invitees).Include(appointment => appointment.Moves)
            .Where(appointment => appointment.EndsAt > at
                && appointment.Invitees.Any(invitee => theirs.Contains(invitee.CaseFileId)) && appointment.Invitees.Any(invitee => others.Contains(invitee.CaseFileId)))
            .ToListAsync(cancellationToken);
        foreach (var appointment in together)
        {
            foreach (var invitee in appointment.Invitees.Where(invitee => invitee.IsExpected && theirs.Contains(invitee.CaseFileId)))
                appointment.Cancel(invitee.CaseFileId, CancelledBy.Centre, AppointmentReasons.HouseholdSplit, null, at, by);
        }
    }

    private static string Clock(DateTimeOffset at) => DutchCalendar.LocalTime(at).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
