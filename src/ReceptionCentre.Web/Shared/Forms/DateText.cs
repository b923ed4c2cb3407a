using System.Globalization;
using System.Text.RegularExpressions;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Web.Shared.Forms;

/// <summary>Which day a clerk means who leaves the year away.</summary>
public enum DateMeaning
{
    /// <summary>The next such day, unless there was one in the last half year: "12-1" in November is that of next year, "30-12" in January the one just past.</summary>
    Nearby = 1,

    /// <summary>The latest such day: the form asks for what has happened.</summary>
    Past = 2,
}

/// <summary>A whole date as a clerk types it: "12-1", "12-1-27", "morgen", "vrijdag", "over 2 weken", "in 3 days".</summary>
public static partial class DateText
{
    private const int YearsAhead = 10, MonthsBack = 6;

    private static readonly string[][] WeekDays =
    [
        ["zondag", "zo", "sunday"], ["maandag", "ma", "monday"], ["dinsdag", "di", "tuesday"], ["woensdag", "wo", "wednesday"],
        ["donderdag", "do", "thursday"], ["vrijdag", "vr", "friday"], ["zaterdag", "za", "saturday"],
    ];

    public static bool TryParse(string typed, DateOnly today, out DateOnly date, DateMeaning meaning = DateMeaning.Nearby)
    {
        var text = typed.Trim().ToLowerInvariant();
        date = today;
        if (text is "vandaag" or "today")
            return true;
        if (text is "morgen" or "tomorrow")
            return Set(today.AddDays(1), out date);
        if (text is "gisteren" or "yesterday")
            return Set(today.AddDays(-1), out date);
        if (Array.FindIndex(WeekDays, names => names.Contains(text)) is var weekDay and >= 0)
            return Set(OnWeekDay((DayOfWeek)weekDay, today, meaning), out date);
        if (Ahead().Match(text) is { Success: true } ahead
            && int.TryParse(ahead.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 1000)
            return Set(Later(today, n, ahead.Groups["unit"].Value), out date);
        if (DayAndMonth().Match(text) is { Success: true } short_)
            return WithoutYear(short_, today, meaning, out date);
        return PartialDate.TryParse(text, today.AddYears(YearsAhead), out var partial) && partial.ToDateOnly() is { } whole && Set(whole, out date);
    }

    private static bool WithoutYear(Match match, DateOnly today, DateMeaning meaning, out DateOnly date)
    {
        var (day, month) = (int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture));
        var (past, coming) = (In(today.Year) is { } now && now <= today ? now : In(today.Year - 1), In(today.Year) is { } later && later > today ? later : In(today.Year + 1));
        var found = meaning == DateMeaning.Past || past >= today.AddMonths(-MonthsBack) ? past : coming;
        date = found ?? today;
        return found is not null;

        DateOnly? In(int year) => PartialDate.TryOf(year, month, day, out var whole) ? whole.ToDateOnly() : null;
    }

    // Never today: for that there is a shorter word.
    private static DateOnly OnWeekDay(DayOfWeek weekDay, DateOnly today, DateMeaning meaning)
    {
        var ahead = ((int)weekDay - (int)today.DayOfWeek + 6) % 7 + 1;
        return today.AddDays(meaning == DateMeaning.Past ? (ahead == 7 ? -7 : ahead - 7) : ahead);
    }

    private static DateOnly Later(DateOnly today, int n, string unit) => unit[0] switch
    {
        'd' => today.AddDays(n),
        'w' => today.AddDays(7 * n),
        'm' => today.AddMonths(n),
        _ => today.AddYears(n),
    };

    private static bool Set(DateOnly value, out DateOnly date)
    {
        date = value;
        return true;
    }

    [GeneratedRegex(@"^(over|in|na)\s+(?<n>\d{1,4})\s+(?<unit>d|w|m|j|y)\w*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Ahead();

    [GeneratedRegex(@"^(?<day>\d{1,2})[-/. ](?<month>\d{1,2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex DayAndMonth();
}
