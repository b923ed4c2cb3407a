using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Plans;

/// <summary>When a file closes its draft is dropped and the plan that holds ends; when that was a mistake both go on.</summary>
internal sealed class PlansEndWithFile(IReceptionDb db) : IEndsWithFile
{
    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        [.. (await Holding(caseFileId).AsNoTracking().OrderBy(plan => plan.Edition)
                .Select(plan => new { plan.Id, plan.State, plan.AgreedOn, plan.BegunAt, Goal = plan.Goals.OrderBy(goal => goal.Place).Select(goal => goal.Text).FirstOrDefault() })
                .ToListAsync(cancellationToken))
            .Select(plan => new OpenThing(
                plan.State == PlanState.Draft || plan.State == PlanState.Offered ? "PlanDraft" : "PlanAgreed", plan.Id, plan.Goal, plan.AgreedOn ?? DutchCalendar.DateOf(plan.BegunAt)))];

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken) =>
        (await Holding(caseFileId).ToListAsync(cancellationToken)).ForEach(plan => plan.EndWithFile(on));

    public async Task GoOnAsync(Guid caseFileId, DateOnly endedOn, CancellationToken cancellationToken) =>
        (await db.Plans.Where(plan => plan.CaseFileId == caseFileId && plan.EndedOn == endedOn).ToListAsync(cancellationToken)).ForEach(plan => plan.GoOnWithFile());

    private IQueryable<IntegrationPlan> Holding(Guid caseFileId) =>
        db.Plans.Where(plan => plan.CaseFileId == caseFileId && (plan.State == PlanState.Draft || plan.State == PlanState.Offered || plan.State == PlanState.Agreed || plan.State == PlanState.Decided));
}
