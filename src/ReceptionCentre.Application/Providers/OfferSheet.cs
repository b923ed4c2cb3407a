using System.Globalization;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Providers;

/// <summary>An offer as a row of texts: the way between a file and the directory, whatever the file is. A column that a row lacks leaves what there is.</summary>
/// <param name="Number">As the file counts, from 1; the names of the columns are row 1 of a table.</param>
public sealed record OfferRow(int Number, IReadOnlyDictionary<string, string?> Cells)
{
    public string? this[string column] => Cells.GetValueOrDefault(column) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public bool Has(string column) => Cells.ContainsKey(column);
}

/// <summary>What is wrong in a row, and in which column.</summary>
/// <param name="Text">Key of the sentence.</param>
public sealed record RowError(string Column, string Text, string? Value = null);

/// <summary>The columns, with their names in Dutch as the file says them; the English ones are read too.</summary>
public static class OfferColumns
{
    public const string Key = "key", Provider = "provider", ProviderKey = "provider_key", ProviderKind = "provider_kind", ProviderTelephone = "provider_telephone",
        ProviderEmail = "provider_email", ProviderWebsite = "provider_website", Name = "offer", Description = "description", Municipality = "municipality", Topic = "topic",
        Topics = "topics", Track = "track", Languages = "languages", HelpLanguages = "help_languages", Audiences = "audiences", Place = "place", Postcode = "postcode",
        Online = "online", Days = "days", Parts = "day_parts", Times = "times", LeastHours = "hours_from", MostHours = "hours_to", LevelFrom = "level_from", LevelTo = "level_to",
        Childcare = "childcare", Price = "price", PriceUnit = "price_unit", Payer = "payer", Funding = "funding", FundedUntil = "funded_until", Places = "places",
        WaitingWeeks = "waiting_weeks", Starts = "starts", Conditions = "conditions", OpenToAll = "open_to_all", ResidenceNotAsked = "residence_not_asked", Contact = "contact",
        Telephone = "telephone", Email = "email", OpenFrom = "open_from", OpenUntil = "open_until";

    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<(string Column, string Dutch)> All { get; } =
    [
        (Key, "sleutel"), (Provider, "aanbieder"), (ProviderKind, "soort aanbieder"), (ProviderTelephone, "telefoon aanbieder"), (ProviderEmail, "e-mail aanbieder"),
        (ProviderWebsite, "website aanbieder"), (Name, "aanbod"), (Description, "uitleg"), (Municipality, "gemeente"), (Topic, "onderwerp"), (Topics, "ook over"), (Track, "spoor"),
        (Languages, "talen"), (HelpLanguages, "hulp in talen"), (Audiences, "voor wie"), (Place, "plaats"), (Postcode, "postcode"), (Online, "vanuit huis"), (Days, "dagen"),
        (Parts, "dagdelen"), (Times, "tijden"), (LeastHours, "uren van"), (MostHours, "uren tot"), (LevelFrom, "niveau van"), (LevelTo, "niveau tot"), (Childcare, "kinderen"),
        (Price, "prijs"), (PriceUnit, "prijs voor"), (Payer, "betaler"), (Funding, "financiering"), (FundedUntil, "geld tot"), (Places, "plaatsen"),
        (WaitingWeeks, "weken wachten"), (Starts, "startdagen"), (Conditions, "voorwaarden"), (OpenToAll, "voor alle inwoners"), (ResidenceNotAsked, "verblijf niet gevraagd"),
        (Contact, "contact"), (Telephone, "telefoon"), (Email, "e-mail"), (OpenFrom, "open vanaf"), (OpenUntil, "gesloten vanaf"),
    ];

    /// <summary>The column by its name in either language; null = it is none of ours.</summary>
    public static string? Of(string name)
    {
        var typed = name.Trim().ToLowerInvariant();
        return typed == ProviderKey ? ProviderKey : All.FirstOrDefault(one => one.Column == typed || one.Dutch == typed).Column;
    }
}

/// <summary>Writes an offer as texts and reads it back under the same rules; codes as their Dutch words or as the code itself.</summary>
internal sealed class OfferSheet(IReadOnlyDictionary<string, IReadOnlyList<CodeView>> lists)
{
    /// <summary>Between several values in one cell, and between a condition and its reason.</summary>
    public const string Between = " | ", Because = " // ";

    private const string DayFormat = "yyyy-MM-dd";
    private const int MinutesInHour = 60, CentsInEuro = 100;

    private static readonly string[] Yes = ["ja", "yes", "true", "1", "x"], No = ["nee", "no", "false", "0", "-"];
    private static readonly string[] DayFormats = [DayFormat, "d-M-yyyy", "dd-MM-yyyy"];

    private static readonly Dictionary<string, Weekdays> DayNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["maandag"] = Weekdays.Monday,
        ["dinsdag"] = Weekdays.Tuesday,
        ["woensdag"] = Weekdays.Wednesday,
        ["donderdag"] = Weekdays.Thursday,
        ["vrijdag"] = Weekdays.Friday,
        ["zaterdag"] = Weekdays.Saturday,
        ["zondag"] = Weekdays.Sunday,
    };

    private static readonly Dictionary<string, DayParts> PartNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ochtend"] = DayParts.Morning,
        ["middag"] = DayParts.Afternoon,
        ["avond"] = DayParts.Evening,
    };

    private readonly List<RowError> _errors = [];

    public static async Task<OfferSheet> OfAsync(ICodeLists codes, CancellationToken cancellationToken)
    {
        var lists = new Dictionary<string, IReadOnlyList<CodeView>>(StringComparer.Ordinal);
        foreach (var list in (string[])[Lists.Municipalities, Lists.Topics, Lists.Tracks, Lists.Languages, Lists.OfferAudiences, Lists.OfferChildcare, Lists.PriceUnits, Lists.Payers, Lists.FundingForms, Lists.ProviderKinds])
            lists[list] = await codes.AllAsync(list, cancellationToken);
        return new(lists);
    }

    /// <summary>The row as the directory has it.</summary>
    public IReadOnlyDictionary<string, string?> Write(string key, ExportedProvider provider, OfferTerms terms) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [OfferColumns.Key] = key,
        [OfferColumns.Provider] = provider.Name,
        [OfferColumns.ProviderKind] = Words(Lists.ProviderKinds, provider.Kind),
        [OfferColumns.ProviderTelephone] = provider.Telephone,
        [OfferColumns.ProviderEmail] = provider.Email,
        [OfferColumns.ProviderWebsite] = provider.Website,
        [OfferColumns.Name] = terms.Name,
        [OfferColumns.Description] = terms.Description,
        [OfferColumns.Municipality] = Words(Lists.Municipalities, terms.Municipality),
        [OfferColumns.Topic] = Words(Lists.Topics, terms.Topic),
        [OfferColumns.Topics] = Words(Lists.Topics, terms.Topics),
        [OfferColumns.Track] = Words(Lists.Tracks, terms.Track),
        [OfferColumns.Languages] = Words(Lists.Languages, terms.Languages),
        [OfferColumns.HelpLanguages] = Words(Lists.Languages, terms.HelpLanguages),
        [OfferColumns.Audiences] = Words(Lists.OfferAudiences, terms.Audiences),
        [OfferColumns.Place] = terms.Place,
        [OfferColumns.Postcode] = terms.Postcode,
        [OfferColumns.Online] = YesNo(terms.Online),
        [OfferColumns.Days] = string.Join(Between, DayNames.Where(day => terms.Days.HasFlag(day.Value)).Select(day => day.Key)),
        [OfferColumns.Parts] = string.Join(Between, PartNames.Where(part => terms.Parts.HasFlag(part.Value)).Select(part => part.Key)),
        [OfferColumns.Times] = terms.Times,
        [OfferColumns.LeastHours] = Hours(terms.LeastMinutesAWeek),
        [OfferColumns.MostHours] = Hours(terms.MostMinutesAWeek),
        [OfferColumns.LevelFrom] = terms.LevelFrom?.ToString(),
        [OfferColumns.LevelTo] = terms.LevelTo?.ToString(),
        [OfferColumns.Childcare] = Words(Lists.OfferChildcare, terms.Childcare),
        [OfferColumns.Price] = terms.PriceCents is { } cents ? (cents / (decimal)CentsInEuro).ToString("0.00", CultureInfo.InvariantCulture) : null,
        [OfferColumns.PriceUnit] = Words(Lists.PriceUnits, terms.PriceUnit),
        [OfferColumns.Payer] = Words(Lists.Payers, terms.Payer),
        [OfferColumns.Funding] = Words(Lists.FundingForms, terms.Funding),
        [OfferColumns.FundedUntil] = Day(terms.FundedUntil),
        [OfferColumns.Places] = terms.Places?.ToString(CultureInfo.InvariantCulture),
        [OfferColumns.WaitingWeeks] = terms.WaitingWeeks?.ToString(CultureInfo.InvariantCulture),
        [OfferColumns.Starts] = string.Join(Between, terms.Starts.Select(day => Day(day))),
        [OfferColumns.Conditions] = string.Join(Between, terms.Conditions.Select(condition => $"{condition.What}{Because}{condition.Why}")),
        [OfferColumns.OpenToAll] = YesNo(terms.OpenToAll),
        [OfferColumns.ResidenceNotAsked] = YesNo(terms.ResidenceNotAsked),
        [OfferColumns.Contact] = terms.Contact,
        [OfferColumns.Telephone] = terms.Telephone,
        [OfferColumns.Email] = terms.Email,
        [OfferColumns.OpenFrom] = Day(terms.OpenFrom),
        [OfferColumns.OpenUntil] = Day(terms.OpenUntil),
    };

    /// <summary>What the row says, over what there is already.</summary>
    /// <param name="now">What the directory has of it; null = it is new.</param>
    public (OfferTerms Terms, IReadOnlyList<RowError> Errors) Read(OfferRow row, OfferTerms? now)
    {
        _errors.Clear();
        var known = now ?? new OfferTerms { Name = "" };
        var terms = known with
        {
            Name = Text(row, OfferColumns.Name, known.Name) ?? "",
            Description = Text(row, OfferColumns.Description, known.Description),
            Municipality = Code(row, OfferColumns.Municipality, Lists.Municipalities, known.Municipality),
            Topic = Code(row, OfferColumns.Topic, Lists.Topics, known.Topic),
            Topics = Codes(row, OfferColumns.Topics, Lists.Topics, known.Topics),
            Track = Code(row, OfferColumns.Track, Lists.Tracks, known.Track),
            Languages = Codes(row, OfferColumns.Languages, Lists.Languages, known.Languages),
            HelpLanguages = Codes(row, OfferColumns.HelpLanguages, Lists.Languages, known.HelpLanguages),
            Audiences = Codes(row, OfferColumns.Audiences, Lists.OfferAudiences, known.Audiences),
            Place = Text(row, OfferColumns.Place, known.Place),
            Postcode = Text(row, OfferColumns.Postcode, known.Postcode)?.ToUpperInvariant(),
            Online = Flag(row, OfferColumns.Online, known.Online),
            Days = Flags(row, OfferColumns.Days, DayNames, known.Days),
            Parts = Flags(row, OfferColumns.Parts, PartNames, known.Parts),
            Times = Text(row, OfferColumns.Times, known.Times),
            LeastMinutesAWeek = Number(row, OfferColumns.LeastHours, MinutesInHour, known.LeastMinutesAWeek),
            MostMinutesAWeek = Number(row, OfferColumns.MostHours, MinutesInHour, known.MostMinutesAWeek),
            LevelFrom = Level(row, OfferColumns.LevelFrom, known.LevelFrom),
            LevelTo = Level(row, OfferColumns.LevelTo, known.LevelTo),
            Childcare = Code(row, OfferColumns.Childcare, Lists.OfferChildcare, known.Childcare),
            PriceCents = Number(row, OfferColumns.Price, CentsInEuro, known.PriceCents),
            PriceUnit = Code(row, OfferColumns.PriceUnit, Lists.PriceUnits, known.PriceUnit),
            Payer = Code(row, OfferColumns.Payer, Lists.Payers, known.Payer),
            Funding = Code(row, OfferColumns.Funding, Lists.FundingForms, known.Funding),
            FundedUntil = Date(row, OfferColumns.FundedUntil, known.FundedUntil),
            Places = Number(row, OfferColumns.Places, 1, known.Places),
            WaitingWeeks = Number(row, OfferColumns.WaitingWeeks, 1, known.WaitingWeeks),
            Starts = row.Has(OfferColumns.Starts) ? [.. Apart(row[OfferColumns.Starts]).Select(day => Date(OfferColumns.Starts, day)).OfType<DateOnly>()] : known.Starts,
            Conditions = row.Has(OfferColumns.Conditions) ? [.. Apart(row[OfferColumns.Conditions]).Select(Condition)] : known.Conditions,
            OpenToAll = Flag(row, OfferColumns.OpenToAll, known.OpenToAll),
            ResidenceNotAsked = Flag(row, OfferColumns.ResidenceNotAsked, known.ResidenceNotAsked),
            Contact = Text(row, OfferColumns.Contact, known.Contact),
            Telephone = Text(row, OfferColumns.Telephone, known.Telephone),
            Email = Text(row, OfferColumns.Email, known.Email),
            OpenFrom = Date(row, OfferColumns.OpenFrom, known.OpenFrom == default ? null : known.OpenFrom) ?? default,
            OpenUntil = Date(row, OfferColumns.OpenUntil, known.OpenUntil),
        };
        return (terms, [.. _errors]);
    }

    /// <summary>The kind of the provider of a row; null = not said.</summary>
    public (string? Kind, IReadOnlyList<RowError> Errors) Kind(OfferRow row)
    {
        _errors.Clear();
        return (Code(row, OfferColumns.ProviderKind, Lists.ProviderKinds, null), [.. _errors]);
    }

    private static string? Text(OfferRow row, string column, string? known) => row.Has(column) ? row[column] : known;

    private string? Code(OfferRow row, string column, string list, string? known) => !row.Has(column) ? known : row[column] is { } typed ? Find(column, list, typed) : null;

    private IReadOnlyList<string> Codes(OfferRow row, string column, string list, IReadOnlyList<string> known) =>
        row.Has(column) ? [.. Apart(row[column]).Select(typed => Find(column, list, typed)).OfType<string>()] : known;

    private string? Find(string column, string list, string typed)
    {
        var codes = lists[list];
        var found = codes.FirstOrDefault(code => code.Value == typed)
            ?? codes.FirstOrDefault(code => code.ValidUntil is null && Is(code, typed)) ?? codes.FirstOrDefault(code => Is(code, typed));
        if (found is null)
            _errors.Add(new(column, "Providers.NotInTheList", typed));
        return found?.Value;
    }

    private static bool Is(CodeView code, string typed) =>
        typed.Equals(code.Dutch, StringComparison.OrdinalIgnoreCase) || typed.Equals(code.English, StringComparison.OrdinalIgnoreCase);

    private bool Flag(OfferRow row, string column, bool known)
    {
        if (!row.Has(column))
            return known;
        if (row[column] is not { } typed || No.Contains(typed, StringComparer.OrdinalIgnoreCase))
            return false;
        if (!Yes.Contains(typed, StringComparer.OrdinalIgnoreCase))
            _errors.Add(new(column, "Providers.NotYesOrNo", typed));
        return true;
    }

    private TFlags Flags<TFlags>(OfferRow row, string column, Dictionary<string, TFlags> names, TFlags known) where TFlags : struct, Enum
    {
        if (!row.Has(column))
            return known;
        var value = 0;
        foreach (var typed in Apart(row[column]))
        {
            if (names.TryGetValue(typed, out var flag) || Enum.TryParse(typed, true, out flag))
                value |= Convert.ToInt32(flag, CultureInfo.InvariantCulture);
            else
                _errors.Add(new(column, "Providers.NotInTheList", typed));
        }
        return (TFlags)Enum.ToObject(typeof(TFlags), value);
    }

    private DutchLevel? Level(OfferRow row, string column, DutchLevel? known)
    {
        if (!row.Has(column) || row[column] is not { } typed)
            return row.Has(column) ? null : known;
        if (Enum.TryParse<DutchLevel>(typed, true, out var level) && Enum.IsDefined(level))
            return level;
        if (typed.Equals("A0", StringComparison.OrdinalIgnoreCase))
            return DutchLevel.BeforeA1;
        _errors.Add(new(column, "Providers.NotInTheList", typed));
        return null;
    }

    /// <param name="times">The cell is in hours or euros; what is kept is so many times as much.</param>
    private int? Number(OfferRow row, string column, int times, int? known)
    {
        if (!row.Has(column) || row[column] is not { } typed)
            return row.Has(column) ? null : known;
        if (decimal.TryParse(typed.TrimStart('€').Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * times is var whole && decimal.Truncate(whole) == whole && whole <= Offer.HighestPrice)
            return (int)whole;
        _errors.Add(new(column, "Providers.NotANumber", typed));
        return null;
    }

    private DateOnly? Date(OfferRow row, string column, DateOnly? known) => !row.Has(column) ? known : row[column] is { } typed ? Date(column, typed) : null;

    private DateOnly? Date(string column, string typed)
    {
        if (DateOnly.TryParseExact(typed, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        _errors.Add(new(column, "Providers.NotADay", typed));
        return null;
    }

    private static ConditionTerms Condition(string text) => text.Split(Because.Trim(), 2) is [var what, var why] ? new(what.Trim(), why.Trim()) : new(text, "");

    private static string[] Apart(string? cell) => (cell ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private string? Words(string list, string? code) => code is null ? null : lists[list].FirstOrDefault(one => one.Value == code)?.Dutch ?? code;

    private string Words(string list, IEnumerable<string> codes) => string.Join(Between, codes.Select(code => Words(list, code)));

    private static string YesNo(bool yes) => yes ? Yes[0] : No[0];

    private static string? Hours(int? minutes) => minutes is { } some ? (some / (decimal)MinutesInHour).ToString("0.##", CultureInfo.InvariantCulture) : null;

    private static string? Day(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);
}

/// <summary>The organisation of an exported offer.</summary>
public sealed record ExportedProvider(Guid Id, string? ExternalKey, string Name, string Kind, string? Contact, string? Telephone, string? Email, string? Website);
