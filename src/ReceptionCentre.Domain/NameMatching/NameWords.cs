using System.Globalization;
using System.Text;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>
/// Folds names to the words by which they are found: lower case, without marks, apostrophes and hyphens, special
/// letters spelled out (ø → o, ß → ss, ł → l). Other scripts keep their letters; their marks go.
/// </summary>
public static class NameWords
{
    private static readonly Dictionary<char, string> Spelled = new()
    {
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ı'] = "i",
        ['ħ'] = "h",
        ['ŋ'] = "n",
        ['ə'] = "e",
        ['ς'] = "σ",
    };

    /// <summary>The distinct words of all parts of a name, folded.</summary>
    public static IReadOnlySet<string> Of(NameParts name) =>
        Of(string.Join(' ', name.CalledName, name.GivenNames, name.Prefix, name.FamilyName, name.PartnerPrefix, name.PartnerFamilyName, name.OwnScript));

    /// <summary>The distinct words of a text, folded. Both "Anne-Marie" and its parts are found: hyphens divide words.</summary>
    public static IReadOnlySet<string> Of(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                Append(word, Rune.ToLowerInvariant(rune));
            else if (!JoinsWord(rune))
                Flush(words, word);
        }
        Flush(words, word);
        return words;
    }

    // Marks and apostrophes stand inside a word: "Özdemir", "O'Brien", Arabic vowel signs.
    private static bool JoinsWord(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter
        || rune.Value is '\'' or '’' or '‘' or '`' or 'ʼ' or 'ـ';

    private static void Append(StringBuilder word, Rune rune)
    {
        if (rune.IsBmp && Spelled.TryGetValue((char)rune.Value, out var spelled))
            word.Append(spelled);
        else
            word.Append(rune);
    }

    private static void Flush(HashSet<string> words, StringBuilder word)
    {
        if (word.Length > 0)
            words.Add(Shortened(word));
        word.Clear();
    }

    // Never half a letter: a database refuses it.
    private static string Shortened(StringBuilder word)
    {
        if (word.Length <= NameKey.KeyLength)
            return word.ToString();
        return word.ToString(0, char.IsHighSurrogate(word[NameKey.KeyLength - 1]) ? NameKey.KeyLength - 1 : NameKey.KeyLength);
    }
}
