using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
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

    /// <summary>Who was not spoken to for longest first; before the first contact counted from the opening, as silence is.</summary>
    LastContact = 3,
}

/// <summary>A caseworker's own files, filtered, sorted and paged by the database; only names are put in order here.</summary>
public static class Caseload
{
    public const int PageSize = 50;

    /// <param name="Task">Code of the list "tasks"; null = all.</param>
    /// <param name="After">Place of the last file of the page before.</param>
    /// <param name="Before">Place of the first file of the page after.</param>
    [Needs(Permission.OwnCaseload)]
    public sealed record Query(
        CaseloadState? State = null, string? Task = null, CaseloadSort Sort = CaseloadSort.NextStep, bool Descending = false,
        FilePlace? After = null, FilePlace? Before = null) : IQuery<Page>;

    /// <param name="First">Place in the list of the first file of the page, from 1.</param>
    /// <param name="Tasks">Codes of the tasks that occur, for the filter.</param>
    public sealed record Page(
        DateOnly Today, CaseloadTermsBook Terms, IReadOnlyList<CaseloadFile> Files, int First, int Found, CaseloadCounts Counts,
        IReadOnlyList<string> Tasks, FilePlace? Previous, FilePlace? Next);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time, CaseloadTerms region) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var mine = db.FilesToday(today, region).Where(file => file.CaseworkerId == current.Id);
            var counts = CaseloadCounts.Sum((await mine.CountAsync(cancellationToken)).Select(group => group.Counts));
            var tasks = await mine.Select(file => file.Task).Distinct().ToListAsync(cancellationToken);
            var files = mine.In(request.State);
            if (request.Task is { } task)
                files = files.Where(file => file.Task == task);
            var found = await files.CountAsync<FileOnDay>(cancellationToken);
            var (page, first) = request.Sort == CaseloadSort.Name
                ? await ByNameAsync(files, request, today, cancellationToken)
                : await ByDayAsync(files, request, cancellationToken);
            return new(
                today, await db.TermsAsync(region, current, cancellationToken), page.InOrder(await db.CaseloadFilesAsync(page.Ids, today, cancellationToken)), first, found, counts,
                [.. tasks.Order(StringComparer.Ordinal)], page.Previous, page.Next);
        }

        private static async Task<(FilePage Page, int First)> ByDayAsync(IQueryable<FileOnDay> files, Query request, CancellationToken cancellationToken)
        {
            var placed = request.Sort == CaseloadSort.LastContact
                ? files.Select(file => new PlacedFile { Day = file.SilentFrom, CaseFileId = file.CaseFileId })
                : files.Select(file => new PlacedFile { Day = file.NextDueOn, CaseFileId = file.CaseFileId });
            var page = await placed.PageAsync(request.After, request.Before, PageSize, request.Descending, cancellationToken);
            var first = page.First is { } place && page.Previous is not null ? await placed.Beyond(place, !request.Descending).CountAsync(cancellationToken) + 1 : 1;
            return (page, first);
        }

        // Names are dated facts of people: one caseload of them, some hundred at most, is read and put in order here.
        private async Task<(FilePage Page, int First)> ByNameAsync(IQueryable<FileOnDay> files, Query request, DateOnly today, CancellationToken cancellationToken)
        {
            var found = await files.Select(file => new { file.CaseFileId, file.PersonId }).ToListAsync(cancellationToken);
            var names = await db.NamesAsync([.. found.Select(file => file.PersonId)], today, cancellationToken);
            var sorted = found.OrderBy(file => names[file.PersonId].FullName, StringComparer.CurrentCultureIgnoreCase).ThenBy(file => file.CaseFileId)
                .Select(file => new FilePlace(today, file.CaseFileId)).ToList();
            if (request.Descending)
                sorted.Reverse();
            // A file that left the list meanwhile leads to its beginning.
            var start = request.After is { } after ? sorted.FindIndex(file => file.CaseFileId == after.CaseFileId) + 1
                : request.Before is { } before ? Math.Max(0, sorted.FindIndex(file => file.CaseFileId == before.CaseFileId) - PageSize)
                : 0;
            var page = sorted.Skip(start).Take(PageSize).ToList();
            return (
                new(page.ConvertAll(file => file.CaseFileId), page.FirstOrDefault(), start > 0 ? page.FirstOrDefault() : null, start + page.Count < sorted.Count ? page[^1] : null),
                start + 1);
        }
    }
}
