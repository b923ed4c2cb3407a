using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Application.Duo;

/// <summary>How a municipality works with the executing agency: from which day, within how many days, and whether by the interface.</summary>
public static class ChangeDuoSettings
{
    /// <param name="Version">On the screen; 0 = nothing was set.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(string? Municipality, int Version, DateOnly? ReportsFrom, int? ReportDays, bool ByInterface, string? Oin) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(settings => settings.ReportDays).Must(days => days is >= DuoSettings.FewestDays and <= DuoSettings.MostDays).WithMessage(DuoRules.TheTermIsInItsRange.Name);
            RuleFor(settings => settings.Oin).Must((settings, oin) => oin is null ? !settings.ByInterface : DuoSettings.IsOin(oin)).WithMessage(DuoRules.AnOrganisationHasItsNumber.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = (await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken)).Value;
            var settings = await db.DuoSettings.FirstOrDefaultAsync(one => one.Municipality == municipality, cancellationToken);
            if (settings is null)
                db.DuoSettings.Add(settings = DuoSettings.For(municipality));
            else
                settings.EnsureStillAt(request.Version);
            var before = (settings.ReportsFrom, settings.ReportDays);
            settings.Choose(request.ReportsFrom, request.ReportDays!.Value, request.ByInterface, request.Oin);
            if ((settings.ReportsFrom, settings.ReportDays) != before)
            {
                if (await db.TermsChanges.FirstOrDefaultAsync(one => one.Municipality == municipality, cancellationToken) is { } waiting)
                    waiting.Again(time.GetUtcNow());
                else
                    db.TermsChanges.Add(new(municipality, time.GetUtcNow()));
            }
            return settings.Id;
        }
    }
}
