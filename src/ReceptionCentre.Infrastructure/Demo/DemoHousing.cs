using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Targets of the municipalities, and status holders of the home town of the accounts whom the COA linked: at every step, and one of each clock.</summary>
internal sealed class DemoHousing
{
    private const int People = 18;

    private readonly ReceptionDbContext _db;
    private readonly DateTimeOffset _now;
    private readonly string _town = DemoTown.All[0].Code;
    private readonly Guid _by = DemoStaff.Caseworker.Id;

    private DemoHousing(ReceptionDbContext db, DateTimeOffset now) => (_db, _now) = (db, now);

    /// <summary>Adds them to what is about to be saved, with people who are there.</summary>
    public static async Task SettleAsync(ReceptionDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (shown, town) = (DemoStaff.Caseworker.Id, DemoTown.All[0].Code);
        var opened = DutchCalendar.DateOf(now).AddDays(-30);
        var files = await db.CaseFiles.IgnoreQueryFilters()
            .Where(file => file.Controller == town && file.ClosedOn == null && file.OpenedOn <= opened && !db.Protections.Any(fact => fact.PersonId == file.PersonId)
                && db.Motives.Any(fact => fact.StayId == file.StayId && fact.Code == "status-holder" && fact.WithdrawnAt == null && fact.Until == null)
                && !db.Memberships.Any(fact => fact.PersonId == file.PersonId))
            .OrderByDescending(file => file.Assignments.Any(fact => fact.CaseworkerId == shown && fact.Until == null)).ThenByDescending(file => file.OpenedOn).ThenBy(file => file.Id)
            .Select(file => file.Id).Take(People).ToListAsync(cancellationToken);
        var demo = new DemoHousing(db, now);
        demo.Targets();
        demo.Link(files);
    }

    private void Targets()
    {
        var half = HalfYear.Of(Day(0));
        foreach (var (place, town) in DemoTown.All.Index())
        {
            Target(town.Code, half.Before.Before, 14 + place, place % 2 == 0 ? 5 : -2);
            Target(town.Code, half.Before, 12 + place, null);
            Target(town.Code, half, 16 + place, null);
        }
    }

    private void Target(string municipality, HalfYear half, int people, int? balance)
    {
        var announced = half.First.AddDays(-90);
        var target = HousingTarget.Announce(municipality, half, new(people, balance, $"Staatscourant {announced.Year}, nummer verzonnen", announced), _now, _by);
        _db.HousingTargets.Add(target);
    }

    // As far as there are people for it.
    private void Link(List<Guid> files)
    {
        var left = new Queue<Guid>(files);
        Guid? Next() => left.TryDequeue(out var file) ? file : null;

        // Waits too long, and goes first.
        if (Next() is { } urgent)
            Linked(urgent, 70, terms => terms with { Urgency = "centre-closes", UrgencyWords = "De locatie sluit eind van de maand.", Needs = ["ground-floor"], Bedrooms = 1 });
        // Waits, and family is expected.
        if (Next() is { } family)
            Linked(family, 35, terms => terms with { Wishes = "Graag dicht bij de bibliotheek.", Needs = ["near-school"], PeopleInAll = 1, Family = new(FamilyState.Expected, 1, 3, FamilyDecision.NotYet, Day(-60), Day(-120)) });
        if (Next() is { } waits)
            Linked(waits, 12, terms => terms);
        // Nobody answered in time; refused once before.
        if (Next() is { } offered)
        {
            var link = Linked(offered, 60, terms => terms with { Needs = ["near-family"] });
            link.Refuse(link.Offer(Flat("Kade 12", "1011 AA"), Step(40)).Id, "far-from-network", false, "Gesprek met een tolk over wat weigeren betekent.", Step(36, "Wil bij de zus in de buurt wonen."));
            link.Offer(Flat("Ringdijk 5", "1097 AA") with { NearNetwork = true }, Step(15));
        }
        // Said yes, and moves in soon; and one where that takes too long.
        if (Next() is { } accepted)
            Accepted(Linked(accepted, 50, terms => terms), 20, 14);
        if (Next() is { } late)
            Accepted(Linked(late, 90, terms => terms), 60, 50);
        // Refused with a reason that the municipality finds founded, and waits on.
        if (Next() is { } refused)
        {
            var link = Linked(refused, 55, terms => terms with { Needs = ["few-stairs"] });
            link.Refuse(link.Offer(Flat("Hoge Trap 3", "1012 AA"), Step(30)).Id, "not-accessible", true, null, Step(25));
        }
        // The landlord took it back.
        if (Next() is { } withdrawn)
        {
            var link = Linked(withdrawn, 45, terms => terms);
            link.WithdrawOffer(link.Offer(Flat("Singel 8", "1013 AA"), Step(20)).Id, Step(10, "De woning is toch verkocht."));
        }
        // Housed, and family is to follow today; found a dwelling themselves while one was offered; linked elsewhere.
        if (Next() is { } housed)
        {
            var link = Accepted(Linked(housed, 150, terms => terms), 120, 110);
            link.MoveIn(Step(95));
            link.Expect(new(FamilyState.Expected, 1, 2, FamilyDecision.MayCome, Day(10), Day(0)));
        }
        if (Next() is { } own)
        {
            var link = Linked(own, 100, terms => terms);
            link.Offer(Flat("Plein 2", "1014 AA"), Step(60));
            link.FindOwn(Step(50));
        }
        if (Next() is { } ended)
            Linked(ended, 80, terms => terms).End("linked-elsewhere", Step(65));
        for (var ago = 200; Next() is { } earlier; ago += 20)
            Accepted(Linked(earlier, ago, terms => terms), ago - 40, ago - 45).MoveIn(Step(ago - 60));
    }

    private HousingLink Linked(Guid file, int ago, Func<HousingTerms, HousingTerms> terms)
    {
        var link = HousingLink.Of([file], _town, terms(new() { LinkedOn = Day(ago), PeopleInAll = 1, Location = "COA-locatie Oosterveld" }), Day(0));
        _db.HousingLinks.Add(link);
        return link;
    }

    private HousingLink Accepted(HousingLink link, int offered, int answered)
    {
        link.Accept(link.Offer(Flat("Nieuwstraat 21", "1015 AA"), Step(offered)).Id, Step(answered));
        return link;
    }

    private static DwellingTerms Flat(string street, string postcode) => new()
    {
        Kind = "house",
        Rooms = 2,
        Street = street,
        Postcode = postcode,
        Place = "Amsterdam",
        Provider = "Woningstichting De Verzonnen Poort",
        Rule = "Afspraak met de corporaties",
        RuleVersion = "2026",
        ChoiceGiven = false,
    };

    private HousingHappened Step(int ago, string? words = null) => new(Day(ago), words, Day(0), _now.AddDays(-ago), _by);

    private DateOnly Day(int ago) => DutchCalendar.DateOf(_now.AddDays(-ago));
}
