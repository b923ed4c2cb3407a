using System.CommandLine;
using ReceptionCentre.Benchmarks;
using ReceptionCentre.Benchmarks.Demo;
using ReceptionCentre.Benchmarks.Documents;
using ReceptionCentre.Benchmarks.Imports;
using ReceptionCentre.Benchmarks.Matching;
using ReceptionCentre.Benchmarks.Newcomers;
using ReceptionCentre.Benchmarks.Pages;
using ReceptionCentre.Benchmarks.Placement;

// Ctrl-C asks each measurement to end; it then stops what it started and removes its data.
var root = new RootCommand("Measures ReceptionCentre on a private database of its own, with fsync on. See docs/benchmarks.md.")
{
    PlansBenchmark.Command(), RegistrationsBenchmark.Command(), PagesBenchmark.Command(), SeedBenchmark.Command(), ImportBenchmark.Command(), BulkChangeBenchmark.Command(), InvitesBenchmark.Command(), HardPairs.Command(), MatchingBenchmark.FitCommand(), MatchingBenchmark.Command(),
    DuplicatesBenchmark.Command(), PlacementBenchmark.Command(),
};
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
