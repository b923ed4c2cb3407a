using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReceptionCentre.Fakes.PopulationRegister;

/// <summary>What is wrong with a value, as the interface tells it.</summary>
/// <param name="Path">"geboorte.datum"; empty = the value itself.</param>
/// <param name="Code">"required", "pattern", "unknownParam" …</param>
public sealed record SchemaFault(string Path, string Code, string Reason);

/// <summary>
/// Checks JSON against the schemas of an OpenAPI description: the parts that this description uses (references, allOf,
/// discriminators, patterns, lengths), and besides that whether a property is described at all.
/// </summary>
public sealed class OpenApiSchema(JsonNode document)
{
    private const string Prefix = "#/components/schemas/";
    private readonly Dictionary<string, Flat> _flat = new(StringComparer.Ordinal);

    public static OpenApiSchema Load() =>
        new(JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PopulationRegister", "Data", "openapi.json")))!);

    public bool Has(string schema) => Schemas[schema] is not null;

    public IReadOnlyList<SchemaFault> Check(JsonNode? value, string schema)
    {
        var faults = new List<SchemaFault>();
        lock (_flat)
            Check(value, Of(schema), "", faults);
        return faults;
    }

    /// <summary>Every path that the field list of a question may name, groups too: "naam", "naam.voornamen".</summary>
    public IReadOnlySet<string> PathsOf(string schema)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        lock (_flat)
            Walk(Of(schema), "");
        return paths;

        void Walk(Flat flat, string before)
        {
            foreach (var one in flat.Mapping.Count == 0 ? [flat] : flat.Mapping.Values.Select(Of))
            {
                foreach (var (name, node) in one.Properties)
                {
                    var path = before.Length == 0 ? name : $"{before}.{name}";
                    paths.Add(path);
                    var property = Of(node);
                    Walk(property.Items is { } items ? Of(items) : property, path);
                }
            }
        }
    }

    private JsonObject Schemas => document["components"]!["schemas"]!.AsObject();

    private void Check(JsonNode? value, Flat flat, string path, List<SchemaFault> faults)
    {
        switch (flat.Type)
        {
            case "array":
                CheckList(value, flat, path, faults);
                break;
            case "string":
                CheckText(value, flat, path, faults);
                break;
            case "integer":
                CheckNumber(value, flat, path, faults);
                break;
            case "boolean":
                if (value?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                    faults.Add(new(path, "boolean", "Waarde is geen boolean."));
                break;
            default:
                CheckObject(value, flat, path, faults);
                break;
        }
    }

    private void CheckObject(JsonNode? value, Flat flat, string path, List<SchemaFault> faults)
    {
        if (value is not JsonObject found)
        {
            faults.Add(new(path, "object", "Waarde is geen object."));
            return;
        }
        if (flat.Discriminator is { } discriminator)
        {
            if (found[discriminator] is not JsonValue type || type.GetValueKind() != JsonValueKind.String || !flat.Mapping.TryGetValue(type.GetValue<string>(), out var derived))
            {
                faults.Add(new(Join(path, discriminator), found[discriminator] is null ? "required" : "value", found[discriminator] is null ? "Parameter is verplicht." : "Waarde heeft geen bekend type."));
                return;
            }
            flat = Of(derived);
        }
        faults.AddRange(flat.Required.Where(name => found[name] is null).Select(name => new SchemaFault(Join(path, name), "required", "Parameter is verplicht.")));
        foreach (var (name, property) in found)
        {
            if (!flat.Properties.TryGetValue(name, out var node))
                faults.Add(new(Join(path, name), "unknownParam", "Parameter is niet verwacht."));
            else if (property is not null)
                Check(property, Of(node), Join(path, name), faults);
        }
    }

    private void CheckList(JsonNode? value, Flat flat, string path, List<SchemaFault> faults)
    {
        if (value is not JsonArray found)
        {
            faults.Add(new(path, "array", "Parameter is geen array."));
            return;
        }
        if (found.Count < flat.MinItems)
            faults.Add(new(path, "minItems", $"Array bevat minder dan {flat.MinItems} items."));
        if (found.Count > flat.MaxItems)
            faults.Add(new(path, "maxItems", $"Array bevat meer dan {flat.MaxItems} items."));
        foreach (var item in found)
            Check(item, Of(flat.Items!), path, faults);
    }

    private static void CheckText(JsonNode? value, Flat flat, string path, List<SchemaFault> faults)
    {
        if (value?.GetValueKind() != JsonValueKind.String)
        {
            faults.Add(new(path, "string", "Waarde is geen tekst."));
            return;
        }
        var text = value.GetValue<string>();
        if (flat.Pattern is not null && !flat.Pattern.IsMatch(text))
            faults.Add(new(path, "pattern", "Waarde voldoet niet aan het patroon."));
        if (text.Length > flat.MaxLength)
            faults.Add(new(path, "maxLength", $"Waarde is langer dan {flat.MaxLength} karakters."));
        if (flat.Values.Count > 0 && !flat.Values.Contains(text))
            faults.Add(new(path, "enum", "Waarde is niet toegestaan."));
        if (flat.Format == "date" && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            faults.Add(new(path, "date", "Waarde is geen geldige datum."));
    }

    private static void CheckNumber(JsonNode? value, Flat flat, string path, List<SchemaFault> faults)
    {
        if (value?.GetValueKind() != JsonValueKind.Number || !int.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            faults.Add(new(path, "integer", "Waarde is geen geldig getal."));
        else if (number < flat.Minimum)
            faults.Add(new(path, "minimum", $"Waarde is lager dan minimum {flat.Minimum}."));
        else if (number > flat.Maximum)
            faults.Add(new(path, "maximum", $"Waarde is hoger dan maximum {flat.Maximum}."));
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private Flat Of(string schema) => _flat.TryGetValue(schema, out var known) ? known : _flat[schema] = Flattened(Schemas[schema]!);

    private Flat Of(JsonNode node) => node["$ref"] is { } reference ? Of(reference.GetValue<string>()[Prefix.Length..]) : Flattened(node);

    // A schema with all that it takes over from others, in one.
    private Flat Flattened(JsonNode node)
    {
        var flat = new Flat();
        Add(node);
        return flat;

        void Add(JsonNode part)
        {
            if (part["$ref"] is { } reference)
                Add(Schemas[reference.GetValue<string>()[Prefix.Length..]]!);
            foreach (var one in part["allOf"]?.AsArray() ?? [])
                Add(one!);
            flat.Type = part["type"]?.GetValue<string>() ?? flat.Type;
            flat.Format = part["format"]?.GetValue<string>() ?? flat.Format;
            flat.Items = part["items"] ?? flat.Items;
            flat.Pattern = part["pattern"] is { } pattern ? new Regex(pattern.GetValue<string>(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) : flat.Pattern;
            flat.MaxLength = part["maxLength"]?.GetValue<int>() ?? flat.MaxLength;
            flat.Minimum = part["minimum"]?.GetValue<int>() ?? flat.Minimum;
            flat.Maximum = part["maximum"]?.GetValue<int>() ?? flat.Maximum;
            flat.MinItems = part["minItems"]?.GetValue<int>() ?? flat.MinItems;
            flat.MaxItems = part["maxItems"]?.GetValue<int>() ?? flat.MaxItems;
            foreach (var name in part["required"]?.AsArray() ?? [])
                flat.Required.Add(name!.GetValue<string>());
            foreach (var value in part["enum"]?.AsArray() ?? [])
                flat.Values.Add(value!.GetValue<string>());
            foreach (var (name, property) in part["properties"]?.AsObject() ?? [])
                flat.Properties[name] = property!;
            if (part["discriminator"] is { } discriminator)
            {
                flat.Discriminator = discriminator["propertyName"]!.GetValue<string>();
                foreach (var (name, target) in discriminator["mapping"]!.AsObject())
                    flat.Mapping[name] = target!.GetValue<string>()[Prefix.Length..];
            }
        }
    }

    private sealed class Flat
    {
        public string? Type { get; set; }
        public string? Format { get; set; }
        public string? Discriminator { get; set; }
        public Regex? Pattern { get; set; }
        public JsonNode? Items { get; set; }
        public int MaxLength { get; set; } = int.MaxValue;
        public int Minimum { get; set; } = int.MinValue;
        public int Maximum { get; set; } = int.MaxValue;
        public int MinItems { get; set; }
        public int MaxItems { get; set; } = int.MaxValue;
        public HashSet<string> Required { get; } = new(StringComparer.Ordinal);
        public HashSet<string> Values { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, JsonNode> Properties { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, string> Mapping { get; } = new(StringComparer.Ordinal);
    }
}
