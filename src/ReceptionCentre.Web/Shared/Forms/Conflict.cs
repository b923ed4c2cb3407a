using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Shared.Forms;

/// <summary>
/// Two versions of the same form, for the view "_Conflict": every field that differs is chosen with a radio button whose
/// value is the field's value, so that the choice posts to the same action as the form did.
/// </summary>
/// <param name="Action">Address that the form posts to.</param>
/// <param name="Cancel">Where "save nothing of mine" leads.</param>
/// <param name="Version">The stored version, on which the choice builds.</param>
public sealed record Conflict(string Action, string Cancel, int Version, Guid OnceKey, IReadOnlyList<ConflictField> Fields);

/// <param name="Name">Name of the form's field.</param>
/// <param name="MineShown">How it is shown; null = as it is.</param>
public sealed record ConflictField(string Name, string Label, string? Mine, string? Theirs, string? MineShown = null, string? TheirsShown = null)
{
    public bool Differs => (Mine ?? "") != (Theirs ?? "");

    /// <summary>Two dates, whole or partly known: 3-4-90 and 03-04-1990 are the same day, however they were typed.</summary>
    public static ConflictField OfDate(string name, string label, string? mine, string? theirs, DateOnly today)
    {
        return new(name, label, Tidy(mine), Tidy(theirs));

        string? Tidy(string? typed) =>
            string.IsNullOrWhiteSpace(typed) ? null
            : PartialDate.TryParse(typed, today, out var partial) ? partial.InDigits()
            : DateText.TryParse(typed, today, out var whole) ? PartialDate.Of(whole).InDigits()
            : typed;
    }
    /// <summary>A choice of many, one field for each value that either of the two chose.</summary>
    /// <param name="words">A value in words.</param>
    public static IEnumerable<ConflictField> OfList(string name, string label, IReadOnlyCollection<string> mine, IReadOnlyCollection<string> theirs, Func<string, string> words) =>
        mine.Union(theirs, StringComparer.Ordinal).Where(value => value.Length > 0).Select((value, i) => new ConflictField(
            $"{name}[{i}]", label, mine.Contains(value) ? value : "", theirs.Contains(value) ? value : "", mine.Contains(value) ? words(value) : null,
            theirs.Contains(value) ? words(value) : null));
}
