using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Plans;

/// <summary>Takes a goal out of the draft, with its items. An edition that was agreed keeps it.</summary>
public static class RemoveGoal
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, Guid GoalId, int Version) : ICommand<Guid>;

    internal sealed class Handler(PlanWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            plan.RemoveGoal(request.GoalId);
            return plan.Id;
        }
    }
}
