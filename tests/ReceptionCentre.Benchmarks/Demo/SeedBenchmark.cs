using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.NameMatching;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Persistence.Bulk;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Benchmarks.Demo;

/// <summary>seed: people a second that the bulk writer puts into an empty database, with everything that hangs on them; beside the same people through EF Core.</summary>
internal static class SeedBenchmark
{
    private const string Copy = "beside";
    private const int Parts = 5, Sample = 4_000, EfBatch = 200;

    public static Command Command()
    {
        var people = new Option<int>("--people") { Description = "How many people.", DefaultValueFactory = _ => 50_000 };
        people.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < Sample or > DemoSeeder.MaximumPeople)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--people is a number from {Sample} to {DemoSeeder.MaximumPeople}."));
        });
        var command = new Command("seed", "People a second that the bulk writer puts into an empty database; beside the same people through EF Core.") { people };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(people), stop));
        return command;
    }

    private static async Task<int> RunAsync(int people, CancellationToken stop)
    {
        var load = Figures.Load;
        await using var database = await PrivateDatabase.StartAsync(0, null, stop);
        NpgsqlConnection.ClearAllPools();
        await PostgresServer.ExecuteAsync(database.ConnectionStringOf("postgres"), $"CREATE DATABASE {Copy} TEMPLATE receptioncentre STRATEGY FILE_COPY");
        var now = DateTimeOffset.UtcNow;
        var tables = await database.InDbAsync(db => Task.FromResult(BulkTables.Of(db.Model)));

        // Once before it counts, so that nothing is compiled while the clock runs.
        new DemoGenerator(9, now, tables).Invent(0, 500);
        var (invented, inventing) = Timed(() => new DemoGenerator(2, now, tables).Invent(0, Sample));
        using var romaniser = new IcuRomaniser();
        var (_, folding) = Timed(() => invented.Sum(person => person.Records.OfType<Person>().Sum(one => NameKeys.Of(one, romaniser).Count())));

        var marks = new List<(int Made, long At)>();
        double ownCpu, peak, databaseCpu;
        await using (var own = ProcessTree.Watch(Environment.ProcessId))
        await using (var server = ProcessTree.Watch(database.ProcessId))
        {
            marks.Add((0, Stopwatch.GetTimestamp()));
            await SeedAsync(database, people, new Marks(marks), stop);
            (ownCpu, peak, databaseCpu) = (own.CpuSeconds, own.PeakOwn, server.CpuSeconds);
        }
        var elapsed = Stopwatch.GetElapsedTime(marks[0].At, marks[^1].At).TotalSeconds;
        var rows = await RowsAsync(database);
        var bytes = await SizeAsync(database);
        var loadAfter = Figures.Load;
        var besideEf = await ThroughEfAsync(database, now, stop);

        Figures.PrintMachine(load);
        var table = Figures.Table($"{people.ToString("N0", CultureInfo.InvariantCulture)} invented people into an empty database, fsync on", "measured", "value");
        table.Row("**people/s**", Figures.Of(people / elapsed));
        table.Row("rows a person, events included", Figures.Of((double)rows / people));
        table.Row("rows/s", Figures.Of(rows / elapsed));
        table.Row("processor: inventing and writing, ms a person", Figures.Of(1000 * ownCpu / people));
        table.Row("processor: database, ms a person", Figures.Of(1000 * databaseCpu / people));
        table.Row("inventing alone, one thread, people/s", Figures.Of(invented.Count / inventing));
        table.Row("of that: keys of the names, part of the time", string.Create(CultureInfo.InvariantCulture, $"{100 * folding / inventing:0} %"));
        table.Row("most memory, MB", Figures.Of(peak));
        table.Row("database afterwards, kB a person", Figures.Of(bytes / 1024.0 / people));
        table.Row($"the same people through EF Core in batches of {EfBatch}, people/s", Figures.Of(besideEf.PerSecond));
        table.Row("of that, processor: EF Core, ms a person", Figures.Of(1000 * besideEf.OwnCpu / Sample));
        table.Row("of that, processor: database, ms a person", Figures.Of(1000 * besideEf.DatabaseCpu / Sample));
        table.Row("load of the machine right after", loadAfter);
        table.Print();

        var parts = Figures.Table("As the database grows", "people there", "people/s");
        for (var part = 1; part <= Parts; part++)
        {
            var (from, to) = (At(marks, people * (part - 1) / Parts), At(marks, people * part / Parts));
            parts.Row(to.Made.ToString("N0", CultureInfo.InvariantCulture), Figures.Of((to.Made - from.Made) / Stopwatch.GetElapsedTime(from.At, to.At).TotalSeconds));
        }
        parts.Print();
        return 0;
    }

    private static async Task SeedAsync(PrivateDatabase database, int people, IProgress<int> progress, CancellationToken stop)
    {
        await using var services = database.Services();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync(people, seed: 1, progress, stop);
    }

    /// <summary>What there was before the bulk writer: objects given to the context, detection of changes off, one event a batch.</summary>
    private static async Task<(double PerSecond, double OwnCpu, double DatabaseCpu)> ThroughEfAsync(PrivateDatabase database, DateTimeOffset now, CancellationToken stop)
    {
        var options = new DbContextOptionsBuilder<ReceptionDbContext>();
        Dialect.PostgreSql.Use(options, database.ConnectionStringOf(Copy));
        var audit = new AuditTrail();
        await using var db = new ReceptionDbContext(options.Options, new SystemStaff(), audit, TimeProvider.System);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var people = new DemoGenerator(1, now, BulkTables.Of(db.Model)).Invent(0, Sample);
        await using var own = ProcessTree.Watch(Environment.ProcessId);
        await using var server = ProcessTree.Watch(database.ProcessId);
        var begun = Stopwatch.GetTimestamp();
        foreach (var batch in people.Chunk(EfBatch))
        {
            audit.BeginCounting(DemoSeeder.Action);
            foreach (var person in batch)
                db.AddRange(person.Records);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        return (people.Count / Stopwatch.GetElapsedTime(begun).TotalSeconds, own.CpuSeconds, server.CpuSeconds);
    }

    private static (T Result, double Seconds) Timed<T>(Func<T> work)
    {
        var begun = Stopwatch.GetTimestamp();
        var result = work();
        return (result, Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    private static async Task<long> RowsAsync(PrivateDatabase database)
    {
        await using var connection = await database.OpenAsync();
        var rows = 0L;
        foreach (var table in await connection.QueryAsync<string>("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('Codes', 'CodeLists') AND tablename NOT ILIKE 'qrtz%'"))
            rows += await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM \"{table}\"", commandTimeout: 600);
        return rows;
    }

    private static async Task<long> SizeAsync(PrivateDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT pg_database_size(current_database())");
    }

    private static (int Made, long At) At(List<(int Made, long At)> marks, int made) => marks.First(mark => mark.Made >= made);

    private sealed class Marks(List<(int, long)> marks) : IProgress<int>
    {
        public void Report(int value) => marks.Add((value, Stopwatch.GetTimestamp()));
    }
}
