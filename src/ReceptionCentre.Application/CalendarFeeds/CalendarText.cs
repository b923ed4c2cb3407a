using System.Globalization;
using System.Text;
using ReceptionCentre.Domain.Appointments;

namespace ReceptionCentre.Application.CalendarFeeds;

/// <summary>What is done with the events of a file when a program opens it (RFC 5546, section 3.2).</summary>
public enum CalendarMethod
{
    /// <summary>Nothing is said: a calendar that somebody reads again and again.</summary>
    None = 0,

    /// <summary>Put it in the calendar, or in the place of its earlier version.</summary>
    Publish = 1,

    /// <summary>Take it out.</summary>
    Cancel = 2,
}

/// <summary>One event (RFC 5545, section 3.6.1).</summary>
/// <param name="Sequence">Higher after each change, so that the newest version wins.</param>
/// <param name="ChangedAt">When what it says was made or changed.</param>
/// <param name="Url">Where more is; null = nowhere.</param>
public sealed record CalendarItem(Guid Id, int Sequence, DateTimeOffset ChangedAt, AppointmentTime Time, string Summary, string? Location, string? Description, Uri? Url);

/// <summary>Who invites (RFC 5545, section 3.8.4.3).</summary>
/// <param name="Email">Null = it cannot be answered by e-mail.</param>
public sealed record CalendarOrganiser(string Name, string? Email);

/// <summary>
/// Writes a calendar as iCalendar (RFC 5545). Times are in UTC, so that no rules of a time zone go along and every program
/// shows them on its own clock.
/// </summary>
public static class CalendarText
{
    public const string MediaType = "text/calendar";

    /// <summary>Octets in a line, without its end (section 3.1).</summary>
    public const int LongestLine = 75;

    private const string Product = "-//ReceptionCentre//Calendar 1.0//NL";

    /// <param name="name">Of the calendar.</param>
    /// <param name="organiser">Null = nobody is named; needed with a method.</param>
    public static string Write(string name, CalendarMethod method, CalendarOrganiser? organiser, IEnumerable<CalendarItem> items)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN", "VCALENDAR");
        Line(text, "VERSION", "2.0");
        Line(text, "PRODID", Product);
        Line(text, "CALSCALE", "GREGORIAN");
        if (method != CalendarMethod.None)
            Line(text, "METHOD", method == CalendarMethod.Cancel ? "CANCEL" : "PUBLISH");
        else
            Named(text, name);
        foreach (var item in items)
            Event(text, item, method, organiser);
        Line(text, "END", "VCALENDAR");
        return text.ToString();
    }

    // Names and refreshing of RFC 7986, and what programs read that are older than it.
    private static void Named(StringBuilder text, string name)
    {
        Line(text, "NAME", Escaped(name));
        Line(text, "X-WR-CALNAME", Escaped(name));
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        Line(text, "X-PUBLISHED-TTL", "PT1H");
    }

    private static void Event(StringBuilder text, CalendarItem item, CalendarMethod method, CalendarOrganiser? organiser)
    {
        Line(text, "BEGIN", "VEVENT");
        Line(text, "UID", item.Id.ToString());
        Line(text, "SEQUENCE", item.Sequence.ToString(CultureInfo.InvariantCulture));
        Line(text, "DTSTAMP", Utc(item.ChangedAt));
        Line(text, "DTSTART", Utc(item.Time.BeginsAt));
        Line(text, "DTEND", Utc(item.Time.EndsAt));
        Line(text, "SUMMARY", Escaped(item.Summary));
        if (item.Location is { } location)
            Line(text, "LOCATION", Escaped(location));
        if (item.Description is { } description)
            Line(text, "DESCRIPTION", Escaped(description));
        if (item.Url is { } url)
            Line(text, "URL", url.AbsoluteUri);
        if (organiser is not null)
            Line(text, $"ORGANIZER;CN={Quoted(organiser.Name)}", organiser.Email is { } email ? $"mailto:{Uri.EscapeDataString(email).Replace("%40", "@", StringComparison.Ordinal)}" : "invalid:nomail");
        Line(text, "STATUS", method == CalendarMethod.Cancel ? "CANCELLED" : "CONFIRMED");
        Line(text, "TRANSP", method == CalendarMethod.Cancel ? "TRANSPARENT" : "OPAQUE");
        Line(text, "END", "VEVENT");
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Text (section 3.3.11): what has a meaning of its own is marked, a new line is written as two signs.</summary>
    private static string Escaped(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var sign in words.ReplaceLineEndings("\n"))
        {
            if (sign == '\n')
                text.Append("\\n");
            else if (sign is '\\' or ';' or ',')
                text.Append('\\').Append(sign);
            else if (!char.IsControl(sign))
                text.Append(sign);
        }
        return text.ToString();
    }

    // The value of a parameter cannot hold a quotation mark (section 3.2).
    private static string Quoted(string words) => $"\"{new string([.. words.Where(sign => !char.IsControl(sign)).Select(sign => sign == '"' ? '\'' : sign)])}\"";

    /// <summary>A line, folded so that none is longer than 75 octets and no sign is cut in two (section 3.1).</summary>
    private static void Line(StringBuilder text, string name, string value)
    {
        var octets = 0;
        foreach (var sign in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + sign.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(sign);
            octets += sign.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
