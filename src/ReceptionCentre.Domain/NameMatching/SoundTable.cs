using System.Globalization;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>
/// Letters and what they stand for, longest letters first. Written as one line of text per table: entries divided by "|",
/// an entry is letters, a space, and its sounds divided by spaces; "/" divides what one sound can be, the likeliest first, "?" = may be left
/// out, ":" = a vowel that every script writes, "-" = silent.
/// </summary>
internal sealed class SoundTable
{
    private readonly Dictionary<string, SpokenSound[]> _entries;
    private readonly int _longest;

    public SoundTable(string entries)
    {
        _entries = entries.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(entry => entry.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries)).ToDictionary(entry => entry[0], entry => Sounds(entry[1]), StringComparer.Ordinal);
        _longest = _entries.Keys.Max(letters => letters.Length);
    }

    /// <summary>What a word sounds like; letters that the table does not know are left out.</summary>
    /// <param name="known">How many of the letters the table knows.</param>
    public List<SpokenSound> Read(string word, out int known)
    {
        var sounds = new List<SpokenSound>(word.Length);
        known = 0;
        for (var at = 0; at < word.Length;)
        {
            var length = Math.Min(_longest, word.Length - at);
            SpokenSound[]? found = null;
            while (length > 0 && !_entries.TryGetValue(word.Substring(at, length), out found))
                length--;
            if (found is not null)
            {
                sounds.AddRange(found);
                known += length;
            }
            at += Math.Max(1, length);
        }
        return sounds;
    }

    private static SpokenSound[] Sounds(string text) => text == "-" ? [] : [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(One)];

    private static SpokenSound One(string text)
    {
        var classes = text.TrimEnd('?', ':').Split('/').Select(name => Enum.Parse<Sound>(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name), ignoreCase: true)).ToList();
        return new(
            classes.Aggregate((all, one) => all | one), text.Contains('?', StringComparison.Ordinal), text.Contains(':', StringComparison.Ordinal), classes.Count > 1 ? classes[0] : Sound.None);
    }
}
