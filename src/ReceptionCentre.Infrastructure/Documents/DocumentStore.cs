using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Documents;

/// <summary>Keeps files in the database, beside the rows that speak of them.</summary>
internal sealed class DocumentStore(ReceptionDbContext db) : IDocumentStore
{
    public Task<StoredFile?> FindAsync(Guid documentId, PdfStandard standard, CancellationToken cancellationToken) =>
        db.DocumentContents.AsNoTracking().Where(file => file.DocumentId == documentId && file.Standard == standard)
            .Select(file => new StoredFile(file.Bytes, file.Sha256)).FirstOrDefaultAsync(cancellationToken);

    public async Task AddAsync(IReadOnlyCollection<MadeDocument> documents, CancellationToken cancellationToken)
    {
        foreach (var (id, files) in documents)
        {
            db.DocumentContents.AddRange(
                new(id, PdfStandard.Accessible, files.Accessible, Checksum.Of(files.Accessible)),
                new(id, PdfStandard.Archive, files.Archive, Checksum.Of(files.Archive)));
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
