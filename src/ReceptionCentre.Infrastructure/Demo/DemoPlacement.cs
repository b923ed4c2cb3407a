using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Buddies, vacancies and classes in the home town of the accounts, and people who wait for them: at every step, and one of each clock.</summary>
internal sealed class DemoPlacement
{
    private const int Adults = 18, Children = 4, OpenFor = 400;

    private readonly ReceptionDbContext _db;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<Guid, string> _languages;
    private readonly string _town = DemoTown.All[0].Code;
    private readonly Guid _by = DemoStaff.Caseworker.Id;

    private DemoPlacement(ReceptionDbContext db, DateTimeOffset now, Dictionary<Guid, string> languages) => (_db, _now, _languages) = (db, now, languages);

    /// <summary>Adds them to what is about to be saved.</summary>
    public static async Task SettleAsync(ReceptionDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (today, town, shown) = (DutchCalendar.DateOf(now), DemoTown.All[0].Code, DemoStaff.Caseworker.Id);
        var (grown, born) = (PartialDate.Of(today.AddYears(-18)), PartialDate.Of(today.AddYears(-11)));
        var files = db.CaseFiles.IgnoreQueryFilters().Where(file => file.Controller == town && file.ClosedOn == null && !db.Protections.Any(fact => fact.PersonId == file.PersonId))
            .OrderByDescending(file => file.Assignments.Any(fact => fact.CaseworkerId == shown && fact.Until == null)).ThenBy(file => file.OpenedOn).ThenBy(file => file.Id);
        var adults = await files.Where(file => db.Births.Any(fact => fact.PersonId == file.PersonId && fact.WithdrawnAt == null && fact.Born < grown))
            .Select(file => new { file.Id, file.PersonId }).Take(Adults).ToListAsync(cancellationToken);
        var children = await files.Where(file => db.Births.Any(fact => fact.PersonId == file.PersonId && fact.WithdrawnAt == null && fact.Born > born))
            .Select(file => new { file.Id, file.PersonId }).Take(Children).ToListAsync(cancellationToken);
        var people = adults.Concat(children).Select(one => one.PersonId).ToList();
        var spoken = (await db.Languages.Where(fact => people.Contains(fact.PersonId) && fact.Preferred).ToListAsync(cancellationToken)).OrderBy(fact => fact.RecordedAt).ThenBy(fact => fact.Code, StringComparer.Ordinal)
            .GroupBy(fact => fact.PersonId).ToDictionary(group => group.Key, group => group.First().Code);
        var demo = new DemoPlacement(db, now, adults.Concat(children).Where(one => spoken.ContainsKey(one.PersonId)).ToDictionary(one => one.Id, one => spoken[one.PersonId]));
        var providers = await db.Providers.Where(provider => provider.EndedOn == null && (!provider.Municipalities.Any() || provider.Municipalities.Any(part => part.Municipality == town)))
            .OrderBy(provider => provider.Name).Select(provider => new { provider.Id, provider.Kind, provider.Name }).ToListAsync(cancellationToken);
        Guid? Of(string kind, string name = "") => providers.FirstOrDefault(provider => provider.Kind == kind && provider.Name.Contains(name, StringComparison.Ordinal))?.Id;
        if (Of("volunteers") is { } volunteers && adults.Count == Adults)
            demo.Buddies(volunteers, adults.ConvertAll(one => one.Id));
        if (Of("employer") is { } employer && adults.Count == Adults)
            demo.Jobs(employer, adults.ConvertAll(one => one.Id));
        if (Of("school", "Basisschool") is { } school)
            demo.Classes(school, children.ConvertAll(one => one.Id));
    }

    private void Buddies(Guid provider, List<Guid> files)
    {
        var anneke = Place(PlacementKind.Buddy, provider, new() { Name = "Anneke", Contact = "Via de coördinator, code MV-03", OpenFrom = Day(OpenFor), Languages = ["nl", "en"], Interests = ["walking", "cooking"], Parts = DayParts.Afternoon | DayParts.Evening });
        var kees = Place(PlacementKind.Buddy, provider, new() { Name = "Kees", Contact = "Via de coördinator, code MV-07", OpenFrom = Day(OpenFor), Languages = ["nl", "de"], Interests = ["cycling", "technology"], Parts = DayParts.Evening });
        var samira = Place(PlacementKind.Buddy, provider, new() { Name = "Samira", Contact = "Code MV-11", OpenFrom = Day(OpenFor), Languages = ["nl", "ar", "en"], Interests = ["cooking", "children"], Parts = DayParts.Morning | DayParts.Afternoon });
        var joost = Place(PlacementKind.Buddy, provider, new() { Name = "Joost", Contact = "Code MV-12", OpenFrom = Day(OpenFor), Languages = ["nl", "pl"], Interests = ["football", "music"], Parts = DayParts.Evening });
        var mieke = Place(PlacementKind.Buddy, provider, new() { Name = "Mieke", Contact = "Code MV-15", OpenFrom = Day(OpenFor), Languages = ["nl", "en", "fr"], Interests = ["reading", "city"] });
        foreach (var (name, interest) in (ReadOnlySpan<(string, string)>)[("Ans", "gardening"), ("Pim", "games"), ("Ria", "crafts")])
            Place(PlacementKind.Buddy, provider, new() { Name = name, Contact = "Via de coördinator", OpenFrom = Day(60), Languages = ["nl"], Interests = [interest, "walking"] });

        // Half a year of meetings: both may say how it went.
        var half = Begin(Wish(files[0], PlacementKind.Buddy, 230, "Ik wil Nederlands praten en wandelen.", ["walking"]), anneke, 215, 187);
        for (var ago = 173; ago > 5; ago -= 14)
            half.NoteMeeting(new(Day(ago), ago != 89, ago == 89 ? null : ago % 28 == 5 ? "walk" : "practise", ago == 89 ? "ill" : null, null, null), Day(ago), At(ago), _by);
        // Nobody wrote down for weeks that they met.
        var silent = Begin(Wish(files[1], PlacementKind.Buddy, 110, null, ["technology"]), kees, 90, 80);
        silent.NoteMeeting(new(Day(66), true, "library", null, Day(52), "Boeken geleend."), Day(66), At(66), _by);
        // Decided, and nobody answered yet; and agreed by both.
        Decide(Wish(files[2], PlacementKind.Buddy, 45, "Iemand die ook kinderen heeft.", ["children"]), samira, 20);
        var agreed = Decide(Wish(files[3], PlacementKind.Buddy, 30, null, ["football"]), joost, 6);
        agreed.Agree(PairParty.Receiver, null, Step(5));
        agreed.Agree(PairParty.Person, Day(-2), Step(4));
        // Over as it was meant.
        var over = Wish(files[4], PlacementKind.Buddy, 380, null, ["reading"]);
        var ended = Begin(over, mieke, 370, 360);
        ended.NoteMeeting(new(Day(300), true, "talk", null, null, null), Day(300), At(300), _by);
        ended.Evaluate(new(Day(170), "Ik ken nu mensen in mijn straat.", "Wij drinken nog steeds koffie.", false), Day(170), At(170), _by);
        ended.End(over, PlacementReasons.Finished, false, Step(165));
        // It did not go ahead: waits as long as before.
        var again = Wish(files[5], PlacementKind.Buddy, 200, "Het liefst in de avond.", ["music"]);
        Decide(again, mieke, 40).Decline(again, PairParty.Receiver, "no-time", Step(35));
        _db.PlacementRefusals.Add(PlacementRefusal.Of(again, mieke.Id, "times", Step(3)));
        var stopped = Wish(files[6], PlacementKind.Buddy, 90, null, []);
        stopped.EndConsent(Day(10));
        for (var i = 7; i < 12; i++)
            Wish(files[i], PlacementKind.Buddy, i * 9, null, i % 2 == 0 ? ["walking", "games"] : ["gardening"]);
    }

    private void Jobs(Guid provider, List<Guid> files)
    {
        var helper = Place(PlacementKind.Job, provider, new() { Name = "Hulp in de bouw", OpenFrom = Day(OpenFor), Capacity = 3, Skills = ["construction"], LeastMinutesAWeek = 24 * 60, Days = Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday, Parts = DayParts.Morning | DayParts.Afternoon });
        Place(PlacementKind.Job, provider, new() { Name = "Chauffeur bezorging", OpenFrom = Day(40), Capacity = 2, NeededSkills = ["driving"], Skills = ["logistics"], LeastMinutesAWeek = 32 * 60, Level = DutchLevel.A2 });
        Begin(Wish(files[12], PlacementKind.Job, 120, "Ik heb altijd gebouwd.", [], ["construction"], 32), helper, 70, 60);
        Decide(Wish(files[13], PlacementKind.Job, 60, null, [], ["construction"], 36), helper, 5).Agree(PairParty.Person, Day(-4), Step(3));
        Wish(files[14], PlacementKind.Job, 240, "Ik wil rijden.", [], ["driving", "logistics"], 40);
        Wish(files[15], PlacementKind.Job, 35, null, [], ["cleaning"], 10);
    }

    private void Classes(Guid provider, List<Guid> children)
    {
        var ordinary = Place(PlacementKind.School, provider, new() { Name = "Groep 3 en 4", OpenFrom = Day(OpenFor), Capacity = 4, SchoolKind = "ordinary", AgeFrom = 4, AgeTo = 12 });
        Place(PlacementKind.School, provider, new() { Name = "Internationale klas", OpenFrom = Day(OpenFor), Capacity = 6, SchoolKind = "international-class", AgeFrom = 4, AgeTo = 12, Languages = ["en"] });
        foreach (var (number, child) in children.Index())
        {
            var wish = PlacementWish.Ask(child, PlacementKind.School, new() { Since = Day(20 + (number * 12)), SchoolStay = number switch { 0 => "for-good", 1 => "in-between", _ => null } }, true, Day(0));
            _db.PlacementWishes.Add(wish);
            if (number == 0)
                Decide(wish, ordinary, 12).Agree(PairParty.Receiver, Day(-10), Step(8));
        }
    }

    private PlacementPlace Place(PlacementKind kind, Guid provider, PlaceTerms terms)
    {
        var place = PlacementPlace.Add(kind, provider, terms with { Municipality = _town });
        _db.PlacementPlaces.Add(place);
        return place;
    }

    private PlacementWish Wish(Guid file, PlacementKind kind, int ago, string? words, string[] interests, string[]? skills = null, int? hours = null)
    {
        var terms = new WishTerms
        {
            Since = Day(ago),
            Words = words,
            Interests = interests,
            Skills = skills ?? [],
            MinutesAWeek = hours * 60,
            ConsentOn = Day(ago),
            Languages = _languages.TryGetValue(file, out var language) ? [language] : [],
            Learns = kind == PlacementKind.Buddy ? ["nl"] : [],
        };
        var wish = PlacementWish.Ask(file, kind, terms, false, Day(0));
        _db.PlacementWishes.Add(wish);
        return wish;
    }

    private PlacementPair Decide(PlacementWish wish, PlacementPlace place, int ago)
    {
        var pair = PlacementPair.Decide(wish, place, 0, PairFit.Of(Seeker.Of(wish, PartialDate.Unknown, null), Vacancy.Of(place, 1), Day(ago)), Step(ago));
        _db.PlacementPairs.Add(pair);
        return pair;
    }

    private PlacementPair Begin(PlacementWish wish, PlacementPlace place, int decided, int began)
    {
        var pair = Decide(wish, place, decided);
        pair.Agree(PairParty.Receiver, null, Step(decided));
        pair.Agree(PairParty.Person, null, Step(began));
        pair.Begin(Step(began));
        return pair;
    }

    private PairHappened Step(int ago) => new(Day(ago), null, Day(ago), At(ago), _by);

    private DateOnly Day(int ago) => DutchCalendar.DateOf(At(ago));

    private DateTimeOffset At(int ago) => _now.AddDays(-ago);
}
