namespace ReceptionCentre.Domain.NameMatching;

/// <summary>One slip of the hand: a character wrong, missing or too many, or two neighbours exchanged (F. Damerau 1964: four of five typing errors).</summary>
public static class Slips
{
    /// <summary>Whether one slip, and no fewer, makes the one text from the other.</summary>
    public static bool IsOne(string first, string second)
    {
        if (first.Length == second.Length)
        {
            var (one, two, others) = (-1, -1, 0);
            for (var at = 0; at < first.Length; at++)
            {
                if (first[at] == second[at])
                    continue;
                (one, two) = one < 0 ? (at, two) : (one, two < 0 ? at : two);
                others++;
            }
            return others == 1 || (others == 2 && two == one + 1 && first[one] == second[two] && first[two] == second[one]);
        }
        var (shorter, longer) = first.Length < second.Length ? (first, second) : (second, first);
        if (longer.Length != shorter.Length + 1)
            return false;
        var same = 0;
        while (same < shorter.Length && shorter[same] == longer[same])
            same++;
        return string.CompareOrdinal(shorter, same, longer, same + 1, shorter.Length - same) == 0;
    }
}
