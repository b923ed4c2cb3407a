using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Appointments;

/// <summary>Somebody reports at the desk for an appointment.</summary>
public static class RecordArrival
{
    [Needs(Permission.MakeAppointment)]
    public sealed record Command(Guid CaseFileId, Guid AppointmentId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (file, appointment) = await db.AppointmentToChangeAsync(request.CaseFileId, request.AppointmentId, cancellationToken);
            appointment.Arrive(file.Id, time.GetUtcNow());
            audit.About(file.PersonId, file.Id);
            return appointment.Id;
        }
    }
}
