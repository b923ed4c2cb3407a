using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Documents;

namespace ReceptionCentre.Application.Documents;

/// <summary>A paper of many that somebody takes along in one file.</summary>
internal sealed class NumberedPaper
{
    public int Number { get; init; }
    public Guid CaseFileId { get; init; }
    public Guid DocumentId { get; init; }
}

public sealed record ExportedPaper(int Number, string FileName, byte[] Bytes);

/// <summary>Many papers one by one, so that memory stays flat however many there are.</summary>
internal sealed class PapersTogether(IReceptionDb db, IDocumentStore store, IOpeningLog openings)
{
    private const int AtOnce = 200;

    /// <param name="papers">Those of them that are made go out.</param>
    /// <param name="after">Number of the last one that went out.</param>
    /// <param name="opening">What the opening of each file is called; null = the system itself writes them down, and opens nothing.</param>
    public async IAsyncEnumerable<ExportedPaper> OfAsync(
        IQueryable<NumberedPaper> papers, int after, string? opening, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var rows = await papers.Where(paper => paper.Number > after).OrderBy(paper => paper.Number).Take(AtOnce).ToListAsync(cancellationToken);
            if (rows.Count == 0)
                yield break;
            after = rows[^1].Number;
            await foreach (var paper in OfAsync(rows, opening, cancellationToken))
                yield return paper;
        }
    }

    /// <summary>The same of papers that are known one by one, in their order.</summary>
    public async IAsyncEnumerable<ExportedPaper> OfAsync(
        IReadOnlyList<NumberedPaper> papers, string? opening, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in papers.Chunk(AtOnce))
        {
            var ids = chunk.Select(paper => paper.DocumentId).ToList();
            // With the filters of whoever takes it: whom one may no longer know is left out.
            var names = await db.Documents.Where(document => ids.Contains(document.Id) && document.State == DocumentState.Ready).Select(document => new { document.Id, document.FileName })
                .ToDictionaryAsync(document => document.Id, document => document.FileName, cancellationToken);
            foreach (var paper in chunk)
            {
                if (!names.TryGetValue(paper.DocumentId, out var fileName) || await store.FindAsync(paper.DocumentId, PdfStandard.Accessible, cancellationToken) is not { } file)
                    continue;
                if (opening is not null)
                    await openings.RecordAsync(opening, paper.CaseFileId, cancellationToken);
                yield return new(paper.Number, fileName, file.Bytes);
            }
        }
    }
}
