using System.Globalization;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Web.Features.Plans;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Providers;

/// <summary>An offer as it is typed. What has several values has a field for each, or all of them with commas where two versions were compared.</summary>
public sealed class OfferForm
{
    /// <summary>So many languages, topics and conditions have a field; what has more keeps a field for each.</summary>
    public const int LanguageFields = 4, HelpFields = 3, TopicFields = 2, ConditionFields = 3;

    /// <summary>Between a condition and why it is asked, where both stand in one line.</summary>
    public const string Because = " // ";

    public string? Name { get; set; }
    public string? Description { get; set; }
    public string? Municipality { get; set; }
    public CodeInput Topic { get; set; } = new();
    public List<CodeInput> Topics { get; set; } = [];
    public string? TopicCodes { get; set; }
    public string? Track { get; set; }
    public List<CodeInput> Languages { get; set; } = [];
    public string? LanguageCodes { get; set; }
    public List<CodeInput> HelpLanguages { get; set; } = [];
    public string? HelpLanguageCodes { get; set; }

    /// <summary>Codes of the list "offer-audiences", each alone or several with commas.</summary>
    public List<string> Audiences { get; set; } = [];
    public string? Place { get; set; }
    public string? Postcode { get; set; }
    public bool Online { get; set; }
    public string? Times { get; set; }

    /// <summary>Names of <see cref="Weekdays"/>, each alone or several with commas.</summary>
    public List<string> Days { get; set; } = [];

    /// <summary>Names of <see cref="DayParts"/>, likewise.</summary>
    public List<string> Parts { get; set; } = [];
    public string? LeastMinutesAWeek { get; set; }
    public string? MostMinutesAWeek { get; set; }
    public string? LevelFrom { get; set; }
    public string? LevelTo { get; set; }
    public string? Childcare { get; set; }
    public string? Price { get; set; }
    public string? PriceUnit { get; set; }
    public string? Payer { get; set; }
    public string? Funding { get; set; }
    public string? FundedUntil { get; set; }
    public string? Places { get; set; }
    public string? WaitingWeeks { get; set; }

    /// <summary>Days, each on a line or with commas.</summary>
    public string? Starts { get; set; }
    public List<ConditionForm> Conditions { get; set; } = [];

    /// <summary>The conditions a line each, with why they are asked behind <see cref="Because"/>; null = as typed in the fields.</summary>
    public string? ConditionLines { get; set; }
    public bool OpenToAll { get; set; }
    public bool ResidenceNotAsked { get; set; }
    public string? Contact { get; set; }
    public string? Telephone { get; set; }
    public string? Email { get; set; }
    public string? OpenFrom { get; set; }
    public string? OpenUntil { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }

    /// <summary>Null: a new offer.</summary>
    public Guid? OfferId { get; set; }
    public Guid ProviderId { get; set; }
    public string ProviderName { get; set; } = "";
    public OfferFormChoices Choices { get; set; } = OfferFormChoices.None;

    public static async Task<OfferForm> OfAsync(ShowOffer.View offer, ICodeLists codes, CancellationToken cancellationToken)
    {
        var form = await OfAsync(offer.Terms, codes, cancellationToken);
        (form.OfferId, form.Version) = (offer.Line.OfferId, offer.Version);
        return form;
    }

    public static async Task<OfferForm> OfAsync(OfferTerms terms, ICodeLists codes, CancellationToken cancellationToken) => new()
    {
        Name = terms.Name,
        Description = terms.Description,
        Municipality = terms.Municipality,
        Topic = CodeInput.Of(await codes.FindAsync(Lists.Topics, terms.Topic, cancellationToken), Text.Language),
        Topics = await ManyAsync(codes, Lists.Topics, terms.Topics, cancellationToken),
        Track = terms.Track,
        Languages = await ManyAsync(codes, Lists.Languages, terms.Languages, cancellationToken),
        HelpLanguages = await ManyAsync(codes, Lists.Languages, terms.HelpLanguages, cancellationToken),
        Audiences = [.. terms.Audiences],
        Place = terms.Place,
        Postcode = terms.Postcode,
        Online = terms.Online,
        Times = terms.Times,
        Days = OfferWords.Names(terms.Days),
        Parts = OfferWords.Names(terms.Parts),
        LeastMinutesAWeek = PlanNumbers.Hours(terms.LeastMinutesAWeek),
        MostMinutesAWeek = PlanNumbers.Hours(terms.MostMinutesAWeek),
        LevelFrom = terms.LevelFrom?.ToString(),
        LevelTo = terms.LevelTo?.ToString(),
        Childcare = terms.Childcare,
        Price = OfferWords.Amount(terms.PriceCents),
        PriceUnit = terms.PriceUnit,
        Payer = terms.Payer,
        Funding = terms.Funding,
        FundedUntil = terms.FundedUntil.InDigits(),
        Places = terms.Places?.ToString(CultureInfo.InvariantCulture),
        WaitingWeeks = terms.WaitingWeeks?.ToString(CultureInfo.InvariantCulture),
        Starts = OfferWords.Lines(terms.Starts),
        Conditions = [.. terms.Conditions.Select(condition => new ConditionForm { What = condition.What, Why = condition.Why })],
        OpenToAll = terms.OpenToAll,
        ResidenceNotAsked = terms.ResidenceNotAsked,
        Contact = terms.Contact,
        Telephone = terms.Telephone,
        Email = terms.Email,
        OpenFrom = terms.OpenFrom.InDigits(),
        OpenUntil = terms.OpenUntil.InDigits(),
    };

    public async Task<OfferTerms> ReadAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new()
    {
        Name = Reading.Words(Name) ?? "",
        Description = Reading.Words(Description),
        Municipality = Reading.Words(Municipality),
        Topic = await Topic.ReadAsync(codes, Lists.Topics, nameof(Topic), reading, cancellationToken),
        Topics = await ReadManyAsync(codes, Lists.Topics, TopicCodes, Topics, nameof(Topics), reading, cancellationToken),
        Track = Reading.Words(Track),
        Languages = await ReadManyAsync(codes, Lists.Languages, LanguageCodes, Languages, nameof(Languages), reading, cancellationToken),
        HelpLanguages = await ReadManyAsync(codes, Lists.Languages, HelpLanguageCodes, HelpLanguages, nameof(HelpLanguages), reading, cancellationToken),
        Audiences = FormCodes.Apart(Audiences),
        Place = Reading.Words(Place),
        Postcode = Reading.Words(Postcode),
        Online = Online,
        Times = Reading.Words(Times),
        Days = OfferWords.Read<Weekdays>(Days),
        Parts = OfferWords.Read<DayParts>(Parts),
        LeastMinutesAWeek = ReadHours(LeastMinutesAWeek, nameof(LeastMinutesAWeek), reading),
        MostMinutesAWeek = ReadHours(MostMinutesAWeek, nameof(MostMinutesAWeek), reading),
        LevelFrom = Reading.Choice<DutchLevel>(LevelFrom),
        LevelTo = Reading.Choice<DutchLevel>(LevelTo),
        Childcare = Reading.Words(Childcare),
        PriceCents = ReadPrice(reading),
        PriceUnit = Reading.Words(PriceUnit),
        Payer = Reading.Words(Payer),
        Funding = Reading.Words(Funding),
        FundedUntil = reading.Date(FundedUntil, nameof(FundedUntil)),
        Places = OfferWords.ReadNumber(Places, nameof(Places), reading),
        WaitingWeeks = OfferWords.ReadNumber(WaitingWeeks, nameof(WaitingWeeks), reading),
        Starts = ReadStarts(reading),
        Conditions = ReadConditions(),
        OpenToAll = OpenToAll,
        ResidenceNotAsked = ResidenceNotAsked,
        Contact = Reading.Words(Contact),
        Telephone = Reading.Words(Telephone),
        Email = Reading.Words(Email),
        OpenFrom = reading.Date(OpenFrom, nameof(OpenFrom)) ?? default,
        OpenUntil = reading.Date(OpenUntil, nameof(OpenUntil)),
    };

    /// <summary>A field for what is to come beside what there is.</summary>
    public void Widen()
    {
        Widen(Languages, LanguageFields);
        Widen(HelpLanguages, HelpFields);
        Widen(Topics, TopicFields);
        while (Conditions.Count < ConditionFields)
            Conditions.Add(new());
        Audiences = FormCodes.Apart(Audiences);
    }

    private static async Task<List<CodeInput>> ManyAsync(ICodeLists codes, string list, IEnumerable<string> values, CancellationToken cancellationToken) =>
        [.. (await codes.ManyAsync(list, values, cancellationToken)).Select(code => CodeInput.Of(code, Text.Language))];

    private static void Widen(List<CodeInput> fields, int count)
    {
        while (fields.Count < count)
            fields.Add(new());
    }

    private static async Task<IReadOnlyList<string>> ReadManyAsync(
        ICodeLists codes, string list, string? joined, List<CodeInput> fields, string name, Reading reading, CancellationToken cancellationToken)
    {
        if (joined is not null)
            return FormCodes.Apart([joined]);
        var read = new List<string>();
        for (var i = 0; i < fields.Count; i++)
        {
            if (await fields[i].ReadAsync(codes, list, $"{name}[{i}]", reading, cancellationToken) is { } code)
                read.Add(code);
        }
        return read;
    }

    private static int? ReadHours(string? typed, string field, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (PlanNumbers.TryMinutes(typed, out var minutes))
            return minutes;
        reading.Refuse(field, "Plans.NotHours");
        return null;
    }

    private int? ReadPrice(Reading reading)
    {
        if (string.IsNullOrWhiteSpace(Price))
            return null;
        if (OfferWords.TryCents(Price, out var cents))
            return cents;
        reading.Refuse(nameof(Price), "Providers.NotAPrice");
        return null;
    }

    private IReadOnlyList<DateOnly> ReadStarts(Reading reading) =>
        [.. FormCodes.Apart([Starts?.ReplaceLineEndings(",").Replace(';', ',')]).Select(day => reading.Date(day, nameof(Starts))).OfType<DateOnly>()];

    private IReadOnlyList<ConditionTerms> ReadConditions() => ConditionLines is null
        ? [.. Conditions.Where(condition => !string.IsNullOrWhiteSpace(condition.What) || !string.IsNullOrWhiteSpace(condition.Why))
            .Select(condition => new ConditionTerms((condition.What ?? "").Trim(), (condition.Why ?? "").Trim()))]
        : [.. ConditionLines.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(Because, 2))
            .Select(line => new ConditionTerms(line[0].Trim(), line.Length > 1 ? line[1].Trim() : ""))];
}

public sealed class ConditionForm
{
    public string? What { get; set; }
    public string? Why { get; set; }
}

/// <summary>What can be chosen in the form of an offer.</summary>
public sealed record OfferFormChoices(
    IReadOnlyList<Choice> Municipalities, IReadOnlyList<Choice> Tracks, IReadOnlyList<Choice> Payers, IReadOnlyList<Choice> PriceUnits, IReadOnlyList<Choice> Fundings,
    IReadOnlyList<Choice> Childcares, IReadOnlyList<Choice> Audiences)
{
    public static readonly OfferFormChoices None = new([], [], [], [], [], [], []);
}
