using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Checklists;

namespace ReceptionCentre.Application.Checklists;

/// <summary>An administrator adds a line: for everybody, or for one municipality above the common floor.</summary>
public static class AddChecklistItem
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Command(string? Key, ChecklistKind? Kind, string? Municipality, ChecklistItemInput Item, DateOnly? From, string? Reason, Guid OnceKey) : ICommand<Result>, IOnce;

    public sealed record Result(Guid ItemId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Key).Cascade(CascadeMode.Stop).Required().AtMost(ChecklistItem.KeyLength)
                .Matches("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$").WithMessage("ReferenceData.CodeOfLetters");
            RuleFor(command => command.Kind).NotNull().WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Item).SetValidator(new ChecklistItemInputValidator()).OverridePropertyName("");
            RuleFor(command => command.Reason).ReasonOfChange();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Municipalities, request.Municipality, nameof(request.Municipality), cancellationToken);
            await codes.EnsureKnownAsync(request.Item, cancellationToken);
            var key = request.Key!.Trim();
            ChecklistRules.AKeyIsUsedOnce.Check(!await db.ChecklistItems.AnyAsync(item => item.Key == key, cancellationToken));
            audit.Because(request.Reason);
            var last = await db.ChecklistItems.Where(item => item.Kind == request.Kind).MaxAsync(item => (int?)item.Place, cancellationToken) ?? 0;
            var added = new ChecklistItem(key, request.Kind!.Value, request.Municipality, last + 1, request.From);
            added.Describe(request.Item.Words, request.Item.Scope, request.Item.TidySource);
            db.ChecklistItems.Add(added);
            await db.AskAgainAsync(added, time, cancellationToken);
            return new(added.Id);
        }
    }
}
