using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reminders;

namespace ReceptionCentre.Application.Reminders;

/// <summary>A reminder that did not go asks for a call, until the person was there or the appointment or session stands at another time.</summary>
internal sealed class ReminderClocks(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.ReminderFailed];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(Reminder), typeof(Invitee), typeof(EventInvitee)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        var failed = db.Reminders.IgnoreQueryFilters().AsNoTracking().Where(reminder => reminder.FailedOn != null && reminder.FailedOn <= day);
        var appointments = from reminder in failed
                           join invitee in db.Invitees.IgnoreQueryFilters() on new { Id = reminder.AppointmentId, reminder.CaseFileId, reminder.BeginsAt }
                               equals new { Id = (Guid?)invitee.AppointmentId, invitee.CaseFileId, invitee.BeginsAt }
                           where (invitee.RecordedAt == null || invitee.RecordedAt >= endOfDay) && (invitee.ArrivedAt == null || invitee.ArrivedAt >= endOfDay)
                           select reminder;
        // Of an event until somebody noted whether the person came, or the person no longer comes.
        var sessions = from reminder in failed
                       join invitee in db.EventInvitees.IgnoreQueryFilters() on reminder.EventInviteeId equals (Guid?)invitee.Id
                       where invitee.State == EventInviteeState.Coming && (invitee.EndedOn == null || invitee.EndedOn > day) && !invitee.Attendance.Any(noted => noted.NotedOn <= day)
                           && db.GroupEvents.Any(of => of.Id == invitee.GroupEventId && of.Sessions.Any(session => session.BeginsAt == reminder.BeginsAt))
                       select reminder;
        return appointments.Concat(sessions).Select(reminder => new ClockReading
        {
            CaseFileId = reminder.CaseFileId,
            Reason = DueReason.ReminderFailed,
            SubjectId = reminder.Id,
            StartedOn = reminder.FailedOn!.Value,
            DueOn = reminder.FailedOn!.Value,
            WaitsForOthers = false,
        });
    }
}
