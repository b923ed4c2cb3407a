using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Infrastructure.NameMatching;

namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>
/// fit-matching: fits the weights of the matching on made pairs and writes them. matching: how the matching does on hard pairs
/// of other names and rules, beside the rules of other systems.
/// </summary>
internal static class MatchingBenchmark
{
    private const double RecallToAsk = 0.96, PrecisionOfSame = 0.9985, Ridge = 1;
    private const int SeedToFit = 1, SeedOfLimits = 2;

    public static Command FitCommand()
    {
        var output = new Argument<string>("WEIGHTS.csv") { Description = "Where to write the weights: src/ReceptionCentre.Domain/NameMatching/match-weights.csv." };
        var names = new Option<string>("--names") { Description = "Names with their own script.", DefaultValueFactory = _ => "src/ReceptionCentre.Infrastructure/Demo/Data/names.csv" };
        var variants = new Option<string>("--variants") { Description = "Short forms.", DefaultValueFactory = _ => "src/ReceptionCentre.Domain/NameMatching/name-variants.txt" };
        var pairs = new Option<int>("--pairs") { Description = "How many pairs to fit on; half as many others set the limits.", DefaultValueFactory = _ => 120_000 };
        var command = new Command("fit-matching", "Fits the weights of the matching on made pairs. See docs/name-matching.md.") { output, names, variants, pairs };
        command.SetAction(parsed => Fit(parsed.GetValue(output)!, parsed.GetValue(names)!, parsed.GetValue(variants)!, parsed.GetValue(pairs)));
        return command;
    }

    public static Command Command()
    {
        var pairs = new Option<int>("--pairs") { Description = "How many hard pairs.", DefaultValueFactory = _ => HardPairs.DefaultPairs };
        var seed = new Option<int>("--seed") { Description = "Which.", DefaultValueFactory = _ => HardPairs.DefaultSeed };
        var wrong = new Option<int>("--wrong") { Description = "How many mistakes to show.", DefaultValueFactory = _ => 0 };
        var command = new Command("matching", "How the matching does on hard pairs, beside the rules of other systems.") { pairs, seed, wrong };
        command.SetAction(parsed => Examine(parsed.GetValue(pairs), parsed.GetValue(seed), parsed.GetValue(wrong)));
        return command;
    }

    private static int Fit(string output, string namesFile, string variantsFile, int count)
    {
        using var romaniser = new IcuRomaniser();
        List<(double[] Features, bool Same)> Made(int seed, int pairs) => [.. new FittingPairs(seed, namesFile, variantsFile).Make(pairs).AsParallel().AsOrdered()
            .Select(pair => (MatchEvidence.Of(pair.First.Compared(romaniser), pair.Second.Compared(romaniser)).Features, pair.Same))];

        var made = Made(SeedToFit, count);
        var fitted = LogisticFit.Of([.. made.Select(pair => pair.Features)], [.. made.Select(pair => pair.Same)], Ridge);
        var weights = MatchEvidence.FeatureNames.Select((name, place) => (name, fitted[place + 1])).ToDictionary(pair => pair.name, pair => Math.Round(pair.Item2, 3), StringComparer.Ordinal);
        var unlimited = new MatchWeights(MatchWeights.Current.Version + 1, Math.Round(fitted[0], 3), weights, 0, 1);
        var (ask, same) = Limits([.. Made(SeedOfLimits, count / 2).Select(pair => (unlimited.Score(pair.Features), pair.Same)).OrderByDescending(pair => pair.Item1)]);
        using var writer = new StreamWriter(output) { NewLine = "\n" };
        writer.WriteLine("feature,weight");
        foreach (var (name, value) in new (string, double)[] { ("version", unlimited.Version), ("bias", unlimited.Bias), ("ask-from", ask), ("same-from", same) }.Concat(weights.Select(pair => (pair.Key, pair.Value))))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name},{value:0.####}"));
        return 0;
    }

    /// <summary>Ask down to the score that still finds the wanted share; the same down to the score at which hardly any is wrong.</summary>
    private static (double Ask, double Same) Limits(IReadOnlyList<(double Score, bool Same)> scored)
    {
        var (all, found, wrong) = (scored.Count(pair => pair.Same), 0, 0);
        var (ask, same) = (1d, 1d);
        foreach (var (score, isSame) in scored)
        {
            (found, wrong) = isSame ? (found + 1, wrong) : (found, wrong + 1);
            if (found <= RecallToAsk * all)
                ask = score;
            if ((double)found / (found + wrong) >= PrecisionOfSame)
                same = score;
        }
        return (ask, same);
    }

    private static int Examine(int count, int seed, int mistakes)
    {
        using var romaniser = new IcuRomaniser();
        var pairs = HardPairs.Make(count, seed);
        var begun = Stopwatch.GetTimestamp();
        var judged = pairs.Select(pair => (Pair: pair, Result: PersonMatch.Compare(Record(pair.A).Compared(romaniser), Record(pair.B).Compared(romaniser)))).ToList();
        var elapsed = Stopwatch.GetElapsedTime(begun);

        var table = Figures.Table($"{count} hard pairs, seed {seed}", "rule", "recall", "95 %", "precision", "95 %", "found wrongly");
        void Row(string name, Func<(HardPair Pair, MatchResult Result), bool> says)
        {
            var (of, found, wrong) = (judged.Count(one => one.Pair.Same), judged.Count(one => one.Pair.Same && says(one)), judged.Count(one => !one.Pair.Same && says(one)));
            table.Row(name, Share(found, of), Between(found, of), Share(found, found + wrong), Between(found, found + wrong), wrong.ToString(CultureInfo.InvariantCulture));
        }

        Row("ours: same or ask", one => one.Result.Outcome != MatchOutcome.Different);
        Row("ours: same", one => one.Result.Outcome == MatchOutcome.Same);
        foreach (var baseline in Baselines.All)
            Row(baseline.Rule, one => baseline.Same(one.Pair.A, one.Pair.B));
        table.Print();

        var kinds = Figures.Table("By what makes the pair hard", "truth", "kind", "pairs", "same", "ask", "different");
        foreach (var kind in judged.GroupBy(one => (one.Pair.Same, one.Pair.Kind)).OrderBy(group => group.Key))
        {
            string Of(MatchOutcome outcome) => Share(kind.Count(one => one.Result.Outcome == outcome), kind.Count());
            kinds.Row(kind.Key.Same ? "same" : "different", kind.Key.Kind, kind.Count().ToString(CultureInfo.InvariantCulture), Of(MatchOutcome.Same), Of(MatchOutcome.Ask), Of(MatchOutcome.Different));
        }
        kinds.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalMicroseconds / count:0} microseconds a pair"));
        foreach (var (pair, result) in judged.Where(one => one.Pair.Same ? one.Result.Outcome == MatchOutcome.Different : one.Result.Outcome != MatchOutcome.Different).Take(mistakes))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(pair.Same ? "missed" : "wrong")} {result.Score:0.000} [{pair.Kind}] {pair.A} | {pair.B}: {string.Join(", ", result.Reasons)}"));
        return 0;
    }

    private static PairRecord Record(PersonRow row) => new(row.Given, row.Prefix, row.Family, row.Birth, row.Gender, row.Nationality, row.Document);

    private static string Share(int found, int of) => of == 0 ? "–" : ((double)found / of).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Between(int found, int of)
    {
        var (low, high) = HardPairs.Wilson(found, of);
        return string.Create(CultureInfo.InvariantCulture, $"{low:0.000}–{high:0.000}");
    }
}
