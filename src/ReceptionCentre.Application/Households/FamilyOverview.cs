using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Households;

/// <summary>
/// How it stands with each of a family: intake, plan, what is asked next and when they come. Of files that whoever asks may see,
/// and never what somebody told: that stays in each one's own file.
/// </summary>
public static class FamilyOverview
{
    /// <param name="Files">Open files of one household.</param>
    [Needs(Permission.ReadPlan)]
    public sealed record Query(IReadOnlyList<Guid> Files) : IQuery<IReadOnlyList<Line>>;

    /// <param name="Intake">State of the last intake; null = none was begun.</param>
    /// <param name="Plan">The plan that holds, else the one that is being made; null = none.</param>
    /// <param name="Next">What the file asks first.</param>
    /// <param name="Meets">The next appointment to which the person is invited, from today on.</param>
    public sealed record Line(Guid CaseFileId, NameParts Name, string Controller, IntakeState? Intake, PlanView? Plan, ClockTerms Next, DateTimeOffset? Meets);

    public sealed record PlanView(PlanKind Kind, PlanState State);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        private static readonly PlanState[] Shown = [PlanState.Agreed, PlanState.Decided, PlanState.Offered, PlanState.Draft];

        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            // Files out of scope, or of protected people, are left out here.
            var files = await db.CaseloadFilesAsync(request.Files, today, cancellationToken);
            var ids = files.Select(file => file.CaseFileId).ToList();
            var intakes = (await db.Intakes.AsNoTracking().Where(intake => ids.Contains(intake.CaseFileId)).Select(intake => new { intake.CaseFileId, intake.Edition, intake.State }).ToListAsync(cancellationToken))
                .GroupBy(intake => intake.CaseFileId).ToDictionary(group => group.Key, group => group.MaxBy(intake => intake.Edition)!.State);
            var plans = (await db.Plans.AsNoTracking().Where(plan => ids.Contains(plan.CaseFileId) && Shown.Contains(plan.State)).Select(plan => new { plan.CaseFileId, plan.Kind, plan.State }).ToListAsync(cancellationToken))
                .GroupBy(plan => plan.CaseFileId).ToDictionary(group => group.Key, group => group.OrderBy(plan => Array.IndexOf(Shown, plan.State)).Select(plan => new PlanView(plan.Kind, plan.State)).First());
            var meets = await db.Invitees.AsNoTracking().Where(invitee => ids.Contains(invitee.CaseFileId) && invitee.State == InviteeState.Invited && invitee.On >= today)
                .GroupBy(invitee => invitee.CaseFileId).Select(group => new { group.Key, BeginsAt = group.Min(invitee => invitee.BeginsAt) })
                .ToDictionaryAsync(group => group.Key, group => group.BeginsAt, cancellationToken);
            return
            [
                .. files.OrderBy(file => request.Files.ToList().IndexOf(file.CaseFileId)).Select(file => new Line(
                    file.CaseFileId, file.Name, file.Controller, intakes.TryGetValue(file.CaseFileId, out var intake) ? intake : null, plans.GetValueOrDefault(file.CaseFileId), file.Next,
                    meets.TryGetValue(file.CaseFileId, out var at) ? at : null)),
            ];
        }
    }
}
