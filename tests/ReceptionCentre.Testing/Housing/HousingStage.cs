using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Housing;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Testing.Housing;

/// <summary>A family with files of one team: where people are housed.</summary>
public sealed class HousingStage
{
    private readonly ReceptionDatabase _database;

    private HousingStage(ReceptionDatabase database, PlanStage plan) => (_database, Plan) = (database, plan);

    public PlanStage Plan { get; }
    public Guid File => Plan.File;
    public StaffMember Caseworker => Plan.Caseworker;
    private DateOnly Today => _database.Clock.Today;

    public static async Task<HousingStage> SetAsync(ReceptionDatabase database, NewcomerBuilder? newcomer = null) =>
        new(database, await PlanStage.SetAsync(database, newcomer ?? A.Newcomer(A.UnheardName()).WithMotive("status-holder")));

    /// <summary>Somebody of the household, with a file of the same team.</summary>
    public async Task<IReadOnlyList<NewcomerBuilder>> WithFamily(int members)
    {
        var household = Household.Start(A.Provenance.At, A.Provenance.By);
        household.Join(HouseholdMember.Known(Plan.Newcomer.Person.Id), "partner", PartialDate.Unknown, [], Today, A.Provenance);
        var family = new List<NewcomerBuilder>();
        for (var i = 0; i < members; i++)
        {
            var one = await A.Newcomer(A.UnheardName()).WithMotive("status-holder").AssignedTo(Caseworker, Plan.Team).SavedIn(_database);
            household.Join(HouseholdMember.Known(one.Person.Id), "child", PartialDate.Unknown, [], Today, A.Provenance);
            family.Add(one);
        }
        await _database.Save(household);
        _database.As(Caseworker);
        return family;
    }

    public HousingTerms Terms(int daysAgo = 60, int people = 1) => new() { LinkedOn = Today.AddDays(-daysAgo), PeopleInAll = people };

    public static DwellingTerms Flat(string street = "Kade 12") =>
        new() { Kind = "house", Rooms = 3, Street = street, Postcode = "1011 AB", Place = "Amsterdam", Provider = "Woningstichting", Rule = "Afspraak met de corporaties", RuleVersion = "2026" };

    public Task<Guid> Link(HousingTerms? terms = null, Guid? file = null, params Guid[] along) =>
        _database.Send(new LinkForHousing.Command(Guid.NewGuid(), file ?? File, along, terms ?? Terms(people: along.Length + 1)));

    public async Task<Guid> Offer(Guid link, int daysAgo = 30, DwellingTerms? terms = null, Guid? file = null) =>
        await _database.Send(new OfferDwelling.Command(Guid.NewGuid(), file ?? File, link, await Version(link), Today.AddDays(-daysAgo), terms ?? Flat()));

    public async Task Answer(Guid link, Guid offer, OfferState answer, int daysAgo = 20, string? reason = null, string? words = null, Guid? file = null) =>
        await _database.Send(new AnswerDwelling.Command(file ?? File, link, offer, await Version(link), answer, Today.AddDays(-daysAgo), reason, null, null, words));

    public async Task MoveIn(Guid link, int daysAgo = 10, HousedHow how = HousedHow.Offered, bool address = true, Guid? file = null) =>
        await _database.Send(new MoveIntoDwelling.Command(
            Guid.NewGuid(), file ?? File, link, await Version(link), how, Today.AddDays(-daysAgo), how == HousedHow.Own ? "room" : null, "own", address, "Kade 12", "1011 AB", "Amsterdam", null));

    /// <summary>Linked, offered, accepted and moved in on a day.</summary>
    public async Task<Guid> Housed(DateOnly on, int daysLinked = 40)
    {
        var ago = Today.DayNumber - on.DayNumber;
        var link = await Link(Terms(ago + daysLinked));
        await Answer(link, await Offer(link, ago + 5), OfferState.Accepted, ago + 3);
        await MoveIn(link, ago);
        return link;
    }

    public Task<int> Version(Guid link) => _database.InDb(db => db.HousingLinks.Where(one => one.Id == link).Select(one => one.Version).SingleAsync());

    public Task<HousingLink> Stored(Guid link) =>
        _database.InDb(db => db.HousingLinks.AsNoTracking().Include(one => one.People).Include(one => one.Offers).Include(one => one.Needs).SingleAsync(one => one.Id == link));

    /// <summary>One of everything of a file, for the tests that open every page.</summary>
    public static (object[] Things, IReadOnlyDictionary<string, Guid> Ids) Beside(string municipality, Guid caseFileId, DateOnly today)
    {
        var step = new HousingHappened(today.AddDays(-40), null, today, A.Provenance.At, A.Provenance.By);
        var link = HousingLink.Of([caseFileId], municipality, new() { LinkedOn = today.AddDays(-80), PeopleInAll = 2, Needs = ["near-school"], Wishes = "Dicht bij school." }, today);
        link.Refuse(link.Offer(Flat(), step).Id, "too-far", null, null, step with { On = today.AddDays(-35) });
        var offer = link.Offer(Flat("Ringdijk 5"), step with { On = today.AddDays(-20) });
        return ([link], new Dictionary<string, Guid> { ["housingLinkId"] = link.Id, ["dwellingId"] = offer.Id });
    }
}
