using System.Globalization;
using System.Text.RegularExpressions;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Web.Shared.Forms;

/// <summary>A whole date as a clerk types it: "12-1", "12-1-27", "morgen", "over 2 weken", "in 3 days".</summary>
public static partial class DateText
{
    private const int YearsAhead = 10;

    public static bool TryParse(string typed, DateOnly today, out DateOnly date)
    {
        var text = typed.Trim().ToLowerInvariant();
        date = today;
        if (text is "vandaag" or "today")
            return true;
        if (text is "morgen" or "tomorrow")
            return Set(today.AddDays(1), out date);
        if (Ahead().Match(text) is { Success: true } ahead
            && int.TryParse(ahead.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 1000)
            return Set(Later(today, n, ahead.Groups["unit"].Value), out date);
        if (DayAndMonth().Match(text) is { Success: true } short_)
            return Next(short_, today, out date);
        return PartialDate.TryParse(text, today.AddYears(YearsAhead), out var partial) && partial.ToDateOnly() is { } whole && Set(whole, out date);
    }

    // "12-1" is the nearest 12 January: this year's, or next year's when that is more than half a year ago.
    private static bool Next(Match match, DateOnly today, out DateOnly date)
    {
        date = today;
        var (day, month) = (int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture));
        var year = today.Year;
        if (PartialDate.TryOf(year, month, day, out var thisYear) && thisYear.ToDateOnly() < today.AddMonths(-6))
            year++;
        return PartialDate.TryOf(year, month, day, out var partial) && Set(partial.ToDateOnly()!.Value, out date);
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
