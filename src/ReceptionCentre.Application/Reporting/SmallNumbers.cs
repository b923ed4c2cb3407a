namespace ReceptionCentre.Application.Reporting;

/// <summary>
/// Protects the small numbers of a list with its total, for readers outside the centre: a threshold rule for counts, with
/// secondary suppression (Hundepool and others, "Handbook on Statistical Disclosure Control", chapters on magnitude and
/// frequency tables). A count from 1 to 4 is shown as "fewer than five", and another number is left out with it, so that
/// subtracting from the total gives nothing away: whatever a reader computes, each hidden small number can still be 1, 2, 3
/// or 4. Nought is shown: it is about nobody.
/// </summary>
/// <remarks>It protects one file. Whoever holds several files of overlapping periods can still compare them.</remarks>
public static class SmallNumbers
{
    /// <summary>Counts below it, and above nought, are small.</summary>
    public const int Threshold = 5;

    // The number that is left out beside small ones. A small number can rise by at most 3 (1 to 4) at its cost, and it must
    // stay one that is not small: 5 + 3.
    private const int Cover = Threshold + (Threshold - 2);

    public static bool IsSmall(int count) => count is > 0 and < Threshold;

    /// <summary>The cells of a list and its total, in order, as they may be shown.</summary>
    public static ProtectedList Protect(IReadOnlyList<int> counts)
    {
        var total = counts.Sum();
        // So little that even which of them are nought would tell.
        if (IsSmall(total))
            return new([.. counts.Select(_ => ProtectedCount.NotShown)], ProtectedCount.FewerThanFive);
        var cells = counts.Select(count => IsSmall(count) ? ProtectedCount.FewerThanFive : ProtectedCount.Exactly(count)).ToArray();
        var small = counts.Where(IsSmall).ToList();
        if (small.Count > 0 && !HideEachOther(small))
        {
            // The next one in the order of the list, not the lowest: which one it is then tells as little as possible of it.
            var from = Array.FindLastIndex(cells, cell => cell.IsFewerThanFive);
            var cover = Enumerable.Range(1, cells.Length).Select(step => (from + step) % cells.Length).FirstOrDefault(place => counts[place] >= Cover, -1);
            if (cover < 0)
                return new([.. counts.Select(_ => ProtectedCount.NotShown)], ProtectedCount.Exactly(total));
            cells[cover] = ProtectedCount.NotShown;
        }
        return new(cells, ProtectedCount.Exactly(total));
    }

    // Their sum can be computed. Each of them must still be able to be the lowest and the highest small number.
    private static bool HideEachOther(List<int> small)
    {
        var (sum, others) = (small.Sum(), small.Count - 1);
        return sum - ((Threshold - 1) * others) <= 1 && sum - others >= Threshold - 1;
    }
}

public sealed record ProtectedList(IReadOnlyList<ProtectedCount> Cells, ProtectedCount Total);

/// <summary>A count as it may be shown: the number, "fewer than five", or nothing.</summary>
public readonly record struct ProtectedCount
{
    private ProtectedCount(int? count, bool isFewerThanFive) => (Count, IsFewerThanFive) = (count, isFewerThanFive);

    /// <summary>Null when it is not shown.</summary>
    public int? Count { get; }
    public bool IsFewerThanFive { get; }

    public static ProtectedCount FewerThanFive { get; } = new(null, true);

    /// <summary>Left out, so that a small number beside it cannot be computed.</summary>
    public static ProtectedCount NotShown { get; } = new(null, false);

    public static ProtectedCount Exactly(int count) => new(count, false);
}
