using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;

namespace ReceptionCentre.Application.Placement;

/// <summary>A file that closes ends its pairs, and nobody is looked for any more: the places are free for others.</summary>
internal sealed class PlacementsEndWithFile(IReceptionDb db, PlacementWork work, TimeProvider time) : IEndsWithFile
{
    private const string Wish = "PlacementWish", Pair = "PlacementPair";

    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
    [
        .. (await db.PlacementPairs.AsNoTracking().IgnoreQueryFilters(["Floor"]).Where(pair => pair.CaseFileId == caseFileId && pair.EndedOn == null)
            .OrderBy(pair => pair.DecidedOn).ThenBy(pair => pair.Id)
            .Select(pair => new { pair.Id, pair.DecidedOn, Place = db.PlacementPlaces.Where(place => place.Id == pair.PlaceId).Select(place => place.Name).First() })
            .ToListAsync(cancellationToken))
        .Select(pair => new OpenThing(Pair, pair.Id, pair.Place, pair.DecidedOn)),
        .. (await db.PlacementWishes.AsNoTracking().Where(wish => wish.CaseFileId == caseFileId && wish.State == WishState.Waiting)
            .OrderBy(wish => wish.Since).ThenBy(wish => wish.Id).Select(wish => new { wish.Id, wish.Words, wish.Since }).ToListAsync(cancellationToken))
        .Select(wish => new OpenThing(Wish, wish.Id, wish.Words, wish.Since)),
    ];

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
    {
        var today = time.Today();
        foreach (var wish in await db.PlacementWishes.Where(wish => wish.CaseFileId == caseFileId && wish.EndedOn == null).ToListAsync(cancellationToken))
        {
            // Never before what happened already, and never on a day that has not come.
            var day = on > today ? today : on < wish.Since ? wish.Since : on;
            if (await db.OpenPairAsync(wish.Id, cancellationToken) is { } pair)
            {
                var latest = pair.Steps.Max(step => step.On);
                day = day < latest ? latest : day;
                pair.Stop(wish, PairParty.Centre, PlacementReasons.FileClosed, work.StepOf(day));
            }
            wish.Withdraw(PlacementReasons.FileClosed, day, today);
        }
    }
}

internal static class StoppedPairs
{
    public static Task<PlacementPair?> OpenPairAsync(this IReceptionDb db, Guid wishId, CancellationToken cancellationToken) =>
        db.PlacementPairs.Include(pair => pair.Steps).FirstOrDefaultAsync(pair => pair.WishId == wishId && pair.EndedOn == null, cancellationToken);

    /// <summary>Ends a pair wherever it stands; the wish waits afterwards, for whoever ends that as well.</summary>
    public static void Stop(this PlacementPair pair, PlacementWish wish, PairParty party, string reason, PairHappened step)
    {
        if (PairWay.From(pair.State).Contains(PairState.Declined))
            pair.Decline(wish, party, reason, step);
        else
            pair.End(wish, reason, waitsAgain: true, step);
    }
}
