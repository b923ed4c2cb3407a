namespace ReceptionCentre.Domain.NameMatching;

/// <summary>How two names agree, whatever the script, the order and the parts that are missing.</summary>
/// <param name="Given">Best agreement of a given name, 0 to 1.</param>
/// <param name="Family">Best agreement of a family name, 0 to 1.</param>
/// <param name="Whole">How much of the shorter name is in the longer one, 0 to 1.</param>
/// <param name="Most">How much of the longer name is in the shorter one, 0 to 1.</param>
/// <param name="Swapped">The given name of the one is the family name of the other.</param>
/// <param name="GivenMissing">One of them has no given name.</param>
/// <param name="FamilyMissing">One of them has no family name.</param>
/// <param name="ShortForm">A short form or another standard's spelling made them agree.</param>
/// <param name="OtherScript">They are written in different scripts.</param>
/// <param name="OtherEnding">Given names that differ only in an "a" at the end: often brother and sister.</param>
/// <param name="Common">Share of the words they share that very many people bear, 0 to 1.</param>
/// <param name="Abbreviated">A given name of the one begins that of the other.</param>
/// <param name="BeginsAlike">Given names that are not alike but have the first three sounds in common: many short forms do.</param>
/// <param name="Clipped">The shorter given name, without its ending, begins or ends the longer one: "Kami" and Kamran, "Thijs" and Matthijs.</param>
/// <param name="Little">How little there is to compare, 0 to 1: "Li Na" is borne by more people than "Oluwaseun Adebayo".</param>
/// <param name="SameLetters">All words of the shorter name are written the same in the longer one.</param>
public readonly record struct NameAgreement(
    double Given, double Family, double Whole, double Most, bool Swapped, bool GivenMissing, bool FamilyMissing, bool ShortForm, bool OtherScript, bool OtherEnding,
    double Common, bool Abbreviated, bool BeginsAlike, bool Clipped, double Little, bool SameLetters)
{
    private const double Agrees = 0.8, SwapMargin = 0.2, ShortFormSounds = 0.97, SoundsAnyway = 0.85, SlipSounds = 0.9, OtherCharacters = 0.6, Enough = 8, Begins = 0.85, SwapPenalty = 0.03, AlikeJoined = 0.7;
    private const int MostOfShort = 6;

    public static NameAgreement Of(SpokenName first, SpokenName second)
    {
        // From both sides the same, also where words are equally alike.
        if (Order(first, second) > 0)
            (first, second) = (second, first);
        var words = new WordTable(first, second);
        var straight = (Given: words.Best(Part.Given, Part.Given), Family: words.Best(Part.Family, Part.Family));
        var crossed = (Given: words.Best(Part.Given, Part.Family), Family: words.Best(Part.Family, Part.Given));
        var (givenMissing, familyMissing) = (first.Given.Count == 0 || second.Given.Count == 0, first.Family.Count == 0 || second.Family.Count == 0);
        var swapped = !givenMissing && !familyMissing
            ? crossed.Given + crossed.Family > straight.Given + straight.Family + SwapMargin && Math.Min(crossed.Given, crossed.Family) > Agrees
            // Somebody with one name: it may stand in either field.
            : Math.Max(crossed.Given, crossed.Family) > Math.Max(straight.Given, straight.Family) + SwapMargin;
        var (given, family) = swapped ? (Math.Max(0, crossed.Given - SwapPenalty), Math.Max(0, crossed.Family - SwapPenalty)) : straight;
        if (givenMissing || familyMissing)
        {
            given = Math.Max(given, Math.Max(straight.Given, swapped ? Math.Max(crossed.Given, crossed.Family) : 0));
            family = Math.Max(family, straight.Family);
        }
        var (whole, most, common, same) = words.Together();
        return new(
            given, family, whole, most, swapped, givenMissing, familyMissing, words.ShortForm, words.OtherScript,
            !swapped && words.OtherEnding, common, words.Abbreviated, words.BeginsAlike, words.Clipped, words.Little, same);
    }

    private static int Order(SpokenName first, SpokenName second)
    {
        if (first.Given.Count != second.Given.Count || first.Count != second.Count)
            return first.Count != second.Count ? first.Count - second.Count : first.Given.Count - second.Given.Count;
        for (var at = 0; at < first.Count; at++)
        {
            if (string.CompareOrdinal(first[at].Written, second[at].Written) is var order and not 0)
                return order;
        }
        return 0;
    }

    private enum Part
    {
        Given,
        Family,
    }

    /// <summary>All words of the one beside all words of the other, with neighbours joined: "Abdul Rahman", "Wei Min", "Anne Marie".</summary>
    private sealed class WordTable
    {
        private readonly SpokenName _first, _second;
        private readonly IReadOnlyList<SpokenWord> _rows, _columns;
        private readonly double[,] _alike;
        private readonly bool[,] _short;

        public WordTable(SpokenName first, SpokenName second)
        {
            (_first, _second) = (first, second);
            (_rows, _columns) = (first.Words, second.Words);
            _alike = new double[_rows.Count, _columns.Count];
            _short = new bool[_rows.Count, _columns.Count];
            for (var i = 0; i < _rows.Count; i++)
            {
                var mine = _rows[i].Variants;
                for (var j = 0; j < _columns.Count; j++)
                {
                    var (row, column) = (_rows[i], _columns[j]);
                    OtherScript |= row.System != column.System;
                    if (row.Written == column.Written)
                    {
                        _alike[i, j] = 1;
                        continue;
                    }
                    var alike = SoundAlignment.Similarity(row, column);
                    if (alike < SlipSounds && IsSlip(row, column))
                        alike = SlipSounds;
                    if (alike < ShortFormSounds && mine.Count > 0 && mine.Overlaps(column.Variants))
                        (alike, _short[i, j]) = (ShortFormSounds, alike < SoundsAnyway);
                    // Many characters share a sound: written otherwise it is another name.
                    if (row.System == WritingSystem.Han && column.System == WritingSystem.Han)
                        alike = Math.Min(alike, OtherCharacters);
                    _alike[i, j] = alike;
                }
            }
        }

        public bool ShortForm { get; private set; }
        public bool OtherScript { get; private set; }
        public bool OtherEnding { get; private set; }
        public bool Abbreviated { get; private set; }

        public bool BeginsAlike => _first.Given.Count > 0 && _second.Given.Count > 0 && _first.Given[0].Heard is [_, _, _, ..] mine && _second.Given[0].Heard is [_, _, _, ..] other && Meets(mine, other, 3, 0);

        public bool Clipped => _first.Given.Count > 0 && _second.Given.Count > 0 && IsClipped(_first.Given[0], _second.Given[0]);

        public double Little => Math.Max(0, 1 - (Math.Min(_first.Weight, _second.Weight) / Enough));

        public double Best(Part first, Part second)
        {
            var (rows, columns) = (Range(_first, first), Range(_second, second));
            var best = 0d;
            for (var i = rows.Start; i < rows.End; i++)
            {
                for (var j = columns.Start; j < columns.End; j++)
                {
                    // Second and third given names are often the father's, and alike for all of his children.
                    if (first == Part.Given && second == Part.Given && i > rows.Start && j > columns.Start)
                        continue;
                    var alike = _alike[i, j];
                    var begins = first == Part.Given && second == Part.Given && alike < Begins && IsBeginning(_rows[i], _columns[j]);
                    if (begins)
                        alike = Begins;
                    if (alike <= best)
                        continue;
                    Abbreviated |= begins;
                    best = alike;
                    if (first == Part.Given && second == Part.Given)
                        OtherEnding = EndsOtherwise(_rows[i], _columns[j]);
                    ShortForm |= _short[i, j];
                }
            }
            return best >= 1 || (rows.End - rows.Start < 2 && columns.End - columns.Start < 2) ? best : Joined(Runs(_first, first), Runs(_second, second), best);
        }

        /// <summary>Pairs off the words, the most alike first.</summary>
        public (double Whole, double Most, double Common, bool SameLetters) Together()
        {
            var (fewest, most) = (Math.Min(_rows.Count, _columns.Count), Math.Max(_rows.Count, _columns.Count));
            if (fewest == 0)
                return (0, 0, 0, false);
            Span<bool> rows = stackalloc bool[_rows.Count], columns = stackalloc bool[_columns.Count];
            var (alike, common, matched, same) = (0d, 0, 0, true);
            for (var pair = 0; pair < fewest; pair++)
            {
                var (one, row, column) = MostAlike(rows, columns);
                rows[row] = columns[column] = true;
                alike += one < 0.5 ? 0 : one;
                same &= one >= 1;
                if (one < Agrees)
                    continue;
                matched++;
                common += _rows[row].IsCommon || _columns[column].IsCommon ? 1 : 0;
            }
            // Joined they are looked at only where that can say more; of names that are less alike than that nothing is made of how much.
            var joined = alike < most && most > 1 ? Joined(_first.AllRuns, _second.AllRuns, Math.Max(alike / most, AlikeJoined)) : 0;
            joined = joined > AlikeJoined ? joined : 0;
            return (Math.Max(alike / fewest, joined), Math.Max(alike / most, joined), matched == 0 ? 0 : (double)common / matched, same);
        }

        private (double Alike, int Row, int Column) MostAlike(ReadOnlySpan<bool> rows, ReadOnlySpan<bool> columns)
        {
            var best = (Alike: -1d, Row: 0, Column: 0);
            for (var i = 0; i < rows.Length; i++)
            {
                for (var j = 0; j < columns.Length; j++)
                {
                    if (!rows[i] && !columns[j] && _alike[i, j] > best.Alike)
                        best = (_alike[i, j], i, j);
                }
            }
            return best;
        }

        private static bool IsClipped(SpokenWord first, SpokenWord second)
        {
            var (mine, other) = (first.Heard, second.Heard);
            var (shorter, longer) = mine.Count < other.Count ? (mine, other) : (other, mine);
            var stem = shorter.Count;
            while (stem > 0 && shorter[stem - 1].IsVowel)
                stem--;
            if (stem < 2 || longer.Count <= shorter.Count || shorter.Count > MostOfShort)
                return false;
            var end = longer.Count;
            while (end > 0 && longer[end - 1].IsVowel)
                end--;
            return Meets(shorter, longer, stem, 0) || (stem > 2 && end >= stem && Meets(shorter, longer, stem, end - stem));
        }

        private static bool Meets(IReadOnlyList<SpokenSound> stem, IReadOnlyList<SpokenSound> word, int count, int from)
        {
            for (var at = 0; at < count; at++)
            {
                if ((stem[at].Can & word[from + at].Can) == 0)
                    return false;
            }
            return true;
        }

        private static (int Start, int End) Range(SpokenName name, Part part) => part == Part.Given ? (0, name.Given.Count) : (name.Given.Count, name.Count);

        private static IReadOnlyList<SoundRun> Runs(SpokenName name, Part part) => part == Part.Given ? name.GivenRuns : name.FamilyRuns;

        /// <summary>The most alike of what is joined by one of the two; at least <paramref name="best"/>.</summary>
        private static double Joined(IReadOnlyList<SoundRun> rows, IReadOnlyList<SoundRun> columns, double best)
        {
            foreach (var mine in rows)
            {
                foreach (var other in columns)
                {
                    // Words joined by the one only: word by word they were compared already.
                    if (mine.Words != other.Words)
                        best = Math.Max(best, SoundAlignment.Similarity(mine, other, best));
                }
            }
            return best;
        }

        // "Pari" for "Parisa", "Gabri" cut off from "Gabriela"; not "Samir" beside "Samira".
        private static bool IsBeginning(SpokenWord first, SpokenWord second)
        {
            var (shorter, longer) = first.Written.Length < second.Written.Length ? (first.Written, second.Written) : (second.Written, first.Written);
            return first.System == second.System && shorter.Length >= 4 && longer.Length >= shorter.Length + 2 && longer.StartsWith(shorter, StringComparison.Ordinal);
        }

        // Amina and Amira are two names; Maqia is Maria.
        private static bool IsSlip(SpokenWord first, SpokenWord second) =>
            first.System == second.System && Math.Min(first.Written.Length, second.Written.Length) >= 4 && first.Written[0] == second.Written[0] && Slips.IsOne(first.Written, second.Written)
            && !(NameVariants.Known.Exists(first) && NameVariants.Known.Exists(second));

        // Brother and sister: Samir and Samira, Aleksandr and Александра.
        private static bool EndsOtherwise(SpokenWord first, SpokenWord second) =>
            first.Written != second.Written && EndsInA(first) != EndsInA(second) && SoundAlignment.Similarity(first, second) > 0.75;

        private static bool EndsInA(SpokenWord word) => word.Heard is [.., { IsVowel: true } last] && (last.Can & Sound.A) != 0;
    }
}
