using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Testing;

/// <summary>A clock that stands still until a test moves it. Begins on Monday 16 March 2026, nine o'clock in Amsterdam.</summary>
public sealed class FakeClock : TimeProvider
{
    private DateTimeOffset _now = InAmsterdam(2026, 3, 16, 9);

    public override DateTimeOffset GetUtcNow() => _now;

    public DateOnly Today => DutchCalendar.DateOf(_now);

    public void Set(DateTimeOffset now) => _now = now.ToUniversalTime();

    /// <summary>A day, at a time on the clocks of the Netherlands; nine o'clock unless said otherwise.</summary>
    public void Set(DateOnly day, int hour = 9, int minute = 0) => _now = InAmsterdam(day.Year, day.Month, day.Day, hour, minute);

    public void Advance(TimeSpan by) => _now += by;

    /// <summary>The same time of day, so many days on, also when summer time begins in between.</summary>
    public void AdvanceDays(int days)
    {
        var local = DutchCalendar.LocalTime(_now).AddDays(days);
        _now = InAmsterdam(local.Year, local.Month, local.Day, local.Hour, local.Minute);
    }

    /// <summary>The instant (UTC) at which the clocks of the Netherlands show this.</summary>
    public static DateTimeOffset InAmsterdam(int year, int month, int day, int hour = 0, int minute = 0)
    {
        var local = new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, DutchCalendar.Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
