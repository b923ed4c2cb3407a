using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Plans;

/// <summary>Says a goal in other words, or puts it on another track.</summary>
public static class ChangeGoal
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, Guid GoalId, int Version, string? Track, string? Text) : ICommand<Guid>, IGoalInput;

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
            // A goal may stay on the track on which it stands.
            if (plan.Goals.FirstOrDefault(goal => goal.Id == request.GoalId)?.Track != request.Track)
                await work.EnsureUsedAsync(plan, request.Track, nameof(Command.Track), cancellationToken);
            plan.ChangeGoal(request.GoalId, request.Track!, request.Text!.Trim());
            return request.GoalId;
        }
    }
}
