using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Checklists;

/// <summary>Changes the words of a line, who does it and for whom it holds. What was ticked stays ticked.</summary>
public static class ChangeChecklistItem
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Command(Guid ItemId, int Version, ChecklistItemInput Item, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Item).SetValidator(new ChecklistItemInputValidator()).OverridePropertyName("");
            RuleFor(command => command.Reason).ReasonOfChange();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var item = await db.ChecklistItemAsync(request.ItemId, cancellationToken);
            item.EnsureStillAt(request.Version);
            await codes.EnsureKnownAsync(request.Item, cancellationToken);
            audit.Because(request.Reason);
            item.Describe(request.Item.Words, request.Item.Scope, request.Item.TidySource);
            await db.AskAgainAsync(item, time, cancellationToken);
            return item.Id;
        }
    }
}
