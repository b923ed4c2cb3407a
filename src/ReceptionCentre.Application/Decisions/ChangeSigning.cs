using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;

namespace ReceptionCentre.Application.Decisions;

/// <summary>How a municipality signs: four eyes, a committee for objections, its remedy clause, and within how many months a route may be switched.</summary>
public static class ChangeSigning
{
    public const int FewestMonths = 1, MostMonths = 36;

    /// <param name="Version">On the screen; 0 = nothing was set.</param>
    /// <param name="RouteSwitchMonths">Null: not checked.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(string? Municipality, int Version, bool FourEyes, bool Committee, string? Remedy, int? RouteSwitchMonths) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Remedy).AtMost(Decision.RemedyLength).PlainText(lines: true);
            RuleFor(command => command.RouteSwitchMonths).Must(months => months is null or (>= FewestMonths and <= MostMonths)).WithMessage("Decisions.MonthsOutOfRange");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken);
            var settings = await db.SigningSettings.FirstOrDefaultAsync(one => one.Municipality == municipality.Value, cancellationToken);
            if (settings is null)
                db.SigningSettings.Add(settings = SigningSettings.For(municipality.Value));
            else
                settings.EnsureStillAt(request.Version);
            settings.Choose(request.FourEyes, request.Committee, request.Remedy?.Trim(), request.RouteSwitchMonths);
            return settings.Id;
        }
    }
}
