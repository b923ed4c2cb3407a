using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Plans;

/// <summary>Drops a draft that will not be agreed. It stays readable; its number is free again.</summary>
public static class DropDraft
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, int Version) : ICommand<Guid>;

    internal sealed class Handler(PlanWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            plan.Drop();
            return plan.Id;
        }
    }
}
