using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>Open files that nobody works on yet and that the caseworker may take, oldest first.</summary>
public static class UnassignedFiles
{
    public const int PageSize = 50;

    [Needs(Permission.TakeFile)]
    public sealed record Query(FilePlace? After = null, FilePlace? Before = null) : IQuery<Page>;

    public sealed record Page(DateOnly Today, IReadOnlyList<CaseloadFile> Files, int Found, FilePlace? Previous, FilePlace? Next);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time, CaseloadTerms region) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var free = db.FilesToday(today, region).Free(current);
            var places = await free.PageAsync(request.After, request.Before, PageSize, cancellationToken);
            var files = await db.CaseloadFilesAsync(places.Ids, today, cancellationToken);
            return new(today, places.InOrder(files), await free.CountAsync<FileOnDay>(cancellationToken), places.Previous, places.Next);
        }
    }
}
