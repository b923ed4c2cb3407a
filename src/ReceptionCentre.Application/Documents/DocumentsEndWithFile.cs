using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Documents;

/// <summary>When a file closes, papers that wait to be made, or could not be made, are not made any more. What a worker is making comes out.</summary>
internal sealed class DocumentsEndWithFile(IReceptionDb db) : IEndsWithFile
{
    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        [.. (await Unmade(caseFileId).AsNoTracking().OrderBy(document => document.RequestedAt)
                .Select(document => new { document.Id, document.FileName, document.RequestedAt }).ToListAsync(cancellationToken))
            .Select(document => new OpenThing("Document", document.Id, document.FileName, DutchCalendar.DateOf(document.RequestedAt)))];

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken) =>
        (await Unmade(caseFileId).ToListAsync(cancellationToken)).ForEach(document => document.Withdraw());

    private IQueryable<Document> Unmade(Guid caseFileId) =>
        db.Documents.Where(document => document.CaseFileId == caseFileId && (document.State == DocumentState.Queued || document.State == DocumentState.Failed));
}
