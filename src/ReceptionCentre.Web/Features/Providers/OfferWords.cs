using System.Globalization;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Web.Features.Plans;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Providers;

/// <summary>How an offer is said: price, places, languages and days, in the language of the screen.</summary>
public static class OfferWords
{
    private const int CentsInEuro = 100;

    /// <summary>The single days, Monday first.</summary>
    public static IReadOnlyList<Weekdays> EachDay { get; } = [.. Enum.GetValues<Weekdays>().Where(day => day != Weekdays.None)];

    public static IReadOnlyList<DayParts> EachPart { get; } = [.. Enum.GetValues<DayParts>().Where(part => part != DayParts.None)];

    /// <summary>"Gratis", "€ 12,50", or that the price is not known.</summary>
    public static string Price(this Text texts, int? cents) => cents switch
    {
        null => texts["Providers.PriceUnknown"],
        0 => texts["Providers.Free"],
        { } amount => $"€\u00a0{Euros(amount)}",
    };

    /// <summary>"€ 12,50 per maand".</summary>
    public static string Price(this Text texts, OfferLine offer) =>
        offer is { PriceCents: > 0, PriceUnit: { } unit } ? $"{texts.Price(offer.PriceCents)} {texts.Code(unit)}" : texts.Price(offer.PriceCents);

    /// <summary>"3 van 12 plaatsen vrij", "Vol, 2 wachten", or that there is room for everybody.</summary>
    public static string Places(this Text texts, OfferLine offer) => offer.Free switch
    {
        null => texts["Providers.RoomForAll"],
        0 when offer.Waiting > 0 => texts.Count("Providers.FullAndWaiting", offer.Waiting),
        0 => texts["Providers.Full"],
        { } free => texts["Providers.FreeOf", free, offer.Places!.Value],
    };

    /// <summary>"Wachttijd: 3 weken"; null = not known.</summary>
    public static string? Waiting(this Text texts, int? weeks) => weeks switch
    {
        null => null,
        0 => texts["Providers.NoWaiting"],
        { } some => texts.Count("Providers.WaitingWeeksOf", some),
    };

    public static string Names(this Text texts, IReadOnlyList<CodeView> codes, string none) =>
        codes.Count == 0 ? texts[none] : string.Join(", ", codes.Select(code => texts.Code(code)));

    public static string Days(this Text texts, Weekdays days) => string.Join(", ", EachDay.Where(day => days.HasFlag(day)).Select(day => texts.Of("Providers", day)));

    public static string Parts(this Text texts, DayParts parts) => string.Join(", ", EachPart.Where(part => parts.HasFlag(part)).Select(part => texts.Of("Providers", part)));

    /// <summary>"maandag, dinsdag, in de avond": when no times were written.</summary>
    public static string? When(this Text texts, OfferLine offer) =>
        offer.Times ?? (offer is { Days: Weekdays.None, Parts: DayParts.None } ? null
            : string.Join(", ", new[] { texts.Days(offer.Days), texts.Parts(offer.Parts) }.Where(words => words.Length > 0)));

    /// <summary>"A1 naar A2", "vanaf A2"; null = no level is asked and none is reached.</summary>
    public static string? Level(this Text texts, DutchLevel? from, DutchLevel? to) => (from, to) switch
    {
        (null, null) => null,
        ({ } one, null) => texts["Providers.LevelFromOnly", texts.Of("Providers", one)],
        (null, { } other) => texts["Providers.LevelToOnly", texts.Of("Providers", other)],
        ({ } one, { } other) => texts["Providers.LevelFromTo", texts.Of("Providers", one), texts.Of("Providers", other)],
    };

    /// <summary>"4 uur per week", "4 tot 8 uur per week"; null = not known.</summary>
    public static string? HoursAWeek(this Text texts, int? least, int? most) => (least, most) switch
    {
        (null, null) => null,
        ({ } one, { } other) when one != other => texts["Providers.HoursFromTo", PlanNumbers.Hours(one), PlanNumbers.Hours(other)],
        _ => texts["Providers.HoursEach", PlanNumbers.Hours(least ?? most)],
    };

    /// <summary>The topic, else the track: under what it is found.</summary>
    public static string About(this Text texts, OfferLine offer) => texts.Code(offer.Topic ?? offer.Track);

    /// <summary>"5 jan. 2027", that one can always begin, or that the next day is not known.</summary>
    public static string Start(this Text texts, OfferLine offer) =>
        offer.StartsOn is { } start ? start.InDigits() : texts[offer.HasStarts ? "Providers.NextStartUnknown" : "Providers.StartsAnyTime"];

    /// <summary>One reason for or against an offer: "Begint over 3 weken".</summary>
    public static string Reason(this Text texts, FitReason reason, IReadOnlyList<CodeView> languages) => (reason.Kind, reason.Fits) switch
    {
        (FitKind.Place, true) => texts.Count("Providers.Fit.Place", reason.Number ?? 0),
        (FitKind.Start, true) when reason.Number is 0 => texts["Providers.Fit.StartNow"],
        (FitKind.Start, true) => texts.Count("Providers.Fit.Start", reason.Number ?? 0),
        (FitKind.Waiting, false) => texts.Count("Providers.Fit.Waiting", reason.Number ?? 0),
        (FitKind.Language, true) => texts["Providers.Fit.Language", texts.Code(languages.FirstOrDefault(code => code.Value == reason.Code))],
        (FitKind.Distance, true) when reason.Number is 0 => texts["Providers.Fit.Neighbourhood"],
        (FitKind.Distance, true) when reason.Number is null => texts["Providers.Fit.Online"],
        (FitKind.Hours, false) => texts["Providers.Fit.TooManyHours", reason.Number ?? 0],
        var (kind, fits) => texts[$"Providers.Fit.{kind}.{(fits ? "Yes" : "No")}"],
    };

    /// <summary>A column as the file calls it.</summary>
    public static string Column(this Text texts, string column) => OfferColumns.All.FirstOrDefault(one => one.Column == column).Dutch ?? texts["Providers.Row"];

    /// <summary>"12,50" without the sign; null stays null.</summary>
    public static string? Amount(int? cents) => cents is null ? null : Euros(cents.Value);

    /// <summary>"12", "12,50", "12.50", "€ 12,50"; at most two decimals.</summary>
    public static bool TryCents(string typed, out int cents)
    {
        cents = 0;
        var text = typed.Trim().TrimStart('€').Trim().Replace(',', '.');
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            || euros > Offer.HighestPrice / CentsInEuro || decimal.Round(euros, 2) != euros)
            return false;
        cents = (int)(euros * CentsInEuro);
        return true;
    }

    public static int? ReadNumber(string? typed, string field, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        reading.Refuse(field, "Providers.NotANumber");
        return null;
    }

    /// <summary>The names of the single flags in a value, for the boxes of a form.</summary>
    public static List<string> Names<TFlags>(TFlags flags) where TFlags : struct, Enum =>
        [.. Enum.GetValues<TFlags>().Where(flag => !flag.Equals(default(TFlags)) && flags.HasFlag(flag)).Select(flag => flag.ToString())];

    public static TFlags Read<TFlags>(IEnumerable<string?> names) where TFlags : struct, Enum
    {
        var known = FormCodes.Apart(names).Where(name => Reading.Choice<TFlags>(name) is not null).ToList();
        return known.Count == 0 ? default : Enum.Parse<TFlags>(string.Join(',', known));
    }

    /// <summary>Days, each on a line of its own.</summary>
    public static string? Lines(IReadOnlyList<DateOnly> days) => days.Count == 0 ? null : string.Join('\n', days.Select(day => day.InDigits()));

    private static string Euros(int cents) => (cents / (decimal)CentsInEuro).ToString("#,##0.00", CultureInfo.CurrentCulture);
}

/// <summary>A table of offers; for the partial "_OfferTable".</summary>
public sealed record OfferTable(IReadOnlyList<OfferLine> Offers, string Caption, bool WithProvider, DateOnly Today);
