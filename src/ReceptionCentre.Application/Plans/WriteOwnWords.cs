using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Plans;

/// <summary>What the person wants, and where the person disagrees, in the person's own words and language.</summary>
public static class WriteOwnWords
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, int Version, string? Words, string? Language, string? Disagreement) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Words).AtMost(IntegrationPlan.WordsLength).PlainText(lines: true);
            RuleFor(command => command.Disagreement).AtMost(IntegrationPlan.WordsLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(PlanWork work, ICodeLists codes) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Languages, request.Language, nameof(Command.Language), cancellationToken);
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            plan.WriteOwnWords(request.Words, request.Language, request.Disagreement);
            return plan.Id;
        }
    }
}
