using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;

namespace ReceptionCentre.Application.Decisions;

/// <summary>Does not sign: the plan or measure is a draft again, with the reason, for whoever wrote it.</summary>
public static class SendBackDecision
{
    [Needs(Permission.SignDecision)]
    public sealed record Command(Guid DecisionId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage("Decisions.ReasonMissing");
            RuleFor(command => command.Reason).AtMost(Decision.ReasonLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(DecisionWork work, LetterWork letters, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (decision, _) = await work.ToSignAsync(request.DecisionId, request.Version, cancellationToken);
            audit.Because(request.Reason);
            decision.SendBack(request.Reason!.Trim(), time.GetUtcNow(), current.Id);
            await letters.SubjectOf(decision).ComeBackAsync(decision, cancellationToken);
            return decision.Id;
        }
    }
}
