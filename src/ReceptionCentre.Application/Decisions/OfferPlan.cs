using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Decisions;

/// <summary>Offers the draft of a PIP for signature. From then on it is as it will be decided, until it is signed or comes back. Gives the decision's id.</summary>
public static class OfferPlan
{
    [Needs(Permission.AgreePlan)]
    public sealed record Command(Guid PlanId, int Version, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, PlanWork work, PipWork pips, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            var stayId = await db.CaseFiles.Where(file => file.Id == plan.CaseFileId).Select(file => file.StayId).FirstAsync(cancellationToken);
            await work.EnsureMayBeAsync(plan.Kind, stayId, cancellationToken);
            plan.Offer(await pips.AroundAsync(plan, cancellationToken), time.Today());
            var decision = Decision.Offer(plan.CaseFileId, plan.Id, time.GetUtcNow(), current.Id);
            db.Decisions.Add(decision);
            return decision.Id;
        }
    }
}
