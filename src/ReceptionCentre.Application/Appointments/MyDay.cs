using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Appointments;

/// <summary>One's own appointments of a day. What was called off is left out.</summary>
public static class MyDay
{
    public const int Most = 100;

    [Needs(Permission.MakeAppointment)]
    public sealed record Query(DateOnly On) : IQuery<Day>;

    public sealed record Day(DateTimeOffset Now, IReadOnlyList<AppointmentLine> Lines);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Day>
    {
        public async Task<Day> Handle(Query request, CancellationToken cancellationToken)
        {
            var mine = db.Appointments.Where(appointment => appointment.StaffMemberId == current.Id && appointment.On == request.On);
            var invitees = db.Invitees.AsNoTracking().Where(invitee => invitee.State != InviteeState.Cancelled && mine.Any(appointment => appointment.Id == invitee.AppointmentId))
                .OrderBy(invitee => invitee.BeginsAt).ThenBy(invitee => invitee.Id).Take(Most);
            return new(time.GetUtcNow(), await db.LinesAsync(codes, invitees, time.Today(), cancellationToken));
        }
    }
}
