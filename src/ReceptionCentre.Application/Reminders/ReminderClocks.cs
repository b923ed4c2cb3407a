using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reminders;

namespace ReceptionCentre.Application.Reminders;

/// <summary>A reminder that did not go asks for a call, until the person was there or the appointment stands at another time.</summary>
internal sealed class ReminderClocks(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.ReminderFailed];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(Reminder), typeof(Invitee)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return from reminder in db.Reminders.IgnoreQueryFilters().AsNoTracking()
               join invitee in db.Invitees.IgnoreQueryFilters() on new { reminder.AppointmentId, reminder.CaseFileId, reminder.BeginsAt } equals new { invitee.AppointmentId, invitee.CaseFileId, invitee.BeginsAt }
               where reminder.FailedOn != null && reminder.FailedOn <= day && (invitee.RecordedAt == null || invitee.RecordedAt >= endOfDay) && (invitee.ArrivedAt == null || invitee.ArrivedAt >= endOfDay)
               select new ClockReading
               {
                   CaseFileId = reminder.CaseFileId,
                   Reason = DueReason.ReminderFailed,
                   SubjectId = reminder.Id,
                   StartedOn = reminder.FailedOn!.Value,
                   DueOn = reminder.FailedOn!.Value,
                   WaitsForOthers = false,
               };
    }
}
