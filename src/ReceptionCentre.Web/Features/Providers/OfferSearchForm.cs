using System.Globalization;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Providers;

/// <summary>What one looks for among the offers, as it stands in the address of the page. What cannot be read is not looked for.</summary>
public sealed class OfferSearchForm
{
    private const int PlaceLength = 60, CentsInEuro = 100;

    public string? Q { get; set; }
    public string? Topic { get; set; }
    public string? Language { get; set; }
    public string? Municipality { get; set; }
    public bool Room { get; set; }
    public bool Closed { get; set; }
    public string? Audience { get; set; }

    /// <summary>Name of one of <see cref="Weekdays"/>.</summary>
    public string? Day { get; set; }

    /// <summary>Name of one of <see cref="DayParts"/>.</summary>
    public string? Part { get; set; }
    public string? Near { get; set; }
    public bool All { get; set; }

    /// <summary>At most so many weeks of waiting.</summary>
    public string? Weeks { get; set; }

    /// <summary>Name of one of <see cref="DutchLevel"/>.</summary>
    public string? Level { get; set; }

    /// <summary>At most so many whole euros; 0 = free.</summary>
    public string? Price { get; set; }

    public OfferFilter Filter => new(Short(Q, FindOffers.TextLength), Reading.Words(Topic), Reading.Words(Language), Reading.Words(Municipality), Room, Closed)
    {
        Audience = Reading.Words(Audience),
        Days = Reading.Choice<Weekdays>(Day) ?? Weekdays.None,
        Parts = Reading.Choice<DayParts>(Part) ?? DayParts.None,
        Near = Short(Near, PlaceLength)?.Replace(" ", "", StringComparison.Ordinal) is { Length: > 0 } near && char.IsAsciiDigit(near[0]) ? near.ToUpperInvariant() : Short(Near, PlaceLength),
        OpenToAll = All,
        MostWeeks = Number(Weeks, Offer.MostWeeks),
        Level = Reading.Choice<DutchLevel>(Level),
        MostCents = Number(Price, Offer.HighestPrice / CentsInEuro) * CentsInEuro,
    };

    /// <summary>The fields behind "more": open when one of them is used.</summary>
    public bool HasMore => Filter with { Text = null, Topic = null, Language = null, Municipality = null, WithRoom = false, Parts = DayParts.None, Closed = false } != new OfferFilter();

    /// <summary>As the address says it; null = not looked for.</summary>
    /// <param name="without">The one that is left out.</param>
    public Dictionary<string, string?> Route(string? without = null, Guid? after = null, Guid? before = null)
    {
        var route = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["q"] = Reading.Words(Q),
            ["topic"] = Reading.Words(Topic),
            ["language"] = Reading.Words(Language),
            ["municipality"] = Reading.Words(Municipality),
            ["room"] = Yes(Room),
            ["closed"] = Yes(Closed),
            ["audience"] = Reading.Words(Audience),
            ["day"] = Reading.Words(Day),
            ["part"] = Reading.Words(Part),
            ["near"] = Reading.Words(Near),
            ["all"] = Yes(All),
            ["weeks"] = Reading.Words(Weeks),
            ["level"] = Reading.Words(Level),
            ["price"] = Reading.Words(Price),
            ["after"] = after?.ToString(),
            ["before"] = before?.ToString(),
        };
        if (without is not null)
            route[without] = null;
        return route;
    }

    /// <summary>What was typed to search with, cut to what is searched for.</summary>
    internal static string? Short(string? typed, int length = FindOffers.TextLength) => Reading.Words(typed is not null && typed.Length > length ? typed[..length] : typed);

    private static string? Yes(bool chosen) => chosen ? "true" : null;

    private static int? Number(string? typed, int most) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}

/// <param name="ToCheck">How many offers nobody looked at for too long; null = it is not for the reader to look.</param>
public sealed record OffersPage(
    FindOffers.Page Page, OfferSearchForm Search, IReadOnlyList<Choice> Topics, IReadOnlyList<Choice> Municipalities, IReadOnlyList<Choice> Audiences, int? ToCheck);
