namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Days on which the centre works.</summary>
internal static class DemoDays
{
    public static bool IsWorkday(this DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day itself, or the Monday after it.</summary>
    public static DateOnly Workday(this DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    /// <summary>
    /// The working day so many working days after today. The day of the demonstration counts as one, whatever it is: who
    /// looks at it on a Sunday wants to see a day.
    /// </summary>
    public static DateOnly WorkdaysOn(this DateOnly today, int days)
    {
        var day = today;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (day.IsWorkday())
                left--;
        }
        return day;
    }
}
