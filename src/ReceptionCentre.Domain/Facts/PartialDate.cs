using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ReceptionCentre.Domain.Facts;

/// <summary>
/// A date as the population register keeps it: year, month and day, of which the day, the month and day, or all may be
/// unknown ("YYYYMMDD", "YYYYMM00", "YYYY0000", "00000000"; BRP API 2.7.0: Datum, JaarMaandDatum, JaarDatum,
/// DatumOnbekend). "Day known, month unknown" does not exist.
/// </summary>
/// <remarks>
/// Ordered by its number YYYYMMDD, so that a partly known date comes just before its first possible day. As the bound of
/// a dated fact it therefore counts from that first possible day, in memory and in the database alike.
/// </remarks>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    /// <summary>Earliest and latest year that the desk accepts for anything that happened to a living person.</summary>
    public const int MinimumYear = 1850, MaximumYear = 2200;

    private PartialDate(int number) => Number = number;

    /// <summary>The date as YYYYMMDD with zeros for what is unknown; 0 = nothing is known.</summary>
    public int Number { get; }

    /// <summary>Nothing of the date is known. A first-class answer.</summary>
    public static PartialDate Unknown => default;

    public int? Year => Number == 0 ? null : Number / 10000;
    public int? Month => Number / 100 % 100 is var month and not 0 ? month : null;
    public int? Day => Number % 100 is var day and not 0 ? day : null;

    public bool IsUnknown => Number == 0;

    /// <summary>Year, month and day are all known.</summary>
    public bool IsComplete => Number % 100 != 0;

    public static PartialDate Of(DateOnly date) => new((date.Year * 10000) + (date.Month * 100) + date.Day);

    public static PartialDate Of(int year, int? month = null, int? day = null) =>
        TryOf(year, month, day, out var date)
            ? date
            : throw new ArgumentOutOfRangeException(nameof(year), "Not a date that can exist.");

    /// <summary>False when the parts are not a date that can exist (31 April, month 13, a day without a month).</summary>
    public static bool TryOf(int year, int? month, int? day, out PartialDate date)
    {
        date = default;
        if (year is < MinimumYear or > MaximumYear || (day is not null && month is null) || month is < 1 or > 12)
            return false;
        if (day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, month!.Value)))
            return false;
        date = new((year * 10000) + ((month ?? 0) * 100) + (day ?? 0));
        return true;
    }

    /// <summary>From the stored number YYYYMMDD.</summary>
    /// <exception cref="FormatException">The number is not a partial date.</exception>
    public static PartialDate FromNumber(int number)
    {
        if (number == 0)
            return Unknown;
        var (month, day) = (number / 100 % 100, number % 100);
        return TryOf(number / 10000, month == 0 ? null : month, day == 0 ? null : day, out var date)
            ? date
            : throw new FormatException("The number is not a partial date.");
    }

    /// <summary>The whole date, or null when a part is unknown.</summary>
    public DateOnly? ToDateOnly() => IsComplete ? new DateOnly(Year!.Value, Month!.Value, Day!.Value) : null;

    /// <summary>First day that it can be; null when nothing is known.</summary>
    public DateOnly? FirstPossible() => Year is { } year ? new DateOnly(year, Month ?? 1, Day ?? 1) : null;

    /// <summary>Last day that it can be; null when nothing is known.</summary>
    public DateOnly? LastPossible() =>
        Year is not { } year ? null
        : Day is { } day ? new DateOnly(year, Month!.Value, day)
        : new DateOnly(year, Month ?? 12, DateTime.DaysInMonth(year, Month ?? 12));

    /// <summary>True when both can be the same day, given what is known of each.</summary>
    public bool CanBe(PartialDate other) =>
        IsUnknown || other.IsUnknown
        || (FirstPossible() <= other.LastPossible() && other.FirstPossible() <= LastPossible());

    /// <summary>
    /// Age in whole years on a day, as the BRP API gives it: none when only the year is known; with year and month only
    /// outside the birth month; someone born on 29 February is a year older on 1 March in other years.
    /// </summary>
    public int? AgeOn(DateOnly day)
    {
        if (Month is not { } month || (Day is null && day.Month == month))
            return null;
        var years = day.Year - Year!.Value;
        var hadBirthday = day.Month > month || (day.Month == month && day.Day >= Day!.Value);
        return hadBirthday ? years : years - 1;
    }

    /// <summary>The highest age that somebody born then can have on a day: of 1990 in 2026 it is 36, and one less is possible. None without a year.</summary>
    public int? AgeAtMostOn(DateOnly day) => IsUnknown ? null : Of(FirstPossible()!.Value).AgeOn(day);

    /// <summary>ISO form with zeros for what is unknown: "1990-04-00". Unknown gives "0000-00-00".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number / 10000:0000}-{Number / 100 % 100:00}-{Number % 100:00}");

    public int CompareTo(PartialDate other) => Number.CompareTo(other.Number);
    public static bool operator <(PartialDate left, PartialDate right) => left.Number < right.Number;
    public static bool operator >(PartialDate left, PartialDate right) => left.Number > right.Number;
    public static bool operator <=(PartialDate left, PartialDate right) => left.Number <= right.Number;
    public static bool operator >=(PartialDate left, PartialDate right) => left.Number >= right.Number;

    /// <summary>
    /// Reads what a clerk types: "3-4-90", "03041990", "3 apr 1990", "04-1990", "1990", "1990-04-03", "1990-04", "?" or "onbekend".
    /// Two-digit years are in the hundred years up to <paramref name="pivot"/>.
    /// </summary>
    /// <returns>False when it is not a date that can exist. Empty text is not a date.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, DateOnly pivot, out PartialDate date) =>
        PartialDateText.TryParse(text, pivot, out date);
}
