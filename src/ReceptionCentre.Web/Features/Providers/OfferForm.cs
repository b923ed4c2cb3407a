using System.Globalization;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Providers;

/// <summary>An offer as it is typed.</summary>
public sealed class OfferForm
{
    /// <summary>So many languages have a field; what has more keeps a field for each.</summary>
    public const int LanguageFields = 4;

    public string? Name { get; set; }
    public string? Municipality { get; set; }
    public CodeInput Topic { get; set; } = new();
    public string? Track { get; set; }
    public List<CodeInput> Languages { get; set; } = [];

    /// <summary>The languages by code, with commas, where two versions were compared; null = as typed in the fields.</summary>
    public string? LanguageCodes { get; set; }
    public string? Place { get; set; }
    public string? Times { get; set; }

    /// <summary>Names of <see cref="Weekdays"/>, each alone or several with commas.</summary>
    public List<string> Days { get; set; } = [];
    public string? Price { get; set; }
    public string? Payer { get; set; }
    public string? Places { get; set; }
    public string? StartsOn { get; set; }
    public string? Conditions { get; set; }
    public bool OpenToAll { get; set; }
    public string? OpenFrom { get; set; }
    public string? OpenUntil { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }

    /// <summary>Null: a new offer.</summary>
    public Guid? OfferId { get; set; }
    public Guid ProviderId { get; set; }
    public string ProviderName { get; set; } = "";
    public IReadOnlyList<Choice> MunicipalityChoices { get; set; } = [];
    public IReadOnlyList<Choice> Tracks { get; set; } = [];
    public IReadOnlyList<Choice> Payers { get; set; } = [];

    public static OfferForm Of(ShowOffer.View offer) => new()
    {
        OfferId = offer.Line.OfferId,
        Version = offer.Version,
        Name = offer.Terms.Name,
        Municipality = offer.Terms.Municipality,
        Topic = CodeInput.Of(offer.Line.Topic, Text.Language),
        Track = offer.Terms.Track,
        Languages = [.. offer.Line.Languages.Select(language => CodeInput.Of(language, Text.Language))],
        Place = offer.Terms.Place,
        Times = offer.Terms.Times,
        Days = [.. OfferWords.EachDay.Where(day => offer.Terms.Days.HasFlag(day)).Select(day => day.ToString())],
        Price = OfferWords.Amount(offer.Terms.PriceCents),
        Payer = offer.Terms.Payer,
        Places = offer.Terms.Places?.ToString(CultureInfo.InvariantCulture),
        StartsOn = offer.Terms.StartsOn.InDigits(),
        Conditions = offer.Terms.Conditions,
        OpenToAll = offer.Terms.OpenToAll,
        OpenFrom = offer.Terms.OpenFrom.InDigits(),
        OpenUntil = offer.Terms.OpenUntil.InDigits(),
    };

    public async Task<OfferInput> ReadAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken)
    {
        var languages = new List<string>();
        if (LanguageCodes is not null)
        {
            languages.AddRange(FormCodes.Apart([LanguageCodes]));
        }
        else
        {
            for (var i = 0; i < Languages.Count; i++)
            {
                if (await Languages[i].ReadAsync(codes, Lists.Languages, $"{nameof(Languages)}[{i}]", reading, cancellationToken) is { } language)
                    languages.Add(language);
            }
        }
        return new(
            Reading.Words(Name), Reading.Words(Municipality), await Topic.ReadAsync(codes, Lists.Topics, nameof(Topic), reading, cancellationToken),
            Reading.Words(Track), languages, Reading.Words(Place), Reading.Words(Times), ReadDays(), ReadPrice(reading), Reading.Words(Payer), ReadPlaces(reading),
            reading.Date(StartsOn, nameof(StartsOn)), Reading.Words(Conditions), OpenToAll, reading.Date(OpenFrom, nameof(OpenFrom)),
            reading.Date(OpenUntil, nameof(OpenUntil)));
    }

    private Weekdays ReadDays() => FormCodes.Apart(Days)
        .Aggregate(Weekdays.None, (days, name) => days | OfferWords.EachDay.FirstOrDefault(day => day.ToString() == name));

    private int? ReadPrice(Reading reading)
    {
        if (string.IsNullOrWhiteSpace(Price))
            return null;
        if (OfferWords.TryCents(Price, out var cents))
            return cents;
        reading.Refuse(nameof(Price), "Providers.NotAPrice");
        return null;
    }

    private int? ReadPlaces(Reading reading)
    {
        if (string.IsNullOrWhiteSpace(Places))
            return null;
        if (int.TryParse(Places.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var places))
            return places;
        reading.Refuse(nameof(Places), "Providers.NotANumber");
        return null;
    }
}
