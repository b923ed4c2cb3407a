namespace ReceptionCentre.Domain.Facts;

/// <summary>
/// The last day of a term that a law sets: when it falls on a Saturday, a Sunday or a generally recognised holiday, the term goes
/// on to the next day that is none of these (Algemene termijnenwet, articles 1 and 3). Not for terms of more than twelve weeks or
/// three months, nor for terms in years (article 4).
/// </summary>
public static class DutchHolidays
{
    private const int KingsDayFrom = 2014;

    /// <param name="byDecree">Days that a royal decree made equal to holidays (article 3, third paragraph).</param>
    public static DateOnly LastDayOfTerm(DateOnly day, IReadOnlyCollection<DateOnly>? byDecree = null)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsHoliday(day) || byDecree?.Contains(day) == true)
            day = day.AddDays(1);
        return day;
    }

    /// <summary>A generally recognised holiday in the sense of article 3, first and second paragraph; Good Friday is equal to one.</summary>
    public static bool IsHoliday(DateOnly day)
    {
        var easter = EasterOf(day.Year);
        return (day.Month, day.Day) is (1, 1) or (5, 5) or (12, 25) or (12, 26)
            || day == easter.AddDays(-2) || day == easter.AddDays(1) || day == easter.AddDays(39) || day == easter.AddDays(50)
            || day == BirthdayOfTheMonarch(day.Year);
    }

    /// <summary>Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher.</summary>
    public static DateOnly EasterOf(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var shift = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * shift) + 114;
        return new(year, days / 31, (days % 31) + 1);
    }

    // The birthday is celebrated a day earlier when it is a Sunday. Before 2014 it was 30 April.
    private static DateOnly BirthdayOfTheMonarch(int year)
    {
        var day = year >= KingsDayFrom ? new DateOnly(year, 4, 27) : new DateOnly(year, 4, 30);
        return day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-1) : day;
    }
}
