using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reporting;

namespace ReceptionCentre.Application.Reporting;

/// <summary>Somebody came or somebody left.</summary>
public enum MovementKind
{
    Arrival = 1,
    Departure = 2,
}

/// <summary>Which arrivals and departures are counted.</summary>
/// <param name="Months">Length of the period: <see cref="Lengths"/>.</param>
/// <param name="Last">A day of the last month; null = the month of today.</param>
/// <param name="Municipality">Code of the list "municipalities"; null = all.</param>
/// <param name="Type">Code of the list "motives", or <see cref="MovementTypes.Rest"/>; null = all.</param>
public sealed record MovementChoice(int Months = MovementChoice.Usual, DateOnly? Last = null, string? Municipality = null, string? Type = null)
{
    public const int Usual = 12, Longest = 36;

    public static readonly IReadOnlyList<int> Lengths = [Usual, 24, Longest];

    /// <summary>The months of the period, oldest first, each by its first day. It never goes on after today.</summary>
    public IReadOnlyList<DateOnly> MonthsUntil(DateOnly today)
    {
        var day = Last is { } last && last < today ? last : today;
        return [.. Enumerable.Range(1 - Months, Months).Select(month => new DateOnly(day.Year, day.Month, 1).AddMonths(month))];
    }
}

/// <summary>The types under which stays are counted.</summary>
public static class MovementTypes
{
    /// <summary>
    /// What stands for "other, not known or not shown" where locked parts are not shown: together they are one, so that nobody
    /// can be told from the rest by what is missing.
    /// </summary>
    public const string Rest = "rest";

    /// <summary>Code of the list "motives": it is not known yet. A stay without any motive counts here.</summary>
    public const string Unknown = "unknown";

    private static readonly List<string> OfTheRest = ["other", Unknown, "victim"];

    /// <param name="type">As it was counted.</param>
    /// <param name="showsLocked">Whether the reader may see locked parts.</param>
    public static string Shown(string? type, bool showsLocked) =>
        showsLocked ? type ?? Unknown : type is null || OfTheRest.Contains(type) ? Rest : type;

    /// <summary>Whether a type of the list "motives" has a line of its own.</summary>
    public static bool StandsAlone(string type, bool showsLocked) => Shown(type, showsLocked) != Rest;

    /// <summary>The stays that are shown under a type.</summary>
    internal static IQueryable<CountedStay> ShownAs(this IQueryable<CountedStay> stays, string? type, bool showsLocked) => type switch
    {
        null => stays,
        _ when showsLocked => type == Unknown ? stays.Where(stay => stay.Type == null || stay.Type == Unknown) : stays.Where(stay => stay.Type == type),
        Rest => stays.Where(stay => stay.Type == null || OfTheRest.Contains(stay.Type)),
        // Asked for by hand: what is not shown is not there.
        _ when OfTheRest.Contains(type) => stays.Where(_ => false),
        _ => stays.Where(stay => stay.Type == type),
    };
}

/// <summary>A stay that began or ended.</summary>
internal sealed class Movement
{
    public MovementKind Kind { get; init; }

    /// <summary>YYYYMMDD with zeros for what is not known.</summary>
    public int On { get; init; }

    public Guid StayId { get; init; }
    public string Controller { get; init; } = "";
    public string Municipality { get; init; } = "";
    public string? Type { get; init; }
}

internal static class MovementQueries
{
    /// <summary>
    /// The arrivals or the departures of a period, each stay once, of whatever is in the scope of who asks. A day of which only
    /// the year is known counts from 1 January, as partly known dates do everywhere.
    /// </summary>
    public static IQueryable<Movement> MovementsOf(this IReceptionDb db, MovementKind kind, MovementChoice choice, DateOnly today, bool showsLocked)
    {
        var months = choice.MonthsUntil(today);
        var next = months[^1].AddMonths(1);
        // Whoever is expected later counts when the day has come.
        var (from, until) = (FirstNumberOf(months[0]), FirstNumberOf(next <= today ? next : today.AddDays(1)));
        var stays = db.CountedStays.AsNoTracking()
            .Where(stay => stay.Place == 0 || !db.CountedStays.Any(other => other.StayId == stay.StayId && other.Place < stay.Place))
            .ShownAs(choice.Type, showsLocked);
        if (choice.Municipality is { } municipality)
            stays = stays.Where(stay => stay.Municipality == municipality);
        return kind == MovementKind.Arrival
            ? stays.Where(stay => stay.Arrival >= from && stay.Arrival < until).Select(stay => new Movement
            {
                Kind = MovementKind.Arrival,
                On = stay.Arrival,
                StayId = stay.StayId,
                Controller = stay.Controller,
                Municipality = stay.Municipality,
                Type = stay.Type,
            })
            : stays.Where(stay => stay.Departure >= from && stay.Departure < until).Select(stay => new Movement
            {
                Kind = MovementKind.Departure,
                On = stay.Departure!.Value,
                StayId = stay.StayId,
                Controller = stay.Controller,
                Municipality = stay.Municipality,
                Type = stay.Type,
            });
    }

    // The first of a month goes with the month of which no day is known, 1 January with the year of which no month is.
    private static int FirstNumberOf(DateOnly day) =>
        (day.Day > 1 ? PartialDate.Of(day) : day.Month > 1 ? PartialDate.Of(day.Year, day.Month) : PartialDate.Of(day.Year)).Number;
}
