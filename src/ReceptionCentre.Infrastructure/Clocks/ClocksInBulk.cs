using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Clocks;

/// <summary>What the keeper adds goes past the change tracker too: that of a thousand files would be slower than the files.</summary>
internal sealed class ClocksInBulk(ReceptionDbContext db, ClockKeeper keeper, IBulkWriter bulk) : IClocksInBulk
{
    // What can run of a file on its first day: what hangs on the file and on its stay.
    private static readonly Type[] OfNewFiles =
    [
        typeof(CaseFile), typeof(AssignmentFact), .. typeof(CaseFile).Assembly.GetTypes().Where(type => typeof(IOfFilesOfStay).IsAssignableFrom(type)),
    ];

    public async Task KeepNewAsync(IReadOnlyCollection<Guid> files, CancellationToken cancellationToken)
    {
        var before = db.ChangeTracker.Entries().Select(entry => entry.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        await keeper.KeepAsync(files, OfNewFiles, cancellationToken);
        var added = db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added && !before.Contains(entry.Entity)).ToList();
        added.ForEach(entry => entry.State = EntityState.Detached);
        await bulk.WriteDerivedAsync(added.Select(entry => entry.Entity), cancellationToken);
    }
}
