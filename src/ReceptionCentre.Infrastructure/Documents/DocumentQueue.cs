using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Documents;

/// <summary>A document that a worker has in hand.</summary>
/// <param name="Attempt">This attempt, from 1.</param>
public sealed record ClaimedDocument(Guid Id, string Template, string Data, string DataChecksum, DateTimeOffset RequestedAt, int Attempt);

/// <summary>
/// The documents that wait, in their own table. Any number of nodes claims from it in batches; a claim is a lease, and
/// only who still holds it can finish the document. So a document is made at least once and stored exactly once.
/// </summary>
public sealed class DocumentQueue(ReceptionDbContext db, IDocumentStore store, ClockKeeper clocks, IOptions<DocumentQueueOptions> options, TimeProvider time)
{
    private readonly DocumentQueueOptions _options = options.Value;

    /// <summary>How many wait or are being made, in the whole centre.</summary>
    public Task<int> LengthAsync(CancellationToken cancellationToken) =>
        All.CountAsync(document => document.State == DocumentState.Queued || document.State == DocumentState.BeingMade, cancellationToken);

    /// <summary>The logo with this checksum; null when nobody keeps it.</summary>
    public async Task<RenderLogo?> LogoAsync(string sha256, CancellationToken cancellationToken) =>
        await db.MunicipalityLogos.AsNoTracking().FirstOrDefaultAsync(logo => logo.Sha256 == sha256, cancellationToken) is { } logo
            ? new(logo.Format == LogoFormat.Png ? "png" : "jpg", logo.Bytes) : null;

    /// <summary>Claims the documents that wait longest, and those that a dead worker left. Each claim counts as an attempt.</summary>
    public async Task<IReadOnlyList<ClaimedDocument>> ClaimAsync(Guid worker, int count, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ids = await db.Database.CreateExecutionStrategy().ExecuteAsync(
            token => db.Database
                .SqlQueryRaw<Guid>(Dialect.Of(db).ClaimDocuments, worker, now + _options.Lease, now, Document.MaximumAttempts, count)
                .ToListAsync(token),
            cancellationToken);
        return ids.Count == 0 ? [] : await All.Where(document => ids.Contains(document.Id) && document.ClaimedBy == worker)
            .OrderBy(document => document.RequestedAt).ThenBy(document => document.Id)
            .Select(document => new ClaimedDocument(
                document.Id, document.Template, document.Data, document.DataChecksum, document.RequestedAt, document.Attempts))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Holds documents for another lease; what was lost meanwhile stays lost.</summary>
    public Task<int> RenewAsync(Guid worker, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + _options.Lease;
        return HeldBy(worker).Where(document => ids.Contains(document.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(document => document.ClaimedUntil, until), cancellationToken);
    }

    /// <summary>Stores both files of each document and marks all ready, in one transaction.</summary>
    /// <returns>False when the claim of one was lost: then nothing is stored, because somebody else makes that document.</returns>
    public Task<bool> StoreAsync(Guid worker, IReadOnlyCollection<MadeDocument> documents, CancellationToken cancellationToken) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                var now = time.GetUtcNow();
                var ids = documents.Select(document => document.Id).ToList();
                var ours = await HeldBy(worker).Where(document => ids.Contains(document.Id)).ExecuteUpdateAsync(
                    set => set.SetProperty(document => document.State, DocumentState.Ready)
                        .SetProperty(document => document.ReadyAt, now)
                        .SetProperty(document => document.ClaimedBy, (Guid?)null)
                        .SetProperty(document => document.ClaimedUntil, (DateTimeOffset?)null),
                    token);
                if (ours < documents.Count)
                    return false;
                await store.AddAsync(documents, token);
                await transaction.CommitAsync(token);
                return true;
            },
            cancellationToken);

    /// <summary>An attempt failed: the document is tried again after a while, or parked with the reason when that makes no sense any more.</summary>
    /// <param name="mayPass">Whether another attempt may succeed.</param>
    /// <returns>True when it was parked.</returns>
    public async Task<bool> FailAsync(Guid worker, ClaimedDocument document, DocumentFailure failure, bool mayPass, CancellationToken cancellationToken)
    {
        var parked = !mayPass || document.Attempt >= Document.MaximumAttempts;
        var state = parked ? DocumentState.Failed : DocumentState.Queued;
        var reason = parked ? failure : DocumentFailure.None;
        var notBefore = time.GetUtcNow() + (parked ? TimeSpan.Zero : _options.FirstBackOff * Math.Pow(2, document.Attempt - 1));
        await db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var transaction = await BeginAsync(token);
                var ours = await HeldBy(worker).Where(held => held.Id == document.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(held => held.State, state)
                        .SetProperty(held => held.Failure, reason)
                        .SetProperty(held => held.NotBefore, notBefore)
                        .SetProperty(held => held.ClaimedBy, (Guid?)null)
                        .SetProperty(held => held.ClaimedUntil, (DateTimeOffset?)null),
                    token);
                if (parked && ours > 0)
                    await KeepClocksAsync([document.Id], token);
                await transaction.CommitAsync(token);
            },
            cancellationToken);
        return parked;
    }

    /// <summary>Gives documents back untried: the claim was no attempt.</summary>
    /// <param name="ids">Which; null = everything that the worker holds.</param>
    public Task<int> ReleaseAsync(Guid worker, IReadOnlyCollection<Guid>? ids, CancellationToken cancellationToken)
    {
        var held = ids is null ? HeldBy(worker) : HeldBy(worker).Where(document => ids.Contains(document.Id));
        return held.ExecuteUpdateAsync(
            set => set.SetProperty(document => document.State, DocumentState.Queued)
                .SetProperty(document => document.Attempts, document => document.Attempts - 1)
                .SetProperty(document => document.ClaimedBy, (Guid?)null)
                .SetProperty(document => document.ClaimedUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    /// <summary>Parks documents whose last allowed attempt ended with the death of its worker. Gives their number.</summary>
    public Task<int> ParkLostAsync(CancellationToken cancellationToken) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                var now = time.GetUtcNow();
                var lost = All.Where(document => document.State == DocumentState.BeingMade && document.ClaimedUntil < now && document.Attempts >= Document.MaximumAttempts);
                var ids = await lost.Select(document => document.Id).ToListAsync(token);
                if (ids.Count == 0)
                    return 0;
                await using var transaction = await BeginAsync(token);
                var parked = await lost.Where(document => ids.Contains(document.Id)).ExecuteUpdateAsync(
                    set => set.SetProperty(document => document.State, DocumentState.Failed)
                        .SetProperty(document => document.Failure, DocumentFailure.Crashed)
                        .SetProperty(document => document.ClaimedBy, (Guid?)null)
                        .SetProperty(document => document.ClaimedUntil, (DateTimeOffset?)null),
                    token);
                await KeepClocksAsync(ids, token);
                await transaction.CommitAsync(token);
                return parked;
            },
            cancellationToken);

    private Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return db.Database.BeginTransactionAsync(cancellationToken);
    }

    // A parked document asks something of its file; what the worker writes passes by the commands that would see to it.
    private async Task KeepClocksAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancellationToken)
    {
        var files = await All.Where(document => documents.Contains(document.Id)).Select(document => document.CaseFileId).ToListAsync(cancellationToken);
        await clocks.KeepAsync(files, [typeof(Document)], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    // The queue is the whole centre's, whoever asks.
    private IQueryable<Document> All => db.Documents.IgnoreQueryFilters().AsNoTracking();

    private IQueryable<Document> HeldBy(Guid worker) =>
        All.Where(document => document.ClaimedBy == worker && document.State == DocumentState.BeingMade);
}
