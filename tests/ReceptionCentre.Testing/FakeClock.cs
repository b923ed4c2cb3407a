using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Testing;

/// <summary>A clock that stands still until a test moves it. It starts on a Saturday noon in the Netherlands.</summary>
public sealed class FakeClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 11, 21, 11, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public DateOnly Today => DutchCalendar.DateOf(GetUtcNow());

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    /// <summary>Noon of a day.</summary>
    public void GoTo(DateOnly day) => Interlocked.Exchange(ref _ticks, new DateTimeOffset(day, new TimeOnly(11, 0), TimeSpan.Zero).UtcTicks);
}
