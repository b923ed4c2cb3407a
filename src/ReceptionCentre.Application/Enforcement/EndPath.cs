using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Ends a path without a decision: the person did it after all, was not at fault, or something else. What waited for a signature is not signed any more.</summary>
public static class EndPath
{
    /// <param name="Excuse">Code of the list "enforcement-excuses".</param>
    [Needs(Permission.WriteEnforcement)]
    public sealed record Command(Guid PathId, int Version, PathEnd? How, DateOnly? EndedOn, string? Excuse, string? Note) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.How).Must(how => how is { } known && Enum.IsDefined(known) && known != PathEnd.FileClosed).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.EndedOn).Must(on => on is not null).WithMessage("Enforcement.DayMissing");
            RuleFor(command => command.EndedOn).Must(on => on is null || on <= time.Today()).WithMessage(EnforcementRules.EndedOnADayThatHasCome.Name);
            RuleFor(command => command.Excuse).Must((command, code) => command.How != PathEnd.Excusable || !string.IsNullOrWhiteSpace(code)).WithMessage(EnforcementRules.AnExcuseIsNamed.Name);
            RuleFor(command => command.Note).Must((command, note) => command.How != PathEnd.Other || !string.IsNullOrWhiteSpace(note)).WithMessage(EnforcementRules.AnotherReasonIsSaid.Name);
            RuleFor(command => command.Note).AtMost(EnforcementPath.NoteLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, EnforcementWork work, ICodeLists codes, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (path, _) = await work.PathAsync(request.PathId, request.Version, cancellationToken);
            if (request.How == PathEnd.Excusable)
                await codes.EnsureKnownAsync(Lists.EnforcementExcuses, request.Excuse, nameof(request.Excuse), cancellationToken);
            audit.Because(request.Note);
            if (path.State == PathState.Offered)
                (await db.OfferedAboutAsync(path.Id, cancellationToken)).Withdraw();
            path.End(request.How!.Value, request.EndedOn!.Value, request.Excuse, request.Note?.Trim(), time.Today());
            return path.Id;
        }
    }
}
