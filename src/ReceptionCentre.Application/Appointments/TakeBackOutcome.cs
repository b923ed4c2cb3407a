using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Appointments;

/// <summary>Takes back what was recorded of somebody by mistake. The history keeps it, with why; a contact note that was written with it stays until it is withdrawn.</summary>
public static class TakeBackOutcome
{
    [Needs(Permission.MakeAppointment)]
    public sealed record Command(Guid CaseFileId, Guid AppointmentId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(Appointment.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, IOneAtATime oneAtATime, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (file, appointment) = await db.AppointmentToChangeAsync(request.CaseFileId, request.AppointmentId, cancellationToken);
            appointment.EnsureStillAt(request.Version);
            appointment.TakeBackOutcome(file.Id);
            // Who was called off and is expected again takes up the time again.
            if (appointment.EndsAt > time.GetUtcNow())
                await db.EnsureFreeAsync(oneAtATime, Booking.Of(appointment) with { CaseFileIds = [file.Id] }, cancellationToken);
            audit.About(file.PersonId, file.Id);
            audit.Because(request.Reason);
            return appointment.Id;
        }
    }
}
