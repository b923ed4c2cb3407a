using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Plans;

/// <summary>Adds something to do for a goal. Gives the item's id.</summary>
public static class AddItem
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, Guid GoalId, int Version, ItemInput Item, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        // The form's fields are those of the item itself.
        public Validator() => RuleFor(command => command.Item).SetValidator(new ItemInputValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(PlanWork work, ICodeLists codes, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureHoldAsync(request.Item, null, time.Today(), cancellationToken);
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            return plan.AddItem(request.GoalId, request.Item.ToTerms()).Id;
        }
    }
}
