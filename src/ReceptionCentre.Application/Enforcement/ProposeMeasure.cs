using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Enforcement;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Proposes what the college decides: no measure, or a fine. It waits for whoever may sign. Gives the decision's id.</summary>
public static class ProposeMeasure
{
    /// <param name="Amount">Of a fine, in whole euros.</param>
    /// <param name="Why">As it stands in the letter.</param>
    [Needs(Permission.WriteEnforcement)]
    public sealed record Command(Guid PathId, int Version, MeasureKind? Measure, int? Amount, string? Why, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Measure).Must(measure => measure is { } known && Enum.IsDefined(known)).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Amount).Must((command, amount) => command.Measure != MeasureKind.Fine || amount is >= 1 and <= EnforcementPath.MostAmount).WithMessage("Enforcement.AmountMissing");
            RuleFor(command => command.Why).Must(why => !string.IsNullOrWhiteSpace(why)).WithMessage(EnforcementRules.ADecisionSaysWhy.Name);
            RuleFor(command => command.Why).AtMost(EnforcementPath.WhyLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, EnforcementWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (path, file) = await work.PathAsync(request.PathId, request.Version, cancellationToken);
            path.Propose(
                request.Measure!.Value, request.Amount, await db.NextTimeAsync(path, cancellationToken), request.Why!.Trim().ReplaceLineEndings("\n"),
                await work.GroundAsync(file, cancellationToken));
            var decision = Decision.OfferMeasure(file.Id, path.Id, time.GetUtcNow(), current.Id);
            db.Decisions.Add(decision);
            return decision.Id;
        }
    }
}
