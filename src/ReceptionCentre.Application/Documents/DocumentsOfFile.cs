using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Documents;

/// <summary>The papers of a file, newest first.</summary>
public static class DocumentsOfFile
{
    [Needs(Permission.ReadDocuments)]
    public sealed record Query(Guid CaseFileId) : IQuery<IReadOnlyList<Item>>;

    /// <param name="SubjectId">What it shows: the plan's id.</param>
    /// <param name="Size">Bytes of the accessible file; null until it is ready.</param>
    public sealed record Item(
        Guid DocumentId, Guid SubjectId, string Template, string? Language, string FileName, DocumentState State, DocumentFailure Failure,
        DateTimeOffset RequestedAt, string? RequestedBy, DateTimeOffset? ReadyAt, int? Size);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<IReadOnlyList<Item>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!await db.CaseFiles.AnyAsync(file => file.Id == request.CaseFileId, cancellationToken))
                throw new NotThereException("case file");
            return await db.Documents.AsNoTracking().Where(document => document.CaseFileId == request.CaseFileId)
                .OrderByDescending(document => document.RequestedAt).ThenByDescending(document => document.Id)
                .Select(document => new Item(
                    document.Id, document.SubjectId, document.Template, document.Language, document.FileName, document.State, document.Failure,
                    document.RequestedAt,
                    db.StaffMembers.Where(member => member.Id == document.RequestedBy).Select(member => member.Name).FirstOrDefault(),
                    document.ReadyAt,
                    db.DocumentContents.Where(file => file.DocumentId == document.Id && file.Standard == PdfStandard.Accessible)
                        .Select(file => (int?)file.Size).FirstOrDefault()))
                .ToListAsync(cancellationToken);
        }
    }
}
