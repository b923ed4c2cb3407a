namespace ReceptionCentre.Domain.Facts;

/// <summary>Calendar rules run on whole days in Europe/Amsterdam; instants are kept in UTC.</summary>
public static class DutchCalendar
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The day it is in the Netherlands.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOf(time.GetUtcNow());

    public static DateOnly DateOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant at which a day begins in the Netherlands, UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The instant at which the clock in the Netherlands shows a time. Of the hour that comes twice in autumn it is the second; in the hour that spring skips, an hour later.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.IsInvalidTime(local) ? Zone.BaseUtcOffset : Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The first day that a partly known date can be; of a date of which nothing is known the first day that there is.</summary>
    public static DateOnly FirstDayOf(PartialDate date) => date.FirstPossible() ?? DateOnly.MinValue;

    /// <summary>The wall-clock time in the Netherlands, for a screen or a letter.</summary>
    public static DateTime LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
