using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Appointments;

/// <summary>
/// An appointment asks for its day; from the day after it is late, because nobody said what came of it. It ends with the
/// outcome of the person.
/// </summary>
internal sealed class AppointmentClocks(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.Appointment];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(Invitee)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return from invitee in db.Invitees.IgnoreQueryFilters().AsNoTracking()
               join appointment in db.Appointments.IgnoreQueryFilters() on invitee.AppointmentId equals appointment.Id
               where appointment.MadeAt < endOfDay && (invitee.RecordedAt == null || invitee.RecordedAt >= endOfDay)
               select new ClockReading
               {
                   CaseFileId = invitee.CaseFileId,
                   Reason = DueReason.Appointment,
                   SubjectId = invitee.Id,
                   StartedOn = appointment.MadeOn,
                   DueOn = invitee.On,
                   WaitsForOthers = false,
               };
    }
}
