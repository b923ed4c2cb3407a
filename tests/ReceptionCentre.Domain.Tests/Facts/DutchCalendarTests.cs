using System.Globalization;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.Tests.Facts;

public sealed class DutchCalendarTests
{
    [Theory]
    [InlineData("2026-01-15T22:59:59Z", "2026-01-15")]
    [InlineData("2026-01-15T23:00:00Z", "2026-01-16")]
    [InlineData("2026-07-15T21:59:59Z", "2026-07-15")]
    [InlineData("2026-07-15T22:00:00Z", "2026-07-16")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-01")]
    // The nights on which the clock changes.
    [InlineData("2026-03-28T22:59:59Z", "2026-03-28")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25")]
    [InlineData("2026-10-25T22:30:00Z", "2026-10-25")]
    [InlineData("2026-10-25T23:00:00Z", "2026-10-26")]
    public void A_day_begins_at_midnight_in_Amsterdam(string instant, string day)
    {
        var at = Instant(instant);
        Assert.Equal(day, DutchCalendar.DateOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(DutchCalendar.DateOf(at), new ClockAt(at).Today());
    }

    [Theory]
    [InlineData("2026-03-29T00:59:00Z", "01:59")]
    [InlineData("2026-03-29T01:00:00Z", "03:00")]
    [InlineData("2026-10-25T00:30:00Z", "02:30")]
    [InlineData("2026-10-25T01:30:00Z", "02:30")]
    public void The_wall_clock_follows_summer_time(string instant, string wall) =>
        Assert.Equal(wall, DutchCalendar.LocalTime(Instant(instant)).ToString("HH:mm", CultureInfo.InvariantCulture));

    [Fact]
    public void An_instant_written_with_another_offset_is_the_same_day() =>
        Assert.Equal(new DateOnly(2026, 1, 16), DutchCalendar.DateOf(new DateTimeOffset(2026, 1, 15, 18, 30, 0, TimeSpan.FromHours(-5))));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private sealed class ClockAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
