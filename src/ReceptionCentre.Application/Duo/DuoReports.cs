using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Duo;

/// <summary>The worklist out: what is owed to the executing agency, in all municipalities of whoever asks, the first due first.</summary>
public static class DuoReports
{
    public const int PageSize = 50;

    /// <param name="Reason">Only of this kind; null = all.</param>
    /// <param name="AfterDue">With <paramref name="After"/>, the last line of the page before; null = the first page.</param>
    [Needs(Permission.ReadDuoWork)]
    public sealed record Query(DueReason? Reason = null, DateOnly? AfterDue = null, Guid? After = null) : IQuery<Result>;

    /// <param name="Uses">A municipality of the asker works with this list.</param>
    /// <param name="Next">The next page begins after this line; null = this is the last.</param>
    public sealed record Result(IReadOnlyList<Line> Lines, bool Uses, (DateOnly Due, Guid After)? Next);

    /// <param name="Last">State of the last message about it; null = nothing went yet.</param>
    /// <param name="Blocks">Rules because of which it may not go yet.</param>
    public sealed record Line(
        Guid CaseFileId, Guid SubjectId, DueReason Reason, DuoAct Act, NameParts Name, CodeView? Municipality, DateOnly DueOn, bool IsLate, DuoMessageState? Last, IReadOnlyList<DuoFinding> Blocks);

    internal sealed class Handler(IReceptionDb db, DuoFiles files, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var uses = await db.DuoSettings.AnyAsync(settings => settings.ReportsFrom != null, cancellationToken);
            var owed = db.Clocks.AsNoTracking().Where(clock => clock.EndedOn == null && clock.Reason >= DueReason.DuoPip && clock.Reason <= DueReason.DuoWithdrawal);
            if (request.Reason is { } reason)
                owed = owed.Where(clock => clock.Reason == reason);
            if (request is { AfterDue: { } due, After: { } after })
                owed = owed.Where(clock => clock.DueOn >= due && (clock.DueOn > due || clock.Id > after));
            var rows = await (
                from clock in owed
                join file in db.CaseFiles on clock.CaseFileId equals file.Id
                orderby clock.DueOn, clock.Id
                select new { clock.Id, clock.CaseFileId, clock.SubjectId, clock.Reason, clock.DueOn, file.PersonId, file.Controller })
                .Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = rows.Take(PageSize).ToList();
            var names = await db.NamesAsync([.. shown.Select(row => row.PersonId).Distinct()], today, cancellationToken);
            var read = await files.ReadAsync([.. shown.Select(row => row.CaseFileId)], cancellationToken);
            var lines = new List<Line>();
            foreach (var row in shown)
            {
                var file = read[row.CaseFileId];
                var draft = file.Draft(row.SubjectId);
                lines.Add(new(
                    row.CaseFileId, row.SubjectId, row.Reason, draft?.Act ?? DuoAct.Report, names[row.PersonId], await codes.FindAsync(Lists.Municipalities, row.Controller, cancellationToken), row.DueOn,
                    row.DueOn < today, file.LastAbout(row.SubjectId)?.State, [.. (draft?.Findings ?? []).Where(finding => finding.Blocks)]));
            }
            return new(lines, uses, rows.Count > PageSize ? (shown[^1].DueOn, shown[^1].Id) : null);
        }
    }
}
