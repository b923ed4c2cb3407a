using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Decisions;

/// <summary>What waits for the asker's signature: of municipalities in which the asker has a mandate today, oldest first.</summary>
public static class DecisionsToSign
{
    public const int PageSize = 50;

    /// <param name="After">The last decision of the page before; null = the first page.</param>
    [Needs(Permission.SignDecision)]
    public sealed record Query(Guid? After = null) : IQuery<Result>;

    /// <param name="HasMandate">The asker has a mandate somewhere today.</param>
    /// <param name="Next">The page after this one begins after it; null = this is the last.</param>
    public sealed record Result(IReadOnlyList<Line> Lines, bool HasMandate, Guid? Next);

    /// <param name="SubjectId">The plan, or the enforcement path.</param>
    /// <param name="Edition">Of a plan; null = it is about a measure.</param>
    /// <param name="Occasion">Of a measure.</param>
    /// <param name="IsOwn">The asker offered it: with four eyes somebody else signs.</param>
    public sealed record Line(
        Guid DecisionId, Guid CaseFileId, Guid SubjectId, NameParts Name, CodeView? Municipality, int? Edition, CodeView? Occasion, DateTimeOffset OfferedAt, string? OfferedBy, bool IsOwn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var municipalities = await db.Mandates.Where(one => one.StaffMemberId == current.Id && one.From <= today && (one.Until == null || one.Until > today))
                .Select(one => one.Municipality).Distinct().ToListAsync(cancellationToken);
            var after = request.After is { } last
                ? await db.Decisions.Where(one => one.Id == last).Select(one => new { one.OfferedAt, one.Id }).FirstOrDefaultAsync(cancellationToken) : null;
            var waiting = db.Decisions.AsNoTracking().Where(one => one.State == DecisionState.Offered);
            if (after is not null)
                waiting = waiting.Where(one => one.OfferedAt > after.OfferedAt || (one.OfferedAt == after.OfferedAt && one.Id > after.Id));
            var rows = await (
                from decision in waiting
                join file in db.CaseFiles on decision.CaseFileId equals file.Id
                where municipalities.Contains(file.Controller)
                orderby decision.OfferedAt, decision.Id
                select new
                {
                    decision.Id,
                    decision.CaseFileId,
                    decision.PlanId,
                    decision.PathId,
                    decision.OfferedAt,
                    decision.OfferedBy,
                    file.PersonId,
                    file.Controller,
                    Edition = db.Plans.Where(plan => plan.Id == decision.PlanId).Select(plan => (int?)plan.Edition).FirstOrDefault(),
                    Occasion = db.EnforcementPaths.Where(path => path.Id == decision.PathId).Select(path => path.Occasion).FirstOrDefault(),
                })
                .Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = rows.Take(PageSize).ToList();
            var names = await db.NamesAsync([.. shown.Select(row => row.PersonId).Distinct()], today, cancellationToken);
            var offerers = shown.ConvertAll(row => row.OfferedBy);
            var staff = await db.StaffMembers.AsNoTracking().Where(member => offerers.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var lines = new List<Line>();
            foreach (var row in shown)
                lines.Add(new(
                    row.Id, row.CaseFileId, row.PlanId ?? row.PathId!.Value, names[row.PersonId], await codes.FindAsync(Lists.Municipalities, row.Controller, cancellationToken), row.Edition,
                    await codes.FindAsync(Lists.EnforcementOccasions, row.Occasion, cancellationToken), row.OfferedAt, staff.GetValueOrDefault(row.OfferedBy), row.OfferedBy == current.Id));
            return new(lines, municipalities.Count > 0, rows.Count > PageSize ? shown[^1].Id : null);
        }
    }
}
