namespace ReceptionCentre.Domain.NameMatching;

/// <summary>
/// How alike two words sound: the cheapest way to turn the one into the other (F. Damerau 1964, V. Levenshtein 1966), with
/// costs after what spellings of the same name do: a vowel costs less than a consonant, a voiced consonant little beside its
/// voiceless twin, a letter that can stand for both nothing. Beside a script without short vowels the vowels of the other
/// cost almost nothing.
/// </summary>
public static class SoundAlignment
{
    private const double Swap = 0.5, Silent = 0.02, Begin = 0.5;

    /// <summary>From 0 (nothing in common) to 1 (the same).</summary>
    public static double Similarity(SpokenWord first, SpokenWord second) => Similarity(first.ToAlign, second.ToAlign);

    /// <param name="above">Only more than this counts: 0 is given, mostly sooner, for what is not.</param>
    internal static double Similarity(SoundRun first, SoundRun second, double above = 0)
    {
        if (first.Sounds.Length == 0 || second.Sounds.Length == 0)
            return 0;
        var (a, b) = (first.System.LeavesOutVowels(), second.System.LeavesOutVowels());
        var (skipFirst, skipSecond) = (b && !a, a && !b);
        var length = Math.Max(first.Length(skipFirst), second.Length(skipSecond));
        if (length <= 0)
            return 0;
        var alike = 1 - Cost(first, second, skipFirst, skipSecond, (1 - above) * length) / length;
        return alike > above ? alike : 0;
    }

    /// <returns>The cost; of what costs more than <paramref name="most"/> at least that.</returns>
    private static double Cost(SoundRun one, SoundRun other, bool skipFirst, bool skipSecond, double most)
    {
        ReadOnlySpan<byte> first = one.Kinds, second = other.Kinds;
        ReadOnlySpan<double> leftOfFirst = one.Left(skipFirst), leftOfSecond = other.Left(skipSecond);
        var (rows, columns) = (first.Length, second.Length);
        Span<double> before = stackalloc double[columns + 1], above = stackalloc double[columns + 1], row = stackalloc double[columns + 1];
        ReadOnlySpan<double> changes = [], changesBefore = [];
        var least = 0d;
        for (var j = 1; j <= columns; j++)
            above[j] = above[j - 1] + leftOfSecond[j - 1];
        for (var i = 1; i <= rows; i++)
        {
            var left = leftOfFirst[i - 1];
            changesBefore = changes;
            changes = SoundCosts.Of(first[i - 1], skipFirst || skipSecond);
            var leastBefore = least;
            var (diagonal, changeBefore) = (above[0], -1d);
            // Names are told apart by how they begin; a slip or another spelling is mostly further on.
            if (i == 1 && changes[second[0]] > 0.5)
                diagonal += Begin;
            least = row[0] = above[0] + left;
            for (var j = 1; j <= columns; j++)
            {
                var change = changes[second[j - 1]];
                var cost = double.MinNative(diagonal + change, double.MinNative(above[j] + left, row[j - 1] + leftOfSecond[j - 1]));
                if (changeBefore == 0 && i > 1 && changesBefore[second[j - 1]] == 0)
                    cost = double.MinNative(cost, before[j - 2] + Swap);
                (diagonal, changeBefore) = (above[j], change);
                row[j] = cost;
                least = double.MinNative(least, cost);
            }
            // Every way leads through this row, or over it by a swap; further on it only costs more.
            if (least >= most && leastBefore + Swap >= most)
                return most;
            var spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return above[columns];
    }

    /// <summary>What a sound costs that only one of the words has.</summary>
    internal static double Left(SpokenSound sound, bool last, bool vowelsAreSkipped)
    {
        if (sound.Optional)
            return Silent;
        if (sound.IsVowel)
            return vowelsAreSkipped ? sound.Kept ? 0.55 : last ? 0.45 : (sound.Can & (Sound.A | Sound.E)) != 0 ? 0.03 : 0.07 : sound.Kept ? 0.45 : (sound.Can & (Sound.E | Sound.I)) != 0 ? 0.32 : 0.42;
        if ((sound.Can & Sound.H) != 0)
            return last ? 0.08 : 0.3;
        if ((sound.Can & Sound.Y) != 0)
            return vowelsAreSkipped ? 0.5 : 0.25;
        if ((sound.Can & Sound.W) != 0)
            return 0.5;
        return 1;
    }
}
