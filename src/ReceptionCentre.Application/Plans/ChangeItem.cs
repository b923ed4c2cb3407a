using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Plans;

/// <summary>Changes what is arranged about an item of the draft.</summary>
public static class ChangeItem
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, Guid ItemId, int Version, ItemInput Item) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        // The form's fields are those of the item itself.
        public Validator() => RuleFor(command => command.Item).SetValidator(new ItemInputValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(PlanWork work, ICodeLists codes, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            var now = plan.Items.FirstOrDefault(item => item.Id == request.ItemId)?.Terms;
            await codes.EnsureHoldAsync(request.Item, now, time.Today(), cancellationToken);
            plan.ChangeItem(request.ItemId, request.Item.ToTerms());
            return request.ItemId;
        }
    }
}
