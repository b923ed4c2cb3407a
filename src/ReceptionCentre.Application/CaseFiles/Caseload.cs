using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.CaseFiles;

public enum CaseloadSort
{
    NextStep = 1,
    Name = 2,
    LastContact = 3,
}

/// <summary>
/// A caseworker's own files. One caseload is read as a whole (some hundred files at most, by index): the next step is
/// computed, so it is sorted and paged here and not in the database.
/// </summary>
public static class Caseload
{
    public const int PageSize = 50;

    /// <param name="Task">Code of the list "tasks"; null = all.</param>
    /// <param name="After">Last file of the page before.</param>
    /// <param name="Before">First file of the page after.</param>
    [Needs(Permission.OwnCaseload)]
    public sealed record Query(
        CaseloadState? State = null, string? Task = null, CaseloadSort Sort = CaseloadSort.NextStep, bool Descending = false,
        Guid? After = null, Guid? Before = null) : IQuery<Page>;

    /// <param name="Tasks">Codes of the tasks that occur, for the filter.</param>
    public sealed record Page(
        DateOnly Today, CaseloadTerms Terms, IReadOnlyList<CaseloadFile> Files, int First, int Found, CaseloadCounts Counts,
        IReadOnlyList<string> Tasks, Guid? Previous, Guid? Next);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time, CaseloadTerms terms) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var ids = await db.FilesOf(current.Id, today).Select(file => file.Id).ToListAsync(cancellationToken);
            var all = await db.CaseloadFilesAsync(ids, today, cancellationToken);
            var found = Sorted(all.Where(file => (request.State is not { } state || file.Is(state, today, terms)) && (request.Task is null || file.Task == request.Task)));
            var start = Start(found, request);
            var page = found.Skip(start).Take(PageSize).ToList();
            return new(
                today, terms, page, start + 1, found.Count, CaseloadCounts.Of(all, today, terms),
                [.. all.Select(file => file.Task).Distinct().Order(StringComparer.Ordinal)],
                start > 0 ? page.FirstOrDefault()?.CaseFileId : null, start + page.Count < found.Count ? page[^1].CaseFileId : null);

            List<CaseloadFile> Sorted(IEnumerable<CaseloadFile> files)
            {
                var sorted = request.Sort switch
                {
                    CaseloadSort.Name => files.OrderBy(file => file.Name.FullName, StringComparer.CurrentCultureIgnoreCase),
                    CaseloadSort.LastContact => files.OrderBy(file => file.Facts.LastContactOn ?? DateOnly.MinValue),
                    _ => files.OrderBy(file => file.NextStep(today, terms).By),
                };
                var list = sorted.ThenBy(file => file.CaseFileId).ToList();
                if (request.Descending)
                    list.Reverse();
                return list;
            }
        }

        // A file that left the list meanwhile leads to its beginning.
        private static int Start(List<CaseloadFile> found, Query request) =>
            request.After is { } after ? found.FindIndex(file => file.CaseFileId == after) + 1
            : request.Before is { } before ? Math.Max(0, found.FindIndex(file => file.CaseFileId == before) - PageSize)
            : 0;
    }
}
