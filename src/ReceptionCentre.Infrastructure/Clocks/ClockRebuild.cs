using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Clocks;

/// <summary>
/// Reads the clocks of all files anew: after a bulk load, and after the terms were changed. What is right already stays as
/// it is, so it can be stopped and run again, also while people work.
/// </summary>
public sealed class ClockRebuild(ReceptionDbContext db, ClockKeeper keeper, IBulkWriter bulk, TimeProvider time)
{
    private const int BatchSize = 2000;

    /// <summary>How many files it will look at.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => Files().CountAsync(cancellationToken);

    /// <summary>Whether there are open files that it has never seen.</summary>
    public Task<bool> IsNeededAsync(CancellationToken cancellationToken) =>
        db.CaseFiles.IgnoreQueryFilters().OpenOn(time.Today()).AnyAsync(file => !db.FileStates.Any(state => state.CaseFileId == file.Id), cancellationToken);

    /// <param name="progress">Told after each batch how many files were looked at.</param>
    public Task RunAsync(IProgress<int> progress, CancellationToken cancellationToken) => RunAsync(null, progress, cancellationToken);

    /// <summary>
    /// Moves the clocks of the municipalities whose terms changed. One that is stopped half-way is begun again by the next
    /// run; a change that comes while it runs stays to be done.
    /// </summary>
    /// <returns>The municipalities whose clocks stand right again.</returns>
    public async Task<IReadOnlyList<string>> MoveAsync(CancellationToken cancellationToken)
    {
        var changes = await db.TermsChanges.AsNoTracking().OrderBy(change => change.ChangedAt).ToListAsync(cancellationToken);
        foreach (var change in changes)
        {
            await RunAsync(change.Municipality, new Progress<int>(), cancellationToken);
            await db.TermsChanges.Where(one => one.Municipality == change.Municipality && one.ChangedAt == change.ChangedAt).ExecuteDeleteAsync(cancellationToken);
        }
        return changes.ConvertAll(change => change.Municipality);
    }

    private async Task RunAsync(string? municipality, IProgress<int> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        await db.Database.ExecuteSqlRawAsync(Dialect.Of(db).RefreshStatistics, cancellationToken);
        var (after, done) = (Guid.Empty, 0);
        while (true)
        {
            var batch = await Files(municipality).Where(id => id > after).OrderBy(id => id).Take(BatchSize).ToListAsync(cancellationToken);
            if (batch.Count == 0)
                return;
            await KeepAsync(batch, cancellationToken);
            (after, done) = (batch[^1], done + batch.Count);
            progress.Report(done);
        }
    }

    private Task KeepAsync(IReadOnlyList<Guid> batch, CancellationToken cancellationToken) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                await keeper.KeepAsync(batch, null, token);
                // What is new goes past the change tracker; after what ended, of which it may take the place.
                var added = db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added).ToList();
                added.ForEach(entry => entry.State = EntityState.Detached);
                await db.SaveChangesAsync(token);
                await bulk.WriteDerivedAsync(added.Select(entry => entry.Entity), token);
                await transaction.CommitAsync(token);
                db.ChangeTracker.Clear();
            },
            cancellationToken);

    // Open files, and closed ones that something still runs of.
    private IQueryable<Guid> Files(string? municipality = null) => db.CaseFiles.IgnoreQueryFilters()
        .Where(file => municipality == null || file.Controller == municipality)
        .Where(file => file.ClosedOn == null || db.FileStates.Any(state => state.CaseFileId == file.Id) || db.Clocks.Any(clock => clock.CaseFileId == file.Id && clock.EndedOn == null))
        .Select(file => file.Id);
}
