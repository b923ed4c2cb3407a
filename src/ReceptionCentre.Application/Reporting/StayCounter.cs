using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Reporting;

namespace ReceptionCentre.Application.Reporting;

/// <summary>
/// Keeps the counted stays equal to the facts. Run it after the facts are saved and in their transaction; it leaves its own
/// rows to be saved.
/// </summary>
public sealed class StayCounter(IReceptionDb db)
{
    /// <param name="stays">Stays of which something changed: the stay itself, a motive, its departure, or which files there are.</param>
    public async Task KeepAsync(IReadOnlyCollection<Guid> stays, CancellationToken cancellationToken)
    {
        await WaitAsync(stays, cancellationToken);
        var kept = (await db.CountedStays.IgnoreQueryFilters().Where(row => stays.Contains(row.StayId)).ToListAsync(cancellationToken))
            .ToDictionary(row => (row.StayId, row.Controller));
        foreach (var now in await ReadAsync(stays, cancellationToken))
        {
            if (kept.Remove((now.StayId, now.Controller), out var row))
                row.Take(now);
            else
                db.CountedStays.Add(now);
        }
        db.CountedStays.RemoveRange(kept.Values);
    }

    /// <summary>Who changes the same stays at the same moment waits here, and then reads what we wrote.</summary>
    public Task WaitAsync(IReadOnlyCollection<Guid> stays, CancellationToken cancellationToken) =>
        db.CountedStays.IgnoreQueryFilters().Where(row => stays.Contains(row.StayId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Place, row => row.Place), cancellationToken);

    /// <summary>What the facts say of these stays.</summary>
    public async Task<IReadOnlyList<CountedStay>> ReadAsync(IReadOnlyCollection<Guid> stays, CancellationToken cancellationToken)
    {
        var found = await db.Stays.IgnoreQueryFilters().AsNoTracking().Include(stay => stay.Motives).Where(stay => stays.Contains(stay.Id)).ToListAsync(cancellationToken);
        var files = (await db.CaseFiles.IgnoreQueryFilters().AsNoTracking().Where(file => stays.Contains(file.StayId))
            .Select(file => new { file.StayId, file.Id, file.Controller, file.OpenedOn }).ToListAsync(cancellationToken))
            .ToLookup(file => file.StayId, file => new FileOfStay(file.Id, file.Controller, file.OpenedOn));
        var departures = (await db.Departures.IgnoreQueryFilters().AsNoTracking().Where(departure => stays.Contains(departure.StayId))
            .Select(departure => new { departure.StayId, departure.State, departure.Kind, departure.SettledAt }).ToListAsync(cancellationToken))
            .ToLookup(departure => departure.StayId, departure => new DepartureOfStay(departure.State, departure.Kind, departure.SettledAt));
        return [.. found.SelectMany(stay => CountedStay.Of(stay, files[stay.Id], departures[stay.Id]))];
    }
}
