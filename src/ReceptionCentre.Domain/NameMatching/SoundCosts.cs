using System.Collections.Concurrent;
using System.Numerics;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>
/// What it costs when one word has one sound where the other has another. Names are read with some hundred kinds of sound; for
/// each two of those the cost is worked out once, because comparing names asks for it more often than for anything else.
/// </summary>
internal static class SoundCosts
{
    /// <summary>So many kinds of sound fit; a row of costs is as long.</summary>
    public const int Kinds = 256;

    private const double Read = 0.03;
    private const int Classes = 32;

    private static readonly double[] BetweenClasses = Between();
    private static readonly double[] Otherwise = new double[Kinds * Kinds], BesideNoVowels = new double[Kinds * Kinds];
    private static readonly ConcurrentDictionary<(Sound Can, bool Kept), byte> Known = new();
    private static readonly Lock Adding = new();

    /// <summary>The number of a kind of sound.</summary>
    public static byte KindOf(SpokenSound sound)
    {
        var key = (sound.Can, Kept: sound.Kept && sound.IsVowel);
        return Known.TryGetValue(key, out var kind) ? kind : Add(key);
    }

    /// <summary>By kind of the other sound; 0 = what the letters stand for is the same.</summary>
    public static ReadOnlySpan<double> Of(byte kind, bool oneLeavesOutVowels) => (oneLeavesOutVowels ? BesideNoVowels : Otherwise).AsSpan(kind * Kinds, Kinds);

    private static byte Add((Sound Can, bool Kept) key)
    {
        lock (Adding)
        {
            if (Known.TryGetValue(key, out var known))
                return known;
            // The tables of letters are ours and have fewer.
            var kind = checked((byte)Known.Count);
            var sound = new SpokenSound(key.Can, Kept: key.Kept);
            foreach (var ((can, kept), other) in Known.ToArray().Append(new(key, kind)))
            {
                var beside = new SpokenSound(can, Kept: kept);
                Otherwise[(kind * Kinds) + other] = Otherwise[(other * Kinds) + kind] = Change(sound, beside, false);
                BesideNoVowels[(kind * Kinds) + other] = BesideNoVowels[(other * Kinds) + kind] = Change(sound, beside, true);
            }
            // Only now: whoever has the number finds all its costs.
            Known[key] = kind;
            return kind;
        }
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
                least = Math.Min(least, BetweenClasses[(Classes * BitOperations.TrailingZeroCount(a)) + BitOperations.TrailingZeroCount(b)]);
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
