using System.Text;

namespace ReceptionCentre.Domain.TravelDocuments;

/// <summary>
/// Makes of what was typed, pasted or scanned the texts that it can be: in capitals, without line ends, tabs and invisible
/// characters. A space can be nothing or a filler, a guillemet one filler or two, fillers at the end of a line can be lost;
/// which of these it was is seen from the size that comes out.
/// </summary>
internal static class ZoneText
{
    public const char Unreadable = '?';

    private const char Space = ' ', Guillemet = '«', LineEnd = '\n';

    /// <summary>A text of the size of a format.</summary>
    /// <param name="PutBack">Fillers that were lost at the end of a line were put back.</param>
    public sealed record Candidate(ZoneLayout Layout, string Zone, bool PutBack);

    /// <summary>The lines that were given, cleaned; spaces and guillemets still stand in them.</summary>
    public static IReadOnlyList<string> Lines(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (var rune in raw.EnumerateRunes())
            text.Append(Clean(rune));
        return [.. text.ToString().Split(LineEnd).Select(line => line.Trim(Space)).Where(line => line.Length > 0)];
    }

    /// <summary>How many characters there are in a line when spaces are nothing.</summary>
    public static int Count(string line) => line.Count(character => character != Space);

    /// <summary>Every text of the right size that the lines can be, each once; never more than a handful.</summary>
    public static IReadOnlyList<Candidate> Candidates(IReadOnlyList<string> lines)
    {
        var found = new List<Candidate>();
        foreach (var space in new[] { "", "<" })
        {
            foreach (var guillemet in new[] { "<<", "<" })
            {
                var read = lines.Select(line => line.Replace(" ", space, StringComparison.Ordinal).Replace("«", guillemet, StringComparison.Ordinal)).ToList();
                var whole = string.Concat(read);
                found.AddRange(ZoneLayout.All.Where(layout => whole.Length == layout.Size).Select(layout => new Candidate(layout, whole, false)));
                found.AddRange(ZoneLayout.All.Select(layout => PutBack(layout, read, whole, space.Length > 0 && lines.Any(line => line.Contains(Space)))).OfType<Candidate>());
            }
        }
        return [.. found.Distinct()];
    }

    // A text that was copied often lacks the fillers at the end of a line: the names, and of a visa the last line; where
    // spaces stand for fillers, those at the end of any line.
    private static Candidate? PutBack(ZoneLayout layout, List<string> lines, string whole, bool anyLine)
    {
        if (lines.Count == layout.Lines)
        {
            if (lines.Select((line, number) => line.Length == layout.Width || (line.Length > 5 && line.Length < layout.Width && (anyLine || layout.MayEndShort(number)))).Any(fits => !fits))
                return null;
            var filled = string.Concat(lines.Select(line => line.PadRight(layout.Width, '<')));
            return filled == whole ? null : new(layout, filled, true);
        }
        // In one line only what stands at the very end can be missing.
        var least = layout.Size - layout.Width + 1;
        return lines.Count == 1 && layout.MayEndShort(layout.Lines - 1) && whole.Length >= least && whole.Length < layout.Size && layout.BeginsWith(whole[0])
            ? new(layout, whole.PadRight(layout.Size, '<'), true) : null;
    }

    private static string Clean(Rune rune) => rune.Value switch
    {
        '\r' or '\n' or '\t' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029 => "\n",
        '<' or '‹' or '〈' => "<",
        '«' or '《' => "«",
        >= 'A' and <= 'Z' or >= '0' and <= '9' => ((char)rune.Value).ToString(),
        >= 'a' and <= 'z' => ((char)(rune.Value - 'a' + 'A')).ToString(),
        // Full width, as some keyboards for Chinese and Japanese type.
        >= 0xFF01 and <= 0xFF5E => Clean(new Rune(rune.Value - 0xFEE0)),
        // Of no width: joiners, marks of direction, soft hyphens, the byte order mark, control characters.
        _ when Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Control => "",
        _ when Rune.IsWhiteSpace(rune) => " ",
        _ => Unreadable.ToString(),
    };
}
