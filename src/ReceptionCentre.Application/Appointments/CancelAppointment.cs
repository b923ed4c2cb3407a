using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Appointments;

/// <summary>Calls an appointment off, for one person or for everybody who is still expected.</summary>
public static class CancelAppointment
{
    [Needs(Permission.MakeAppointment)]
    public sealed record Command(
        Guid CaseFileId, Guid AppointmentId, int Version, CancelledBy? By, string? Reason, string? Words, bool ForEverybody) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.By).Chosen();
            RuleFor(command => command.Reason).Required();
            RuleFor(command => command.Words).AtMost(Appointment.ReasonLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.AppointmentReasons, request.Reason, nameof(request.Reason), cancellationToken);
            var (file, appointment) = await db.AppointmentToChangeAsync(request.CaseFileId, request.AppointmentId, cancellationToken);
            appointment.EnsureStillAt(request.Version);
            // The person of the file always, so that it is said when it was called off already.
            foreach (var invitee in appointment.Invitees.Where(invitee => invitee.CaseFileId == file.Id || (request.ForEverybody && invitee.IsExpected)))
                appointment.Cancel(invitee.CaseFileId, request.By!.Value, request.Reason!, request.Words, time.GetUtcNow(), current.Id);
            await db.TellAsync(audit, file, appointment, RequestName.Of<Command>(), cancellationToken);
            return appointment.Id;
        }
    }
}
