using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Domain.PopulationRegister;

/// <summary>How what we know and what the register knows are alike.</summary>
public enum Likeness
{
    Same = 1,
    Differs = 2,
    OnlyThere = 3,
    OnlyHere = 4,

    /// <summary>Neither knows it.</summary>
    Nowhere = 5,
}

/// <summary>Of which kind a value is: how it is put into words.</summary>
public enum ComparedValueKind
{
    Words = 1,

    /// <summary>Number YYYYMMDD with zeros for what is unknown.</summary>
    Date = 2,

    /// <summary>Code of the list "nationalities".</summary>
    Nationality = 3,

    /// <summary>Code of the list "address-kinds".</summary>
    AddressKind = 4,

    /// <summary>Code of the list "countries".</summary>
    Country = 5,

    /// <summary>Name of a <see cref="Newcomers.Gender"/>.</summary>
    Gender = 6,

    /// <summary>Name of a <see cref="Newcomers.NameUsage"/>.</summary>
    NameUsage = 7,
}

/// <param name="Label">What part of the fact it is, where there are more: "GivenNames".</param>
public sealed record ComparedValue(ComparedValueKind Kind, string Text, string? Label = null);

/// <param name="NameChangedOn">The name changed on this day; null = what we had was wrong.</param>
public sealed record TakeOverTerms(DateOnly Today, PartialDate? NameChangedOn, Provenance Provenance);

/// <summary>
/// One thing that both the centre and the register know: shown side by side, and taken over by itself. What the centre
/// learns to know about people later becomes one more of these.
/// </summary>
public abstract class ComparedFact
{
    /// <summary>Everything that is compared, in the order of the screen.</summary>
    public static readonly IReadOnlyList<ComparedFact> All = [new ComparedName(), new ComparedBirth(), new ComparedGender(), new ComparedNationalities(), new ComparedBsn(), new ComparedAddress()];

    private protected ComparedFact()
    {
    }

    /// <summary>"Name": also the value of its tick and the end of the key of its words.</summary>
    public string Key => Part.ToString();

    public abstract RegisteredPart Part { get; }

    /// <summary>What we know on a day; empty when we do not.</summary>
    public abstract IReadOnlyList<ComparedValue> Here(Person person, DateOnly today);

    /// <summary>What the register told; empty when it does not know.</summary>
    public abstract IReadOnlyList<ComparedValue> There(RegisteredPerson registered);

    /// <summary>Whether ours may give it away: a hidden address.</summary>
    public virtual bool IsLockedHere(Person person, DateOnly today) => false;

    public virtual bool IsLockedThere(RegisteredPerson registered) => false;

    public virtual Likeness Compare(Person person, RegisteredPerson registered, DateOnly today) => (Here(person, today), There(registered)) switch
    {
        ({ Count: 0 }, { Count: 0 }) => Likeness.Nowhere,
        ({ Count: 0 }, _) => Likeness.OnlyThere,
        (_, { Count: 0 }) => Likeness.OnlyHere,
        var (here, there) => here.SequenceEqual(there) ? Likeness.Same : Likeness.Differs,
    };

    /// <summary>There is something to take over.</summary>
    public virtual bool MayBeTakenOver(Person person, RegisteredPerson registered, DateOnly today) =>
        Compare(person, registered, today) is Likeness.Differs or Likeness.OnlyThere;

    /// <summary>Records what the register told as a fact of ours, with the register as its source.</summary>
    public abstract void TakeOver(Person person, RegisteredPerson registered, TakeOverTerms terms);

    /// <summary>A number that is recorded already and is not the register's: another person.</summary>
    public static bool IsSomebodyElse(Person person, RegisteredPerson registered) =>
        registered.Bsn is not null && person.Numbers.FirstOrDefault(fact => fact.Stands && fact.Kind == IdentityNumberKind.Bsn) is { } number && number.Value != registered.Bsn;

    private protected static IReadOnlyList<ComparedValue> Values(params (ComparedValueKind Kind, string? Text, string? Label)[] values) =>
        [.. values.Where(value => !string.IsNullOrEmpty(value.Text)).Select(value => new ComparedValue(value.Kind, value.Text!, value.Label))];
}

/// <summary>Given names, prefix and family name. What we call the person and the own script are ours and stay.</summary>
internal sealed class ComparedName : ComparedFact
{
    public override RegisteredPart Part => RegisteredPart.Name;

    public override IReadOnlyList<ComparedValue> Here(Person person, DateOnly today) =>
        person.NameOn(today) is var name ? Values(name.GivenNames, name.Prefix, name.FamilyName, name.PartnerPrefix, name.PartnerFamilyName, name.Usage) : [];

    public override IReadOnlyList<ComparedValue> There(RegisteredPerson registered) => Values(
        registered.GivenNames, registered.Prefix, registered.FamilyName, registered.PartnerPrefix, registered.PartnerFamilyName, registered.Usage);

    public override void TakeOver(Person person, RegisteredPerson registered, TakeOverTerms terms)
    {
        var ours = person.NameOn(terms.Today);
        var name = ours with
        {
            GivenNames = registered.GivenNames,
            Prefix = registered.Prefix,
            FamilyName = registered.FamilyName,
            PartnerPrefix = registered.PartnerPrefix,
            PartnerFamilyName = registered.PartnerFamilyName,
            Usage = registered.Usage,
            NoGivenNames = ours.NoGivenNames && registered.GivenNames is null,
            NoFamilyName = ours.NoFamilyName && registered.FamilyName is null,
        };
        if (terms.NameChangedOn is { } from)
            person.ChangeName(name, from, terms.Provenance);
        else
            person.CorrectName(name, terms.Today, terms.Provenance);
    }

    // A partner's name counts where the person goes by it.
    private static IReadOnlyList<ComparedValue> Values(string? given, string? prefix, string? family, string? partnerPrefix, string? partner, NameUsage usage)
    {
        var goesBy = usage != NameUsage.Own && partner is not null;
        return Values(
            (ComparedValueKind.Words, given, nameof(NameParts.GivenNames)), (ComparedValueKind.Words, prefix, nameof(NameParts.Prefix)),
            (ComparedValueKind.Words, family, nameof(NameParts.FamilyName)), (ComparedValueKind.NameUsage, goesBy ? usage.ToString() : null, null),
            (ComparedValueKind.Words, goesBy ? partnerPrefix : null, nameof(NameParts.PartnerPrefix)), (ComparedValueKind.Words, goesBy ? partner : null, nameof(NameParts.PartnerFamilyName)));
    }
}

internal sealed class ComparedBirth : ComparedFact
{
    public override RegisteredPart Part => RegisteredPart.Birth;

    public override IReadOnlyList<ComparedValue> Here(Person person, DateOnly today) =>
        person.Births.Current(today) is { } birth ? Values(birth.Born, birth.Place, birth.Country) : [];

    public override IReadOnlyList<ComparedValue> There(RegisteredPerson registered) => Values(registered.Born, registered.BirthPlace, registered.BirthCountry);

    // The register may know less than we do: then it says nothing against us.
    public override Likeness Compare(Person person, RegisteredPerson registered, DateOnly today)
    {
        var likeness = base.Compare(person, registered, today);
        return likeness == Likeness.Differs && !There(registered).Except(Here(person, today)).Any() ? Likeness.Same : likeness;
    }

    public override void TakeOver(Person person, RegisteredPerson registered, TakeOverTerms terms)
    {
        var ours = person.Births.Current(terms.Today);
        var born = registered.Born is { IsUnknown: false } told ? told : ours?.Born ?? PartialDate.Unknown;
        person.RecordBirth(born, registered.BirthCountry ?? ours?.Country, terms.Today, terms.Provenance, registered.BirthPlace ?? ours?.Place);
    }

    // A date of which nothing is known says nothing.
    private static IReadOnlyList<ComparedValue> Values(PartialDate? born, string? place, string? country) => Values(
        (ComparedValueKind.Date, born is { IsUnknown: false } known ? known.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null, null),
        (ComparedValueKind.Words, place, nameof(BirthFact.Place)), (ComparedValueKind.Country, country, null));
}

/// <summary>As recorded. "Unknown" in the register says nothing.</summary>
internal sealed class ComparedGender : ComparedFact
{
    public override RegisteredPart Part => RegisteredPart.Gender;

    public override IReadOnlyList<ComparedValue> Here(Person person, DateOnly today) => Values(person.GenderOn(today));

    public override IReadOnlyList<ComparedValue> There(RegisteredPerson registered) => Values(registered.Gender);

    public override void TakeOver(Person person, RegisteredPerson registered, TakeOverTerms terms) => person.CorrectGender(registered.Gender!.Value, terms.Today, terms.Provenance);

    private static IReadOnlyList<ComparedValue> Values(Gender? gender) => gender is null or Gender.Unknown ? [] : Values((ComparedValueKind.Gender, gender.ToString(), null));
}

/// <summary>Nationalities hold beside each other: those of the register that we lack are added, ours stay.</summary>
internal sealed class ComparedNationalities : ComparedFact
{
    private const string Unknown = "0000";

    public override RegisteredPart Part => RegisteredPart.Nationality;

    public override IReadOnlyList<ComparedValue> Here(Person person, DateOnly today) =>
        Values([.. person.Nationalities.On(today).Select(fact => (ComparedValueKind.Nationality, (string?)fact.Code, (string?)null)).Distinct().OrderBy(value => value.Item2, StringComparer.Ordinal)]);

    public override IReadOnlyList<ComparedValue> There(RegisteredPerson registered) => Values(
        [.. registered.Nationalities.Where(one => one.Code != Unknown).Select(one => (ComparedValueKind.Nationality, (string?)one.Code, (string?)null)).Distinct().OrderBy(value => value.Item2, StringComparer.Ordinal)]);

    public override bool MayBeTakenOver(Person person, RegisteredPerson registered, DateOnly today) => There(registered).Except(Here(person, today)).Any();

    public override void TakeOver(Person person, RegisteredPerson registered, TakeOverTerms terms)
    {
        foreach (var nationality in registered.Nationalities.Where(one => one.Code != Unknown))
            person.AddNationality(nationality.Code, nationality.From, terms.Provenance);
    }
}

/// <summary>A number is taken over by somebody who had none; whoever has another is somebody else.</summary>
internal sealed class ComparedBsn : ComparedFact
{
    public override RegisteredPart Part => RegisteredPart.Bsn;

    public override IReadOnlyList<ComparedValue> Here(Person person, DateOnly today) =>
        Values((ComparedValueKind.Words, person.Numbers.FirstOrDefault(fact => fact.Stands && fact.Kind == IdentityNumberKind.Bsn)?.Value, null));

    public override IReadOnlyList<ComparedValue> There(RegisteredPerson registered) => Values((ComparedValueKind.Words, registered.Bsn, null));

    public override bool MayBeTakenOver(Person person, RegisteredPerson registered, DateOnly today) => Compare(person, registered, today) == Likeness.OnlyThere;

    public override void TakeOver(Person person, RegisteredPerson registered, TakeOverTerms terms) =>
        person.RecordNumber(IdentityNumberKind.Bsn, registered.Bsn!, terms.Provenance);
}

/// <summary>Where the person is registered. A secret address, and one that we keep hidden already, is hidden.</summary>
internal sealed class ComparedAddress : ComparedFact
{
    public override RegisteredPart Part => RegisteredPart.Address;

    public override IReadOnlyList<ComparedValue> Here(Person person, DateOnly today) =>
        person.Addresses.Current(today) is { } address ? Values(null, address.Street, address.Postcode, address.Place, null) : [];

    public override IReadOnlyList<ComparedValue> There(RegisteredPerson registered) =>
        registered.Address is { } address ? Values(address.Kind, address.Street, address.Postcode, address.Place, address.Country) : [];

    public override bool IsLockedHere(Person person, DateOnly today) => person.Addresses.Current(today)?.IsLocked == true;

    public override bool IsLockedThere(RegisteredPerson registered) => registered.IsSecret;

    public override Likeness Compare(Person person, RegisteredPerson registered, DateOnly today)
    {
        var likeness = base.Compare(person, registered, today);
        if (likeness != Likeness.Differs)
            return likeness;
        var (here, there) = (person.Addresses.Current(today)!, registered.Address!);
        return Alike(here.Street, there.Street) && Alike(here.Postcode, there.Postcode) && Alike(here.Place, there.Place) ? Likeness.Same : Likeness.Differs;
    }

    /// <summary>An address where the person was found not to live is shown, and not taken over. A secret that we keep open is.</summary>
    public override bool MayBeTakenOver(Person person, RegisteredPerson registered, DateOnly today) =>
        registered.Address is { Street: not null, IsEmptied: false } &&
        (base.MayBeTakenOver(person, registered, today) || (registered.IsSecret && !IsLockedHere(person, today)));

    public override void TakeOver(Person person, RegisteredPerson registered, TakeOverTerms terms)
    {
        var (now, there) = (person.Addresses.Current(terms.Today), registered.Address!);
        var kind = registered.IsSecret || now?.IsLocked == true ? AddressFact.Hidden : there.Kind!;
        // What we recorded after the person was registered there gives way today: until now we knew no better.
        var today = PartialDate.Of(terms.Today);
        var from = there.From > today || (now is not null && now.From >= there.From) ? today : there.From;
        person.RecordAddress(new(kind, there.Street, there.Postcode, there.Place), from, terms.Provenance);
    }

    private static IReadOnlyList<ComparedValue> Values(string? kind, string? street, string? postcode, string? place, string? country) => Values(
        (ComparedValueKind.Words, street, null), (ComparedValueKind.Words, postcode, null), (ComparedValueKind.Words, place, null),
        (ComparedValueKind.Country, country, null), (ComparedValueKind.AddressKind, street is null ? null : kind, null));

    private static bool Alike(string? one, string? other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));
}
