using ReceptionCentre.Domain.Documents;

namespace ReceptionCentre.Application.Documents;

/// <summary>Where finished files are kept. They live in the database, so that every node has them and a backup is whole.</summary>
public interface IDocumentStore
{
    /// <summary>One file of a document; null when it is not there.</summary>
    Task<StoredFile?> FindAsync(Guid documentId, PdfStandard standard, CancellationToken cancellationToken);

    /// <summary>Adds both files of each document; saved with the transaction that is open.</summary>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateException">A document has its files already.</exception>
    Task AddAsync(IReadOnlyCollection<MadeDocument> documents, CancellationToken cancellationToken);
}

/// <summary>A document whose files are made and not stored yet.</summary>
public sealed record MadeDocument(Guid Id, RenderedDocument Files);

/// <param name="Sha256">SHA-256 of the bytes, lower-case hex.</param>
public sealed record StoredFile(byte[] Bytes, string Sha256);
