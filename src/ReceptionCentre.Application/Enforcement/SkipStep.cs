using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Enforcement;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Leaves the next step of a path out, with a reason.</summary>
public static class SkipStep
{
    [Needs(Permission.WriteEnforcement)]
    public sealed record Command(Guid PathId, int Version, StepKind? Kind, string? SkipReason, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Kind).Must(kind => kind is { } known && Enum.IsDefined(known)).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.SkipReason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage(EnforcementRules.ASkippedStepHasItsReason.Name);
            RuleFor(command => command.SkipReason).AtMost(EnforcementStep.ReasonLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(EnforcementWork work, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (path, file) = await work.PathAsync(request.PathId, request.Version, cancellationToken);
            audit.Because(request.SkipReason);
            return path.Skip(request.Kind!.Value, request.SkipReason!.Trim(), await work.GroundAsync(file, cancellationToken), time.GetUtcNow(), current.Id).Id;
        }
    }
}
