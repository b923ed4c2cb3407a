using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Documents;

/// <summary>How far a document is. Asked again and again by the page that waits for it.</summary>
public static class DocumentStatus
{
    [Needs(Permission.ReadDocuments)]
    public sealed record Query(Guid DocumentId) : IQuery<Result>;

    /// <param name="Failure">Why it failed; only when it failed.</param>
    /// <param name="Position">Place in the queue of the whole centre, from 1; 0 when it no longer waits.</param>
    /// <param name="Attempts">How often it was tried.</param>
    /// <param name="TriedAgainAt">When it is tried again after an attempt that failed; null when it just waits for its turn.</param>
    /// <param name="MayWork">Whoever asks is the file's caseworker or in its team.</param>
    /// <param name="RendererProblem">Why no document can be made at all now; None when they can.</param>
    public sealed record Result(
        Guid DocumentId, Guid CaseFileId, DocumentState State, DocumentFailure Failure, int Position, int Attempts,
        DateTimeOffset? TriedAgainAt, bool MayWork, RendererProblem RendererProblem);

    internal sealed class Handler(IReceptionDb db, IDocumentRenderer renderer, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var document = await db.Documents.AsNoTracking().Where(document => document.Id == request.DocumentId)
                .Select(document => new
                {
                    document.Id,
                    document.CaseFileId,
                    document.State,
                    document.Failure,
                    document.Attempts,
                    document.NotBefore,
                    document.RequestedAt,
                })
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("document");
            // How many are before it is no secret, wherever they are for; what they are is.
            var position = document.State != DocumentState.Queued ? 0 : 1 + await db.Documents.IgnoreQueryFilters()
                .CountAsync(other => other.State == DocumentState.Queued && other.RequestedAt < document.RequestedAt, cancellationToken);
            var file = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments).FirstAsync(file => file.Id == document.CaseFileId, cancellationToken);
            var waits = document.State == DocumentState.Queued && document.Attempts > 0 && document.NotBefore > time.GetUtcNow();
            return new(
                document.Id, document.CaseFileId, document.State, document.Failure, position, document.Attempts,
                waits ? document.NotBefore : null, file.ClosedOn is null && FileWork.MayWork(file, current, time.Today()),
                document.State is DocumentState.Queued or DocumentState.BeingMade ? renderer.Health.Problem : RendererProblem.None);
        }
    }
}
