using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Plans;

/// <summary>Writes down what the person wants to reach on one track. Gives the goal's id.</summary>
public static class AddGoal
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, int Version, string? Track, string? Text, Guid OnceKey) : ICommand<Guid>, IOnce, IGoalInput;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.GoalFits();
    }

    internal sealed class Handler(PlanWork work, ICodeLists codes) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Tracks, request.Track, nameof(Command.Track), cancellationToken);
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            await work.EnsureUsedAsync(plan, request.Track, nameof(Command.Track), cancellationToken);
            return plan.AddGoal(request.Track!, request.Text!.Trim()).Id;
        }
    }
}
