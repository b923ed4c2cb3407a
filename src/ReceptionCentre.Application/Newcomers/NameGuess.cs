using System.Globalization;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>
/// What the words of a search may be when the person is registered: a proposal on the page, which the clerk sees and changes.
/// Of two words the first is the given name; "family, given" is as written. Of more words nobody can tell which is which: all
/// are proposed as given names.
/// </summary>
internal static class NameGuess
{
    public static (string? Called, string? Given, string? Family) Of(string typed)
    {
        var comma = typed.Split(',', 2, StringSplitOptions.TrimEntries);
        if (comma is [{ Length: > 0 } family, { Length: > 0 } given])
            return (Capital(given.Split(' ')[0]), Capital(given), Capital(family));
        return typed.Replace(',', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [] => (null, null, null),
            // One word can be what we call somebody.
            [var one] => (Capital(one), null, null),
            [var first, var last] => (Capital(first), Capital(first), Capital(last)),
            [var first, ..] words => (Capital(first), Capital(string.Join(' ', words)), null),
        };
    }

    // Who searches does not press Shift; what was typed with capitals is left alone.
    private static string Capital(string words) => words.Any(char.IsUpper)
        ? words : string.Join(' ', words.Split(' ').Select(word => word.Length == 0 ? word : word[..1].ToUpper(CultureInfo.InvariantCulture) + word[1..]));
}
