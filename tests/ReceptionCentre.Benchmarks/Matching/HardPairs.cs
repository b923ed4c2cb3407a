using System.CommandLine;
using System.Globalization;
using System.Text;

namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>What one desk wrote down of somebody: text as in the file of pairs, every field may be empty.</summary>
internal sealed record PersonRow(string Given, string Prefix, string Family, string Birth, string Gender, string Nationality, string Document);

/// <summary>Two records and the truth about them.</summary>
/// <param name="Kind">What makes the pair hard.</param>
/// <param name="Changes">What else was done to it.</param>
internal sealed record HardPair(string Id, PersonRow A, PersonRow B, bool Same, string Kind, string Changes);

/// <summary>
/// hard-pairs: labelled pairs of people to examine duplicate matching on. Two in five are the same person; the others are twins, family,
/// people with common names, names that look alike in other scripts, numbers that look alike. Names, mixture and random numbers are
/// independent of anything that the matcher is fitted on. The mixture is set so that simple rules do as well and as badly as they are
/// known to do on real desks' lists: equal birth date finds 88 % of the same, similar names 40 %, an exact comparison 6 %.
/// </summary>
internal static class HardPairs
{
    public const int DefaultPairs = 1_300, DefaultSeed = 20_261_121;

    private const double ShareOfSame = 0.4;

    private static readonly string[] Columns = ["given", "prefix", "family", "birth", "gender", "nationality", "docno"];

    public static Command Command()
    {
        var file = new Argument<FileInfo>("OUT.csv") { Description = "Where to write the pairs." };
        var pairs = new Option<int>("--pairs") { Description = "How many pairs.", DefaultValueFactory = _ => DefaultPairs };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same pairs.", DefaultValueFactory = _ => DefaultSeed };
        pairs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 10 or > 1_000_000)
                result.AddError("--pairs is a number from 10 to 1000000.");
        });
        var command = new Command("hard-pairs", "Writes labelled pairs of people to examine duplicate matching on, and says how simple rules do on them.") { file, pairs, seed };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(pairs), parsed.GetValue(seed), stop));
        return command;
    }

    /// <summary>The pairs of a seed, same and different mixed.</summary>
    public static IReadOnlyList<HardPair> Make(int count, int seed)
    {
        var random = new Random(seed);
        var same = (int)Math.Round(count * ShareOfSame);
        var pairs = new List<HardPair>(count);
        for (var at = 0; at < count; at++)
            pairs.Add(at < same ? HardPairsSame.Make(random) : HardPairsDifferent.Make(random));
        for (var at = pairs.Count - 1; at > 0; at--)
        {
            var other = random.Next(at + 1);
            (pairs[at], pairs[other]) = (pairs[other], pairs[at]);
        }
        return [.. pairs.Select((pair, at) => pair with { Id = string.Create(CultureInfo.InvariantCulture, $"H{at + 1:000000}") })];
    }

    public static string Csv(IEnumerable<HardPair> pairs)
    {
        var text = new StringBuilder();
        Line(["pair_id", .. Columns.Select(column => "a_" + column), .. Columns.Select(column => "b_" + column), "label", "kind", "changes"]);
        foreach (var pair in pairs)
            Line([pair.Id, .. Fields(pair.A), .. Fields(pair.B), pair.Same ? "same" : "different", pair.Kind, pair.Changes]);
        return text.ToString();

        void Line(IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quoted)).Append('\n');
        static string[] Fields(PersonRow row) => [row.Given, row.Prefix, row.Family, row.Birth, row.Gender, row.Nationality, row.Document];
        static string Quoted(string field) => field.AsSpan().IndexOfAny(",\"\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The interval in which the true share lies with 95 % certainty (Wilson), which also holds for few pairs and shares near 0 or 1.</summary>
    public static (double Low, double High) Wilson(int found, int of)
    {
        const double Z = 1.959964;
        if (of == 0)
            return (0, 1);
        var (share, square) = ((double)found / of, Z * Z);
        var middle = (share + square / (2 * of)) / (1 + square / of);
        var half = Z * Math.Sqrt(share * (1 - share) / of + square / (4.0 * of * of)) / (1 + square / of);
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    private static async Task<int> RunAsync(FileInfo file, int count, int seed, CancellationToken stop)
    {
        var pairs = Make(count, seed);
        Directory.CreateDirectory(file.DirectoryName!);
        await File.WriteAllTextAsync(file.FullName, Csv(pairs), stop);

        var same = pairs.Count(pair => pair.Same);
        var table = Figures.Table(string.Create(CultureInfo.InvariantCulture, $"Simple rules on {pairs.Count} hard pairs, seed {seed}: {same} the same, {pairs.Count - same} different, {pairs.Select(pair => pair.Kind).Distinct().Count()} kinds"), "rule", "recall", "95 %", "precision", "95 %");
        foreach (var baseline in Baselines.All)
        {
            var joined = pairs.Where(pair => baseline.Same(pair.A, pair.B)).ToList();
            var right = joined.Count(pair => pair.Same);
            table.Row(baseline.Rule, Share(right, same), Interval(right, same), Share(right, joined.Count), Interval(right, joined.Count));
        }
        table.Print();
        PrintRanking(pairs);
        PrintKinds(pairs, same: true, "Same person: found per kind");
        PrintKinds(pairs, same: false, "Different people: wrongly taken for one per kind");
        return 0;
    }

    /// <summary>Each first record of a same pair is searched among all second records, as at a desk that looks before it registers.</summary>
    private static void PrintRanking(IReadOnlyList<HardPair> pairs)
    {
        var ranking = new PrimeroRanking(pairs.Select(pair => pair.B));
        var places = Enumerable.Range(0, pairs.Count).Where(at => pairs[at].Same).Select(at => ranking.PlaceOf(at, pairs[at].A)).ToList();
        var table = Figures.Table($"Ranking by shared words, metaphones of Latin ones (Primero): the same person among {pairs.Count} by name alone", "place", "found", "95 %");
        foreach (var place in new[] { 1, 10, int.MaxValue })
        {
            var found = places.Count(one => one <= place);
            table.Row(place == int.MaxValue ? "anywhere" : $"among the first {place}", Share(found, places.Count), Interval(found, places.Count));
        }
        table.Print();
    }

    private static void PrintKinds(IReadOnlyList<HardPair> pairs, bool same, string title)
    {
        var table = Figures.Table(title, ["kind", "pairs", .. Baselines.All.SelectMany(baseline => new[] { baseline.Name, "95 %" })]);
        foreach (var kind in pairs.Where(pair => pair.Same == same).GroupBy(pair => pair.Kind).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var of = kind.Count();
            table.Row([kind.Key, of.ToString(CultureInfo.InvariantCulture), .. Baselines.All.SelectMany(baseline =>
            {
                var joined = kind.Count(pair => baseline.Same(pair.A, pair.B));
                return new[] { Share(joined, of), Interval(joined, of) };
            })]);
        }
        table.Print();
    }

    private static string Share(int found, int of) => of == 0 ? "-" : (100.0 * found / of).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Interval(int found, int of)
    {
        var (low, high) = Wilson(found, of);
        return string.Create(CultureInfo.InvariantCulture, $"{100 * low:0.0}-{100 * high:0.0}");
    }
}
