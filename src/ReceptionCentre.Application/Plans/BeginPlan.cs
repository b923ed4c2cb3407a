using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Plans;

/// <summary>Begins the first plan of a file. What follows an agreed plan is a revision of it. Gives the plan's id.</summary>
public static class BeginPlan
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid CaseFileId, PlanKind Kind, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Kind).IsInEnum().WithMessage("Shared.ChooseOne");
    }

    internal sealed class Handler(IReceptionDb db, PlanWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            await work.EnsureMayBeAsync(request.Kind, file.StayId, cancellationToken);
            var states = await db.Plans.Where(plan => plan.CaseFileId == file.Id).Select(plan => plan.State).ToListAsync(cancellationToken);
            PlanRules.OneDraftAtATime.Check(!states.Exists(state => state is PlanState.Draft or PlanState.Offered));
            PlanRules.AnAgreedPlanIsRevised.Check(!states.Exists(state => state is PlanState.Agreed or PlanState.Decided));
            var plan = IntegrationPlan.Begin(file.Id, request.Kind, time.GetUtcNow(), current.Id);
            db.Plans.Add(plan);
            return plan.Id;
        }
    }
}
