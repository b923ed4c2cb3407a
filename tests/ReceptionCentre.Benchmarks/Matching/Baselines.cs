using System.Globalization;
using System.Text;

namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>
/// Matching rules of other systems, rebuilt from their described behaviour, to measure ours against. None of them brings a name
/// from one script into another.
/// </summary>
internal static class Baselines
{
    /// <summary>The similarity from which SORMAS takes two names for one.</summary>
    private const double SormasThreshold = 0.65;

    private const int GramLength = 3;

    /// <param name="Name">Short, for the head of a column.</param>
    /// <param name="Rule">What it compares, and whose rule it is.</param>
    internal sealed record Baseline(string Name, string Rule, Func<PersonRow, PersonRow, bool> Same);

    public static IReadOnlyList<Baseline> All { get; } =
    [
        new("exact", "exact normalised name and birth date (BC ERA)", ExactNameAndBirth),
        new("two of three", "two of document, name, birth date exact (Open Path HMIS)", TwoOfThree),
        new("q-grams", "q-gram similarity of the name at least 0.65, either order (SORMAS)", SimilarName),
        new("birth date", "equal birth date alone", EqualBirth),
    ];

    /// <summary>BC ERA: first and last name equal but for capitals, and the birth date equal. Here accents and punctuation do not count either.</summary>
    public static bool ExactNameAndBirth(PersonRow a, PersonRow b) => SameName(a, b) && EqualBirth(a, b);

    /// <summary>Open Path HMIS, automatic link: two of three exactly equal of number, normalised full name and birth date. Their social security number is our document number.</summary>
    public static bool TwoOfThree(PersonRow a, PersonRow b) =>
        (SameDocument(a, b) ? 1 : 0) + (SameName(a, b) ? 1 : 0) + (EqualBirth(a, b) ? 1 : 0) >= 2;

    /// <summary>SORMAS, similar persons: q-gram similarity of the full names of at least 0.65, in both orders of the name. Birth date and number are not asked.</summary>
    public static bool SimilarName(PersonRow a, PersonRow b)
    {
        var (own, other, turned) = (FullName(a), FullName(b), Normalised($"{b.Prefix} {b.Family} {b.Given}"));
        return Math.Max(QGrams(own, other), QGrams(own, turned)) >= SormasThreshold;
    }

    /// <summary>No peer's rule: how far the birth date alone carries. Two empty ones are not equal.</summary>
    public static bool EqualBirth(PersonRow a, PersonRow b) => a.Birth.Length > 0 && a.Birth == b.Birth;

    public static bool SameName(PersonRow a, PersonRow b) => FullName(a) is { Length: > 0 } name && name == FullName(b);

    public static bool SameDocument(PersonRow a, PersonRow b) => a.Document.Length > 0 && a.Document == b.Document;

    /// <summary>The whole name in small letters, without accents and punctuation, with single spaces.</summary>
    public static string FullName(PersonRow person) => Normalised($"{person.Given} {person.Prefix} {person.Family}");

    private static string Normalised(string text)
    {
        var made = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.SpacingCombiningMark)
                made.Append(char.ToLowerInvariant(letter));
            else if (made.Length > 0 && made[^1] != ' ')
                made.Append(' ');
        }
        return made.ToString().TrimEnd();
    }

    /// <summary>Shared three-letter pieces of both names, counted with their number, of all pieces; 1 is equal. The ends are filled up, so that a first letter counts as much as others.</summary>
    public static double QGrams(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return 0;
        var (one, other) = (Pieces(a), Pieces(b));
        var apart = one.Keys.Union(other.Keys).Sum(piece => Math.Abs(one.GetValueOrDefault(piece) - other.GetValueOrDefault(piece)));
        return 1 - (double)apart / (one.Values.Sum() + other.Values.Sum());
    }

    private static Dictionary<string, int> Pieces(string text)
    {
        var filled = $"##{text}##";
        var pieces = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at + GramLength <= filled.Length; at++)
        {
            var piece = filled.Substring(at, GramLength);
            pieces[piece] = pieces.GetValueOrDefault(piece) + 1;
        }
        return pieces;
    }
}
