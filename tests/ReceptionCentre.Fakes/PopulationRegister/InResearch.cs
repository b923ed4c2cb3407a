using System.Text.Json.Nodes;

namespace ReceptionCentre.Fakes.PopulationRegister;

/// <summary>
/// What the register is looking into: six digits, of which two say the category, two the group and two the element (zeros =
/// all of it), become flags by the fields of the interface.
/// </summary>
internal static class InResearch
{
    /// <summary>The address is the one that the register holds, but it was found that the person does not live there.</summary>
    public const string NotAtTheAddress = "089999";

    public static readonly IReadOnlyDictionary<string, string[]> Name = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["0210"] = ["voornamen", "voorletters", "volledigeNaam"],
        ["0220"] = ["adellijkeTitelPredicaat", "volledigeNaam"],
        ["0230"] = ["voorvoegsel", "volledigeNaam"],
        ["0240"] = ["geslachtsnaam", "volledigeNaam"],
        ["6110"] = ["aanduidingNaamgebruik"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> Birth = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["0310"] = ["datum"],
        ["0320"] = ["plaats"],
        ["0330"] = ["land"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> Person = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["0120"] = ["burgerservicenummer"],
        ["0310"] = ["leeftijd"],
        ["0410"] = ["geslacht"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> Related = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["0120"] = ["burgerservicenummer"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> Nationality = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["0510"] = ["type", "nationaliteit"],
        ["6310"] = ["redenOpname"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> Death = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["0810"] = ["datum"],
        ["0820"] = ["plaats"],
        ["0830"] = ["land"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> Stay = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["1010"] = ["functieAdres"],
        ["1030"] = ["datumVan"],
        ["1110"] = ["type"],
        ["1180"] = ["adresseerbaarObjectIdentificatie"],
        ["1190"] = ["nummeraanduidingIdentificatie"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> Address = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["1110"] = ["korteStraatnaam"],
        ["1115"] = ["officieleStraatnaam"],
        ["1120"] = ["huisnummer"],
        ["1130"] = ["huisletter"],
        ["1140"] = ["huisnummertoevoeging"],
        ["1150"] = ["aanduidingBijHuisnummer"],
        ["1160"] = ["postcode"],
        ["1170"] = ["woonplaats"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> Abroad = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["1310"] = ["land"],
        ["1330"] = ["regel1"],
        ["1340"] = ["regel2"],
        ["1350"] = ["regel3"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> Location = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["1210"] = ["locatiebeschrijving"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> AddressLines = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["1110"] = ["adresregel1"],
        ["1120"] = ["adresregel1"],
        ["1160"] = ["adresregel2"],
        ["1170"] = ["adresregel2"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> Immigration = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["1410"] = ["landVanwaarIngeschreven"],
        ["1420"] = ["datumVestigingInNederland"],
    };

    /// <summary>The flags of a group of fields; null = nothing of it is looked into.</summary>
    /// <param name="research">"inOnderzoek" of the category, as the register keeps it.</param>
    /// <param name="flags">Group and element → names of fields.</param>
    /// <param name="since">Name of the field that says since when.</param>
    public static JsonObject? Of(JsonNode? research, IReadOnlyDictionary<string, string[]> flags, string since = "datumIngangOnderzoek")
    {
        if (research?["aanduidingGegevensInOnderzoek"]?.GetValue<string>() is not { Length: 6 } code)
            return null;
        var (group, element) = (code[2..4], code[4..]);
        var all = group == "00" || code == NotAtTheAddress;
        var names = flags.Where(flag => all || (flag.Key[..2] == group && (element == "00" || flag.Key[2..] == element))).SelectMany(flag => flag.Value).Distinct().ToList();
        if (names.Count == 0)
            return null;
        var found = new JsonObject { [since] = RegisterDates.Of(research["datumIngangOnderzoek"]?.GetValue<string>()) };
        foreach (var name in names)
            found[name] = true;
        return found;
    }
}
