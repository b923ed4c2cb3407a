using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reporting;

/// <summary>
/// Takes arrivals and departures out of the system, as a file: exact, for work inside the centre, or with small numbers
/// protected, for the council. What leaves is recorded, though it names no newcomer.
/// </summary>
public static class ExportMovements
{
    /// <param name="ForCouncil">Small numbers will be protected. Of all types, and without what locked parts would tell.</param>
    [Needs(Permission.CaseloadReport)]
    public sealed record Command(MovementChoice Choice, bool ForCouncil, TableFormat Format) : ICommand<Movements.Report>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Choice.Months).Must(MovementChoice.Lengths.Contains).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Choice.Type).Must(type => type is null).When(command => command.ForCouncil).WithMessage("Reporting.CouncilHasAllTypes");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Movements.Report>
    {
        public async Task<Movements.Report> Handle(Command request, CancellationToken cancellationToken)
        {
            var choice = request.Choice;
            await codes.EnsureKnownAsync(Lists.Municipalities, choice.Municipality, nameof(choice.Municipality), cancellationToken);
            if (choice.Type != MovementTypes.Rest)
                await codes.EnsureKnownAsync(Lists.Motives, choice.Type, nameof(choice.Type), cancellationToken);
            var report = await db.MovementsAsync(choice, time.Today(), !request.ForCouncil && current.May(Permission.ReadLockedParts), cancellationToken);
            foreach (var (field, value) in new (string, string?)[]
            {
                ("Format", request.Format.ToString()), ("ForCouncil", request.ForCouncil ? "true" : "false"),
                ("From", $"{report.Months[0]:yyyy-MM-dd}"), ("Until", $"{report.Until:yyyy-MM-dd}"), ("Municipality", choice.Municipality), ("Type", choice.Type),
            })
            {
                if (value is not null)
                    audit.Tell("MovementReport", Guid.Empty, field, null, value);
            }
            return report;
        }
    }
}
