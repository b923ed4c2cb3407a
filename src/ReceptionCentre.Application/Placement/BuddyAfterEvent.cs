using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Placement;

namespace ReceptionCentre.Application.Placement;

/// <summary>A buddy and the person met for the first time within a year after an event: our own choice of a window.</summary>
internal sealed class BuddyAfterEvent(IReceptionDb db) : IFunnelStep
{
    public const int Days = 365;

    public string Key => "buddy";

    public int Order => 20;

    public async Task<IReadOnlySet<Guid>> ReachedAsync(IReadOnlyCollection<FunnelSubject> people, CancellationToken cancellationToken)
    {
        var files = people.Select(one => one.CaseFileId).Distinct().ToList();
        var met = (await db.PlacementPairs.AsNoTracking().Where(pair => files.Contains(pair.CaseFileId) && pair.Kind == PlacementKind.Buddy && pair.BeganOn != null)
            .Select(pair => new { pair.CaseFileId, On = pair.BeganOn!.Value }).ToListAsync(cancellationToken)).ToLookup(pair => pair.CaseFileId, pair => pair.On);
        return people.Where(one => met[one.CaseFileId].Any(on => on >= one.CameOn && on <= one.CameOn.AddDays(Days))).Select(one => one.EventInviteeId).ToHashSet();
    }
}
