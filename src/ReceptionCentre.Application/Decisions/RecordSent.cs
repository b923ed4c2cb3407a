using FluentValidation;
using MediatR;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Decisions;

/// <summary>Records on which day a decision was sent to the person. The period for objections begins the day after.</summary>
public static class RecordSent
{
    [Needs(Permission.AgreePlan)]
    public sealed record Command(Guid DecisionId, int Version, DateOnly? SentOn) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.SentOn).Must(on => on is not null).WithMessage("Decisions.SentOnMissing");
            RuleFor(command => command.SentOn).Must(on => on is null || on <= time.Today()).WithMessage(DecisionRules.SentOnADayThatHasCome.Name);
        }
    }

    internal sealed class Handler(DecisionWork work, CivicParameterBook parameters, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var decision = await work.ToWorkOnAsync(request.DecisionId, request.Version, cancellationToken);
            decision.Sent(request.SentOn!.Value, time.Today(), await parameters.AllAsync(cancellationToken));
            return decision.Id;
        }
    }
}
