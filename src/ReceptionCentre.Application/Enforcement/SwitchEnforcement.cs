using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Switches the path on or off for one group in a municipality, from a day. For asylum status holders on only with a reason and a legal basis.</summary>
public static class SwitchEnforcement
{
    /// <param name="Version">On the screen; 0 = nothing was set.</param>
    /// <param name="UncertaintySeen">Whoever switches it on for asylum status holders says to have read what is uncertain.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(
        string? Municipality, int Version, DutyGroup? Group, bool? IsOn, DateOnly? SwitchFrom, string? Reason, string? LegalBasis, bool UncertaintySeen, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Group).Must(group => group is { } known && Enum.IsDefined(known)).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.IsOn).Must(on => on is not null).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.SwitchFrom).Must(from => from is not null).WithMessage("Enforcement.DayMissing");
            RuleFor(command => command.Reason).AtMost(EnforcementSettings.ReasonLength).PlainText(lines: true);
            RuleFor(command => command.LegalBasis).AtMost(EnforcementSettings.LegalBasisLength).PlainText();
            When(command => command is { Group: DutyGroup.Asylum, IsOn: true }, () =>
            {
                RuleFor(command => command.Reason).Must(words => !string.IsNullOrWhiteSpace(words)).WithMessage("Enforcement.ReasonMissing");
                RuleFor(command => command.LegalBasis).Must(words => !string.IsNullOrWhiteSpace(words)).WithMessage("Enforcement.LegalBasisMissing");
                RuleFor(command => command.UncertaintySeen).Must(seen => seen).WithMessage("Enforcement.UncertaintyNotSeen");
            });
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken);
            var settings = await db.EnforcementToChangeAsync(municipality.Value, request.Version, cancellationToken);
            audit.Because(request.Reason);
            settings.Switch(request.Group!.Value, request.IsOn!.Value, request.SwitchFrom!.Value, request.Reason?.Trim(), request.LegalBasis?.Trim(), time.GetUtcNow(), current.Id);
            return settings.Id;
        }
    }
}
