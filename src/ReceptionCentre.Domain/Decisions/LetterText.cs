using System.Text.RegularExpressions;

namespace ReceptionCentre.Domain.Decisions;

/// <summary>Text of a letter with placeholders between braces, such as "{route}".</summary>
public static partial class LetterText
{
    public const string Name = "naam", Municipality = "gemeente", Desk = "balie", Telephone = "telefoon", Date = "datum", PlanNumber = "plannummer", Route = "route", Reason = "reden",
        Level = "niveau", Hours = "uren", PvtHours = "pvt-uren", MapHours = "map-uren", Guidance = "begeleiding", ReliefFrom = "ontzorgen-vanaf", ReliefUntil = "ontzorgen-tot",
        TermFrom = "termijn-vanaf", TermUntil = "termijn-tot";

    /// <summary>What a letter can be filled with, in the order in which it is told.</summary>
    public static readonly IReadOnlyList<string> Placeholders =
    [
        Name, Municipality, Desk, Telephone, Date, PlanNumber, Route, Reason, Level, Hours, PvtHours, MapHours, Guidance, ReliefFrom, ReliefUntil, TermFrom, TermUntil,
    ];

    /// <summary>Placeholders that nothing fills; a brace that is not closed counts as one.</summary>
    public static IReadOnlyList<string> UnknownIn(string text) =>
        [.. Brace().Matches(text).Select(found => found.Groups[1].Value).Where(name => !Placeholders.Contains(name)).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The text with its placeholders filled. A line of which one has no value is left out: a decision says nothing that is not
    /// known, and one block serves routes that differ in a line.
    /// </summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string?> values)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .Where(line => Brace().Matches(line).All(found => !string.IsNullOrWhiteSpace(values.GetValueOrDefault(found.Groups[1].Value))))
            .Select(line => Brace().Replace(line, found => values[found.Groups[1].Value]!.Trim()));
        return string.Join('\n', lines).Trim();
    }

    [GeneratedRegex(@"\{([^{}\n]*)\}?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Brace();
}
