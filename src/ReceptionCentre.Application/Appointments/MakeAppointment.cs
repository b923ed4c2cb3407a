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
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Appointments;

/// <summary>Makes an appointment with the person of a file, alone or with others of the household. Everybody in scope may: whoever has the person at the desk or on the telephone.</summary>
public static class MakeAppointment
{
    public const int MostAlong = 20;

    /// <param name="Along">Files of the others who are invited.</param>
    [Needs(Permission.MakeAppointment)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, IReadOnlyList<Guid> Along, AppointmentInput Input) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            this.CheckAppointment(command => command.Input);
            RuleFor(command => command.Input.On).Must(on => on is null || on >= time.Today())
                .WithMessage(AppointmentRules.AnAppointmentIsMadeAhead.Name).OverridePropertyName(nameof(AppointmentInput.On));
            RuleFor(command => command.Along).Must(along => along.Count <= MostAlong).WithMessage("Shared.ChooseFromTheList");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IOneAtATime oneAtATime, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(request.Input, cancellationToken);
            var ids = request.Along.Prepend(request.CaseFileId).Distinct().ToList();
            var files = await db.CaseFiles.Where(file => ids.Contains(file.Id)).ToListAsync(cancellationToken);
            if (files.Count != ids.Count)
                throw new NotThereException("case file");
            files.ForEach(file => file.EnsureOpen());
            await db.EnsureUsedAsync([.. files.Select(file => file.Controller)], Lists.Topics, request.Input.Topic, nameof(AppointmentInput.Topic), cancellationToken);
            var terms = request.Input.Terms();
            await db.EnsureHostAsync(terms.StaffMemberId, files.Select(file => file.Controller), cancellationToken);
            var appointment = Appointment.Make(ids, terms, time.Today(), time.GetUtcNow(), current.Id);
            await db.EnsureFreeAsync(oneAtATime, Booking.Of(appointment), cancellationToken);
            db.Appointments.Add(appointment);
            await db.TellAsync(audit, files.Find(file => file.Id == request.CaseFileId)!, appointment, RequestName.Of<Command>(), cancellationToken);
            return appointment.Id;
        }
    }
}
