using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Departures;

/// <summary>Somebody at the destination said yes.</summary>
public static class ConfirmDestination
{
    /// <param name="By">Who there said yes.</param>
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(Guid CaseFileId, Guid DestinationId, int Version, string? By, DateOnly? On) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.By).Cascade(CascadeMode.Stop).Required().AtMost(DestinationCare.ConfirmedByLength).PlainText();
            RuleFor(command => command.On).Must(on => on is null || on <= time.Today()).WithMessage(DestinationRules.SomebodyConfirms.Name);
        }
    }

    internal sealed class Handler(DestinationWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var destination = await work.ArrangementAsync(request.CaseFileId, request.DestinationId, request.Version, cancellationToken);
            destination.Confirm(request.By!, request.On ?? time.Today(), time.Today());
            return destination.Id;
        }
    }
}

/// <summary>What was arranged at the destination does not happen. It stays to be seen, with the reason.</summary>
public static class DropDestination
{
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(Guid CaseFileId, Guid DestinationId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(DestinationCare.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(DestinationWork work, IAuditTrail audit) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var destination = await work.ArrangementAsync(request.CaseFileId, request.DestinationId, request.Version, cancellationToken);
            audit.Because(request.Reason);
            destination.FallThrough(request.Reason!.Trim());
            return destination.Id;
        }
    }
}
