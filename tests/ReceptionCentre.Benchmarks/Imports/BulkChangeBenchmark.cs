using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.BulkChanges;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Benchmarks.Imports;

/// <summary>bulk-change: files a second of a status that changes for a group: looked at, done, undone.</summary>
internal static class BulkChangeBenchmark
{
    /// <summary>A residence title that nobody of the demonstration has.</summary>
    private const string Title = "35";

    public static Command Command()
    {
        var people = new Option<int>("--people") { Description = "How many people there are; all of them have the status.", DefaultValueFactory = _ => 20_000 };
        var kept = PrivateDatabase.KeptIn();
        var command = new Command("bulk-change", "Files a second of a change of a status for a group.") { people, kept };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(people), parsed.GetValue(kept), stop));
        return command;
    }

    private static async Task<int> RunAsync(int people, string? kept, CancellationToken stop)
    {
        var load = Figures.Load;
        await using var database = await PrivateDatabase.StartAsync(people, kept, stop);
        await database.InDbAsync(db => db.Database.ExecuteSqlRawAsync(
            $"""
            INSERT INTO "ResidenceTitles" ("Id", "StayId", "Code", "From", "Source", "RecordedAt", "RecordedBy")
            SELECT gen_random_uuid(), "Id", '{Title}', 20240301, 'person-said', now(), gen_random_uuid() FROM "Stays";
            DELETE FROM "ResidenceTitles" WHERE "Code" <> '{Title}'
            """,
            stop));
        await database.InDbAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE", stop));
        var municipalities = await database.InDbAsync(db => db.CaseFiles.Select(file => file.Controller).Distinct().ToListAsync(stop));

        // Once before, so that nothing is compiled while the clock runs.
        await MeasureAsync(database, municipalities, new(2028, 1, 1), stop);
        var measured = await MeasureAsync(database, municipalities, new(2027, 3, 5), stop);

        Figures.PrintMachine(load);
        var table = Figures.Table(string.Create(CultureInfo.InvariantCulture, $"A title of {people:N0} people ends and another follows; fsync on"), "measured", "value");
        table.Row("stays looked at/s (dry run)", Figures.Of(measured.Rows / measured.Check));
        table.Row("**files changed/s**", Figures.Of(measured.Changed / measured.Change));
        table.Row("files undone/s", Figures.Of(measured.Undone / measured.Undo));
        table.Row("looked at, changed, undone", string.Create(CultureInfo.InvariantCulture, $"{measured.Rows}, {measured.Changed}, {measured.Undone}"));
        table.Row("load of the machine right after", Figures.Load);
        table.Print();
        return 0;
    }

    private sealed record Measured(int Rows, int Changed, int Undone, double Check, double Change, double Undo);

    private static async Task<Measured> MeasureAsync(PrivateDatabase database, IReadOnlyList<string> municipalities, DateOnly on, CancellationToken stop)
    {
        await using var services = database.Services();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var (mediator, work) = (scope.ServiceProvider.GetRequiredService<IMediator>(), scope.ServiceProvider.GetRequiredService<BulkChangeWork>());
        var change = BulkChange.Prepare(
            "Measured", new(BulkFact.ResidenceTitle, Title, on, "21", on.AddYears(1)), new(municipalities), new("richtlijn-2001-55", "6", null, new(2026, 7, 1), "Measured"), "Measured", true,
            DateTimeOffset.UtcNow, Guid.CreateVersion7());
        scope.ServiceProvider.GetRequiredService<IAuditTrail>().Begin("Benchmarks.Prepare");
        var db = scope.ServiceProvider.GetRequiredService<ReceptionDbContext>();
        db.AddRange(change, new BulkProgress(change.Id));
        await db.SaveChangesAsync(stop);
        var begun = Stopwatch.GetTimestamp();
        await work.RunAsync(change.Id, stop);
        var check = Seconds(ref begun);
        var found = await mediator.Send(new ShowBulkChange.Query(change.Id), stop);
        begun = Stopwatch.GetTimestamp();
        await mediator.Send(new StartBulkChange.Command(Guid.Empty, change.Id, found.Version), stop);
        await work.RunAsync(change.Id, stop);
        var changed = Seconds(ref begun);
        var done = await mediator.Send(new ShowBulkChange.Query(change.Id), stop);
        begun = Stopwatch.GetTimestamp();
        await mediator.Send(new UndoBulkChange.Command(Guid.Empty, change.Id, done.Version, "Measured"), stop);
        await work.RunAsync(change.Id, stop);
        var undo = Seconds(ref begun);
        var undone = await mediator.Send(new ShowBulkChange.Query(change.Id), stop);
        return new(found.Rows, done.ChangedOf(BulkChangedState.Standing), undone.ChangedOf(BulkChangedState.Undone), check, changed, undo);
    }

    private static double Seconds(ref long begun)
    {
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        begun = Stopwatch.GetTimestamp();
        return seconds;
    }
}
