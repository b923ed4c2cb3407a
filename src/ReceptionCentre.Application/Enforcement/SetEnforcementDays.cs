using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Enforcement;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Sets how many days lie between the steps in a municipality, from a day. What is empty is not asked.</summary>
public static class SetEnforcementDays
{
    /// <param name="Version">On the screen; 0 = nothing was set.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(
        string? Municipality, int Version, int? InvitationDays, int? WarningDays, int? ViewDays, int? DecisionDays, DateOnly? DaysFrom, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.InvitationDays).Must(CanBe).WithMessage("Enforcement.DaysOutOfRange");
            RuleFor(command => command.WarningDays).Must(CanBe).WithMessage("Enforcement.DaysOutOfRange");
            RuleFor(command => command.ViewDays).Must(CanBe).WithMessage("Enforcement.DaysOutOfRange");
            RuleFor(command => command.DecisionDays).Must(CanBe).WithMessage("Enforcement.DaysOutOfRange");
            RuleFor(command => command.DaysFrom).Must(from => from is not null).WithMessage("Enforcement.DayMissing");
        }

        private static bool CanBe(int? days) => days is null or (>= 1 and <= EnforcementSettings.MostDays);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken);
            var settings = await db.EnforcementToChangeAsync(municipality.Value, request.Version, cancellationToken);
            settings.SetDays(new(request.InvitationDays, request.WarningDays, request.ViewDays, request.DecisionDays), request.DaysFrom!.Value, time.GetUtcNow(), current.Id);
            return settings.Id;
        }
    }
}
