using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Appointments;

/// <summary>The file through which one sees an appointment; of several the one that was opened first.</summary>
public static class FileOfAppointment
{
    [Needs(Permission.ReadAppointments)]
    public sealed record Query(Guid AppointmentId) : IQuery<Guid>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, Guid>
    {
        public async Task<Guid> Handle(Query request, CancellationToken cancellationToken) =>
            await db.Invitees.AsNoTracking().Where(invitee => invitee.AppointmentId == request.AppointmentId).OrderBy(invitee => invitee.CaseFileId)
                .Select(invitee => (Guid?)invitee.CaseFileId).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("appointment");
    }
}
