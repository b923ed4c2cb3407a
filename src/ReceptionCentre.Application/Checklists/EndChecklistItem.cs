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

/// <summary>A line ends on a day; what was ticked stays to be seen. An end that was wrong is taken away.</summary>
public static class EndChecklistItem
{
    /// <param name="Until">First day on which it no longer holds; null = it goes on.</param>
    [Needs(Permission.ManageReferenceData)]
    public sealed record Command(Guid ItemId, int Version, DateOnly? Until, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).ReasonOfChange();
    }

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var item = await db.ChecklistItemAsync(request.ItemId, cancellationToken);
            item.EnsureStillAt(request.Version);
            if (request.Until is null && item.ValidUntil is null)
                throw new InvalidInputException(nameof(request.Until), "Shared.Required");
            audit.Because(request.Reason);
            item.Period(item.ValidFrom, request.Until);
            await db.AskAgainAsync(item, time, cancellationToken);
            return item.Id;
        }
    }
}
