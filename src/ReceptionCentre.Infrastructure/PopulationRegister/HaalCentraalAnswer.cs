using System.Globalization;
using System.Text.Json;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;

namespace ReceptionCentre.Infrastructure.PopulationRegister;

/// <summary>
/// Reads an answer of Haal Centraal BRP Personen 2. Believes nothing: what has another form than described is left out, and
/// an answer without people in it is no answer.
/// </summary>
internal static class HaalCentraalAnswer
{
    public const string TooManyResults = "tooManyResults";

    private const int LongestText = 200, CodeLength = 40;
    private const string Home = "home", Postal = "postal", Abroad = "correspondence-abroad";

    /// <summary>Everybody in the answer; null when it cannot be read.</summary>
    public static IReadOnlyList<RegisteredPerson>? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Part(document.RootElement, "personen") is { ValueKind: JsonValueKind.Array } people
                ? [.. people.EnumerateArray().Where(person => person.ValueKind == JsonValueKind.Object).Select(Person)] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The code of a refusal, "paramsValidation"; never what it says of the question.</summary>
    public static string? ErrorCode(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Text(document.RootElement, "code") is { Length: <= CodeLength } code && code.All(char.IsAsciiLetterOrDigit) ? code : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RegisteredPerson Person(JsonElement person)
    {
        var (name, birth, stay, lines, suspended) = (Part(person, "naam"), Part(person, "geboorte"), Stay(person, "verblijfplaats"), Stay(person, "adressering"), Part(person, "opschortingBijhouding"));
        var usage = Usage(Text(Part(name, "aanduidingNaamgebruik"), "code"));
        var partner = usage == NameUsage.Own ? null : Partner(person);
        return new()
        {
            PartnerPrefix = Fitting(Text(partner, "voorvoegsel"), NameParts.PrefixLength),
            PartnerFamilyName = Text(partner, "geslachtsnaam") is { } partnerName and not "." ? partnerName : null,
            // Without the name it says nothing.
            Usage = partner is null ? NameUsage.Own : usage,
            Gender = Text(Part(person, "geslacht"), "code") switch { "M" => Gender.Man, "V" => Gender.Woman, "O" => Gender.Unknown, _ => null },
            BirthPlace = Fitting(Text(Part(birth, "plaats"), "omschrijving"), BirthFact.PlaceLength),
            BirthCountry = Text(Part(birth, "land"), "code") is { } country and not "0000" ? country : null,
            Bsn = Text(person, "burgerservicenummer") is { Length: 9 } bsn && bsn.All(char.IsAsciiDigit) ? bsn : null,
            GivenNames = Text(name, "voornamen"),
            Prefix = Fitting(Text(name, "voorvoegsel"), NameParts.PrefixLength),
            FamilyName = Text(name, "geslachtsnaam") is { } family and not "." ? family : null,
            Born = Date(Part(birth, "datum")),
            Nationalities = [.. List(person, "nationaliteiten").Select(Nationality).OfType<RegisteredNationality>()],
            Address = stay is null ? Lines(lines) : Address(stay.Value),
            Municipality = Text(Part(person, "gemeenteVanInschrijving"), "code"),
            IsSecret = Part(person, "geheimhoudingPersoonsgegevens") is { ValueKind: JsonValueKind.True },
            Suspended = suspended is null ? null : Suspended(Text(Part(suspended, "reden"), "code")),
            SuspendedOn = Date(Part(suspended, "datum")) ?? PartialDate.Unknown,
            InResearch = [.. Research(person, name, birth, stay ?? lines)],
        };
    }

    private static NameUsage Usage(string? code) => code switch
    {
        "P" => NameUsage.Partner,
        "V" => NameUsage.PartnerFirst,
        "N" => NameUsage.PartnerLast,
        _ => NameUsage.Own,
    };

    // The partner of now, else the last one: the name may be kept after a marriage.
    private static JsonElement? Partner(JsonElement person) => List(person, "partners").OrderBy(partner => Part(partner, "ontbindingHuwelijkPartnerschap") is not null)
        .Select(partner => Part(partner, "naam")).FirstOrDefault(name => Text(name, "geslachtsnaam") is not null);

    // With or without the addresses abroad, the group has another name.
    private static JsonElement? Stay(JsonElement person, string group) => Part(person, group) ?? Part(person, group + "Binnenland");

    private static RegisteredNationality? Nationality(JsonElement nationality)
    {
        var code = Text(nationality, "type") switch
        {
            "Staatloos" => "0499",
            "VastgesteldNietNederlander" => "0500",
            "BehandeldAlsNederlander" => "0002",
            "NationaliteitOnbekend" => "0000",
            _ => Text(Part(nationality, "nationaliteit"), "code"),
        };
        return code is null ? null : new(code, Date(Part(nationality, "datumIngangGeldigheid")) ?? PartialDate.Unknown);
    }

    private static RegisteredAddress? Address(JsonElement stay)
    {
        var (address, from, emptied) = (Part(stay, "verblijfadres"), Date(Part(stay, "datumVan")) ?? PartialDate.Unknown, IsEmptied(stay));
        return Text(stay, "type") switch
        {
            "Adres" => new(
                Text(Part(stay, "functieAdres"), "code") == "B" ? Postal : Home, Fitting(Street(address), AddressFact.StreetLength),
                Fitting(Text(address, "postcode"), AddressFact.PostcodeLength), Fitting(Text(address, "woonplaats"), AddressFact.PlaceLength), null, from, emptied),
            "Locatie" => new(Home, Text(address, "locatiebeschrijving"), null, null, null, from, emptied),
            "VerblijfplaatsBuitenland" when address is not null => new(
                Abroad, Text(address, "regel1") ?? Text(address, "regel2"), null,
                Fitting(Joined(Text(address, "regel1") is null ? null : Text(address, "regel2"), Text(address, "regel3")), AddressFact.PlaceLength),
                Text(Part(address, "land"), "code"), from, emptied),
            _ => null,
        };
    }

    private static string? Street(JsonElement? address) => Joined(
        Text(address, "officieleStraatnaam") ?? Text(address, "korteStraatnaam"), Text(Part(address, "aanduidingBijHuisnummer"), "omschrijving"),
        $"{Number(address, "huisnummer")}{Text(address, "huisletter")}{Addition(Text(address, "huisnummertoevoeging"))}");

    private static string? Addition(string? addition) => addition is null || addition.StartsWith('-') ? addition : $"-{addition}";

    // After a search the address is two lines, to tell people apart.
    private static RegisteredAddress? Lines(JsonElement? lines) => Text(lines, "adresregel1") is { } first
        ? new(null, first, null, Text(lines, "adresregel2"), null, PartialDate.Unknown, IsEmptied(lines!.Value)) : null;

    private static bool IsEmptied(JsonElement stay) => Part(stay, "indicatieVastgesteldVerblijftNietOpAdres") is { ValueKind: JsonValueKind.True };

    private static Suspension Suspended(string? code) => code switch
    {
        "O" => Suspension.Deceased,
        "E" => Suspension.Emigrated,
        "M" => Suspension.ByMinister,
        "R" => Suspension.NonResident,
        "F" => Suspension.Mistake,
        _ => Suspension.Unknown,
    };

    private static IEnumerable<RegisteredPart> Research(JsonElement person, JsonElement? name, JsonElement? birth, JsonElement? stay)
    {
        var own = Part(person, "inOnderzoek");
        if (Part(name, "inOnderzoek") is not null)
            yield return RegisteredPart.Name;
        if (Part(birth, "inOnderzoek") is not null)
            yield return RegisteredPart.Birth;
        if (Part(own, "geslacht") is { ValueKind: JsonValueKind.True })
            yield return RegisteredPart.Gender;
        if (List(person, "nationaliteiten").Any(nationality => Part(nationality, "inOnderzoek") is not null))
            yield return RegisteredPart.Nationality;
        if (Part(own, "burgerservicenummer") is { ValueKind: JsonValueKind.True })
            yield return RegisteredPart.Bsn;
        if (Part(stay, "inOnderzoek") is not null || Part(Part(stay, "verblijfadres"), "inOnderzoek") is not null)
            yield return RegisteredPart.Address;
        if (Part(own, "gemeenteVanInschrijving") is { ValueKind: JsonValueKind.True })
            yield return RegisteredPart.Municipality;
    }

    private static PartialDate? Date(JsonElement? date)
    {
        var (year, month) = (Number(date, "jaar"), Number(date, "maand"));
        return Text(date, "type") switch
        {
            "Datum" when DateOnly.TryParseExact(Text(date, "datum"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole)
                && PartialDate.TryOf(whole.Year, whole.Month, whole.Day, out var found) => found,
            "JaarMaandDatum" when year is { } y && month is { } m && PartialDate.TryOf(y, m, null, out var found) => found,
            "JaarDatum" when year is { } y && PartialDate.TryOf(y, null, null, out var found) => found,
            "DatumOnbekend" => PartialDate.Unknown,
            _ => null,
        };
    }

    private static JsonElement? Part(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? part : null;

    private static IEnumerable<JsonElement> List(JsonElement parent, string name) =>
        Part(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object) : [];

    // Control characters and endless texts are nobody's name; spaces are single.
    private static string? Text(JsonElement? parent, string name) =>
        Part(parent, name) is { ValueKind: JsonValueKind.String } value && Joined(value.GetString()!.Split(' ')) is { Length: <= LongestText } text && !text.Any(char.IsControl) ? text : null;

    private static string? Fitting(string? text, int most) => text?.Length <= most ? text : null;

    private static int? Number(JsonElement? parent, string name) =>
        Part(parent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    private static string? Joined(params string?[] parts) => string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text ? text : null;
}
