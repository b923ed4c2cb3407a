using System.Globalization;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Infrastructure.Persistence.Bulk;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// The organisations of the region and what they offer, once for the whole region and the same whatever the seed; and who of
/// the people has one of the counted places.
/// </summary>
internal sealed class DemoDirectory
{
    /// <summary>Stands for the directory where a place in the row of people is asked for; it is before the first of them.</summary>
    private const int Place = -1;

    // So many parties of the row are asked whether they have a place; who comes later finds the places taken.
    private const int Parties = 3_000, MostWaiting = 3, FewPlaces = 10;

    // The directory is older than the first people of the region.
    private const int OpenFor = 14 * 365;

    private readonly Dictionary<string, IReadOnlyList<Offer>> _ofTown;

    private DemoDirectory(DateOnly today, BulkTables tables)
    {
        var made = new DemoPerson(Place);
        foreach (var rows in DemoFiles.All.Offers.GroupBy(row => row.Provider))
        {
            var first = rows.First();
            var address = string.Concat(NameMatchingLetters(first.Provider));
            var provider = Provider.Add(new(
                first.Provider, first.Kind, first.Contact, string.Create(CultureInfo.InvariantCulture, $"06 00 10 {made.Records.Count / 100:00} {made.Records.Count % 100:00}"),
                $"info@{address}.example", $"https://www.{address}.example", first.Municipality is { } town ? [town] : [])
            {
                Marks = MarksOf(first, made.Records.Count, today),
            });
            made.Add(provider);
            foreach (var row in rows)
                made.Add(Offer.Add(provider, row.Terms(today, today.AddDays(-OpenFor)), today.AddDays(-row.CheckedAgo)));
            if (first.Municipality is not null && AgreementOf(first, made.Records.Count, today) is { } terms)
                made.Add(ProviderAgreement.Make(provider, terms));
        }
        new DemoIds(tables, seed: 0).Give([made]);
        Records = made.Records;
        Offers = [.. made.Records.OfType<Offer>()];
        _ofTown = DemoTown.All.ToDictionary(
            town => town.Code, town => (IReadOnlyList<Offer>)[.. Offers.Where(offer => offer.OpenUntil is null && (offer.Municipality ?? town.Code) == town.Code)]);
    }

    /// <summary>Providers and offers, to be written once.</summary>
    public IReadOnlyCollection<object> Records { get; }

    public IReadOnlyList<Offer> Offers { get; }

    public static DemoDirectory Of(DateOnly today, BulkTables tables) => new(today, tables);

    /// <summary>What somebody in a town can be referred to.</summary>
    public IReadOnlyList<Offer> For(string municipality) => _ofTown[municipality];

    /// <summary>
    /// Who has a counted place, or waits for one: the places are given out in the order of the row, so never more than there
    /// are. By the number of the party; for the head of it.
    /// </summary>
    public IReadOnlyDictionary<int, DemoSeat> SeatsOf(int seed, DateOnly today)
    {
        var dice = Dice.Of(seed, Place).For("seats");
        // The small ones of the town of the demonstration are full and have a waiting list, the others are half empty or
        // nearly full. Who is surely there still is in the caseload of the demonstration.
        var counted = Offers.Where(offer => PlacesOf(offer) is not null).ToList();
        var full = counted.Where(offer => offer.Municipality == DemoTown.All[0].Code && PlacesOf(offer) <= FewPlaces).ToHashSet();
        var left = counted.ToDictionary(
            offer => offer, offer => full.Contains(offer) ? (Free: PlacesOf(offer)!.Value, Waiting: MostWaiting) : (Free: PlacesOf(offer)!.Value * dice.Between(35, 90) / 100, Waiting: 0));
        var seats = new Dictionary<int, DemoSeat>();
        for (var (number, index) = (0, StoryPeople.Count); number < Parties; number++)
        {
            var place = DemoPlace.Of(index);
            index = place.First + place.Size;
            var party = DemoParty.Of(seed, place, today);
            var stay = party.Stays[^1];
            if (party.Motive.IsProtected || stay.Ended is not null || stay.Arrived > today.AddDays(-40) || !dice.Chance(85))
                continue;
            var free = For(stay.Town.Code).Where(offer => left.TryGetValue(offer, out var room) && (room.Free > 0 || room.Waiting > 0) && !IsForChildren(offer)).ToList();
            if (free.Count > 0)
                free = free.Where(full.Contains).ToList() is { Count: > 0 } small && party.OfTheCaseworker ? small : [.. free.Where(offer => !full.Contains(offer))];
            if (free.Count == 0)
                continue;
            var offered = dice.Pick(free);
            var (places, waiting) = left[offered];
            seats[place.Number] = new(offered, places > 0);
            left[offered] = places > 0 ? (places - 1, waiting) : (0, waiting - 1);
        }
        return seats;
    }

    public static bool IsForChildren(Offer offer) => offer.Track == "school";

    /// <summary>How many can be in it; the places of the directory are the same from the start. Null = nobody counts them.</summary>
    public static int? PlacesOf(Offer offer) => offer.RoomOn(offer.OpenFrom).Places;

    // Each second school has the mark that the Act asks for; with some it soon ends.
    private static IReadOnlyList<MarkTerms> MarksOf(OfferRow first, int number, DateOnly today) => first.Kind switch
    {
        "language-school" => [new("blik-op-werk", string.Create(CultureInfo.InvariantCulture, $"BOW-{1000 + number}"), today.AddDays(20 + (number * 41 % 700)))],
        "school" => [new("education-inspection", null, null)],
        _ => [],
    };

    private static AgreementTerms? AgreementOf(OfferRow first, int number, DateOnly today) => first.Kind switch
    {
        "language-school" => new(
            first.Municipality, "contract", "Taallessen voor nieuwkomers", string.Create(CultureInfo.InvariantCulture, $"C-{2000 + number}"), "purchased", today.AddDays(-400), today.AddDays(30 + (number * 29 % 400)),
            [
                new(AgreementParty.Provider, "Elk kwartaal doorgeven wie er was", today.AddDays(-12 + (number % 3 * 20)), null), new(AgreementParty.Provider, "Binnen twee weken antwoord op een verwijzing", null, null),
                new(AgreementParty.Municipality, "Betalen binnen 30 dagen", null, null),
            ]),
        "employer" => new(
            first.Municipality, "employer", "Meebetalen aan taalles op het werk", null, "employer", today.AddDays(-200), today.AddDays(165),
            [new(AgreementParty.Provider, "De helft van de les in werktijd", null, null), new(AgreementParty.Municipality, "Een docent regelen", today.AddDays(-150), today.AddDays(-160))]),
        _ => null,
    };

    private static IEnumerable<char> NameMatchingLetters(string name) =>
        name.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant().Where(char.IsAsciiLetterLower);
}

/// <summary>A place of an offer with counted places, or a place on its waiting list.</summary>
internal sealed record DemoSeat(Offer Offer, bool HoldsPlace);
