using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.NameMatching;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>
/// duplicates: the check before a registration in a full database. The first record of each hard pair is known there, the
/// second is asked for: how long it takes, one by one and in batches, and how many of the same people it finds.
/// </summary>
internal static class DuplicatesBenchmark
{
    private const int Batch = 2_000, WarmUp = 100;

    public static Command Command()
    {
        var people = new Option<int>("--people") { Description = "How many people are known already.", DefaultValueFactory = _ => 1_000 };
        var pairs = new Option<int>("--pairs") { Description = "How many hard pairs.", DefaultValueFactory = _ => 4_000 };
        var kept = PrivateDatabase.KeptIn();
        var command = new Command("duplicates", "The duplicate check in a full database: how long, and how many it finds.") { people, pairs, kept };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(people), parsed.GetValue(pairs), parsed.GetValue(kept), stop));
        return command;
    }

    private static async Task<int> RunAsync(int people, int count, string? kept, CancellationToken stop)
    {
        var load = Figures.Load;
        await using var database = await PrivateDatabase.StartAsync(people, kept, stop);
        await using var services = database.Services();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<ReceptionDbContext>();
        var pairs = HardPairs.Make(count, HardPairs.DefaultSeed);
        var measured = await db.Database.CreateExecutionStrategy().ExecuteAsync(() => MeasureAsync(scope.ServiceProvider, db, pairs, stop));

        Figures.PrintMachine(load);
        var table = Figures.Table(string.Create(CultureInfo.InvariantCulture, $"Duplicate check, {people:N0} people known, {count} asked for"), "measured", "value");
        table.Row("one by one, p50 ms", Figures.Of(measured.Times.Percentile(0.5)));
        table.Row("one by one, p95 ms", Figures.Of(measured.Times.Percentile(0.95)));
        table.Row("one by one, p99 ms", Figures.Of(measured.Times.Percentile(0.99)));
        table.Row($"in batches of {Batch}, people/s", Figures.Of(pairs.Count / measured.InBatches.TotalSeconds));
        table.Row($"of the same people found among the {PossibleDuplicates.Most} shown", Share(measured.Found, measured.Same));
        table.Row("of the same people shown first", Share(measured.First, measured.Same));
        table.Row("load of the machine right after", Figures.Load);
        table.Print();
        return 0;
    }

    private static async Task<Measured> MeasureAsync(IServiceProvider services, ReceptionDbContext db, IReadOnlyList<HardPair> pairs, CancellationToken token)
    {
        var (romaniser, duplicates) = (services.GetRequiredService<IRomaniser>(), services.GetRequiredService<PossibleDuplicates>());
        // Known within a transaction that is never committed: the next measurement finds the database as it was.
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var by = new Domain.Facts.Provenance("document-seen", null, DateTimeOffset.UtcNow, Application.Staff.SystemActor.Id);
        var known = pairs.Select(pair => Known(pair.A, by)).ToList();
        services.GetRequiredService<IAuditTrail>().Begin("Benchmarks.Duplicates");
        db.AddRange(known);
        db.AddRange(known.SelectMany(person => NameKeys.Of(person, romaniser)));
        await db.SaveChangesAsync(token);
        db.ChangeTracker.Clear();

        var asked = pairs.Select(pair => Asked(pair.B)).ToList();
        var times = new Times();
        var (found, same, first) = (0, 0, 0);
        for (var at = 0; at < asked.Count; at++)
        {
            var begun = Stopwatch.GetTimestamp();
            var candidates = await duplicates.FindAsync(asked[at], token);
            if (at >= WarmUp)
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            if (!pairs[at].Same)
                continue;
            same++;
            found += candidates.Any(candidate => candidate.PersonId == known[at].Id) ? 1 : 0;
            first += candidates is [var best, ..] && best.PersonId == known[at].Id ? 1 : 0;
        }
        var batches = Stopwatch.GetTimestamp();
        foreach (var batch in asked.Chunk(Batch))
            await duplicates.FindManyAsync(batch, token);
        var inBatches = Stopwatch.GetElapsedTime(batches);
        await transaction.RollbackAsync(token);
        return new(times, inBatches, same, found, first);
    }

    private sealed record Measured(Times Times, TimeSpan InBatches, int Same, int Found, int First);

    private static string Share(int found, int of)
    {
        var (low, high) = HardPairs.Wilson(found, of);
        return string.Create(CultureInfo.InvariantCulture, $"{(double)found / of:0.000} ({low:0.000}–{high:0.000})");
    }

    // Nationalities are left out: those of the pairs are written by other codes than those of the region.
    private static Person Known(PersonRow row, Domain.Facts.Provenance by)
    {
        var (name, compared) = (Name(row), Record(row).Born);
        var person = Person.Register(name, by);
        if (!compared.IsUnknown)
            person.RecordBirth(compared, null, DateOnly.FromDateTime(by.At.UtcDateTime), by);
        if (Gender(row) is { } gender)
            person.CorrectGender(gender, DateOnly.FromDateTime(by.At.UtcDateTime), by);
        if (row.Document.Length > 0)
            person.AddDocument(new("passport", row.Document), Domain.Facts.PartialDate.Unknown, by);
        return person;
    }

    private static Identity Asked(PersonRow row) => new(Name(row), Record(row).Born, Gender: Gender(row), Documents: row.Document.Length > 0 ? [row.Document] : []);

    private static NameParts Name(PersonRow row)
    {
        static string? Filled(string text) => text.Length == 0 ? null : text;
        return new NameParts(Filled(row.Given) ?? Filled(row.Family) ?? "?", Filled(row.Given), Filled(row.Prefix), Filled(row.Family)).Tidy();
    }

    private static Gender? Gender(PersonRow row) => row.Gender switch { "M" => Domain.Newcomers.Gender.Man, "V" => Domain.Newcomers.Gender.Woman, _ => null };

    private static PairRecord Record(PersonRow row) => new(row.Given, row.Prefix, row.Family, row.Birth, row.Gender, row.Nationality, row.Document);
}
