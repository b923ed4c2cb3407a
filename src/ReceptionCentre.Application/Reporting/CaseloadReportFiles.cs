using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reporting;

/// <summary>The files behind a figure of the caseload report, oldest first: the same count, opened.</summary>
public static class CaseloadReportFiles
{
    public const int PageSize = 50;

    /// <param name="CaseworkerId">Null = of everybody.</param>
    /// <param name="Unassigned">Only files that nobody has yet.</param>
    /// <param name="TeamId">Null = of every team.</param>
    /// <param name="WithoutTeam">Only files that no team has yet.</param>
    [Needs(Permission.CaseloadReport)]
    public sealed record Query(
        CaseloadState? State = null, string? Municipality = null, Guid? CaseworkerId = null, bool Unassigned = false,
        Guid? TeamId = null, bool WithoutTeam = false, FilePlace? After = null, FilePlace? Before = null) : IQuery<Page>;

    /// <param name="Names">Names of the caseworkers on this page, of the chosen one and of the chosen team.</param>
    public sealed record Page(
        DateOnly Today, CaseloadTermsBook Terms, IReadOnlyList<CaseloadFile> Files, int Found, IReadOnlyDictionary<Guid, string> Names,
        FilePlace? Previous, FilePlace? Next);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time, CaseloadTerms region) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var files = db.FilesToday(today, region).In(request.State);
            if (request.Municipality is { } municipality)
                files = files.Where(file => file.Controller == municipality);
            if (request.CaseworkerId is { } caseworker)
                files = files.Where(file => file.CaseworkerId == caseworker);
            if (request.Unassigned)
                files = files.Where(file => file.CaseworkerId == null);
            if (request.TeamId is { } team)
                files = files.Where(file => file.TeamId == team);
            if (request.WithoutTeam)
                files = files.Where(file => file.TeamId == null);
            var page = await files.PageAsync(request.After, request.Before, PageSize, cancellationToken);
            var lines = page.InOrder(await db.CaseloadFilesAsync(page.Ids, today, cancellationToken));
            var ids = lines.Select(line => line.CaseworkerId).Append(request.CaseworkerId).OfType<Guid>().Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => ids.Contains(member.Id))
                .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            if (request.TeamId is { } chosen && await db.Teams.AsNoTracking().FirstOrDefaultAsync(one => one.Id == chosen, cancellationToken) is { } named)
                names[named.Id] = named.Name;
            return new(today, await db.TermsAsync(region, current, cancellationToken), lines, await files.CountAsync<FileOnDay>(cancellationToken), names, page.Previous, page.Next);
        }
    }
}
