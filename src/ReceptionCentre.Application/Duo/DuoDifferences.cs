using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Duo;

/// <summary>Where what stands here and what the executing agency has differ, the longest known first.</summary>
public static class DuoDifferences
{
    public const int PageSize = 50;

    /// <param name="AfterDay">With <paramref name="After"/>, the last line of the page before; null = the first page.</param>
    [Needs(Permission.ReadDuoWork)]
    public sealed record Query(DateOnly? AfterDay = null, Guid? After = null) : IQuery<Result>;

    /// <param name="Compares">A municipality of the asker works with the interface, so that the sides are compared each day.</param>
    /// <param name="Next">The next page begins after this line; null = this is the last.</param>
    public sealed record Result(IReadOnlyList<Line> Lines, bool Compares, (DateOnly Day, Guid After)? Next);

    public sealed record Line(Guid CaseFileId, NameParts Name, CodeView? Municipality, DuoComparison What, string? Ours, string? Theirs, DuoAdvice Advice, DateOnly FoundOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var compares = await db.DuoSettings.AnyAsync(settings => settings.ByInterface, cancellationToken);
            var open = db.DuoDifferences.AsNoTracking().Where(one => one.GoneOn == null);
            if (request is { AfterDay: { } day, After: { } after })
                open = open.Where(one => one.FoundOn >= day && (one.FoundOn > day || one.Id > after));
            var rows = await (
                from one in open
                join file in db.CaseFiles on one.CaseFileId equals file.Id
                orderby one.FoundOn, one.Id
                select new { Difference = one, file.PersonId, file.Controller }).Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = rows.Take(PageSize).ToList();
            var names = await db.NamesAsync([.. shown.Select(row => row.PersonId).Distinct()], time.Today(), cancellationToken);
            var lines = new List<Line>();
            foreach (var row in shown)
                lines.Add(new(
                    row.Difference.CaseFileId, names[row.PersonId], await codes.FindAsync(Lists.Municipalities, row.Controller, cancellationToken), row.Difference.What, row.Difference.Ours,
                    row.Difference.Theirs, row.Difference.Advice, row.Difference.FoundOn));
            return new(lines, compares, rows.Count > PageSize ? (shown[^1].Difference.FoundOn, shown[^1].Difference.Id) : null);
        }
    }
}
