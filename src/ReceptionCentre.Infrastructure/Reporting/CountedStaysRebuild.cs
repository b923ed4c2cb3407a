using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Reporting;

/// <summary>
/// Counts the stays that were never counted: those from before there were arrivals and departures. It can be stopped and run
/// again, also while people work.
/// </summary>
public sealed class CountedStaysRebuild(ReceptionDbContext db, StayCounter counter)
{
    private const int BatchSize = 1000;

    /// <summary>How many stays were never counted.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => Uncounted().CountAsync(cancellationToken);

    /// <param name="progress">Told after each batch how many stays were counted.</param>
    public async Task RunAsync(IProgress<int> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (after, done) = (Guid.Empty, 0);
        while (true)
        {
            var batch = await Uncounted().Where(id => id > after).OrderBy(id => id).Take(BatchSize).ToListAsync(cancellationToken);
            if (batch.Count == 0)
                return;
            await KeepAsync(batch, cancellationToken);
            (after, done) = (batch[^1], done + batch.Count);
            progress.Report(done);
        }
    }

    private Task KeepAsync(IReadOnlyCollection<Guid> batch, CancellationToken cancellationToken) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                await counter.KeepAsync(batch, token);
                await db.SaveChangesAsync(token);
                await transaction.CommitAsync(token);
                db.ChangeTracker.Clear();
            },
            cancellationToken);

    private IQueryable<Guid> Uncounted() => db.CaseFiles.IgnoreQueryFilters()
        .Where(file => !db.CountedStays.IgnoreQueryFilters().Any(row => row.StayId == file.StayId && row.Controller == file.Controller))
        .Select(file => file.StayId).Distinct();
}
