using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Web.Shared.Forms;

/// <summary>Reads what was typed in a form. What cannot be read is kept as an error by its field; the form shows it all at once.</summary>
public sealed class Reading(DateOnly today)
{
    private readonly List<InvalidField> _errors = [];

    public IReadOnlyList<InvalidField> Errors => _errors;

    /// <summary>Text without spaces around it; empty becomes null.</summary>
    public static string? Words(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>One of a few fixed choices; empty, or none of them = null.</summary>
    public static T? Choice<T>(string? typed) where T : struct, Enum => Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A date of which parts may be unknown; empty = null.</summary>
    /// <param name="yearsAhead">Two-digit years up to so many years ahead are this century's: 0 for a birth, a few for an arrival.</param>
    public PartialDate? PartialDate(string? typed, string field, int yearsAhead = 0)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (Domain.Facts.PartialDate.TryParse(typed, today.AddYears(yearsAhead), out var date))
            return date;
        Refuse(field, "Shared.NotADate");
        return null;
    }

    /// <summary>A whole date; empty = null. Two-digit years up to ten years ahead are this century's.</summary>
    public DateOnly? Date(string? typed, string field) => Date(typed, field, DateMeaning.Nearby);

    /// <summary>The same of something that has happened: a day without a year is the latest one.</summary>
    public DateOnly? PastDate(string? typed, string field) => Date(typed, field, DateMeaning.Past);

    /// <summary>A time of day as a clerk types it; empty = null.</summary>
    public TimeOnly? Time(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (TimeText.TryParse(typed, out var time))
            return time;
        Refuse(field, "Shared.NotATime");
        return null;
    }

    private DateOnly? Date(string? typed, string field, DateMeaning meaning)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (DateText.TryParse(typed, today, out var date, meaning))
            return date;
        Refuse(field, "Shared.NotAWholeDate");
        return null;
    }

    public void Refuse(string field, string text) => _errors.Add(new(field, text));
}
