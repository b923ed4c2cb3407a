using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Appointments;

/// <summary>Moves an appointment, or changes where it is, with whom or about what. A move says why, and keeps the old time.</summary>
public static class ChangeAppointment
{
    /// <param name="Reason">Code of the list "appointment-reasons"; needed when the time changes.</param>
    [Needs(Permission.MakeAppointment)]
    public sealed record Command(Guid CaseFileId, Guid AppointmentId, int Version, AppointmentInput Input, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.CheckAppointment(command => command.Input);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IOneAtATime oneAtATime, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(request.Input, cancellationToken);
            await codes.EnsureKnownAsync(Lists.AppointmentReasons, request.Reason, nameof(request.Reason), cancellationToken);
            var (file, appointment) = await db.AppointmentToChangeAsync(request.CaseFileId, request.AppointmentId, cancellationToken);
            appointment.EnsureStillAt(request.Version);
            if (request.Input.Topic != appointment.Topic)
                await db.EnsureUsedAsync([file.Controller], Lists.Topics, request.Input.Topic, nameof(AppointmentInput.Topic), cancellationToken);
            var (terms, before, host, place) = (request.Input.Terms(), new AppointmentTime(appointment.BeginsAt, appointment.EndsAt), appointment.StaffMemberId, appointment.MeetingPlaceId);
            if (terms.Time != before && request.Reason is null)
                throw new InvalidInputException(nameof(request.Reason), AppointmentRules.AMoveHasAReason.Name);
            if (host != terms.StaffMemberId)
            {
                var ids = appointment.Invitees.Select(invitee => invitee.CaseFileId).ToList();
                var municipalities = await db.CaseFiles.IgnoreQueryFilters().Where(other => ids.Contains(other.Id)).Select(other => other.Controller).Distinct().ToListAsync(cancellationToken);
                await db.EnsureHostAsync(terms.StaffMemberId, municipalities, cancellationToken);
            }
            appointment.Change(terms, request.Reason, time.Today(), time.GetUtcNow(), current.Id);
            // What stays where it was, stays; also in a room that is no longer used.
            if (terms.Time != before || host != terms.StaffMemberId || place != terms.MeetingPlaceId)
                await db.EnsureFreeAsync(oneAtATime, Booking.Of(appointment), cancellationToken);
            await db.TellAsync(audit, file, appointment, RequestName.Of<Command>(), cancellationToken);
            return appointment.Id;
        }
    }
}
