using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Targets of the municipalities, and status holders of the home town of the accounts whom the COA linked: at every step, and one of each clock.</summary>
internal sealed class DemoHousing
{
    private const int People = 18;

    // Whom the COA links: who has a permit after asylum, who was invited, and family that follows them.
    private static readonly string[] Linked = ["status-holder", "resettled-refugee", "family-of-status-holder"];

    private readonly ReceptionDbContext _db;
    private readonly DateTimeOffset _now;
    private readonly Guid _by = DemoStaff.Caseworker.Id;

    private DemoHousing(ReceptionDbContext db, DateTimeOffset now) => (_db, _now) = (db, now);

    /// <summary>Adds them to what is about to be saved, with people who are there.</summary>
    public static async Task SettleAsync(ReceptionDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (shown, home) = (DemoStaff.Caseworker.Id, DemoTown.All[0].Code);
        // Of the home town first, and with a caseworker whom the accounts know; a household is linked by whoever tries the product.
        var files = await db.CaseFiles.IgnoreQueryFilters()
            .Where(file => file.ClosedOn == null && !db.Protections.Any(fact => fact.PersonId == file.PersonId)
                && db.Motives.Any(fact => fact.StayId == file.StayId && Linked.Contains(fact.Code) && fact.WithdrawnAt == null && fact.Until == null))
            .OrderByDescending(file => file.Controller == home).ThenBy(file => db.Memberships.Any(fact => fact.PersonId == file.PersonId))
            .ThenByDescending(file => file.Assignments.Any(fact => fact.CaseworkerId == shown && fact.Until == null)).ThenByDescending(file => file.OpenedOn).ThenBy(file => file.Id)
            .Select(file => new { file.Id, file.Controller }).Take(People).ToListAsync(cancellationToken);
        var demo = new DemoHousing(db, now);
        demo.Targets();
        demo.Link(files.ConvertAll(file => (file.Id, file.Controller)));
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
    private void Link(List<(Guid File, string Municipality)> files)
    {
        var left = new Queue<(Guid File, string Municipality)>(files);
        (Guid File, string Municipality)? Next() => left.TryDequeue(out var file) ? file : null;

        // Waits too long, and goes first.
        if (Next() is { } urgent)
            LinkedOn(urgent, 70, terms => terms with { Urgency = "centre-closes", UrgencyWords = "De locatie sluit eind van de maand.", Needs = ["ground-floor"], Bedrooms = 1 });
        // Nobody answered in time; refused once before.
        if (Next() is { } offered)
        {
            var link = LinkedOn(offered, 60, terms => terms with { Needs = ["near-family"] });
            link.Refuse(link.Offer(Flat("Kade 12"), Step(40)).Id, "far-from-network", false, "Gesprek met een tolk over wat weigeren betekent.", Step(36, "Wil bij de zus in de buurt wonen."));
            link.Offer(Flat("Ringdijk 5") with { NearNetwork = true }, Step(15));
        }
        // Housed, and family is to follow today; found a dwelling themselves while one was offered; linked elsewhere.
        if (Next() is { } housed)
        {
            var link = Accepted(LinkedOn(housed, 150, terms => terms), 120, 110);
            link.MoveIn(Step(95));
            link.Expect(new(FamilyState.Expected, 1, 2, FamilyDecision.MayCome, Day(10), Day(0)));
        }
        if (Next() is { } own)
        {
            var link = LinkedOn(own, 100, terms => terms);
            link.Offer(Flat("Plein 2"), Step(60));
            link.FindOwn(Step(50));
        }
        if (Next() is { } ended)
            LinkedOn(ended, 80, terms => terms).End("linked-elsewhere", Step(65));
        // Said yes, and moves in soon; and one where that takes too long.
        if (Next() is { } accepted)
            Accepted(LinkedOn(accepted, 50, terms => terms), 20, 14);
        if (Next() is { } late)
            Accepted(LinkedOn(late, 90, terms => terms), 60, 50);
        // The landlord took it back.
        if (Next() is { } withdrawn)
        {
            var link = LinkedOn(withdrawn, 45, terms => terms);
            link.WithdrawOffer(link.Offer(Flat("Singel 8"), Step(20)).Id, Step(10, "De woning is toch verkocht."));
        }
        // Waits, and family is expected.
        if (Next() is { } family)
            LinkedOn(family, 35, terms => terms with { Wishes = "Graag dicht bij de bibliotheek.", Needs = ["near-school"], PeopleInAll = 1, Family = new(FamilyState.Expected, 1, 3, FamilyDecision.NotYet, Day(-60), Day(-120)) });
        if (Next() is { } waits)
            LinkedOn(waits, 12, terms => terms);
        // Refused with a reason that the municipality finds founded, and waits on.
        if (Next() is { } refused)
        {
            var link = LinkedOn(refused, 55, terms => terms with { Needs = ["few-stairs"] });
            link.Refuse(link.Offer(Flat("Hoge Trap 3"), Step(30)).Id, "not-accessible", true, null, Step(25));
        }
        for (var ago = 200; Next() is { } earlier; ago += 20)
            Accepted(LinkedOn(earlier, ago, terms => terms), ago - 40, ago - 45).MoveIn(Step(ago - 60));
    }

    private HousingLink LinkedOn((Guid File, string Municipality) one, int ago, Func<HousingTerms, HousingTerms> terms)
    {
        var link = HousingLink.Of([one.File], one.Municipality, terms(new() { LinkedOn = Day(ago), PeopleInAll = 1, Location = "COA-locatie Oosterveld" }), Day(0));
        _db.HousingLinks.Add(link);
        return link;
    }

    private HousingLink Accepted(HousingLink link, int offered, int answered)
    {
        link.Accept(link.Offer(Flat("Nieuwstraat 21"), Step(offered)).Id, Step(answered));
        return link;
    }

    private static DwellingTerms Flat(string street) => new()
    {
        Kind = "house",
        Rooms = 2,
        Street = street,
        Provider = "Woningstichting De Verzonnen Poort",
        Rule = "Afspraak met de corporaties",
        RuleVersion = "2026",
        ChoiceGiven = false,
    };

    private HousingHappened Step(int ago, string? words = null) => new(Day(ago), words, Day(0), _now.AddDays(-ago), _by);

    private DateOnly Day(int ago) => DutchCalendar.DateOf(_now.AddDays(-ago));
}
