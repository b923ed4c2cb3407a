using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Placement;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing.Plans;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Testing.Placement;

/// <summary>A file with its people (as where a plan is written) and an organisation of volunteers: where somebody is placed.</summary>
public sealed class PlacementStage
{
    private readonly ReceptionDatabase _database;

    private PlacementStage(ReceptionDatabase database, PlanStage plan, Provider provider) => (_database, Plan, Provider) = (database, plan, provider);

    public PlanStage Plan { get; }
    public Provider Provider { get; }
    public Guid File => Plan.File;
    public StaffMember Caseworker => Plan.Caseworker;
    private DateOnly Today => _database.Clock.Today;

    public static async Task<PlacementStage> SetAsync(ReceptionDatabase database, NewcomerBuilder? newcomer = null)
    {
        var plan = await PlanStage.SetAsync(database, newcomer);
        var provider = ReferralStage.AProvider();
        await database.Save(provider);
        return new(database, plan, provider);
    }

    /// <summary>A volunteer who speaks Dutch and likes to walk.</summary>
    public static PlaceTerms Buddy(string name = "Anneke") =>
        new() { Name = name, Contact = "MV-12", Languages = ["nl"], Interests = ["walking"], Parts = DayParts.Evening, OpenFrom = new(2026, 1, 1), Municipality = A.Amsterdam };

    public async Task<Guid> Place(PlacementKind kind = PlacementKind.Buddy, PlaceTerms? terms = null)
    {
        var place = PlacementPlace.Add(kind, Provider.Id, terms ?? Buddy());
        await _database.Save(place);
        _database.As(Caseworker);
        return place.Id;
    }

    public WishTerms Wants(DateOnly? since = null) => new()
    {
        Since = since ?? Today,
        Languages = ["ti"],
        Learns = ["nl"],
        Interests = ["walking"],
        Parts = DayParts.Evening,
        ConsentOn = since ?? Today,
    };

    public Task<Guid> Ask(PlacementKind kind = PlacementKind.Buddy, WishTerms? terms = null, Guid? file = null) =>
        _database.Send(new AskPlacement.Command(Guid.NewGuid(), file ?? File, kind, terms ?? Wants()));

    /// <summary>Another file of the same team, with a wish.</summary>
    public async Task<(Guid File, Guid Wish)> Another(DateOnly? since = null, PlacementKind kind = PlacementKind.Buddy, WishTerms? terms = null)
    {
        var newcomer = await A.Newcomer(A.UnheardName()).AssignedTo(Caseworker, Plan.Team).SavedIn(_database);
        _database.As(Caseworker);
        return (newcomer.File.Id, await Ask(kind, terms ?? Wants(since), newcomer.File.Id));
    }

    public async Task<Guid> Decide(Guid wish, Guid place, DateOnly? on = null) =>
        (await _database.Send(new DecidePlacements.Command([new(wish, place)], on))).Lines[0].PairId!.Value;

    /// <summary>Decided, agreed by both and begun on a day.</summary>
    public async Task<Guid> UnderWay(Guid wish, Guid place, DateOnly on)
    {
        var pair = await Decide(wish, place, on);
        await Agree(pair, PairParty.Receiver, on);
        await Agree(pair, PairParty.Person, on);
        await _database.Send(new BeginPair.Command(File, pair, await Version(pair), new(on, null)));
        return pair;
    }

    public async Task Agree(Guid pair, PairParty party, DateOnly? on = null) =>
        await _database.Send(new AgreePair.Command(File, pair, await Version(pair), party, new StepInput(on ?? Today, null), null));

    public async Task Meet(Guid pair, DateOnly on, bool met = true) =>
        await _database.Send(new NoteMeeting.Command(Guid.NewGuid(), File, pair, await Version(pair), on, met, met ? "talk" : null, met ? null : "ill", null, null));

    public Task<int> Version(Guid pair) => _database.InDb(db => db.PlacementPairs.Where(one => one.Id == pair).Select(one => one.Version).SingleAsync());

    public Task<int> WishVersion(Guid wish) => _database.InDb(db => db.PlacementWishes.Where(one => one.Id == wish).Select(one => one.Version).SingleAsync());

    public Task<PlacementPair> Pair(Guid pair) => _database.InDb(db => db.PlacementPairs.AsNoTracking().Include(one => one.Steps).Include(one => one.Meetings).SingleAsync(one => one.Id == pair));

    public Task<PlacementWish> Wish(Guid wish) => _database.InDb(db => db.PlacementWishes.AsNoTracking().Include(one => one.Codes).SingleAsync(one => one.Id == wish));

    /// <summary>One of everything of a file, for the tests that open every page.</summary>
    public static (object[] Things, IReadOnlyDictionary<string, Guid> Ids) Beside(Provider provider, string municipality, Guid caseFileId, DateOnly today)
    {
        var before = today.AddDays(-50);
        var place = PlacementPlace.Add(PlacementKind.Buddy, provider.Id, Buddy() with { Municipality = municipality });
        var wish = PlacementWish.Ask(caseFileId, PlacementKind.Buddy, new() { Since = before, ConsentOn = before, Learns = ["nl"] }, true, today);
        var pair = PlacementPair.Decide(
            wish, place, 0, PairFit.Of(Seeker.Of(wish, default, null), Vacancy.Of(place, 1), today), new(before, null, today, A.Provenance.At, A.Provenance.By));
        return ([place, wish, pair], new Dictionary<string, Guid> { ["placeId"] = place.Id, ["wishId"] = wish.Id, ["pairId"] = pair.Id });
    }
}
