using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Plans;

/// <summary>Says that an item of the agreed plan is done, or takes that back. What was agreed stays as it was agreed.</summary>
public static class FinishItem
{
    /// <param name="DoneOn">Null: it is not done after all.</param>
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, Guid ItemId, int Version, DateOnly? DoneOn) : ICommand<Guid>;

    internal sealed class Handler(PlanWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            plan.ItemDone(request.ItemId, request.DoneOn, time.Today());
            return plan.Id;
        }
    }
}
