using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Referrals;

/// <summary>Somebody on a waiting list goes before others who wait longer, with a reason; or again in turn.</summary>
public static class PreferReferral
{
    /// <param name="Priority">Code of the list "waiting-priorities"; null = in turn.</param>
    /// <param name="Words">Why, for colleagues.</param>
    [Needs(Permission.Refer)]
    public sealed record Command(Guid CaseFileId, Guid ReferralId, int Version, string? Priority, string? Words) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Words).AtMost(ReferralStep.WordsLength).PlainText(lines: true)
            .Must((command, words) => command.Priority is null || !string.IsNullOrWhiteSpace(words)).WithMessage(ReferralRules.APriorityIsExplained.Name)
            .OverridePropertyName("PriorityWords");
    }

    internal sealed class Handler(ReferralWork work, ICodeLists codes) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await work.ReferralAsync(request.CaseFileId, request.ReferralId, request.Version, cancellationToken);
            await codes.EnsureKnownAsync(Lists.WaitingPriorities, request.Priority, nameof(request.Priority), cancellationToken);
            referral.Prefer(request.Priority, request.Words?.Trim());
            return referral.Id;
        }
    }
}
