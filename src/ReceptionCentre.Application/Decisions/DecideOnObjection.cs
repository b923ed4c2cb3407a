using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Decisions;

/// <summary>Records how and when an objection was decided. A plan that must change is revised.</summary>
public static class DecideOnObjection
{
    [Needs(Permission.AgreePlan)]
    public sealed record Command(Guid DecisionId, Guid ObjectionId, int Version, ObjectionOutcome? Outcome, DateOnly? DecidedOn) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Outcome).Must(outcome => outcome is { } known && Enum.IsDefined(known)).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.DecidedOn).Must(on => on is not null).WithMessage("Decisions.DecidedOnMissing");
            RuleFor(command => command.DecidedOn).Must(on => on is null || on <= time.Today()).WithMessage(DecisionRules.DecidedAfterItWasReceived.Name);
        }
    }

    internal sealed class Handler(DecisionWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var decision = await work.ToWorkOnAsync(request.DecisionId, request.Version, cancellationToken);
            decision.DecideOnObjection(request.ObjectionId, request.Outcome!.Value, request.DecidedOn!.Value, time.Today());
            return decision.Id;
        }
    }
}
