namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Chance that can be repeated: the same seed throws the same numbers on every machine and every version of the
/// platform. Not for secrets.
/// </summary>
internal sealed class Dice(long seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>The dice of one person: the same whoever came before, so that filling can stop and go on.</summary>
    public static Dice Of(int seed, int index) => new(unchecked((seed * 0x1_0000_0001L) ^ (index * 0x9E37_79B9_7F4AL)));

    /// <summary>Dice of the same person for one subject alone: what is added beside it does not change what they throw.</summary>
    public Dice For(string subject)
    {
        var name = 0xCBF2_9CE4_8422_2325;
        foreach (var letter in subject)
            name = unchecked((name ^ letter) * 0x100_0000_01B3);
        return new(unchecked((long)Mix((ulong)seed ^ name)));
    }

    /// <summary>The throw at a place of its own, whatever was thrown before.</summary>
    public ulong At(int place) => Mix(unchecked((ulong)seed + (0x9E3779B97F4A7C15 * ((ulong)place + 0x1_0000))));

    // SplitMix64.
    private ulong Next() => Mix(unchecked(_state += 0x9E3779B97F4A7C15));

    private static ulong Mix(ulong mixed)
    {
        unchecked
        {
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>0 up to, not including, <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>True in so many cases out of a hundred.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>0 up to, not including, 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(IReadOnlyList<(double Weight, T What)> from)
    {
        var left = Fraction() * from.Sum(one => one.Weight);
        foreach (var (weight, what) in from)
        {
            if ((left -= weight) < 0)
                return what;
        }
        return from[^1].What;
    }

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public T Pick<T>(IReadOnlyList<(int Weight, T What)> from)
    {
        var left = Below(from.Sum(one => one.Weight));
        foreach (var (weight, what) in from)
        {
            if ((left -= weight) < 0)
                return what;
        }
        throw new InvalidOperationException("Weights are positive.");
    }

    /// <summary>Some of a list, each once, in the order of chance.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> from, int count)
    {
        var rest = from.ToList();
        var some = new List<T>(count);
        while (some.Count < count && rest.Count > 0)
        {
            var at = Below(rest.Count);
            some.Add(rest[at]);
            rest.RemoveAt(at);
        }
        return some;
    }
}
