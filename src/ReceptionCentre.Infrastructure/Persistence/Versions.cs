using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Infrastructure.Persistence;

/// <summary>Raises the version of every aggregate that is saved with a change in itself or in one of its parts.</summary>
internal static class Versions
{
    public static void Raise(ChangeTracker tracker)
    {
        var changed = tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changed.Count == 0)
            return;
        // A new aggregate is at its first version: a batch of nothing but new ones needs no searching for wholes.
        if (!tracker.Entries<Aggregate>().Any(entry => entry.State is EntityState.Unchanged or EntityState.Modified))
            return;
        var tracked = tracker.Entries().ToLookup(entry => entry.Metadata);
        var aggregates = changed.Select(entry => WholeOf(entry, tracked)).OfType<EntityEntry>().DistinctBy(entry => entry.Entity);
        foreach (var aggregate in aggregates.Where(entry => entry.State is EntityState.Unchanged or EntityState.Modified).ToList())
            ((Aggregate)aggregate.Entity).RaiseVersion();
        tracker.DetectChanges();
    }

    /// <summary>The aggregate that a tracked part belongs to, up along the relations that delete parts with their whole.</summary>
    public static EntityEntry? WholeOf(EntityEntry entry, ILookup<Microsoft.EntityFrameworkCore.Metadata.IEntityType, EntityEntry> tracked)
    {
        if (entry.Entity is Aggregate)
            return entry;
        foreach (var relation in entry.Metadata.GetForeignKeys().Where(key => key.DeleteBehavior == DeleteBehavior.Cascade))
        {
            var id = entry.Property(relation.Properties[0].Name).CurrentValue;
            var whole = tracked[relation.PrincipalEntityType].FirstOrDefault(other => Equals(other.Property(relation.PrincipalKey.Properties[0].Name).CurrentValue, id));
            if (whole is not null)
                return WholeOf(whole, tracked);
        }
        return null;
    }
}
