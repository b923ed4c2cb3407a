using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Records on which day the letter of a step was sent.</summary>
public static class RecordStepSent
{
    [Needs(Permission.WriteEnforcement)]
    public sealed record Command(Guid PathId, Guid StepId, int Version, DateOnly? SentOn) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.SentOn).Must(on => on is not null).WithMessage("Decisions.SentOnMissing");
            RuleFor(command => command.SentOn).Must(on => on is null || on <= time.Today()).WithMessage(EnforcementRules.SentOnADayThatHasCome.Name);
        }
    }

    internal sealed class Handler(EnforcementWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (path, _) = await work.PathAsync(request.PathId, request.Version, cancellationToken);
            path.Sent(request.StepId, request.SentOn!.Value, time.Today());
            return path.Id;
        }
    }
}
