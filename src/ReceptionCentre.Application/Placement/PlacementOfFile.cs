using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Placement;

/// <summary>What somebody wishes to be placed with, and with whom or where they are: the open ones first, then the newest.</summary>
public static class PlacementOfFile
{
    [Needs(Permission.ReadPlacement)]
    public sealed record Query(Guid CaseFileId) : IQuery<View>;

    public sealed record View(IReadOnlyList<Wish> Wishes, DateOnly Today);

    /// <param name="Before">How many wait before this person for the same, in the municipality; null = it does not wait.</param>
    /// <param name="Advice">The kind of school that the stay leads to; null = none.</param>
    public sealed record Wish(
        Guid WishId, int Version, PlacementKind Kind, WishState State, DateOnly Since, string? Words, DateOnly? ConsentOn, DateOnly? ConsentEndedOn, DateOnly? EndedOn,
        CodeView? EndReason, int? Before, CodeView? SchoolStay, CodeView? Advice, IReadOnlyList<Pair> Pairs)
    {
        public bool IsOpen => EndedOn is null;
    }

    public sealed record Pair(Guid PairId, string Place, string Provider, PairState State, DateOnly DecidedOn, DateOnly? BeganOn, DateOnly? EndedOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, SchoolAdvice advice, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var controller = await db.CaseFiles.AsNoTracking().Where(file => file.Id == request.CaseFileId).Select(file => file.Controller).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var wishes = await db.PlacementWishes.AsNoTracking().Where(wish => wish.CaseFileId == request.CaseFileId)
                .OrderByDescending(wish => wish.Since).ThenByDescending(wish => wish.Id).ToListAsync(cancellationToken);
            // A place is named also when it has become another municipality's since.
            var pairs = (await db.PlacementPairs.AsNoTracking().IgnoreQueryFilters(["Floor"]).Where(pair => pair.CaseFileId == request.CaseFileId)
                    .OrderByDescending(pair => pair.DecidedOn).ThenByDescending(pair => pair.Id)
                    .Select(pair => new
                    {
                        pair.Id,
                        pair.WishId,
                        pair.State,
                        pair.DecidedOn,
                        pair.BeganOn,
                        pair.EndedOn,
                        Place = db.PlacementPlaces.Where(place => place.Id == pair.PlaceId).Select(place => place.Name).First(),
                        Provider = db.PlacementPlaces.Where(place => place.Id == pair.PlaceId)
                            .Select(place => db.Providers.Where(provider => provider.Id == place.ProviderId).Select(provider => provider.Name).First()).First(),
                    }).ToListAsync(cancellationToken))
                .ToLookup(pair => pair.WishId, pair => new Pair(pair.Id, pair.Place, pair.Provider, pair.State, pair.DecidedOn, pair.BeganOn, pair.EndedOn));
            var views = new List<Wish>(wishes.Count);
            foreach (var wish in wishes)
            {
                int? before = wish.State != WishState.Waiting ? null
                    : await db.WaitingIn(wish.Kind, controller).CountAsync(other => other.Since < wish.Since || (other.Since == wish.Since && other.Id.CompareTo(wish.Id) < 0), cancellationToken);
                views.Add(new(
                    wish.Id, wish.Version, wish.Kind, wish.State, wish.Since, wish.Words, wish.ConsentOn, wish.ConsentEndedOn, wish.EndedOn,
                    await codes.FindAsync(Lists.PlacementReasons, wish.EndReason, cancellationToken), before, await codes.FindAsync(Lists.SchoolStays, wish.SchoolStay, cancellationToken),
                    await codes.FindAsync(Lists.SchoolKinds, advice.For(wish.SchoolStay, today), cancellationToken), [.. pairs[wish.Id]]));
            }
            return new([.. views.OrderByDescending(wish => wish.IsOpen)], today);
        }
    }
}
