using ReceptionCentre.Application.Reporting;

namespace ReceptionCentre.Application.Tests.Reporting;

/// <summary>
/// What a reader can find out who knows the method and tries every list that there can be: whatever was hidden must still be
/// able to be something else.
/// </summary>
public sealed class SmallNumbersTests
{
    [Fact]
    public void Numbers_that_are_not_small_and_nought_are_shown_as_they_are()
    {
        var shown = SmallNumbers.Protect([5, 0, 12, 100]);
        Assert.Equal("5 0 12 100 = 117", Written(shown));
    }

    [Theory]
    // One small number takes the next along.
    [InlineData("3 20 40", "<5 . 40 = 63")]
    [InlineData("20 40 3", ". 40 <5 = 63")]
    // Several hide each other where their sum tells nothing.
    [InlineData("2 3 40", "<5 <5 40 = 45")]
    // 4 and 4: their sum would tell both.
    [InlineData("4 4 40", "<5 <5 . = 48")]
    [InlineData("1 1 1 30 9", "<5 <5 <5 . 9 = 42")]
    // 1 and 5: their sum would tell; others go along until it does not.
    [InlineData("1 5 6 0 80", "<5 . . 0 . = 92")]
    // Nothing is left to hide behind.
    [InlineData("1 5", ". . = 6")]
    [InlineData("0 0 2 6", ". . . . = 8")]
    // So few that nothing is told.
    [InlineData("0 3 0", ". . . = <5")]
    [InlineData("0 0", "0 0 = 0")]
    public void A_small_number_is_hidden_and_another_with_it(string counts, string shown) => Assert.Equal(shown, Written(SmallNumbers.Protect(Read(counts))));

    [Theory, InlineData(2, 14), InlineData(3, 12), InlineData(4, 9)]
    public void No_hidden_cell_can_be_computed_by_who_knows_the_method_and_tries_every_list(int length, int highest)
    {
        // All lists that look the same to a reader.
        var alike = Lists(length, highest).GroupBy(counts => Written(SmallNumbers.Protect(counts)), StringComparer.Ordinal);
        foreach (var one in alike)
        {
            var shown = SmallNumbers.Protect(one.First());
            // Lists with cells above the highest that is tried would look the same, too: only what stays within it is judged.
            if (shown.Total.Count > highest)
                continue;
            for (var place = 0; place < length; place++)
            {
                if (shown.Cells[place].Count is null)
                    Assert.True(one.Select(counts => counts[place]).Distinct().Skip(1).Any(), $"Cell {place} of {one.Key} can only be {one.First()[place]}.");
            }
        }
    }

    [Fact]
    public void From_the_total_and_the_shown_numbers_each_small_number_can_still_be_any()
    {
        var random = new Random(3);
        for (var times = 0; times < 20_000; times++)
        {
            var counts = Enumerable.Range(0, random.Next(2, 14)).Select(_ => random.Next(4) switch { 0 => 0, 1 => random.Next(1, 5), 2 => random.Next(5, 12), _ => random.Next(5, 300) }).ToList();
            var shown = SmallNumbers.Protect(counts);
            if (shown.Total.Count is not { } total)
                continue;
            var left = total - shown.Cells.Sum(cell => cell.Count ?? 0);
            var small = shown.Cells.Count(cell => cell.IsFewerThanFive);
            var covers = shown.Cells.Count(cell => cell.Count is null) - small;
            if (small == 0)
            {
                Assert.True(covers is 0 || covers == counts.Count, Written(shown));
                continue;
            }
            for (var value = 1; value < SmallNumbers.Threshold; value++)
            {
                // The others: small ones from 1 to 4, what was left out at least 5.
                var (lowest, most) = (value + small - 1 + (covers * 5), covers > 0 ? int.MaxValue : value + ((small - 1) * 4));
                Assert.True(left >= lowest && left <= most, $"{Written(shown)}: a small number cannot be {value}.");
            }
        }
    }

    private static IEnumerable<int[]> Lists(int length, int highest) =>
        length == 0 ? [[]] : Lists(length - 1, highest).SelectMany(_ => Enumerable.Range(0, highest + 1), (rest, next) => (int[])[.. rest, next]);

    private static int[] Read(string counts) => [.. counts.Split(' ').Select(text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];

    private static string Written(ProtectedList list) => $"{string.Join(' ', list.Cells.Select(Written))} = {Written(list.Total)}";

    private static string Written(ProtectedCount count) => count.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? (count.IsFewerThanFive ? "<5" : ".");
}
