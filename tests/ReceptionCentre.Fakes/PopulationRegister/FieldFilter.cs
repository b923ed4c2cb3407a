using System.Text.Json.Nodes;

namespace ReceptionCentre.Fakes.PopulationRegister;

/// <summary>Takes out of a person what the field list of a question names, and what is delivered unasked.</summary>
internal sealed class FieldFilter
{
    /// <summary>Delivered with every answer; may not be asked for.</summary>
    public static readonly IReadOnlySet<string> Unasked = new HashSet<string>(StringComparer.Ordinal)
    {
        "inOnderzoek", "geheimhoudingPersoonsgegevens", "opschortingBijhouding", "rni", "verificatie", "indicatieVastgesteldVerblijftNietOpAdres",
    };

    // For who has no right to addresses abroad: the same groups without those addresses.
    private static readonly Dictionary<string, string> InTheNetherlands = new(StringComparer.Ordinal)
    {
        ["verblijfplaatsBinnenland"] = "verblijfplaats",
        ["adresseringBinnenland"] = "adressering",
    };

    private readonly Dictionary<string, FieldFilter> _parts = new(StringComparer.Ordinal);
    private bool _all;
    private bool _withoutAbroad;

    public static FieldFilter Of(IEnumerable<string> fields)
    {
        var filter = new FieldFilter();
        foreach (var field in fields)
        {
            var (path, here) = (Plain(field), filter);
            foreach (var name in path.Split('.'))
                here = here._parts.TryGetValue(name, out var part) ? part : here._parts[name] = new();
            here._all = true;
            if (path != field)
                filter._parts[path.Split('.')[0]]._withoutAbroad = true;
        }
        return filter;
    }

    /// <summary>The path with the alias for addresses in the Netherlands taken away.</summary>
    public static string Plain(string field)
    {
        var first = field.Split('.')[0];
        return InTheNetherlands.TryGetValue(first, out var plain) ? plain + field[first.Length..] : field;
    }

    public JsonObject Person(JsonObject whole)
    {
        var told = Part(whole) ?? [];
        foreach (var name in Unasked.Where(name => name != "inOnderzoek" && whole[name] is not null))
            told[name] = whole[name]!.DeepClone();
        return told;
    }

    private JsonObject? Part(JsonObject part)
    {
        if (_withoutAbroad && part["type"]?.ToString() == "VerblijfplaatsBuitenland")
            return new() { ["type"] = "VerblijfplaatsBuitenland" };
        if (_withoutAbroad && part["land"] is not null)
            return null;
        if (_all || IsOneValue(part))
            return (JsonObject)part.DeepClone();
        var told = new JsonObject();
        foreach (var (name, value) in part)
        {
            if (name is "type" or "indicatieVastgesteldVerblijftNietOpAdres")
                told[name] = value?.DeepClone();
            else if (name == "inOnderzoek" && value is JsonObject flags && Research(flags) is { } asked)
                told[name] = asked;
            else if (_parts.TryGetValue(name, out var filter) && filter.Value(value) is { } found)
                told[name] = found;
        }
        return told.Count == 0 ? null : told;
    }

    private JsonNode? Value(JsonNode? value) => value switch
    {
        JsonObject part => Part(part),
        JsonArray list => new JsonArray([.. list.OfType<JsonObject>().Select(one => (JsonNode?)(Part(one) ?? []))]),
        _ => value?.DeepClone(),
    };

    // A flag is told with the field that it is about; the date with the flags.
    private JsonObject? Research(JsonObject flags)
    {
        var told = new JsonObject();
        foreach (var (name, value) in flags)
        {
            if (name == "type" || name.StartsWith("datumIngangOnderzoek", StringComparison.Ordinal) || _parts.ContainsKey(name))
                told[name] = value?.DeepClone();
        }
        return told.All(flag => flag.Key.StartsWith("datumIngangOnderzoek", StringComparison.Ordinal)) ? null : told;
    }

    // A date, or a code with its words, is told as a whole.
    private static bool IsOneValue(JsonObject part) => part["langFormaat"] is not null || (part["code"] is not null && part.All(field => field.Key is "code" or "omschrijving" or "soort"));
}
