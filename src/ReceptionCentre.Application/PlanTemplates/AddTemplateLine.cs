using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.PlanTemplates;

namespace ReceptionCentre.Application.PlanTemplates;

/// <summary>An administrator adds a line to the template: for everybody, or for one municipality above the common floor.</summary>
public static class AddTemplateLine
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Command(string? Key, string? Municipality, TemplateLineInput Line, DateOnly? From, string? Reason, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Key).Cascade(CascadeMode.Stop).Required().AtMost(PlanTemplateLine.KeyLength)
                .Matches("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$").WithMessage("ReferenceData.CodeOfLetters");
            RuleFor(command => command.Line).SetValidator(new TemplateLineInputValidator()).OverridePropertyName("");
            RuleFor(command => command.Reason).ReasonOfChange();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IAuditTrail audit) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Municipalities, request.Municipality, nameof(request.Municipality), cancellationToken);
            await db.EnsureKnownAsync(codes, request.Line, cancellationToken);
            var key = request.Key!.Trim();
            TemplateRules.AKeyIsUsedOnce.Check(!await db.PlanTemplateLines.AnyAsync(line => line.Key == key, cancellationToken));
            audit.Because(request.Reason);
            var added = new PlanTemplateLine(key, request.Municipality);
            added.Describe(request.Line.Whom, request.Line.ToWhat(), request.Line.Source!.Trim());
            added.Period(request.From, null);
            added.Stand((await db.PlanTemplateLines.MaxAsync(line => (int?)line.Place, cancellationToken) ?? 0) + 1);
            db.PlanTemplateLines.Add(added);
            return added.Id;
        }
    }
}
