using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reporting;

/// <summary>Takes the figures for outside out of the system, as a file with small numbers protected. What leaves is recorded.</summary>
public static class ExportPublicMovements
{
    /// <param name="Year">Null = the last that is over.</param>
    [Needs(Permission.PublicFigures)]
    public sealed record Command(int? Year, TableFormat Format) : ICommand<PublicMovements.Report>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Year).Must(year => PublicMovements.IsOver(year, time)).WithMessage("Reporting.YearIsOver");
            RuleFor(command => command.Format).IsInEnum().WithMessage("Shared.ChooseOne");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, PublicMovements.Report>
    {
        public async Task<PublicMovements.Report> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.PublicMovementsAsync(codes, current.Municipalities, request.Year, time.Today(), cancellationToken);
            audit.Tell("PublicFigures", Guid.Empty, "Format", null, request.Format.ToString());
            audit.Tell("PublicFigures", Guid.Empty, "Year", null, $"{report.Year}");
            return report;
        }
    }
}
