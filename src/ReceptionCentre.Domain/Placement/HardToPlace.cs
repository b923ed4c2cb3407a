using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Domain.Placement;

/// <summary>
/// What makes it hard to place somebody: an answer that was given, or the time that went by. Never where somebody comes from, and
/// no score: it is asked of all together, to see whether a receiver takes only who is easy, and is shown of nobody.
/// </summary>
/// <param name="Weeks">Who waits longer than this number of weeks.</param>
/// <param name="HoursAWeek">Who can do fewer hours a week than this.</param>
public sealed record HardToPlace(int Weeks, int HoursAWeek)
{
    /// <summary>Who certainly has no more Dutch than this.</summary>
    public const DutchLevel Level = DutchLevel.A1;

    private const int DaysInWeek = 7, MinutesInHour = 60;

    /// <param name="until">Day of the decision; for who still waits today.</param>
    public bool Is(DateOnly since, DateOnly until, int? minutesAWeek, DutchLevel? levelTo) =>
        until.DayNumber - since.DayNumber > Weeks * DaysInWeek || minutesAWeek < HoursAWeek * MinutesInHour || levelTo <= Level;
}
