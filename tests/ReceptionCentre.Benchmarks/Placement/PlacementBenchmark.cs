using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Benchmarks.Placement;

/// <summary>
/// placement: who is placed where, by what is built and by two other ways: each person in turn takes the best place that is left, and
/// deferred acceptance (Gale and Shapley 1962), in which places prefer what fits them and then who waits longest. In memory, from a fixed seed.
/// </summary>
internal static class PlacementBenchmark
{
    private const int Seed = 20261122, Times = 5, None = FairAssignment.None, No = FairAssignment.Impossible;

    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly string[] Languages = ["en", "ar", "ti", "pl", "uk", "fr", "tr", "fa", "es", "so"];
    private static readonly string[] Interests = ["walking", "cooking", "cycling", "music", "reading", "games", "crafts", "gardening", "football", "art"];

    public static Command Command()
    {
        var people = new Option<int>("--people") { Description = "How many people wait.", DefaultValueFactory = _ => 500 };
        var places = new Option<int>("--places") { Description = "How many places there are.", DefaultValueFactory = _ => 300 };
        var command = new Command("placement", "Proposals over all who wait, beside other ways to give out the same places.") { people, places };
        command.SetAction(parsed => Run(parsed.GetValue(people), parsed.GetValue(places)));
        return command;
    }

    private static int Run(int people, int count)
    {
        var load = Figures.Load;
        var dice = new Random(Seed);
        var seekers = PlacementRound.InTurn(Enumerable.Range(0, people).Select(number => ASeeker(dice, number))).ToList();
        var places = Enumerable.Range(0, count).Select(number => APlace(dice, number)).ToList();
        var costs = new int[people * count];
        for (var row = 0; row < people; row++)
        {
            for (var column = 0; column < count; column++)
                costs[(row * count) + column] = PairFit.Of(seekers[row], places[column], Today) is { CanBeProposed: true } fit ? fit.Strain : No;
        }
        var refused = new HashSet<(Guid, Guid)>();
        PlacementRound.Propose(seekers, places, refused, Today);

        Figures.PrintMachine(load);
        var table = Figures.Table(
            string.Create(CultureInfo.InvariantCulture, $"{people} people, {count} places, {costs.Count(cost => cost != No) * 100L / costs.Length} % of the pairs possible"),
            "way", "placed", "of the 100 who wait longest", "reasons against, in all", "reasons for, in all", "ms");
        Row("**in turn, over all pairs**", () => FairAssignment.Solve(people, [.. Enumerable.Repeat(1, count)], costs));
        Row("in turn, best place that is left", () => Greedy(people, count, costs));
        Row("deferred acceptance", () => Deferred(people, count, costs));
        table.Print();
        var whole = Time(() => PlacementRound.Propose(seekers, places, refused, Today));
        var before = GC.GetTotalAllocatedBytes(true);
        PlacementRound.Propose(seekers, places, refused, Today);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A whole round, with comparing all pairs and the reasons that are shown: {whole:N0} ms, {(GC.GetTotalAllocatedBytes(true) - before) / 1e6:N0} MB made and thrown away."));
        return 0;

        void Row(string way, Func<int[]> solve)
        {
            var chosen = solve();
            var fits = chosen.Index().Where(one => one.Item != None).Select(one => PairFit.Of(seekers[one.Index], places[one.Item], Today)).ToList();
            int Reasons(PairVerdict verdict) => fits.Sum(fit => fit.Reasons.Count(reason => reason.Verdict == verdict));
            table.Row(
                way, Figures.Of(fits.Count), Figures.Of(chosen.Take(100).Count(column => column != None)), Figures.Of(Reasons(PairVerdict.Against)), Figures.Of(Reasons(PairVerdict.For)),
                Figures.Of(Time(solve)));
        }
    }

    private static double Time<T>(Func<T> work)
    {
        var best = double.MaxValue;
        for (var i = 0; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        return best;
    }

    private static int[] Greedy(int rows, int columns, int[] costs)
    {
        var (chosen, taken) = (new int[rows], new bool[columns]);
        for (var row = 0; row < rows; row++)
        {
            chosen[row] = Enumerable.Range(0, columns).Where(column => !taken[column] && costs[(row * columns) + column] != No)
                .OrderBy(column => costs[(row * columns) + column]).DefaultIfEmpty(None).First();
            if (chosen[row] != None)
                taken[chosen[row]] = true;
        }
        return chosen;
    }

    private static int[] Deferred(int rows, int columns, int[] costs)
    {
        var chosen = new int[rows];
        Array.Fill(chosen, None);
        var holder = new int[columns];
        Array.Fill(holder, None);
        var wishes = Enumerable.Range(0, rows).Select(row => new Queue<int>(
            Enumerable.Range(0, columns).Where(column => costs[(row * columns) + column] != No).OrderBy(column => costs[(row * columns) + column]))).ToArray();
        var asking = new Queue<int>(Enumerable.Range(0, rows));
        while (asking.TryDequeue(out var row))
        {
            while (wishes[row].TryDequeue(out var column))
            {
                var other = holder[column];
                if (other != None && (costs[(other * columns) + column], other).CompareTo((costs[(row * columns) + column], row)) <= 0)
                    continue;
                (holder[column], chosen[row]) = (row, column);
                if (other != None)
                {
                    chosen[other] = None;
                    asking.Enqueue(other);
                }
                break;
            }
        }
        return chosen;
    }

    // Some are easy to place and some are not: who works by day, lives far away or speaks no language of a volunteer.
    private static Seeker ASeeker(Random dice, int number) => new(
        Id(1, number), Today.AddDays(-dice.Next(0, 500)), [Languages[Skewed(dice)]], dice.Next(3) == 0 ? [] : ["nl"], Some(dice, 3), [], Weekdays.None, Part(dice), Postcode(dice),
        (Reach)dice.Next(1, 4), null, null, null, PartialDate.Unknown, null);

    private static Vacancy APlace(Random dice, int number) => new(
        Id(2, number), 1, dice.Next(4) == 0 ? ["nl"] : ["nl", Languages[Skewed(dice)]], Some(dice, 4), [], [], Weekdays.None, Part(dice), Postcode(dice), (Reach)dice.Next(1, 3), null,
        null, null, null, null);

    private static int Skewed(Random dice) => Math.Min(dice.Next(Languages.Length), dice.Next(Languages.Length));

    private static string[] Some(Random dice, int most) => [.. Enumerable.Range(0, dice.Next(most + 1)).Select(_ => Interests[dice.Next(Interests.Length)]).Distinct()];

    private static DayParts Part(Random dice) => (DayParts)dice.Next(0, 8);

    private static string Postcode(Random dice) => string.Create(CultureInfo.InvariantCulture, $"{dice.Next(10, 14)}{dice.Next(10, 40)}");

    private static Guid Id(int kind, int number) => new(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-{kind:x4}-0000-{number:x12}"));
}
