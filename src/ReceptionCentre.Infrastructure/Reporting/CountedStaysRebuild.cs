using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Reporting;

/// <summary>
/// Counts all stays anew, for arrivals and departures: after rows were loaded past the application, and for stays from before
/// there was such a count. What is right already stays as it is, so it can be stopped and run again, also while people work.
/// </summary>
public sealed class CountedStaysRebuild(ReceptionDbContext db, StayCounter counter, IBulkWriter bulk)
{
    private const int BatchSize = 2000;

    /// <summary>How many stays it will look at.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => Stays(false).CountAsync(cancellationToken);

    /// <summary>Whether there are stays that were never counted.</summary>
    public Task<bool> IsNeededAsync(CancellationToken cancellationToken) =>
        Stays(true).AnyAsync(cancellationToken);

    /// <param name="progress">Told after each batch how many stays were looked at.</param>
    /// <param name="onlyMissing">Only stays that were never counted.</param>
    public async Task RunAsync(IProgress<int> progress, CancellationToken cancellationToken, bool onlyMissing = false)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (after, done) = (Guid.Empty, 0);
        while (true)
        {
            var batch = await Stays(onlyMissing).Where(id => id > after).OrderBy(id => id).Take(BatchSize).ToListAsync(cancellationToken);
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
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                await counter.WaitAsync(batch, token);
                var kept = await db.CountedStays.IgnoreQueryFilters().AsNoTracking().Where(row => batch.Contains(row.StayId)).ToListAsync(token);
                var read = await counter.ReadAsync(batch, token);
                var right = kept.Join(read, row => (row.StayId, row.Controller), now => (now.StayId, now.Controller), (row, now) => (row, now))
                    .Where(pair => pair.row.Tells(pair.now)).Select(pair => (pair.row.StayId, pair.row.Controller)).ToHashSet();
                var wrong = kept.Where(row => !right.Contains((row.StayId, row.Controller))).Select(row => row.StayId).Distinct().ToList();
                // Of a stay that is wrong somewhere all rows are written again.
                if (wrong.Count > 0)
                    await db.CountedStays.IgnoreQueryFilters().Where(row => wrong.Contains(row.StayId)).ExecuteDeleteAsync(token);
                await bulk.WriteDerivedAsync(read.Where(now => wrong.Contains(now.StayId) || !right.Contains((now.StayId, now.Controller))), token);
                await transaction.CommitAsync(token);
            },
            cancellationToken);

    private IQueryable<Guid> Stays(bool onlyMissing) => onlyMissing
        ? db.CaseFiles.IgnoreQueryFilters()
            .Where(file => !db.CountedStays.IgnoreQueryFilters().Any(row => row.StayId == file.StayId && row.Controller == file.Controller))
            .Select(file => file.StayId).Distinct()
        : db.Stays.IgnoreQueryFilters().Select(stay => stay.Id);
}
