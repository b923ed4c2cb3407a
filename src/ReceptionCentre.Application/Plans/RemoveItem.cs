using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Plans;

/// <summary>Takes an item out of the draft. An edition that was agreed keeps it.</summary>
public static class RemoveItem
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, Guid ItemId, int Version) : ICommand<Guid>;

    internal sealed class Handler(PlanWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            plan.RemoveItem(request.ItemId);
            return plan.Id;
        }
    }
}
