using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Providers;

/// <summary>
/// Open Referral's Human Services Data Specification, version 3: a page of services, each with its organisation, places, times,
/// languages and costs. What the specification has no field for goes as an attribute of a taxonomy of our own.
/// </summary>
internal static class Hsds
{
    private const string Taxonomy = "receptioncentre", HelpNote = "help", Weekly = "WEEKLY", Start = "start", DayFormat = "yyyy-MM-dd", Euro = "EUR";

    private static readonly Dictionary<string, Weekdays> Days = new(StringComparer.Ordinal)
    {
        ["MO"] = Weekdays.Monday,
        ["TU"] = Weekdays.Tuesday,
        ["WE"] = Weekdays.Wednesday,
        ["TH"] = Weekdays.Thursday,
        ["FR"] = Weekdays.Friday,
        ["SA"] = Weekdays.Saturday,
        ["SU"] = Weekdays.Sunday,
    };

    // What goes as an attribute, under the name of its column.
    private static readonly string[] AsAttribute =
    [
        OfferColumns.Topic, OfferColumns.Topics, OfferColumns.Track, OfferColumns.Audiences, OfferColumns.Parts, OfferColumns.LevelFrom, OfferColumns.LevelTo,
        OfferColumns.Childcare, OfferColumns.OpenToAll, OfferColumns.ResidenceNotAsked,
    ];

    public static byte[] Write(IReadOnlyList<ExportedOffer> offers, DateOnly today)
    {
        var services = new JsonArray([.. offers.Select(offer => (JsonNode)Service(offer, today))]);
        var page = new JsonObject
        {
            ["total_items"] = offers.Count,
            ["total_pages"] = 1,
            ["page_number"] = 1,
            ["size"] = offers.Count,
            ["first_page"] = true,
            ["last_page"] = true,
            ["empty"] = offers.Count == 0,
            ["contents"] = services,
        };
        return Encoding.UTF8.GetBytes(page.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private static JsonObject Service(ExportedOffer offer, DateOnly today)
    {
        var terms = offer.Terms;
        JsonObject One(string part, params (string Name, JsonNode? Value)[] values) => Object([("id", Id(offer.Key, part)), .. values]);
        return Object(
            ("id", offer.Key), ("name", terms.Name), ("description", terms.Description), ("email", terms.Email),
            ("status", terms.OpenUntil <= today ? "inactive" : "active"),
            ("fees_description", terms.PriceCents == 0 ? "Gratis" : null),
            ("eligibility_description", Many(terms.Conditions.Select(condition => $"{condition.What}{OfferSheet.Because}{condition.Why}"))),
            ("assured_date", Day(offer.CheckedOn)),
            ("organization", Object(
                ("id", offer.Provider.ExternalKey ?? offer.Provider.Id.ToString()), ("name", offer.Provider.Name), ("description", offer.Provider.Name), ("email", offer.Provider.Email),
                ("website", offer.Provider.Website),
                ("phones", offer.Provider.Telephone is { } number ? new JsonArray(One("organization-phone", ("number", number))) : null),
                ("attributes", new JsonArray(Attribute(offer.Key, OfferColumns.ProviderKind, offer.Provider.Kind))))),
            ("contacts", terms.Contact is { } contact ? new JsonArray(One("contact", ("name", contact), ("email", terms.Email))) : null),
            ("phones", terms.Telephone is { } telephone ? new JsonArray(One("phone", ("number", telephone))) : null),
            ("languages", new JsonArray(
            [
                .. terms.Languages.Select(code => (JsonNode)One($"language-{code}", ("code", code))),
                .. terms.HelpLanguages.Select(code => (JsonNode)One($"help-{code}", ("code", code), ("note", HelpNote))),
            ])),
            ("schedules", new JsonArray(
            [
                One("schedule", ("freq", Weekly), ("byday", string.Join(',', Days.Where(day => terms.Days.HasFlag(day.Value)).Select(day => day.Key))), ("description", terms.Times)),
                .. terms.Starts.Select(day => (JsonNode)One($"start-{Day(day)}", ("dtstart", Day(day)), ("description", Start))),
            ])),
            ("cost_options", terms.PriceCents is { } cents
                ? new JsonArray(One("cost", ("amount", cents / 100m), ("currency", Euro), ("option", terms.PriceUnit), ("amount_description", terms.Payer))) : null),
            ("funding", terms.Funding is { } funding ? new JsonArray(One("funding", ("source", funding))) : null),
            ("capacities", terms.Places is { } places
                ? new JsonArray(One("capacity", ("available", Math.Max(0, places - offer.Taken)), ("maximum", places), ("updated", Day(today)), ("unit", Object(("id", Id(Taxonomy, "unit")), ("name", "people"))))) : null),
            ("service_at_locations", new JsonArray(One("at-location", ("location", One(
                "location", ("location_type", terms.Online ? "virtual" : "physical"), ("name", terms.Place),
                ("addresses", terms.Postcode is { } postcode ? new JsonArray(One("address", ("postal_code", postcode), ("country", "NL"), ("address_type", "physical"))) : null)))))),
            ("attributes", new JsonArray([.. offer.Cells.Where(cell => AsAttribute.Contains(cell.Key) && !string.IsNullOrEmpty(cell.Value)).Select(cell => (JsonNode)Attribute(offer.Key, cell.Key, cell.Value!))])));
    }

    /// <summary>The services of a page, of an array, of organisations, or one alone, as rows.</summary>
    /// <exception cref="JsonException">It is no JSON, or no service of the specification.</exception>
    public static IReadOnlyList<OfferRow> Read(Stream stream, DateOnly today)
    {
        using var document = JsonDocument.Parse(stream, new() { MaxDepth = 32 });
        return [.. Services(document.RootElement).Select((service, i) => Row(i + 1, service, today))];
    }

    private static IEnumerable<JsonElement> Services(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
            return json.EnumerateArray().SelectMany(Services);
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException("A service is an object.");
        foreach (var holder in (string[])["contents", "organizations"])
        {
            if (json.TryGetProperty(holder, out var inside) && inside.ValueKind == JsonValueKind.Array)
                return inside.EnumerateArray().SelectMany(Services);
        }
        // An organisation with its services under it: each gets the organisation that it stands under.
        if (json.TryGetProperty("services", out var services) && services.ValueKind == JsonValueKind.Array)
            return services.EnumerateArray().Select(service => Under(service, json));
        return [json];
    }

    private static JsonElement Under(JsonElement service, JsonElement organisation)
    {
        var whole = JsonNode.Parse(service.GetRawText()) as JsonObject ?? throw new JsonException("A service is an object.");
        var above = JsonNode.Parse(organisation.GetRawText())!.AsObject();
        above.Remove("services");
        whole["organization"] ??= above;
        return JsonSerializer.SerializeToElement(whole);
    }

    // Only what the file says: what it does not say stays as it is here.
    private static OfferRow Row(int number, JsonElement service, DateOnly today)
    {
        var cells = new Dictionary<string, string?>(StringComparer.Ordinal);
        void Say(string column, string? text)
        {
            if (text is not null)
                cells[column] = text;
        }

        Say(OfferColumns.Key, Text(service, "id"));
        Say(OfferColumns.Name, Text(service, "name"));
        Say(OfferColumns.Description, Text(service, "description"));
        Say(OfferColumns.Email, Text(service, "email"));
        if (Text(service, "status") is "inactive" or "defunct" or "temporarily closed")
            Say(OfferColumns.OpenUntil, Day(today));
        Say(OfferColumns.Conditions, Text(service, "eligibility_description") is { Length: > 0 } who ? WithReasons(who) : null);
        if (service.TryGetProperty("organization", out var organisation) && organisation.ValueKind == JsonValueKind.Object)
        {
            Say(OfferColumns.ProviderKey, Text(organisation, "id"));
            Say(OfferColumns.Provider, Text(organisation, "name"));
            Say(OfferColumns.ProviderEmail, Text(organisation, "email"));
            Say(OfferColumns.ProviderWebsite, Text(organisation, "website"));
            Say(OfferColumns.ProviderTelephone, Parts(organisation, "phones").Select(phone => Text(phone, "number")).FirstOrDefault());
            foreach (var (column, value) in Attributes(organisation).Where(attribute => attribute.Column == OfferColumns.ProviderKind))
                Say(column, value);
        }
        Say(OfferColumns.Contact, Parts(service, "contacts").Select(contact => Text(contact, "name")).FirstOrDefault());
        Say(OfferColumns.Telephone, Parts(service, "phones").Select(phone => Text(phone, "number")).FirstOrDefault());
        var languages = Parts(service, "languages").Select(language => (Code: Text(language, "code") ?? Text(language, "name"), IsHelp: Text(language, "note") == HelpNote))
            .Where(language => language.Code is not null).ToList();
        if (languages.Count > 0)
        {
            Say(OfferColumns.Languages, Many(languages.Where(language => !language.IsHelp).Select(language => language.Code!)) ?? "");
            Say(OfferColumns.HelpLanguages, Many(languages.Where(language => language.IsHelp).Select(language => language.Code!)) ?? "");
        }
        Schedules(service, Say);
        if (Parts(service, "cost_options").FirstOrDefault() is { ValueKind: JsonValueKind.Object } cost && (Text(cost, "currency") ?? Euro) == Euro)
        {
            Say(OfferColumns.Price, Text(cost, "amount"));
            Say(OfferColumns.PriceUnit, Text(cost, "option"));
            Say(OfferColumns.Payer, Text(cost, "amount_description"));
        }
        Say(OfferColumns.Funding, Parts(service, "funding").Select(funding => Text(funding, "source")).FirstOrDefault());
        Say(OfferColumns.Places, Parts(service, "capacities").Select(capacity => Text(capacity, "maximum")).FirstOrDefault());
        var location = Parts(service, "service_at_locations").Select(at => at.TryGetProperty("location", out var one) ? one : default).FirstOrDefault(one => one.ValueKind == JsonValueKind.Object);
        if (location.ValueKind == JsonValueKind.Object)
        {
            Say(OfferColumns.Place, Text(location, "name"));
            Say(OfferColumns.Online, Text(location, "location_type") is { } kind ? kind == "virtual" ? "ja" : "nee" : null);
            Say(OfferColumns.Postcode, Parts(location, "addresses").Select(address => Text(address, "postal_code")).FirstOrDefault());
        }
        foreach (var (column, value) in Attributes(service).Where(attribute => AsAttribute.Contains(attribute.Column)))
            Say(column, value);
        return new(number, cells);
    }

    private static void Schedules(JsonElement service, Action<string, string?> say)
    {
        var schedules = Parts(service, "schedules").ToList();
        if (schedules.Count == 0)
            return;
        var weekly = schedules.Where(schedule => Text(schedule, "freq") == Weekly).ToList();
        // "2TU" is the second Tuesday: a Tuesday all the same.
        var days = weekly.SelectMany(schedule => (Text(schedule, "byday") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(day => day.Length >= 2 ? day[^2..] : day).Where(Days.ContainsKey).Distinct().Select(day => Days[day].ToString());
        say(OfferColumns.Days, Many(days) ?? "");
        say(OfferColumns.Times, weekly.Select(schedule => Text(schedule, "description")).FirstOrDefault(text => text is not null)
            ?? weekly.Select(schedule => (Opens: Text(schedule, "opens_at"), Closes: Text(schedule, "closes_at"))).Where(time => time.Opens is not null)
                .Select(time => time.Closes is null ? time.Opens : $"{time.Opens} – {time.Closes}").FirstOrDefault());
        say(OfferColumns.Starts, Many(schedules.Where(schedule => Text(schedule, "freq") is null).Select(schedule => Text(schedule, "dtstart")).OfType<string>()) ?? "");
    }

    // What somebody else asks comes without a reason: that it was taken over is the reason that there is.
    private static string WithReasons(string conditions) => string.Join(
        OfferSheet.Between,
        conditions.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(one => one.Contains(OfferSheet.Because.Trim(), StringComparison.Ordinal) ? one : $"{one.ReplaceLineEndings(" ")}{OfferSheet.Because}De aanbieder vraagt dit"));

    private static IEnumerable<(string Column, string Value)> Attributes(JsonElement of) =>
        from attribute in Parts(of, "attributes")
        where attribute.TryGetProperty("taxonomy_term", out var term) && term.ValueKind == JsonValueKind.Object && Text(term, "taxonomy") == Taxonomy
        let term = attribute.GetProperty("taxonomy_term")
        let column = Text(term, "code")
        let value = Text(term, "name")
        where column is not null && value is not null
        select (column, value);

    private static JsonObject Attribute(string key, string column, string value) => Object(
        ("id", Id(key, $"attribute-{column}")), ("link_entity", "service"),
        ("taxonomy_term", Object(("id", Id(Taxonomy, column + value)), ("code", column), ("name", value), ("description", value), ("taxonomy", Taxonomy))));

    private static IEnumerable<JsonElement> Parts(JsonElement of, string name) =>
        of.TryGetProperty(name, out var parts) && parts.ValueKind == JsonValueKind.Array ? parts.EnumerateArray().Where(part => part.ValueKind == JsonValueKind.Object) : [];

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value)
        ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null } : null;

    private static JsonObject Object(params (string Name, JsonNode? Value)[] values) => new(values.Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Name, value.Value)));

    private static string? Many(IEnumerable<string> values) => string.Join(OfferSheet.Between, values) is { Length: > 0 } joined ? joined : null;

    private static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    // The same part of the same offer has the same id each time.
    private static string Id(string key, string part) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}/{part}")).AsSpan(0, 16)).ToString();
}
