using System.Globalization;
using System.Text;

namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>
/// Primero's search: accents and Arabic vowel signs are taken off, each Latin word becomes its double metaphone and any other word stays
/// as it is; people are ranked by the words they share, then by word similarity of three-letter pieces. It ranks and does not decide.
/// </summary>
internal sealed class PrimeroRanking
{
    private readonly List<(HashSet<string> Words, HashSet<string> Pieces, List<string> Ordered)> _people;
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);

    public PrimeroRanking(IEnumerable<PersonRow> people)
    {
        _people = [.. people.Select(Keys)];
        for (var at = 0; at < _people.Count; at++)
            foreach (var word in _people[at].Words)
            {
                if (!_byWord.TryGetValue(word, out var those))
                    _byWord[word] = those = [];
                those.Add(at);
            }
    }

    /// <summary>On which place somebody stands when this person is searched; null if they share no word.</summary>
    public int? PlaceOf(int person, PersonRow searched)
    {
        var keys = Keys(searched);
        var shared = new Dictionary<int, int>();
        foreach (var word in keys.Words)
            foreach (var at in _byWord.GetValueOrDefault(word) ?? [])
                shared[at] = shared.GetValueOrDefault(at) + 1;
        if (!shared.TryGetValue(person, out var own))
            return null;
        var alike = WordSimilarity(keys.Pieces, _people[person].Ordered);
        return 1 + shared.Count(other => other.Value > own || other.Value == own && other.Key != person && WordSimilarity(keys.Pieces, _people[other.Key].Ordered) > alike);
    }

    private static (HashSet<string> Words, HashSet<string> Pieces, List<string> Ordered) Keys(PersonRow person)
    {
        var words = Baselines.FullName(person).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ordered = new List<string>();
        foreach (var word in words)
        {
            var filled = $"  {word} ";
            for (var at = 0; at + 3 <= filled.Length; at++)
                ordered.Add(filled.Substring(at, 3));
        }
        return ([.. words.SelectMany(Sounds)], [.. ordered], ordered);
    }

    /// <summary>The greatest share of equal pieces between the whole search text and any run of pieces of the name.</summary>
    private static double WordSimilarity(HashSet<string> searched, List<string> ordered)
    {
        var best = 0.0;
        var run = new HashSet<string>(StringComparer.Ordinal);
        for (var from = 0; from < ordered.Count; from++)
        {
            run.Clear();
            var common = 0;
            for (var to = from; to < ordered.Count; to++)
            {
                if (run.Add(ordered[to]) && searched.Contains(ordered[to]))
                    common++;
                best = Math.Max(best, (double)common / (searched.Count + run.Count - common));
            }
        }
        return best;
    }

    private static IEnumerable<string> Sounds(string word)
    {
        if (!word.All(char.IsAscii))
            return [word];
        var (first, second) = DoubleMetaphone.Of(word);
        return first == second ? [first] : [first, second];
    }
}

/// <summary>Double metaphone (Lawrence Philips, 2000): how a word sounds to an English speaker, with a second guess for words from elsewhere.</summary>
internal static class DoubleMetaphone
{
    private const int Length = 4;

    public static (string First, string Second) Of(string word)
    {
        var text = word.ToUpper(CultureInfo.InvariantCulture);
        var (first, second) = (new StringBuilder(), new StringBuilder());
        var slavoGermanic = text.Contains('W', StringComparison.Ordinal) || text.Contains('K', StringComparison.Ordinal) || text.Contains("CZ", StringComparison.Ordinal);
        var at = Starts("GN", "KN", "PN", "WR", "PS") ? 1 : 0;
        if (text.StartsWith('X'))
            (_, at) = (Add("S"), 1);
        while (at < text.Length && (first.Length < Length || second.Length < Length))
            at += Sound();
        return (Cut(first), Cut(second));

        static string Cut(StringBuilder key) => key.Length > Length ? key.ToString(0, Length) : key.ToString();
        bool Starts(params string[] beginnings) => beginnings.Any(beginning => text.StartsWith(beginning, StringComparison.Ordinal));
        bool Is(int from, params string[] pieces) => from >= 0 && pieces.Any(piece => string.CompareOrdinal(text, from, piece, 0, piece.Length) == 0);
        bool Vowel(int from) => from >= 0 && from < text.Length && "AEIOUY".Contains(text[from], StringComparison.Ordinal);
        bool Last(int length) => at + length >= text.Length;
        int Add(string sound, string? other = null, int used = 1)
        {
            first.Append(sound);
            second.Append(other ?? sound);
            return used;
        }
        int Doubled(string sound, string? other = null) => Add(sound, other, at + 1 < text.Length && text[at + 1] == text[at] ? 2 : 1);

        int Sound() => text[at] switch
        {
            'A' or 'E' or 'I' or 'O' or 'U' or 'Y' => at == 0 ? Add("A") : 1,
            'B' => Doubled("P"),
            'C' => SoundOfC(),
            'D' => Is(at, "DGE", "DGI", "DGY") ? Add("J", used: 3) : Is(at, "DG") ? Add("TK", used: 2) : Is(at, "DT", "DD") ? Add("T", used: 2) : Add("T"),
            'F' => Doubled("F"),
            'G' => SoundOfG(),
            'H' => (at == 0 || Vowel(at - 1)) && Vowel(at + 1) ? Add("H", used: 2) : 1,
            'J' => SoundOfJ(),
            'K' => Doubled("K"),
            'L' => Doubled("L"),
            'M' => Add("M", used: Is(at, "MM") || Is(at - 1, "UMB") && (Last(2) || Is(at + 2, "ER")) ? 2 : 1),
            'N' => Doubled("N"),
            'P' => Is(at, "PH") ? Add("F", used: 2) : Add("P", used: Is(at, "PP", "PB") ? 2 : 1),
            'Q' => Doubled("K"),
            'R' => Last(1) && !slavoGermanic && Is(at - 2, "IE") && !Is(at - 4, "ME", "MA") ? Add("", "R") : Doubled("R"),
            'S' => SoundOfS(),
            'T' => Is(at, "TION") ? Add("X", used: 3) : Is(at, "TIA", "TCH") ? Add("X", used: 3)
                : Is(at, "TH", "TTH") ? (Is(at + 2, "OM", "AM") ? Add("T", used: 2) : Add("0", "T", 2)) : Add("T", used: Is(at, "TT", "TD") ? 2 : 1),
            'V' => Doubled("F"),
            'W' => SoundOfW(),
            'X' => Last(1) && (Is(at - 3, "IAU", "EAU") || Is(at - 2, "AU", "OU")) ? 1 : Add("KS", used: Is(at, "XC", "XX") ? 2 : 1),
            'Z' => Is(at, "ZH") ? Add("J", used: 2) : Is(at + 1, "ZO", "ZI", "ZA") || slavoGermanic && at > 0 && text[at - 1] != 'T' ? Doubled("S", "TS") : Doubled("S"),
            _ => 1,
        };

        int SoundOfC()
        {
            if (at > 1 && !Vowel(at - 2) && Is(at - 1, "ACH") && !Is(at + 2, "I") && (!Is(at + 2, "E") || Is(at - 2, "BACHER", "MACHER")))
                return Add("K", used: 2);
            if (at == 0 && Is(at, "CAESAR"))
                return Add("S", used: 2);
            if (Is(at, "CH"))
                return at > 0 && Is(at, "CHAE") ? Add("K", "X", 2)
                    : at == 0 && (Is(1, "HARAC", "HARIS", "HOR", "HYM", "HIA", "HEM") && !Is(0, "CHORE")) ? Add("K", used: 2)
                    : Starts("VAN ", "VON ", "SCH") || Is(at - 2, "ORCHES", "ARCHIT", "ORCHID") || Is(at + 2, "T", "S") || (at == 0 || Is(at - 1, "A", "O", "U", "E")) && (Last(2) || Is(at + 2, "L", "R", "N", "M", "B", "H", "F", "V", "W")) ? Add("K", used: 2)
                    : at > 0 ? Starts("MC") ? Add("K", used: 2) : Add("X", "K", 2) : Add("X", used: 2);
            if (Is(at, "CZ") && !Is(at - 2, "WICZ"))
                return Add("S", "X", 2);
            if (Is(at + 1, "CIA"))
                return Add("X", used: 3);
            if (Is(at, "CC") && !(at == 1 && text[0] == 'M'))
                return Is(at + 2, "I", "E", "H") && !Is(at + 2, "HU") ? at == 1 && text[0] == 'A' || Is(at - 1, "UCCEE", "UCCES") ? Add("KS", used: 3) : Add("X", used: 3) : Add("K", used: 2);
            if (Is(at, "CK", "CG", "CQ"))
                return Add("K", used: 2);
            if (Is(at, "CI", "CE", "CY"))
                return Is(at, "CIO", "CIE", "CIA") ? Add("S", "X", 2) : Add("S", used: 2);
            return Add("K", used: Is(at + 1, "C", "K", "Q") && !Is(at + 1, "CE", "CI") ? 2 : 1);
        }

        int SoundOfG()
        {
            if (Is(at, "GH"))
            {
                if (at > 0 && !Vowel(at - 1))
                    return Add("K", used: 2);
                if (at == 0)
                    return Is(2, "I") ? Add("J", used: 2) : Add("K", used: 2);
                if (at > 1 && Is(at - 2, "B", "H", "D") || at > 2 && Is(at - 3, "B", "H", "D") || at > 3 && Is(at - 4, "B", "H"))
                    return 2;
                if (at > 2 && text[at - 1] == 'U' && Is(at - 3, "C", "G", "L", "R", "T"))
                    return Add("F", used: 2);
                return text[at - 1] != 'I' ? Add("K", used: 2) : 2;
            }
            if (Is(at, "GN"))
                return at == 1 && Vowel(0) && !slavoGermanic ? Add("KN", "N", 2) : !Is(at + 2, "EY") && !slavoGermanic ? Add("N", "KN", 2) : Add("KN", used: 2);
            if (Is(at, "GLI") && !slavoGermanic)
                return Add("KL", "L", 2);
            if (at == 0 && Is(1, "Y", "ES", "EP", "EB", "EL", "EY", "IB", "IL", "IN", "IE", "EI", "ER"))
                return Add("K", "J", 2);
            if (Is(at, "GER", "GY") && !Starts("DANGER", "RANGER", "MANGER") && !Is(at - 1, "E", "I", "RGY", "OGY"))
                return Add("K", "J", 2);
            if (Is(at, "GE", "GI", "GY") || Is(at - 1, "AGGI", "OGGI"))
                return Starts("VAN ", "VON ", "SCH") || Is(at, "GET") ? Add("K", used: 2) : Is(at, "GIER") ? Add("J", used: 2) : Add("J", "K", 2);
            return Doubled("K");
        }

        int SoundOfJ()
        {
            if (Starts("SAN ") || Is(at, "JOSE"))
                return at == 0 && text.Length == 4 ? Add("H") : Add("J", "H");
            if (at == 0)
                return Doubled("J", "A");
            if (Vowel(at - 1) && !slavoGermanic && Is(at + 1, "A", "O"))
                return Doubled("J", "H");
            if (Last(1))
                return Add("J", "");
            return !Is(at + 1, "L", "T", "K", "S", "N", "M", "B", "Z") && !Is(at - 1, "S", "K", "L") ? Doubled("J") : Is(at, "JJ") ? 2 : 1;
        }

        int SoundOfS()
        {
            if (Is(at - 1, "ISL", "YSL"))
                return 1;
            if (at == 0 && Starts("SUGAR"))
                return Add("X", "S");
            if (Is(at, "SH"))
                return Is(at + 1, "HEIM", "HOEK", "HOLM", "HOLZ") ? Add("S", used: 2) : Add("X", used: 2);
            if (Is(at, "SIO", "SIA"))
                return slavoGermanic ? Add("S", used: 3) : Add("S", "X", 3);
            if (at == 0 && Is(1, "M", "N", "L", "W") || Is(at + 1, "Z"))
                return Add("S", "X", Is(at + 1, "Z") ? 2 : 1);
            if (Is(at, "SCH"))
                return Is(at + 3, "OO", "UY", "ED", "EM") ? Add("SK", used: 3) : Is(at + 3, "ER", "EN") ? Add("X", "SK", 3) : at == 0 && !Vowel(3) && !Is(3, "W") ? Add("X", "S", 3) : Add("X", used: 3);
            if (Is(at, "SC"))
                return Is(at + 2, "I", "E", "Y") ? Add("S", used: 3) : Add("SK", used: 3);
            if (Last(1) && Is(at - 2, "AI", "OI"))
                return Add("", "S");
            return Add("S", used: Is(at + 1, "S", "Z") ? 2 : 1);
        }

        int SoundOfW()
        {
            if (Is(at, "WR"))
                return Add("R", used: 2);
            if (at == 0 && (Vowel(1) || Is(0, "WH")))
                return Vowel(1) ? Add("A", "F") : Add("A");
            if (Last(1) && Vowel(at - 1) || Is(at - 1, "EWSKI", "EWSKY", "OWSKI", "OWSKY") || Starts("SCH"))
                return Add("", "F");
            return Is(at, "WICZ", "WITZ") ? Add("TS", "FX", 4) : 1;
        }
    }
}
