using ReceptionCentre.Domain.Placement;

namespace ReceptionCentre.Domain.Tests.Placement;

/// <summary>Who gets a place, laid beside every way in which the places can be given.</summary>
public sealed class FairAssignmentTests
{
    private const int None = FairAssignment.None, No = FairAssignment.Impossible;

    [Fact]
    public void Whoever_comes_first_keeps_a_place_and_moves_on_so_that_another_has_one_too()
    {
        // The first likes column 0 best; the second can only have that one.
        Assert.Equal([1, 0], FairAssignment.Solve(2, [1, 1], [1, 5, 1, No]));
    }

    [Fact]
    public void Nobody_loses_a_place_to_whoever_comes_later_also_when_that_would_be_cheaper() =>
        Assert.Equal([0, None], FairAssignment.Solve(2, [1], [900, 1]));

    [Fact]
    public void Of_all_ways_to_place_the_same_people_the_cheapest_is_taken() =>
        Assert.Equal([1, 0], FairAssignment.Solve(2, [1, 1], [1, 2, 1, 10]));

    [Fact]
    public void A_column_takes_as_many_as_it_has_places()
    {
        Assert.Equal([0, 0, 1], FairAssignment.Solve(3, [2, 1], [1, 4, 1, 4, 1, 2]));
        Assert.Equal([0, 0, None], FairAssignment.Solve(3, [2], [1, 1, 1]));
    }

    [Fact]
    public void Nothing_is_given_where_there_is_nobody_or_nothing()
    {
        Assert.Empty(FairAssignment.Solve(0, [1], []));
        Assert.Equal([None, None], FairAssignment.Solve(2, [], []));
        Assert.Equal([None], FairAssignment.Solve(1, [1], [No]));
    }

    /// <summary>Small cases, drawn from a fixed seed: the set of who has a place, and what it costs, are the best that there is.</summary>
    [Fact]
    public void It_finds_what_trying_everything_finds()
    {
        var dice = new Random(1955);
        for (var round = 0; round < 2_000; round++)
        {
            var (rows, columns) = (dice.Next(1, 6), dice.Next(1, 5));
            var capacities = Enumerable.Range(0, columns).Select(_ => dice.Next(0, 3)).ToArray();
            var costs = Enumerable.Range(0, rows * columns).Select(_ => dice.Next(100) < 40 ? No : dice.Next(0, 30)).ToArray();

            var found = FairAssignment.Solve(rows, capacities, costs);

            Assert.All(Enumerable.Range(0, columns), column => Assert.True(found.Count(one => one == column) <= capacities[column]));
            Assert.All(Enumerable.Range(0, rows), row => Assert.True(found[row] == None || costs[(row * columns) + found[row]] != No));
            var all = Ways(rows, capacities, costs).ToList();
            // In turn: of two sets that one is better which has the first person in whom they differ.
            var best = all.Select(way => string.Concat(way.Select(column => column == None ? '0' : '1'))).Max(StringComparer.Ordinal)!;
            Assert.Equal(best, string.Concat(found.Select(column => column == None ? '0' : '1')));
            // Taking in turn places as many as any way does.
            Assert.Equal(all.Max(way => way.Count(column => column != None)), found.Count(column => column != None));
            int Cost(int[] way) => way.Index().Where(one => one.Item != None).Sum(one => costs[(one.Index * columns) + one.Item]);
            var cheapest = all.Where(way => string.Concat(way.Select(column => column == None ? '0' : '1')) == best).Min(Cost);
            Assert.Equal(cheapest, Cost(found));
        }
    }

    private static IEnumerable<int[]> Ways(int rows, int[] capacities, int[] costs, int row = 0)
    {
        if (row == rows)
        {
            yield return [];
            yield break;
        }
        for (var column = None; column < capacities.Length; column++)
        {
            if (column != None && (capacities[column] == 0 || costs[(row * capacities.Length) + column] == No))
                continue;
            if (column != None)
                capacities[column]--;
            foreach (var rest in Ways(rows, capacities, costs, row + 1))
                yield return [column, .. rest];
            if (column != None)
                capacities[column]++;
        }
    }
}
