using System.Globalization;
using System.Text.Json.Nodes;

namespace ReceptionCentre.Fakes.PopulationRegister;

/// <summary>
/// One invented person, from how the register keeps people to how the interface tells them. Whole: the field list of a
/// question takes out what was asked. Left out are custody (the data holds an older form of it) and how somebody is
/// addressed in a letter.
/// </summary>
internal sealed class RegisterPerson(JsonObject kept)
{
    private const string Unknown = ".", UnknownCountry = "0000";

    public string Bsn { get; } = kept["burgerservicenummer"]!.GetValue<string>();
    public string? FamilyName => Text("naam.geslachtsnaam");
    public string? GivenNames => Text("naam.voornamen");
    public string? NamePrefix => Text("naam.voorvoegsel");
    public string? Born => Text("geboorte.datum");
    public string? Gender => Text("geslacht.code");
    public string? Municipality => Text("gemeenteVanInschrijving.code");
    public string? Postcode => Text("verblijfplaats.postcode");
    public string? Number => Text("verblijfplaats.huisnummer");
    public string? Letter => Text("verblijfplaats.huisletter");
    public string? Addition => Text("verblijfplaats.huisnummertoevoeging");
    public string? Street => Text("verblijfplaats.straat");
    public string? ObjectId => Text("verblijfplaats.adresseerbaarObjectIdentificatie");
    public string? AddressId => Text("verblijfplaats.nummeraanduidingIdentificatie");
    public bool IsDeceased => kept["overlijden"] is not null || Text("opschortingBijhouding.reden.code") == "O";

    /// <summary>A card that was made by mistake is not told to anybody.</summary>
    public bool IsMistake => Text("opschortingBijhouding.reden.code") == "F";

    /// <summary>As the answer to a question by number.</summary>
    public JsonObject Whole(DateOnly today)
    {
        var person = new JsonObject
        {
            ["aNummer"] = Text("aNummer"),
            ["burgerservicenummer"] = Bsn,
            ["datumEersteInschrijvingGBA"] = Date("datumEersteInschrijvingGBA"),
            ["geslacht"] = Table("geslacht"),
            ["naam"] = Name(kept["naam"], kept["persoonInOnderzoek"]),
            ["geboorte"] = Birth(kept["geboorte"], kept["persoonInOnderzoek"]),
            ["leeftijd"] = IsDeceased ? null : RegisterDates.Age(Born, today),
            ["nationaliteiten"] = List("nationaliteiten", Nationality),
            ["verblijfplaats"] = Stay(),
            ["adressering"] = AddressLines(),
            ["immigratie"] = Immigration(),
            ["gemeenteVanInschrijving"] = Table("gemeenteVanInschrijving"),
            ["datumInschrijvingInGemeente"] = Date("datumInschrijvingInGemeente"),
            ["overlijden"] = Death(),
            ["verblijfstitel"] = Title(),
            ["indicatieCurateleRegister"] = kept["indicatieCurateleRegister"]?.DeepClone(),
            ["uitsluitingKiesrecht"] = kept["uitsluitingKiesrecht"]?.DeepClone(),
            ["europeesKiesrecht"] = kept["europeesKiesrecht"]?["aanduiding"] is { } vote ? new JsonObject { ["aanduiding"] = vote.DeepClone() } : null,
            ["partners"] = List("partners", Partner),
            ["kinderen"] = List("kinderen", Child),
            ["ouders"] = List("ouders", Parent),
            ["inOnderzoek"] = InResearch.Of(kept["persoonInOnderzoek"], InResearch.Person, "datumIngangOnderzoekPersoon"),
        };
        AddFlags(person);
        return Without(person)!;
    }

    // Delivered with every answer, asked for or not.
    private void AddFlags(JsonObject person)
    {
        if (Text("geheimhoudingPersoonsgegevens") is { } secret && secret != "0")
            person["geheimhoudingPersoonsgegevens"] = true;
        if (kept["opschortingBijhouding"] is not null)
            person["opschortingBijhouding"] = new JsonObject { ["reden"] = Table("opschortingBijhouding.reden"), ["datum"] = Date("opschortingBijhouding.datum") };
        person["rni"] = List("rni", one => new JsonObject { ["deelnemer"] = one["deelnemer"]?.DeepClone(), ["categorie"] = one["categorie"]?.DeepClone() });
        if (kept["verificatie"] is not null)
            person["verificatie"] = new JsonObject { ["datum"] = Date("verificatie.datum"), ["omschrijving"] = Text("verificatie.omschrijving") };
    }

    private static JsonObject Name(JsonNode? name, JsonNode? research)
    {
        string? Part(string key) => name?[key]?.GetValue<string>() is { } text && text != Unknown ? text : null;
        var (given, prefix, family, title) = (Part("voornamen"), Part("voorvoegsel"), Part("geslachtsnaam"), name?["adellijkeTitelPredicaat"]);
        var titled = title?["omschrijving"]?.GetValue<string>();
        var isPredicate = title?["soort"]?.GetValue<string>() == "predicaat";
        return new()
        {
            ["voornamen"] = given,
            ["adellijkeTitelPredicaat"] = title?.DeepClone(),
            ["voorvoegsel"] = prefix,
            ["geslachtsnaam"] = family,
            ["voorletters"] = Initials(given),
            ["volledigeNaam"] = Joined(isPredicate ? titled : null, given, isPredicate ? null : titled, prefix, family),
            ["aanduidingNaamgebruik"] = name?["aanduidingNaamgebruik"]?.DeepClone(),
            ["inOnderzoek"] = InResearch.Of(research, InResearch.Name),
        };
    }

    private static string? Initials(string? given) => given is null ? null
        : Cut(string.Concat(given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word[0])).Select(word => word[0] + ".")), 40);

    private static JsonObject? Birth(JsonNode? birth, JsonNode? research) => birth is null ? null : new()
    {
        ["datum"] = RegisterDates.Of(birth["datum"]?.GetValue<string>()),
        ["plaats"] = birth["plaats"]?.DeepClone(),
        ["land"] = birth["land"]?.DeepClone(),
        ["inOnderzoek"] = InResearch.Of(research, InResearch.Birth),
    };

    private static JsonObject Nationality(JsonNode kept)
    {
        var type = kept["nationaliteit"]?["code"]?.GetValue<string>() switch
        {
            null or "0000" => "NationaliteitOnbekend",
            "0002" => "BehandeldAlsNederlander",
            "0499" => "Staatloos",
            "0500" => "VastgesteldNietNederlander",
            _ => "Nationaliteit",
        };
        var research = InResearch.Of(kept["inOnderzoek"], InResearch.Nationality);
        if (type != "Nationaliteit")
            research?.Remove("nationaliteit");
        return new()
        {
            ["type"] = type,
            ["nationaliteit"] = type == "Nationaliteit" ? kept["nationaliteit"]!.DeepClone() : null,
            ["redenOpname"] = kept["redenOpname"]?.DeepClone(),
            ["datumIngangGeldigheid"] = RegisterDates.Of(kept["datumIngangGeldigheid"]?.GetValue<string>()),
            ["inOnderzoek"] = research,
        };
    }

    private JsonObject? Stay()
    {
        if (kept["verblijfplaats"] is not { } place)
            return null;
        string? Part(string key) => place[key]?.GetValue<string>() is { } text && text != Unknown ? text : null;
        var research = place["inOnderzoek"];
        var stay = new JsonObject { ["datumIngangGeldigheid"] = Date("verblijfplaats.datumIngangGeldigheid"), ["inOnderzoek"] = InResearch.Of(research, InResearch.Stay) };
        if (research?["aanduidingGegevensInOnderzoek"]?.GetValue<string>() == InResearch.NotAtTheAddress)
            stay["indicatieVastgesteldVerblijftNietOpAdres"] = true;
        if (place["land"]?["code"]?.GetValue<string>() is { } country)
        {
            stay["datumVan"] = Date("verblijfplaats.datumAanvangAdresBuitenland");
            stay["type"] = country == UnknownCountry ? "VerblijfplaatsOnbekend" : "VerblijfplaatsBuitenland";
            if (country != UnknownCountry)
            {
                stay["verblijfadres"] = new JsonObject
                {
                    ["regel1"] = Part("regel1"),
                    ["regel2"] = Part("regel2"),
                    ["regel3"] = Part("regel3"),
                    ["land"] = place["land"]!.DeepClone(),
                    ["inOnderzoek"] = InResearch.Of(research, InResearch.Abroad),
                };
            }
            return Described(stay);
        }
        stay["datumVan"] = Date("verblijfplaats.datumAanvangAdreshouding");
        if (Part("locatiebeschrijving") is { } location)
        {
            stay["type"] = "Locatie";
            stay["functieAdres"] = place["functieAdres"]?.DeepClone();
            stay["verblijfadres"] = new JsonObject { ["locatiebeschrijving"] = location, ["inOnderzoek"] = InResearch.Of(research, InResearch.Location) };
            return Described(stay);
        }
        if (Part("straat") is not { } street)
        {
            stay["type"] = "VerblijfplaatsOnbekend";
            return Described(stay);
        }
        stay["type"] = "Adres";
        stay["functieAdres"] = place["functieAdres"]?.DeepClone();
        stay["adresseerbaarObjectIdentificatie"] = Whole(ObjectId);
        stay["nummeraanduidingIdentificatie"] = Whole(AddressId);
        stay["verblijfadres"] = new JsonObject
        {
            ["officieleStraatnaam"] = Part("naamOpenbareRuimte"),
            ["korteStraatnaam"] = street,
            ["huisnummer"] = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            ["huisletter"] = Letter,
            ["huisnummertoevoeging"] = Addition,
            ["aanduidingBijHuisnummer"] = place["aanduidingBijHuisnummer"]?.DeepClone(),
            ["postcode"] = Postcode,
            ["woonplaats"] = Town,
            ["inOnderzoek"] = InResearch.Of(research, InResearch.Address),
        };
        return Described(stay);
    }

    // Some in the data miss a digit.
    private static string? Whole(string? id) => id?.Length == 16 && id.All(char.IsAsciiDigit) ? id : null;

    // A flag of a kind of place that lacks the field is no flag.
    private static JsonObject Described(JsonObject stay)
    {
        if (stay["inOnderzoek"] is JsonObject flags)
        {
            var type = stay["type"]!.GetValue<string>();
            foreach (var name in flags.Select(flag => flag.Key).ToList().Where(name => type != "Adres" && name is "adresseerbaarObjectIdentificatie" or "nummeraanduidingIdentificatie" || (type is not ("Adres" or "Locatie") && name == "functieAdres")))
                flags.Remove(name);
        }
        if (stay["type"]!.GetValue<string>() is not ("Adres" or "Locatie"))
            stay.Remove("indicatieVastgesteldVerblijftNietOpAdres");
        return stay;
    }

    // Where no place is kept apart, the municipality is the place.
    private string? Town => Text("verblijfplaats.woonplaats") ?? Text("gemeenteVanInschrijving.omschrijving");

    private JsonObject? AddressLines()
    {
        if (Stay() is not { } stay || stay["type"]!.GetValue<string>() == "VerblijfplaatsOnbekend")
            return null;
        var lines = new JsonObject();
        switch (stay["type"]!.GetValue<string>())
        {
            case "VerblijfplaatsBuitenland":
                lines["adresregel1"] = stay["verblijfadres"]!["regel1"]?.DeepClone();
                lines["adresregel2"] = stay["verblijfadres"]!["regel2"]?.DeepClone();
                lines["adresregel3"] = stay["verblijfadres"]!["regel3"]?.DeepClone();
                lines["land"] = stay["verblijfadres"]!["land"]!.DeepClone();
                break;
            case "Locatie":
                lines["adresregel1"] = stay["verblijfadres"]!["locatiebeschrijving"]!.DeepClone();
                lines["adresregel2"] = Town;
                break;
            default:
                var addition = Addition is null || Addition.StartsWith('-') ? Addition : $"-{Addition}";
                var by = Text("verblijfplaats.aanduidingBijHuisnummer.code") is null ? null : Text("verblijfplaats.aanduidingBijHuisnummer.omschrijving");
                lines["adresregel1"] = Cut(Joined(Street, by, $"{Number}{Letter}{addition}"), 40);
                lines["adresregel2"] = Cut(Joined(Postcode is { Length: 6 } code ? $"{code[..4]} {code[4..]}" : Postcode, Town), 50);
                break;
        }
        if (stay["indicatieVastgesteldVerblijftNietOpAdres"] is not null)
            lines["indicatieVastgesteldVerblijftNietOpAdres"] = true;
        lines["inOnderzoek"] = InResearch.Of(kept["verblijfplaats"]!["inOnderzoek"], InResearch.AddressLines, "datumIngangOnderzoekVerblijfplaats");
        return lines;
    }

    private JsonObject? Immigration() => kept["immigratie"] is not { } immigration ? null : new()
    {
        ["datumVestigingInNederland"] = Date("immigratie.datumVestigingInNederland"),
        ["landVanwaarIngeschreven"] = immigration["landVanwaarIngeschreven"]?["code"]?.GetValue<string>() == UnknownCountry ? null : immigration["landVanwaarIngeschreven"]?.DeepClone(),
        ["vanuitVerblijfplaatsOnbekend"] = immigration["landVanwaarIngeschreven"]?["code"]?.GetValue<string>() == UnknownCountry ? true : null,
        ["indicatieVestigingVanuitBuitenland"] = immigration["landVanwaarIngeschreven"]?["code"]?.GetValue<string>() == UnknownCountry ? null : true,
        ["inOnderzoek"] = InResearch.Of(kept["verblijfplaats"]?["inOnderzoek"], InResearch.Immigration),
    };

    private JsonObject? Death() => kept["overlijden"] is not { } death ? null : new()
    {
        ["datum"] = Date("overlijden.datum"),
        ["plaats"] = death["plaats"]?.DeepClone(),
        ["land"] = death["land"]?.DeepClone(),
        ["inOnderzoek"] = InResearch.Of(death["inOnderzoek"], InResearch.Death),
    };

    // An ended title and "no title any more" are not told.
    private JsonObject? Title() => kept["verblijfstitel"] is null || Text("verblijfstitel.aanduiding.code") == "98" ? null : new()
    {
        ["aanduiding"] = Table("verblijfstitel.aanduiding"),
        ["datumIngang"] = Date("verblijfstitel.datumIngang"),
        ["datumEinde"] = Date("verblijfstitel.datumEinde"),
    };

    private static JsonObject Partner(JsonNode partner)
    {
        var bond = partner["aangaanHuwelijkPartnerschap"];
        var end = partner["ontbindingHuwelijkPartnerschap"];
        var told = Relative(partner);
        told["geslacht"] = partner["geslacht"]?.DeepClone();
        told["soortVerbintenis"] = partner["soortVerbintenis"]?.DeepClone();
        if (bond is not null)
            told["aangaanHuwelijkPartnerschap"] = new JsonObject { ["datum"] = RegisterDates.Of(bond["datum"]?.GetValue<string>()), ["plaats"] = bond["plaats"]?.DeepClone(), ["land"] = bond["land"]?.DeepClone() };
        if (end is not null)
            told["ontbindingHuwelijkPartnerschap"] = new JsonObject { ["datum"] = RegisterDates.Of(end["datum"]?.GetValue<string>()) };
        return told;
    }

    private static JsonObject Child(JsonNode child) => Relative(child);

    private static JsonObject Parent(JsonNode parent)
    {
        var told = Relative(parent);
        told["geslacht"] = parent["geslacht"]?.DeepClone();
        told["ouderAanduiding"] = parent["ouderAanduiding"]?.DeepClone();
        told["datumIngangFamilierechtelijkeBetrekking"] = RegisterDates.Of(parent["datumIngangFamilierechtelijkeBetrekking"]?.GetValue<string>());
        return told;
    }

    private static JsonObject Relative(JsonNode relative)
    {
        var name = Name(relative["naam"], relative["inOnderzoek"]);
        name.Remove("volledigeNaam");
        name.Remove("aanduidingNaamgebruik");
        (name["inOnderzoek"] as JsonObject)?.Remove("volledigeNaam");
        (name["inOnderzoek"] as JsonObject)?.Remove("aanduidingNaamgebruik");
        return new()
        {
            ["burgerservicenummer"] = relative["burgerservicenummer"]?.DeepClone(),
            ["naam"] = name,
            ["geboorte"] = Birth(relative["geboorte"], relative["inOnderzoek"]),
            ["inOnderzoek"] = InResearch.Of(relative["inOnderzoek"], InResearch.Related),
        };
    }

    private JsonNode? At(string path) => path.Split('.').Aggregate((JsonNode?)kept, (node, key) => node?[key]);

    private string? Text(string path) => At(path) is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private JsonNode? Table(string path) => At(path)?.DeepClone();

    private JsonObject? Date(string path) => RegisterDates.Of(Text(path));

    private JsonArray? List(string key, Func<JsonNode, JsonObject> tell) =>
        kept[key] is JsonArray { Count: > 0 } list ? [.. list.Select(one => (JsonNode?)tell(one!))] : null;

    // What is empty is not told.
    private static JsonObject? Without(JsonObject told)
    {
        foreach (var (name, value) in told.ToList())
        {
            if (value is JsonObject part && Without(part) is null)
                told.Remove(name);
            else if (value is JsonArray list)
                list.OfType<JsonObject>().ToList().ForEach(one => Without(one));
            else if (value is null)
                told.Remove(name);
        }
        return told.Count == 0 ? null : told;
    }

    private static string? Joined(params string?[] parts) => string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text ? text : null;

    private static string? Cut(string? text, int most) => text is null || text.Length <= most ? text : text[..most];
}
