using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.Persistence.Bulk;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Benchmarks.Imports;

/// <summary>import: people a second from a file into a database that knows many already, duplicates asked; and taken back.</summary>
internal static class ImportBenchmark
{
    private const int Seed = 20261123, KnownOneIn = 20, MoreThanStories = 1000;

    public static Command Command()
    {
        var people = new Option<int>("--people") { Description = "How many people are known already.", DefaultValueFactory = _ => 1000 };
        var rows = new Option<int>("--rows") { Description = "How many rows the file has.", DefaultValueFactory = _ => 20_000 };
        var seed = new Option<int>("--seed") { Description = "Other people, where an earlier measurement was broken off and left some.", DefaultValueFactory = _ => Seed };
        var kept = PrivateDatabase.KeptIn();
        rows.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1000 or > 100_000)
                result.AddError("--rows is a number from 1000 to 100000.");
        });
        var command = new Command("import", "People a second from a file of arrivals, with the check for duplicates.") { people, rows, seed, kept };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(people), parsed.GetValue(rows), parsed.GetValue(seed), parsed.GetValue(kept), stop));
        return command;
    }

    private static async Task<int> RunAsync(int people, int rows, int seed, string? kept, CancellationToken stop)
    {
        var load = Figures.Load;
        await using var database = await PrivateDatabase.StartAsync(people, kept, stop);
        var municipality = await database.InDbAsync(db => db.CaseFiles.OrderBy(file => file.Id).Select(file => file.Controller).FirstAsync(stop));
        // Once with few, so that nothing is compiled while the clock runs; taken back, as the others are.
        var first = await ImportAsync(database, municipality, await FileAsync(database, 2000, seed + 1, stop), stop);
        await TakeBackAsync(database, first.Run, stop);
        var file = await FileAsync(database, rows, seed, stop);
        Measured measured;
        double ownCpu, peak, databaseCpu;
        await using (var own = ProcessTree.Watch(Environment.ProcessId))
        await using (var server = ProcessTree.Watch(database.ProcessId))
        {
            measured = await ImportAsync(database, municipality, file, stop);
            (ownCpu, peak, databaseCpu) = (own.CpuSeconds, own.PeakOwn, server.CpuSeconds);
        }
        var back = await TakeBackAsync(database, measured.Run, stop);

        Figures.PrintMachine(load);
        var table = Figures.Table(string.Create(CultureInfo.InvariantCulture, $"A file of {rows:N0} rows, one in {KnownOneIn} known, into {people:N0} people; fsync on"), "measured", "value");
        var seconds = measured.Check + measured.Import;
        table.Row("**people/s, check and import together**", Figures.Of(rows / seconds));
        table.Row("rows/s sent and read", Figures.Of(rows / measured.Upload));
        table.Row("rows/s checked, duplicates among them", Figures.Of(rows / measured.Check));
        table.Row("people/s imported", Figures.Of(measured.View.ImportedOf(ImportedState.Standing) / measured.Import));
        table.Row("people/s taken back", Figures.Of(back.People / back.Seconds));
        table.Row("new, perhaps known, known, here already", string.Create(
            CultureInfo.InvariantCulture,
            $"{measured.View.FoundOf(ImportFinding.ToAdd)}, {measured.View.FoundOf(ImportFinding.Ask)}, {measured.View.FoundOf(ImportFinding.Same)}, {measured.View.FoundOf(ImportFinding.AlreadyHere)}"));
        table.Row("processor: own, ms a row", Figures.Of(1000 * ownCpu / rows));
        table.Row("processor: database, ms a row", Figures.Of(1000 * databaseCpu / rows));
        table.Row("most memory, MB", Figures.Of(peak));
        table.Row("load of the machine right after", Figures.Load);
        table.Print();
        return 0;
    }

    private sealed record Measured(Guid Run, double Upload, double Check, double Import, ShowImport.View View);

    private static async Task<Measured> ImportAsync(PrivateDatabase database, string municipality, byte[] file, CancellationToken stop)
    {
        await using var services = database.Services();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var (mediator, work) = (scope.ServiceProvider.GetRequiredService<IMediator>(), scope.ServiceProvider.GetRequiredService<ImportWork>());
        var begun = Stopwatch.GetTimestamp();
        var run = await mediator.Send(new UploadImport.Command(Guid.Empty, municipality, "reception-information", new("arrivals.csv", file.Length, () => new MemoryStream(file))), stop);
        var upload = Seconds(ref begun);
        var page = await mediator.Send(new ImportColumns.Query(run), stop);
        await mediator.Send(new MapColumns.Command(Guid.Empty, run, page.Version, [.. page.Columns.Select(column => column.Field)]), stop);
        await work.RunAsync(run, new Silent(), stop);
        var check = Seconds(ref begun);
        var view = await mediator.Send(new ShowImport.Query(run), stop);
        begun = Stopwatch.GetTimestamp();
        await mediator.Send(new StartImport.Command(Guid.Empty, run, view.Version), stop);
        await work.RunAsync(run, new Silent(), stop);
        var import = Seconds(ref begun);
        return new(run, upload, check, import, await mediator.Send(new ShowImport.Query(run), stop));
    }

    private static async Task<(int People, double Seconds)> TakeBackAsync(PrivateDatabase database, Guid run, CancellationToken stop)
    {
        await using var services = database.Services();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var view = await mediator.Send(new ShowImport.Query(run), stop);
        var begun = Stopwatch.GetTimestamp();
        await mediator.Send(new TakeBackImport.Command(Guid.Empty, run, view.Version, "Measured"), stop);
        await scope.ServiceProvider.GetRequiredService<ImportWork>().RunAsync(run, new Silent(), stop);
        return (view.ImportedOf(ImportedState.Standing), Seconds(ref begun));
    }

    private static double Seconds(ref long begun)
    {
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        begun = Stopwatch.GetTimestamp();
        return seconds;
    }

    /// <summary>Invented people of another seed, and here and there somebody whom the database knows.</summary>
    private static async Task<byte[]> FileAsync(PrivateDatabase database, int rows, int seed, CancellationToken stop)
    {
        var known = await database.InDbAsync(db => db.Persons.OrderBy(person => person.Id).Take(rows / KnownOneIn).Include(person => person.Names).Include(person => person.Births)
            .AsNoTracking().ToListAsync(stop));
        var invented = (await database.InDbAsync(db => Task.FromResult(new DemoGenerator(seed, DateTimeOffset.UtcNow, BulkTables.Of(db.Model)).Invent(0, rows + MoreThanStories))))
            .Select(person => person.Records.OfType<Person>().First()).Take(rows).ToList();
        var text = new StringBuilder("CalledName;GivenNames;Prefix;FamilyName;OwnScript;BirthDate;Nationality\n");
        var today = DutchCalendar.DateOf(DateTimeOffset.UtcNow);
        for (var row = 0; row < rows; row++)
        {
            var person = row % KnownOneIn == 0 && row / KnownOneIn < known.Count ? known[row / KnownOneIn] : invented[row];
            var (name, born) = (person.NameOn(today), person.Births is [var birth, ..] ? birth.Born : PartialDate.Unknown);
            text.AppendJoin(';', Quoted(name.CalledName), Quoted(name.GivenNames), Quoted(name.Prefix), Quoted(name.FamilyName), Quoted(name.OwnScript), born.IsUnknown ? "" : born.ToString(), person.Nationalities is [var nationality, ..] ? nationality.Code : null)
                .Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string? text) => text is null ? "" : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed class Silent : IProgress<ImportBatch>
    {
        public void Report(ImportBatch value)
        {
        }
    }
}
