namespace ReceptionCentre.Application.Reporting;

/// <summary>
/// Protects the small numbers of a list with its total, for readers who may not open the files behind them: a threshold rule
/// for counts, with secondary suppression (A. Hundepool and others, "Handbook on Statistical Disclosure Control"; as Statistics
/// Netherlands does: "a related second cell is hidden so that nothing can be calculated back"). A count from 1 to 4 is shown as
/// "fewer than five". Where subtracting from the total would still tell it, another number is left out with it, until each
/// hidden small number can be 1, 2, 3 or 4 for all that the list says. Nought is shown: it is about nobody.
/// </summary>
/// <remarks>
/// Which number is left out follows from its place and never from its size, because a reader may know this method.
/// </remarks>
public static class SmallNumbers
{
    /// <summary>Counts below it, and above nought, are small.</summary>
    public const int Threshold = 5;

    private const int Highest = Threshold - 1;

    public static bool IsSmall(int count) => count is > 0 and < Threshold;

    /// <summary>The cells of a list and its total, in order, as they may be shown.</summary>
    public static ProtectedList Protect(IReadOnlyList<int> counts)
    {
        var total = counts.Sum();
        // So little that even which of them are nought would tell.
        if (IsSmall(total))
            return new([.. counts.Select(_ => ProtectedCount.NotShown)], ProtectedCount.FewerThanFive);
        var cells = counts.Select(count => IsSmall(count) ? ProtectedCount.FewerThanFive : ProtectedCount.Exactly(count)).ToArray();
        var small = counts.Count(IsSmall);
        // Of the hidden cells their sum can be computed.
        var (hidden, covers) = (counts.Where(IsSmall).Sum(), 0);
        var from = Array.FindLastIndex(cells, cell => cell.IsFewerThanFive);
        for (var step = 1; small > 0 && !TellsNothing(hidden, small, covers) && step < cells.Length; step++)
        {
            var place = (from + step) % cells.Length;
            if (counts[place] < Threshold)
                continue;
            cells[place] = ProtectedCount.NotShown;
            (hidden, covers) = (hidden + counts[place], covers + 1);
        }
        return small > 0 && !TellsNothing(hidden, small, covers)
            ? new([.. counts.Select(_ => ProtectedCount.NotShown)], ProtectedCount.Exactly(total))
            : new(cells, ProtectedCount.Exactly(total));
    }

    // Each small number can be the highest while the others are as low as they can be, and the lowest while they are as high.
    private static bool TellsNothing(int sum, int small, int covers) =>
        sum >= Highest + (small - 1) + (covers * Threshold) && (covers > 0 || sum <= 1 + ((small - 1) * Highest));
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
