using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Appointments;

/// <summary>One's own appointments, some days from a day on. What was called off is left out.</summary>
public static class MyDiary
{
    public const int Week = 7, Most = 300;

    [Needs(Permission.MakeAppointment)]
    public sealed record Query(DateOnly From, int Days = Week) : IQuery<Diary>;

    public sealed record Diary(DateOnly From, int Days, DateOnly Today, DateTimeOffset Now, IReadOnlyList<AppointmentLine> Lines);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Diary>
    {
        public async Task<Diary> Handle(Query request, CancellationToken cancellationToken)
        {
            var (today, days) = (time.Today(), Math.Clamp(request.Days, 1, Week));
            var (from, until) = (request.From, request.From.AddDays(days));
            var mine = db.Appointments.Where(appointment => appointment.StaffMemberId == current.Id && appointment.On >= from && appointment.On < until);
            var invitees = db.Invitees.AsNoTracking().Where(invitee => invitee.State != InviteeState.Cancelled && mine.Any(appointment => appointment.Id == invitee.AppointmentId))
                .OrderBy(invitee => invitee.BeginsAt).ThenBy(invitee => invitee.Id).Take(Most);
            return new(from, days, today, time.GetUtcNow(), await db.LinesAsync(codes, invitees, today, cancellationToken));
        }
    }
}
