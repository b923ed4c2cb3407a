using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>What was recorded as reached was never so: it is withdrawn, with the reason.</summary>
public static class WithdrawResult
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid CaseFileId, Guid ResultId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Required().AtMost(DatedFact.ReasonLength).PlainText();
    }

    internal sealed class Handler(TrajectoryWork work, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var trajectory = await work.WithResultsAsync(request.CaseFileId, request.Version, cancellationToken);
            trajectory.WithdrawResult(request.ResultId, current.Recording(time, Provenances.OwnObservation, request.Reason));
            audit.Because(request.Reason);
            return trajectory.Id;
        }
    }
}
