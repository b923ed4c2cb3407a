using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Domain.Linking;

/// <summary>A fact of which both have another one, and only one can hold: somebody chooses.</summary>
/// <param name="Group">"Name".</param>
/// <param name="SecondByDefault">That of the second is proposed: told by the population register, else more complete, else newer.</param>
public sealed record FactChoice(string Group, IReadOnlyList<DatedFact> OfFirst, IReadOnlyList<DatedFact> OfSecond, bool SecondByDefault);

/// <summary>Where a fact goes in a link.</summary>
/// <param name="Group">Of facts of which one holds at a time; null = several hold beside each other.</param>
public sealed record FactPlace(DatedFact Fact, Guid From, Guid To, string? Group);

/// <summary>Which facts of two registrations can stand beside each other, which exclude each other, and where each goes.</summary>
public static class LinkedFacts
{
    public const string Name = "Name", Birth = "Birth", Gender = "Gender", Bsn = "Bsn", VNumber = "VNumber", Address = "Address", Language = "Language", Nationality = "Nationality";
    private const string Contact = "Contact-";

    // Sources that are checked before they are written down.
    private static readonly HashSet<string> Registers = new(StringComparer.Ordinal) { "brp", "rni" };

    /// <summary>What somebody has to choose: both have it, it differs, and only one can hold.</summary>
    public static IReadOnlyList<FactChoice> Choices(Person first, Person second, DateOnly today)
    {
        var (ofFirst, ofSecond) = (Holding(first, second, today), Holding(second, first, today));
        return
        [
            .. from mine in ofFirst.Where(held => held.Group is not null).GroupBy(held => held.Group!, StringComparer.Ordinal)
               join theirs in ofSecond.Where(held => held.Group is not null).GroupBy(held => held.Group!, StringComparer.Ordinal) on mine.Key equals theirs.Key
               where !mine.Select(held => held.Value).ToHashSet().SetEquals(theirs.Select(held => held.Value))
               select new FactChoice(mine.Key, [.. mine.Select(held => held.Fact)], [.. theirs.Select(held => held.Fact)], IsBetter([.. theirs], [.. mine])),
        ];
    }

    /// <summary>
    /// Where every fact goes. Of what excludes each other one leads and the other is set aside: it goes to, or stays with, the
    /// other registration. What can stand beside each other comes together, the same thing once. What ended comes along; what
    /// was withdrawn stays where it was never true.
    /// </summary>
    /// <param name="otherLeads">Groups in which the fact of the other registration leads.</param>
    public static IReadOnlyList<FactPlace> Places(Person leading, Person other, IReadOnlySet<string> otherLeads, DateOnly today)
    {
        var (mine, theirs) = (Holding(leading, other, today), Holding(other, leading, today));
        var places = new List<FactPlace>();
        foreach (var group in mine.Concat(theirs).Select(held => held.Group).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var (ofLeading, ofOther) = (mine.Where(held => held.Group == group).ToList(), theirs.Where(held => held.Group == group).ToList());
            var fromOther = ofLeading.Count == 0 || (ofOther.Count > 0 && otherLeads.Contains(group));
            places.AddRange(ofLeading.Select(held => new FactPlace(held.Fact, leading.Id, fromOther ? other.Id : leading.Id, group)));
            places.AddRange(ofOther.Select(held => new FactPlace(held.Fact, other.Id, fromOther ? leading.Id : other.Id, group)));
        }
        var there = mine.Concat(theirs).Where(held => held.Group is not null && places.Exists(place => place.Fact == held.Fact && place.To == leading.Id))
            .Select(held => held.Value).ToHashSet();
        foreach (var (held, from) in mine.Where(held => held.Group is null).Select(held => (held, leading.Id)).Concat(theirs.Where(held => held.Group is null).Select(held => (held, other.Id))))
            places.Add(new(held.Fact, from, there.Add(held.Value) ? leading.Id : other.Id, null));
        places.AddRange(All(other).Where(fact => fact.Stands && !theirs.Exists(held => held.Fact == fact)).Select(fact => new FactPlace(fact, other.Id, leading.Id, null)));
        return places;
    }

    /// <summary>Of which facts this is one, when one of them holds at a time; null = several hold beside each other.</summary>
    public static string? GroupOf(DatedFact fact) => fact switch
    {
        NameFact => Name,
        BirthFact => Birth,
        GenderFact => Gender,
        IdentityNumberFact number => number.Kind == IdentityNumberKind.Bsn ? Bsn : VNumber,
        ContactDetailFact detail => Contact + detail.Kind,
        AddressFact => Address,
        LanguageFact { Preferred: true } => Language,
        _ => null,
    };

    /// <summary>Every fact of a person, of all kinds.</summary>
    public static IReadOnlyList<DatedFact> All(Person person) =>
    [
        .. person.Names, .. person.Births, .. person.Genders, .. person.Nationalities, .. person.Numbers, .. person.Documents, .. person.Languages,
        .. person.ContactDetails, .. person.Addresses, .. person.Protections,
    ];

    private static List<Held> Holding(Person person, Person other, DateOnly today)
    {
        var exclude = Excludes(person, other, today);
        return [.. All(person).Where(fact => HoldsFrom(fact, today)).Select(fact => new Held(fact, exclude && fact is NationalityFact ? Nationality : GroupOf(fact), Value(fact)))];
    }

    private static bool HoldsFrom(DatedFact fact, DateOnly today) => fact.Stands && (fact.Until is null || fact.Until > PartialDate.Of(today));

    // That there is no (known) nationality does not stand beside one.
    private static bool Excludes(Person person, Person other, DateOnly today)
    {
        var all = person.Nationalities.Concat(other.Nationalities).Where(fact => HoldsFrom(fact, today)).ToList();
        return all.Exists(fact => fact.StandsAlone) && all.DistinctBy(fact => fact.Code).Count() > 1;
    }

    private static object Value(DatedFact fact) => fact switch
    {
        NameFact name => name.Parts,
        BirthFact birth => (birth.Born, birth.Country, birth.Place),
        GenderFact gender => gender.Gender,
        IdentityNumberFact number => (number.Kind, number.Value),
        ContactDetailFact detail => (detail.Kind, detail.Value),
        AddressFact address => (address.Kind, address.Street, address.Postcode, address.Place),
        LanguageFact language => ("language", language.Code),
        NationalityFact nationality => ("nationality", nationality.Code),
        IdentityDocumentFact document => (document.Kind, document.Number, document.ValidUntil),
        _ => fact.GetType(),
    };

    private static bool IsBetter(IReadOnlyCollection<Held> these, IReadOnlyCollection<Held> those)
    {
        var (one, two) = (Worth(these), Worth(those));
        return one.CompareTo(two) > 0;
    }

    private static (bool Register, int Complete, DateTimeOffset RecordedAt) Worth(IReadOnlyCollection<Held> facts) =>
        (facts.Any(held => Registers.Contains(held.Fact.Source)), facts.Max(held => Completeness(held.Fact)), facts.Max(held => held.Fact.RecordedAt));

    private static int Completeness(DatedFact fact) => fact switch
    {
        NameFact name => new[] { name.GivenNames, name.Prefix, name.FamilyName, name.OwnScript, name.PartnerFamilyName }.Count(part => part is not null),
        BirthFact birth => (birth.Born.IsComplete ? 3 : birth.Born.IsUnknown ? 0 : 1) + (birth.Country is null ? 0 : 1) + (birth.Place is null ? 0 : 1),
        GenderFact gender => gender.Gender == Newcomers.Gender.Unknown ? 0 : 1,
        AddressFact address => new[] { address.Street, address.Postcode, address.Place }.Count(part => part is not null),
        NationalityFact nationality => nationality.Code == NationalityFact.Unknown ? 0 : 1,
        _ => 0,
    };

    private sealed record Held(DatedFact Fact, string? Group, object Value);
}
