using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>The information that a PIP waited for came: from that day the extension of its term runs.</summary>
public static class ReceiveInformation
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid CaseFileId, Guid AwaitedId, int Version, DateOnly? ReceivedOn) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(awaited => awaited.ReceivedOn).Must(on => on is not null).WithMessage("CivicIntegration.DayMissing");
            RuleFor(awaited => awaited.ReceivedOn).Must(on => on is null || on <= time.Today()).WithMessage(TrajectoryRules.OnADayThatHasCome.Name);
        }
    }

    internal sealed class Handler(TrajectoryWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var trajectory = await work.ToWorkOnAsync(request.CaseFileId, request.Version, cancellationToken);
            trajectory.Received(request.AwaitedId, request.ReceivedOn!.Value, time.Today());
            return trajectory.Id;
        }
    }
}
