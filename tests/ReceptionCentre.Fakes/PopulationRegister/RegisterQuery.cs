using System.Globalization;
using System.Text.Json.Nodes;

namespace ReceptionCentre.Fakes.PopulationRegister;

/// <summary>A question that was found to be right, asked of the invented people.</summary>
internal sealed class RegisterQuery(JsonObject question)
{
    /// <summary>With more hits than this the question is refused; of an address more may live there.</summary>
    public const int Most = 10, MostAtAnAddress = 30;

    public string Type => question["type"]!.GetValue<string>();

    /// <summary>Answers of a search tell less than the answer to a question by number.</summary>
    public string AnswerSchema => Type switch
    {
        "RaadpleegMetBurgerservicenummer" => "Persoon",
        "ZoekMetAdresseerbaarObjectIdentificatie" => "GezagPersoonBeperkt",
        _ => "PersoonBeperkt",
    };

    public int MostHits => Type is "ZoekMetGeslachtsnaamEnGeboortedatum" or "ZoekMetNaamEnGemeenteVanInschrijving" or "RaadpleegMetBurgerservicenummer" ? Most : MostAtAnAddress;

    public IEnumerable<RegisterPerson> Of(IEnumerable<RegisterPerson> people) => people.Where(person => !person.IsMistake && Fits(person) && IsAsked(person));

    private bool IsAsked(RegisterPerson person) =>
        (Text("gemeenteVanInschrijving") is not { } municipality || person.Municipality == municipality)
        && (!person.IsDeceased || Type == "RaadpleegMetBurgerservicenummer" || question["inclusiefOverledenPersonen"]?.GetValue<bool>() == true);

    private bool Fits(RegisterPerson person) => Type switch
    {
        "RaadpleegMetBurgerservicenummer" => question["burgerservicenummer"]!.AsArray().Any(bsn => bsn!.GetValue<string>() == person.Bsn),
        "ZoekMetGeslachtsnaamEnGeboortedatum" => Is("geslachtsnaam", person.FamilyName) && Text("geboortedatum")!.Replace("-", "", StringComparison.Ordinal) == person.Born && HasName(person),
        "ZoekMetNaamEnGemeenteVanInschrijving" => Is("geslachtsnaam", person.FamilyName) && HasName(person),
        "ZoekMetPostcodeEnHuisnummer" => SamePostcode(person) && SameHouse(person) && Is("geslachtsnaam", person.FamilyName)
            && (Text("geboortedatum") is not { } born || born.Replace("-", "", StringComparison.Ordinal) == person.Born),
        "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving" => Is("straat", person.Street) && SameHouse(person),
        "ZoekMetNummeraanduidingIdentificatie" => person.AddressId == Text("nummeraanduidingIdentificatie"),
        "ZoekMetAdresseerbaarObjectIdentificatie" => person.ObjectId == Text("adresseerbaarObjectIdentificatie"),
        _ => false,
    };

    private bool HasName(RegisterPerson person) => Is("voornamen", person.GivenNames) && Is("voorvoegsel", person.NamePrefix) && Is("geslacht", person.Gender);

    private bool SamePostcode(RegisterPerson person) =>
        string.Equals(Text("postcode")!.Replace(" ", "", StringComparison.Ordinal), person.Postcode, StringComparison.OrdinalIgnoreCase);

    private bool SameHouse(RegisterPerson person) =>
        question["huisnummer"]!.GetValue<int>().ToString(CultureInfo.InvariantCulture) == person.Number && Is("huisletter", person.Letter) && Is("huisnummertoevoeging", person.Addition);

    // Not asked for fits everybody; a star at an end stands for whatever follows or goes before.
    private bool Is(string field, string? value)
    {
        if (Text(field) is not { } asked)
            return true;
        if (value is null)
            return false;
        return asked switch
        {
            [.. var begin, '*'] => value.StartsWith(begin, StringComparison.OrdinalIgnoreCase),
            ['*', .. var end] => value.EndsWith(end, StringComparison.OrdinalIgnoreCase),
            _ => string.Equals(asked, value, StringComparison.OrdinalIgnoreCase),
        };
    }

    private string? Text(string field) => question[field]?.GetValue<string>();
}
