using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Documents;

/// <summary>Gives a finished file. Whoever takes it opened the file of the person: that is recorded first.</summary>
public static class DownloadDocument
{
    /// <param name="Archive">True: the archive file (PDF/A-2a); false: the one for people (PDF/UA-1).</param>
    [Needs(Permission.ReadDocuments)]
    public sealed record Query(Guid DocumentId, bool Archive = false) : IQuery<Result>;

    public sealed record Result(string FileName, byte[] Bytes, string Sha256);

    internal sealed class Handler(IReceptionDb db, IDocumentStore store, IOpeningLog openings) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var document = await db.Documents.AsNoTracking()
                .Where(document => document.Id == request.DocumentId && document.State == DocumentState.Ready)
                .Select(document => new { document.Id, document.CaseFileId, document.FileName })
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("document");
            var standard = request.Archive ? PdfStandard.Archive : PdfStandard.Accessible;
            var file = await store.FindAsync(document.Id, standard, cancellationToken) ?? throw new NotThereException("document");
            await openings.RecordAsync(RequestName.Of<Query>(), document.CaseFileId, cancellationToken);
            return new(document.FileName, file.Bytes, file.Sha256);
        }
    }
}
