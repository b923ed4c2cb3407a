using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reporting;

/// <summary>Takes arrivals and departures out of the system, as a file with true numbers. What leaves is recorded, though it names no newcomer.</summary>
public static class ExportMovements
{
    [Needs(Permission.CaseloadReport)]
    public sealed record Command(MovementChoice Choice, TableFormat Format) : ICommand<Movements.Report>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Choice).SetValidator(new MovementChoiceValidator(time));
            RuleFor(command => command.Format).IsInEnum().WithMessage("Shared.ChooseOne");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Movements.Report>
    {
        public async Task<Movements.Report> Handle(Command request, CancellationToken cancellationToken)
        {
            var choice = request.Choice;
            await codes.EnsureKnownAsync(choice, cancellationToken);
            var report = await db.MovementsAsync(choice, time.Today(), current.May(Permission.ReadLockedParts), cancellationToken);
            foreach (var (field, value) in new (string, string?)[]
            {
                ("Format", request.Format.ToString()), ("From", $"{choice.From:yyyy-MM-dd}"), ("Until", $"{report.Until:yyyy-MM-dd}"), ("Municipality", choice.Municipality), ("Type", choice.Type),
            })
            {
                if (value is not null)
                    audit.Tell("MovementReport", Guid.Empty, field, null, value);
            }
            return report;
        }
    }
}
