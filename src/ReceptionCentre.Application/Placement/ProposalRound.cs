using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Placement;

/// <summary>Who waits in a municipality, in turn.</summary>
public static class WaitingForPlacement
{
    public const int Most = 100;

    [Needs(Permission.ReadPlacement)]
    public sealed record Query(PlacementKind Kind, string Municipality) : IQuery<View>;

    /// <param name="Waiting">How many wait, of each kind.</param>
    /// <param name="Free">How many places of this kind are free.</param>
    public sealed record View(IReadOnlyList<Line> Lines, IReadOnlyDictionary<PlacementKind, int> Waiting, int Free, DateOnly Today);

    public sealed record Line(Guid CaseFileId, Guid WishId, string Name, DateOnly Since, string? Words);

    internal sealed class Handler(IReceptionDb db, PlacementWork work, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var waiting = new Dictionary<PlacementKind, int>();
            foreach (var kind in Enum.GetValues<PlacementKind>())
                waiting[kind] = await db.WaitingIn(kind, request.Municipality).CountAsync(cancellationToken);
            var rows = await db.WaitingIn(request.Kind, request.Municipality).InTurn().Take(Most).Select(wish => new { wish.Id, wish.CaseFileId, wish.Since, wish.Words }).ToListAsync(cancellationToken);
            var names = await db.NamesOfFilesAsync(rows.ConvertAll(row => row.CaseFileId), today, cancellationToken);
            var places = await db.PlacesFor(request.Kind, request.Municipality, today).Select(place => new { place.Id, place.Capacity }).ToListAsync(cancellationToken);
            var taken = await work.TakenAsync(places.ConvertAll(place => place.Id), cancellationToken);
            return new(
                rows.ConvertAll(row => new Line(row.CaseFileId, row.Id, names[row.CaseFileId], row.Since, row.Words)), waiting,
                places.Sum(place => Math.Max(0, place.Capacity - taken.GetValueOrDefault(place.Id))), today);
        }
    }
}

/// <summary>
/// Proposals over everybody who waits in a municipality: made anew each time that they are looked at, so that they are never older than
/// the page. Nothing is placed by them.
/// </summary>
public static class ProposalRound
{
    [Needs(Permission.PlacePeople)]
    public sealed record Query(PlacementKind Kind, string Municipality) : IQuery<View>;

    /// <param name="Waiting">How many wait; at most <see cref="PlacementRound.MostSeekers"/> are looked at.</param>
    public sealed record View(IReadOnlyList<Line> Proposals, IReadOnlyList<Without> Without, int Waiting, DateOnly Today);

    /// <param name="Others">What else would do, the best first.</param>
    public sealed record Line(Guid CaseFileId, Guid WishId, string Name, DateOnly Since, string? Words, PlaceSuggestion Place, IReadOnlyList<PlaceSuggestion> Others);

    public sealed record Without(Guid CaseFileId, Guid WishId, string Name, DateOnly Since, NotProposed Because);

    internal sealed class Handler(IReceptionDb db, PlacementWork work, PlacementViews views, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var waiting = db.WaitingIn(request.Kind, request.Municipality);
            var wishes = await waiting.Include(wish => wish.Codes).InTurn().Take(PlacementRound.MostSeekers).ToDictionaryAsync(wish => wish.Id, cancellationToken);
            var places = await db.PlacesFor(request.Kind, request.Municipality, today).Include(place => place.Codes).OrderBy(place => place.Id).ToListAsync(cancellationToken);
            var taken = await work.TakenAsync(places.ConvertAll(place => place.Id), cancellationToken);
            var found = PlacementRound.Propose(
                await work.SeekersAsync(wishes.Values, cancellationToken), places.Select(place => Vacancy.Of(place, place.Capacity - taken.GetValueOrDefault(place.Id))),
                await work.RefusedAsync(wishes.Keys, cancellationToken), today);
            var names = await db.NamesOfFilesAsync([.. wishes.Values.Select(wish => wish.CaseFileId)], today, cancellationToken);
            var lines = (await views.LinesAsync(places, cancellationToken)).ToDictionary(line => line.PlaceId);
            var proposals = new List<Line>(found.Proposals.Count);
            foreach (var proposal in found.Proposals)
            {
                var wish = wishes[proposal.Seeker.WishId];
                var others = new List<PlaceSuggestion>(proposal.Others.Count);
                foreach (var other in proposal.Others)
                    others.Add(await views.SuggestionAsync(lines[other.PlaceId], other, cancellationToken));
                proposals.Add(new(
                    wish.CaseFileId, wish.Id, names[wish.CaseFileId], wish.Since, wish.Words, await views.SuggestionAsync(lines[proposal.Fit.PlaceId], proposal.Fit, cancellationToken), others));
            }
            return new(
                proposals,
                [.. found.Without.Select(one => wishes[one.Seeker.WishId] is var wish ? new Without(wish.CaseFileId, wish.Id, names[wish.CaseFileId], wish.Since, one.Because) : null!)],
                wishes.Count < PlacementRound.MostSeekers ? wishes.Count : await waiting.CountAsync(cancellationToken), today);
        }
    }
}

/// <summary>The places for one wish, the best first, also what cannot be and why: for who looks for somebody by hand.</summary>
public static class PlacesForWish
{
    public const int Most = 50;

    [Needs(Permission.PlacePeople)]
    public sealed record Query(Guid CaseFileId, Guid WishId) : IQuery<View>;

    /// <param name="Found">How many places have room; at most <see cref="Most"/> are listed.</param>
    public sealed record View(Guid WishId, PlacementKind Kind, WishState State, DateOnly Since, IReadOnlyList<PlaceSuggestion> Places, int Found, DateOnly Today);

    internal sealed class Handler(IReceptionDb db, PlacementWork work, PlacementViews views, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var controller = await db.CaseFiles.AsNoTracking().Where(file => file.Id == request.CaseFileId).Select(file => file.Controller).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var wish = await db.PlacementWishes.AsNoTracking().Include(wish => wish.Codes)
                .FirstOrDefaultAsync(wish => wish.Id == request.WishId && wish.CaseFileId == request.CaseFileId, cancellationToken) ?? throw new NotThereException("wish");
            var seeker = (await work.SeekersAsync([wish], cancellationToken))[0];
            var places = await db.PlacesFor(wish.Kind, controller, today).Include(place => place.Codes).ToListAsync(cancellationToken);
            var lines = (await views.LinesAsync(places, cancellationToken)).ToDictionary(line => line.PlaceId);
            var fits = places.Where(place => lines[place.Id].Free > 0).Select(place => PairFit.Of(seeker, Vacancy.Of(place, lines[place.Id].Free), today)).ToList();
            var shown = new List<PlaceSuggestion>();
            foreach (var fit in fits.OrderByDescending(fit => fit.IsPossible).ThenBy(fit => fit.Strain).ThenBy(fit => fit.PlaceId).Take(Most))
                shown.Add(await views.SuggestionAsync(lines[fit.PlaceId], fit, cancellationToken));
            return new(wish.Id, wish.Kind, wish.State, wish.Since, shown, fits.Count, today);
        }
    }
}

/// <summary>The two of a proposal, for who refuses it.</summary>
public static class ShowProposal
{
    [Needs(Permission.PlacePeople)]
    public sealed record Query(Guid WishId, Guid PlaceId) : IQuery<View>;

    public sealed record View(string Name, PlaceLine Place, string Municipality);

    internal sealed class Handler(IReceptionDb db, PlacementViews views, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var file = await db.PlacementWishes.AsNoTracking().Where(wish => wish.Id == request.WishId).Select(wish => (Guid?)wish.CaseFileId).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("wish");
            var place = await db.PlacementPlaces.AsNoTracking().Include(place => place.Codes).FirstOrDefaultAsync(place => place.Id == request.PlaceId, cancellationToken)
                ?? throw new NotThereException("place");
            var municipality = await db.CaseFiles.AsNoTracking().Where(one => one.Id == file).Select(one => one.Controller).FirstAsync(cancellationToken);
            return new((await db.NamesOfFilesAsync([file], time.Today(), cancellationToken))[file], (await views.LinesAsync([place], cancellationToken))[0], municipality);
        }
    }
}

internal static class NamesOfFiles
{
    /// <summary>What the people of files are called, by file.</summary>
    public static async Task<Dictionary<Guid, string>> NamesOfFilesAsync(this IReceptionDb db, IReadOnlyCollection<Guid> files, DateOnly today, CancellationToken cancellationToken)
    {
        var people = await db.CaseFiles.AsNoTracking().Where(file => files.Contains(file.Id)).Select(file => new { file.Id, file.PersonId }).ToListAsync(cancellationToken);
        var names = await db.NamesAsync(people.ConvertAll(one => one.PersonId), today, cancellationToken);
        return people.ToDictionary(one => one.Id, one => names[one.PersonId].FullName);
    }
}
