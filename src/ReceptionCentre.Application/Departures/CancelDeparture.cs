using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;

namespace ReceptionCentre.Application.Departures;

/// <summary>A planned departure does not happen. It stays to be seen, with the reason.</summary>
public static class CancelDeparture
{
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(Guid CaseFileId, Guid DepartureId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(Departure.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(DepartureWork work, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (departure, _) = await work.DepartureAsync(request.CaseFileId, request.DepartureId, request.Version, cancellationToken);
            audit.Because(request.Reason);
            departure.Cancel(request.Reason!.Trim(), time.GetUtcNow());
            return departure.Id;
        }
    }
}
