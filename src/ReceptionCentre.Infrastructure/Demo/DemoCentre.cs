using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Persistence.Bulk;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>What the people of the region find there: organisations with offers, and the lines of the checklists.</summary>
internal sealed class DemoCentre
{
    private DemoCentre(DemoDirectory directory, IReadOnlyList<ChecklistItem> checklist, IReadOnlyDictionary<int, DemoSeat> seats) =>
        (Directory, Checklist, Seats) = (directory, checklist, seats);

    public DemoDirectory Directory { get; }
    public IReadOnlyList<ChecklistItem> Checklist { get; }

    /// <summary>By number of party.</summary>
    public IReadOnlyDictionary<int, DemoSeat> Seats { get; }

    public static async Task<DemoCentre> OfAsync(ReceptionDbContext db, int seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DutchCalendar.DateOf(now);
        var directory = DemoDirectory.Of(today, BulkTables.Of(db.Model));
        var lines = await db.ChecklistItems.AsNoTracking().Include(item => item.Motives).Include(item => item.DepartureKinds).Include(item => item.Parties).AsSplitQuery()
            .OrderBy(item => item.Kind).ThenBy(item => item.Place).ThenBy(item => item.Key).ToListAsync(cancellationToken);
        return new(directory, lines, directory.SeatsOf(seed, today));
    }
}
