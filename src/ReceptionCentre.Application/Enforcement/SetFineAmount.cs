using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Enforcement;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Sets the most of a fine in a municipality for an occasion, the first, second or third time, from a day; or that there is none any more.</summary>
public static class SetFineAmount
{
    /// <param name="Version">On the screen; 0 = nothing was set.</param>
    /// <param name="Amount">In whole euros; null = no fine.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(
        string? Municipality, int Version, string? Occasion, int? Time, int? Amount, string? AmountBasis, DateOnly? AmountFrom, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Occasion).Must(code => !string.IsNullOrWhiteSpace(code)).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Time).Must(time => time is >= 1 and <= EnforcementSettings.MostTimes).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Amount).Must(amount => amount is null or (>= 1 and <= EnforcementPath.MostAmount)).WithMessage("Enforcement.AmountOutOfRange");
            RuleFor(command => command.AmountBasis).Must((command, basis) => command.Amount is null || !string.IsNullOrWhiteSpace(basis)).WithMessage(EnforcementRules.AnAmountHasItsBasis.Name);
            RuleFor(command => command.AmountBasis).AtMost(EnforcementSettings.LegalBasisLength).PlainText();
            RuleFor(command => command.AmountFrom).Must(from => from is not null).WithMessage("Enforcement.DayMissing");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken);
            await codes.EnsureKnownAsync(Lists.EnforcementOccasions, request.Occasion, nameof(request.Occasion), cancellationToken);
            var settings = await db.EnforcementToChangeAsync(municipality.Value, request.Version, cancellationToken);
            settings.SetAmount(request.Occasion!, request.Time!.Value, request.Amount, request.AmountBasis?.Trim(), request.AmountFrom!.Value, time.GetUtcNow(), current.Id);
            return settings.Id;
        }
    }
}
