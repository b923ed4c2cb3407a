using System.Numerics;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>
/// How alike two words sound: the cheapest way to turn the one into the other (F. Damerau 1964, V. Levenshtein 1966), with
/// costs after what spellings of the same name do: a vowel costs less than a consonant, a voiced consonant little beside its
/// voiceless twin, a letter that can stand for both nothing. Beside a script without short vowels the vowels of the other
/// cost almost nothing.
/// </summary>
public static class SoundAlignment
{
    private const double Read = 0.03, Swap = 0.5, Silent = 0.02, Begin = 0.5;
    private const int Classes = 32;
    private static readonly double[] Costs = Between();

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
        ReadOnlySpan<SpokenSound> first = one.Sounds, second = other.Sounds;
        ReadOnlySpan<double> leftOfFirst = one.Left(skipFirst), leftOfSecond = other.Left(skipSecond);
        var (rows, columns) = (first.Length, second.Length);
        Span<double> before = stackalloc double[columns + 1], above = stackalloc double[columns + 1], row = stackalloc double[columns + 1];
        var least = 0d;
        for (var j = 1; j <= columns; j++)
            above[j] = above[j - 1] + leftOfSecond[j - 1];
        for (var i = 1; i <= rows; i++)
        {
            var (sound, left) = (first[i - 1], leftOfFirst[i - 1]);
            var leastBefore = least;
            least = row[0] = above[0] + left;
            for (var j = 1; j <= columns; j++)
            {
                var change = Change(sound, second[j - 1], skipFirst || skipSecond);
                // Names are told apart by how they begin; a slip or another spelling is mostly further on.
                if (i == 1 && j == 1 && change > 0.5)
                    change += Begin;
                var cost = Math.Min(above[j - 1] + change, Math.Min(above[j] + left, row[j - 1] + leftOfSecond[j - 1]));
                if (i > 1 && j > 1 && sound.Can == second[j - 2].Can && first[i - 2].Can == second[j - 1].Can)
                    cost = Math.Min(cost, before[j - 2] + Swap);
                row[j] = cost;
                least = Math.Min(least, cost);
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

    // A script that writes only long vowels does not write ي for an "a".
    private static double Change(SpokenSound first, SpokenSound second, bool oneLeavesOutVowels)
    {
        if (first.Can == second.Can)
            return 0;
        if ((first.Can & second.Can) != 0)
            return Read;
        var least = double.MaxValue;
        for (var a = (uint)first.Can; a != 0; a &= a - 1)
        {
            for (var b = (uint)second.Can; b != 0; b &= b - 1)
                least = Math.Min(least, Costs[(Classes * BitOperations.TrailingZeroCount(a)) + BitOperations.TrailingZeroCount(b)]);
        }
        return oneLeavesOutVowels && first.IsVowel && second.IsVowel && (first.Kept || second.Kept) ? Math.Min(0.6, 2 * least) : least;
    }

    private static double[] Between()
    {
        var costs = new double[Classes * Classes];
        for (var a = 0; a < Classes; a++)
        {
            for (var b = 0; b < Classes; b++)
            {
                var (vowelA, vowelB) = (((Sound)(1 << a) & Sound.Vowels) != 0, ((Sound)(1 << b) & Sound.Vowels) != 0);
                costs[(Classes * a) + b] = a == b ? 0 : vowelA && vowelB ? 0.6 : vowelA || vowelB ? 1.3 : 1;
            }
        }
        void Near(Sound one, Sound other, double cost) =>
            costs[(Classes * Bit(one)) + Bit(other)] = costs[(Classes * Bit(other)) + Bit(one)] = cost;
        Near(Sound.P, Sound.B, 0.3);
        Near(Sound.T, Sound.D, 0.25);
        Near(Sound.K, Sound.G, 0.35);
        Near(Sound.S, Sound.Z, 0.25);
        Near(Sound.S, Sound.Sh, 0.3);
        Near(Sound.Z, Sound.Zh, 0.3);
        Near(Sound.Sh, Sound.Zh, 0.35);
        Near(Sound.Sh, Sound.Ch, 0.35);
        Near(Sound.Ch, Sound.J, 0.35);
        Near(Sound.Ch, Sound.Ts, 0.3);
        Near(Sound.Zh, Sound.J, 0.2);
        Near(Sound.Z, Sound.J, 0.45);
        Near(Sound.S, Sound.Ts, 0.3);
        Near(Sound.Z, Sound.Ts, 0.3);
        Near(Sound.T, Sound.Ts, 0.5);
        Near(Sound.T, Sound.Ch, 0.6);
        Near(Sound.D, Sound.J, 0.5);
        Near(Sound.D, Sound.Z, 0.45);
        Near(Sound.T, Sound.S, 0.7);
        Near(Sound.F, Sound.V, 0.25);
        Near(Sound.F, Sound.P, 0.4);
        Near(Sound.V, Sound.W, 0.1);
        Near(Sound.V, Sound.B, 0.35);
        Near(Sound.W, Sound.B, 0.6);
        Near(Sound.K, Sound.X, 0.25);
        Near(Sound.X, Sound.H, 0.1);
        Near(Sound.K, Sound.H, 0.6);
        Near(Sound.K, Sound.Ch, 0.6);
        Near(Sound.G, Sound.H, 0.4);
        Near(Sound.G, Sound.X, 0.3);
        Near(Sound.G, Sound.J, 0.45);
        Near(Sound.J, Sound.Y, 0.35);
        Near(Sound.M, Sound.N, 0.6);
        Near(Sound.L, Sound.R, 0.7);
        Near(Sound.A, Sound.E, 0.22);
        Near(Sound.E, Sound.I, 0.18);
        Near(Sound.O, Sound.U, 0.08);
        Near(Sound.A, Sound.O, 0.3);
        Near(Sound.A, Sound.U, 0.42);
        Near(Sound.A, Sound.I, 0.5);
        Near(Sound.E, Sound.O, 0.45);
        Near(Sound.I, Sound.U, 0.45);
        Near(Sound.Y, Sound.I, 0.06);
        Near(Sound.Y, Sound.E, 0.2);
        Near(Sound.W, Sound.U, 0.06);
        Near(Sound.W, Sound.O, 0.12);
        Near(Sound.V, Sound.U, 0.35);
        return costs;
    }

    private static int Bit(Sound sound) => BitOperations.TrailingZeroCount((uint)sound);
}
