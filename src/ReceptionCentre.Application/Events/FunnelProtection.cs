using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.Events;

namespace ReceptionCentre.Application.Events;

/// <summary>
/// Protects the small numbers of a funnel for readers who may not open the lists behind it. What tells of few is not a step but
/// who fell out between two of them: those are the cells of a list whose total is who was invited, and they are protected as any
/// list (<see cref="SmallNumbers"/>). A step is the sum of the cells from there on; it is shown while the hidden cells all lie
/// before it or all at and behind it.
/// </summary>
public static class FunnelProtection
{
    /// <summary>One row, by itself.</summary>
    public static IReadOnlyList<ProtectedCount> Row(IReadOnlyList<FunnelCount> counts)
    {
        if (counts.Count == 0)
            return [];
        var cells = counts.Select((count, step) => step + 1 < counts.Count ? count.Count - counts[step + 1].Count : count.Count).ToList();
        var shown = SmallNumbers.Protect(cells);
        var hidden = Enumerable.Range(0, cells.Count).Where(cell => shown.Cells[cell].Count is null).ToList();
        return
        [
            .. counts.Select((count, step) =>
                shown.Total.Count is null ? (step == 0 ? shown.Total : ProtectedCount.NotShown)
                // Of the first step nothing lies before it: it is the total.
                : hidden.Count == 0 || hidden[^1] < step || hidden[0] >= step ? ProtectedCount.Exactly(count.Count) : SmallNumbers.IsSmall(count.Count) ? ProtectedCount.FewerThanFive : ProtectedCount.NotShown),
        ];
    }

    /// <summary>Rows beside each other: a step is shown of all of them or of none, because what one row hides the others and the total would tell.</summary>
    public static IReadOnlyList<IReadOnlyList<ProtectedCount>> Rows(IReadOnlyList<IReadOnlyList<FunnelCount>> rows)
    {
        var each = rows.Select(Row).ToList();
        return [.. each.Select(row => (IReadOnlyList<ProtectedCount>)[.. row.Select((count, step) => count.Count is null || each.TrueForAll(other => other[step].Count is not null) ? count : ProtectedCount.NotShown)])];
    }
}
