using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.Events;

namespace ReceptionCentre.Application.Tests.Events;

/// <summary>A funnel for outside tells nothing of fewer than five who fell out between two steps.</summary>
public sealed class FunnelProtectionTests
{
    [Fact]
    public void Where_many_fall_out_at_each_step_everything_is_shown() => Assert.Equal([40, 30, 20, 10], Shown(FunnelProtection.Row(Counts(40, 30, 20, 10))));

    [Fact]
    public void A_step_after_which_few_fell_out_is_not_shown_where_it_could_be_computed()
    {
        // Two fell out after the second step: the third would tell it.
        var shown = FunnelProtection.Row(Counts(40, 30, 28, 10));
        Assert.Equal(40, shown[0].Count);
        Assert.Contains(shown, count => count.Count is null);
        for (var step = 1; step < shown.Count; step++)
            Assert.False(shown[step - 1].Count - shown[step].Count is > 0 and < SmallNumbers.Threshold);
    }

    [Fact]
    public void Of_few_in_all_it_is_told_only_that_they_are_few()
    {
        var shown = FunnelProtection.Row(Counts(4, 3, 1));
        Assert.Equal([ProtectedCount.FewerThanFive, ProtectedCount.NotShown, ProtectedCount.NotShown], shown);
    }

    [Fact]
    public void A_step_is_shown_of_all_rows_or_of_none()
    {
        var rows = FunnelProtection.Rows([Counts(40, 30, 20), Counts(12, 11, 11)]);
        for (var step = 0; step < 3; step++)
            Assert.Single(rows.Select(row => row[step].Count is null).Distinct());
        Assert.Contains(rows[0], count => count.Count is null);
    }

    [Fact]
    public void Nobody_is_about_nobody() => Assert.Equal([0, 0], Shown(FunnelProtection.Row(Counts(0, 0))));

    private static IReadOnlyList<FunnelCount> Counts(params int[] counts) => [.. counts.Select((count, step) => new FunnelCount(step == 0 ? count : counts[step - 1], count, 0))];

    private static IEnumerable<int> Shown(IEnumerable<ProtectedCount> counts) => counts.Select(count => count.Count!.Value);
}
