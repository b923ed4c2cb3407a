using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.PlanTemplates;

/// <summary>Changes what a line proposes, to whom and why, or ends it. Plans that took it over stay as they are.</summary>
public static class ChangeTemplateLine
{
    /// <param name="Until">First day on which it is no longer proposed; null = it goes on.</param>
    [Needs(Permission.ManageReferenceData)]
    public sealed record Command(Guid LineId, int Version, TemplateLineInput Line, DateOnly? Until, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Line).SetValidator(new TemplateLineInputValidator()).OverridePropertyName("");
            RuleFor(command => command.Reason).ReasonOfChange();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IAuditTrail audit) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var line = await db.TemplateLineAsync(request.LineId, cancellationToken);
            line.EnsureStillAt(request.Version);
            await db.EnsureKnownAsync(codes, request.Line, cancellationToken);
            audit.Because(request.Reason);
            line.Describe(request.Line.Whom, request.Line.ToWhat(), request.Line.Source!.Trim());
            line.Period(line.ValidFrom, request.Until);
            return line.Id;
        }
    }
}
