using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Reminders;

namespace ReceptionCentre.Application.Reminders;

/// <summary>What somebody is reminded of, as it stands now.</summary>
/// <param name="Place">Where, as a message says it: where somebody lives does not go along.</param>
/// <param name="HostId">Who receives them, or leads it; null = nobody of the centre.</param>
/// <param name="Meeting">The same for a letter, which is the invitation made anew.</param>
public sealed record ReminderSubject(DateTimeOffset BeginsAt, string? Place, Guid? HostId, InvitationPapers.Meeting Meeting);

/// <summary>Finds what a reminder is of: an appointment, or the sessions of an event to which somebody comes.</summary>
public sealed class ReminderSubjects(IReceptionDb db, InvitationPapers papers)
{
    private const string Home = "home";

    /// <summary>Null = it no longer stands at that time: moved, called off, or the person does not come.</summary>
    public async Task<ReminderSubject?> FindAsync(Reminder reminder, CancellationToken cancellationToken)
    {
        if (reminder.EventInviteeId is { } invitee)
            return await OfEventAsync(invitee, reminder.BeginsAt, cancellationToken);
        var appointment = await db.Appointments.AsNoTracking().FirstOrDefaultAsync(
            one => one.Id == reminder.AppointmentId && one.Invitees.Any(guest => guest.CaseFileId == reminder.CaseFileId && guest.State == InviteeState.Invited && guest.BeginsAt == reminder.BeginsAt),
            cancellationToken);
        return appointment is null ? null : await OfAppointmentAsync(appointment, cancellationToken);
    }

    /// <summary>What comes first of what somebody would be reminded of; null = nothing.</summary>
    public async Task<ReminderSubject?> NextAsync(Guid caseFileId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var appointment = await db.Appointments.AsNoTracking()
            .Where(one => one.BeginsAt > now && one.Invitees.Any(invitee => invitee.CaseFileId == caseFileId && invitee.State == InviteeState.Invited)).OrderBy(one => one.BeginsAt).FirstOrDefaultAsync(cancellationToken);
        var session = await (
            from invitee in db.EventInvitees.AsNoTracking()
            where invitee.CaseFileId == caseFileId && invitee.State == EventInviteeState.Coming && invitee.EndedOn == null
            join of in db.GroupEvents on invitee.GroupEventId equals of.Id
            from one in of.Sessions
            where one.BeginsAt > now
            orderby one.BeginsAt
            select new { invitee.Id, one.BeginsAt }).FirstOrDefaultAsync(cancellationToken);
        return appointment is not null && (session is null || appointment.BeginsAt <= session.BeginsAt) ? await OfAppointmentAsync(appointment, cancellationToken)
            : session is null ? null : await OfEventAsync(session.Id, session.BeginsAt, cancellationToken);
    }

    private async Task<ReminderSubject> OfAppointmentAsync(Appointment appointment, CancellationToken cancellationToken)
    {
        var meeting = await papers.MeetingAsync(appointment, cancellationToken);
        return new(appointment.BeginsAt, appointment.PlaceKind == Home ? await papers.PlaceKindAsync(appointment, cancellationToken) : meeting.Place, appointment.StaffMemberId, meeting);
    }

    private async Task<ReminderSubject?> OfEventAsync(Guid inviteeId, DateTimeOffset beginsAt, CancellationToken cancellationToken)
    {
        var invitee = await db.EventInvitees.AsNoTracking().FirstOrDefaultAsync(one => one.Id == inviteeId && one.State == EventInviteeState.Coming && one.EndedOn == null, cancellationToken);
        var to = invitee is null ? null
            : await db.GroupEvents.AsNoTracking().Include(one => one.Sessions).FirstOrDefaultAsync(one => one.Id == invitee.GroupEventId && (one.State == EventState.Open || one.State == EventState.Closed), cancellationToken);
        if (invitee is null || to is null)
            return null;
        var groups = await db.GroupsAsync([invitee.CaseFileId], cancellationToken);
        var session = to.InTime.FirstOrDefault(one => one.BeginsAt == beginsAt && one.IsFor(groups.TryGetValue(invitee.CaseFileId, out var group) ? group : null));
        if (session is null)
            return null;
        var room = await db.MeetingPlaces.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(place => place.Id == session.MeetingPlaceId, cancellationToken);
        var place = string.Join(", ", new[] { room?.Name, room?.Where, session.Place }.Where(words => !string.IsNullOrWhiteSpace(words)));
        return new(session.BeginsAt, place, session.LedBy, new(invitee.Id, session.On, session.BeginsAt, place, to.Title, session.Interpreter));
    }
}
