using System.Globalization;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Providers;

/// <summary>How an offer is said: price, places, languages and days, in the language of the screen.</summary>
public static class OfferWords
{
    private const int CentsInEuro = 100;

    private static readonly Weekdays[] Week =
        [Weekdays.Monday, Weekdays.Tuesday, Weekdays.Wednesday, Weekdays.Thursday, Weekdays.Friday, Weekdays.Saturday, Weekdays.Sunday];

    /// <summary>The single days, Monday first.</summary>
    public static IReadOnlyList<Weekdays> EachDay => Week;

    /// <summary>"Gratis", "€ 12,50", or that the price is not known.</summary>
    public static string Price(this Text texts, int? cents) => cents switch
    {
        null => texts["Providers.PriceUnknown"],
        0 => texts["Providers.Free"],
        { } amount => $"€\u00a0{Euros(amount)}",
    };

    /// <summary>"3 van 12 plaatsen vrij", "Vol, 2 wachten", or that there is room for everybody.</summary>
    public static string Places(this Text texts, OfferLine offer) => offer.Free switch
    {
        null => texts["Providers.RoomForAll"],
        0 when offer.Waiting > 0 => texts.Count("Providers.FullAndWaiting", offer.Waiting),
        0 => texts["Providers.Full"],
        { } free => texts["Providers.FreeOf", free, offer.Places!.Value],
    };

    public static string Names(this Text texts, IReadOnlyList<CodeView> codes, string none) =>
        codes.Count == 0 ? texts[none] : string.Join(", ", codes.Select(code => texts.Code(code)));

    public static string Days(this Text texts, Weekdays days) =>
        string.Join(", ", Week.Where(day => days.HasFlag(day)).Select(day => texts.Of("Providers", day)));

    /// <summary>The topic, else the track: under what it is found.</summary>
    public static string About(this Text texts, OfferLine offer) => texts.Code(offer.Topic ?? offer.Track);

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

    private static string Euros(int cents) => (cents / (decimal)CentsInEuro).ToString("#,##0.00", CultureInfo.CurrentCulture);
}

/// <summary>A table of offers; for the partial "_OfferTable".</summary>
public sealed record OfferTable(IReadOnlyList<OfferLine> Offers, string Caption, bool WithProvider, DateOnly Today);
