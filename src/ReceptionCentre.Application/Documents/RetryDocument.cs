using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Documents;

/// <summary>Tries a failed document again, from the data that was frozen when it was asked for.</summary>
public static class RetryDocument
{
    [Needs(Permission.RequestDocument)]
    public sealed record Command(Guid DocumentId, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Handler(
        IReceptionDb db, IDocumentWakeUp worker, IAfterCommit afterCommit, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
        : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var document = await db.Documents.FirstOrDefaultAsync(document => document.Id == request.DocumentId, cancellationToken)
                ?? throw new NotThereException("document");
            var file = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments)
                .FirstOrDefaultAsync(file => file.Id == document.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            file.EnsureOpen();
            DocumentAccess.EnsureWorksOn(file, current, time.Today());
            audit.About(file.PersonId, file.Id);
            document.TryAgain(time.GetUtcNow());
            afterCommit.Do(worker.Raise);
            return document.Id;
        }
    }
}
