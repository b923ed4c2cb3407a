using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Benchmarks.Newcomers;

/// <summary>registrations: people registered through the real pages, by several clerks at once; beside bare inserts of the very same rows.</summary>
internal static partial class RegistrationsBenchmark
{
    private const int WarmUp = 20;

    public static Command Command()
    {
        var count = new Option<int>("--count") { Description = "How many registrations.", DefaultValueFactory = _ => 500 };
        var clients = new Option<int>("--clients") { Description = "How many clerks at once.", DefaultValueFactory = _ => 8 };
        var people = new Option<int>("--people") { Description = "How many people are known already.", DefaultValueFactory = _ => 500 };
        var kept = PrivateDatabase.KeptIn();
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100_000)
                result.AddError("--count is a number from 1 to 100000.");
        });
        clients.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100)
                result.AddError("--clients is a number from 1 to 100.");
        });
        var command = new Command("registrations", "Registrations a second over HTTP; beside bare inserts of the same rows.") { count, clients, people, kept };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(count), parsed.GetValue(clients), parsed.GetValue(people), parsed.GetValue(kept), stop));
        return command;
    }

    private static async Task<int> RunAsync(int count, int clients, int people, string? kept, CancellationToken stop)
    {
        var load = Figures.Load;
        await using var database = await PrivateDatabase.StartAsync(people, kept, stop);
        // They go into a copy of the database, which takes too long of a large one.
        var bare = kept is null ? await BareInserts.PrepareAsync(database) : null;
        var first = kept is null ? 0 : await database.InDbAsync(db => db.Persons.CountAsync(stop));
        var way = new Way();
        var registered = new List<Registered>();
        TimeSpan elapsed;
        double webCpu, webPeak, databaseCpu;
        string loadAfter;
        await using (var web = await WebProcess.StartAsync(database.ConnectionString, stop))
        {
            var clerks = await Session.SignInAsync(web.Address, DemoSeeder.Accounts.First(account => account.Role == Role.FrontDesk), clients, stop);
            await ManyAsync(clerks, WarmUp, new Way(), first, stop);

            await using var server = ProcessTree.Watch(database.ProcessId);
            await using var process = ProcessTree.Watch(web.ProcessId);
            var begun = Stopwatch.GetTimestamp();
            registered.AddRange(await ManyAsync(clerks, count, way, first + WarmUp, stop));
            elapsed = Stopwatch.GetElapsedTime(begun);
            (webCpu, webPeak, databaseCpu, loadAfter) = (process.CpuSeconds, process.PeakOwn, server.CpuSeconds, Figures.Load);
            foreach (var clerk in clerks)
                clerk.Dispose();
        }
        var rows = bare is null ? null : await bare.RunAsync(registered, clients, stop);

        Figures.PrintMachine(load);
        var table = Figures.Table($"{count} registrations over HTTP, {clients} clerks at once, {people} people known", "measured", "value");
        table.Row("registrations/s (7 requests each: 3 forms sent, 4 pages shown)", Figures.Of(count / elapsed.TotalSeconds));
        table.Row("requests/s", Figures.Of(7 * count / elapsed.TotalSeconds));
        table.Row("processor: web process, ms a registration", Figures.Of(1000 * webCpu / count));
        table.Row("processor: database, ms a registration", Figures.Of(1000 * databaseCpu / count));
        table.Row("most memory: web process, MB", Figures.Of(webPeak));
        table.Row("load of the machine right after", loadAfter);
        table.Print();

        var steps = Figures.Table("Each step", "step", "p50 ms", "p95 ms");
        foreach (var (name, times) in way.Steps)
            steps.Row(name, Figures.Of(times.Percentile(0.5)), Figures.Of(times.Percentile(0.95)));
        steps.Print();

        if (rows is null)
            return 0;
        var inserts = Figures.Table($"Bare inserts of the same rows, one transaction a registration, {clients} at once", "measured", "value");
        inserts.Row("registrations/s", Figures.Of(count / rows.Elapsed.TotalSeconds));
        inserts.Row("p50 ms a registration", Figures.Of(rows.Times.Percentile(0.5)));
        inserts.Row("p95 ms a registration", Figures.Of(rows.Times.Percentile(0.95)));
        inserts.Row("rows a registration", Figures.Of((double)rows.Rows / count));
        inserts.Row("tables", rows.Tables.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        inserts.Row("load of the machine right after", Figures.Load);
        inserts.Print();
        return 0;
    }

    private static async Task<IReadOnlyList<Registered>> ManyAsync(IReadOnlyList<Session> clerks, int count, Way way, int firstNumber, CancellationToken stop)
    {
        var next = -1;
        var registered = new List<Registered>();
        await Task.WhenAll(clerks.Select(async clerk =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
            {
                var one = await way.All.OfAsync(() => RegisterAsync(clerk, InventedPeople.Number(firstNumber + number), way, stop));
                lock (registered)
                    registered.Add(one);
            }
        }));
        return registered;
    }

    private static async Task<Registered> RegisterAsync(Session clerk, InventedPerson person, Way way, CancellationToken stop)
    {
        Shown(await way.Open.OfAsync(() => clerk.GetAsync("/newcomers/register", stop)));
        var toStay = Sent(await way.Person.OfAsync(() => clerk.PostAsync("/newcomers/register", person.Who, stop)));
        Shown(await way.ShowStay.OfAsync(() => clerk.GetAsync(toStay, stop)));
        var toCheck = Sent(await way.Stay.OfAsync(() => clerk.PostAsync(toStay, person.Stay, stop)));
        var check = Shown(await way.ShowCheck.OfAsync(() => clerk.GetAsync(toCheck, stop)));
        // The page says which possible duplicates it showed; the clerk says that it is somebody else.
        var looked = LookedAt().Match(check.Html).Groups[1].Value;
        var toFile = Sent(await way.Register.OfAsync(() => clerk.PostAsync(toCheck, [("lookedAt", looked)], stop)));
        Shown(await way.ShowFile.OfAsync(() => clerk.GetAsync(toFile, stop)));
        return new(Guid.Parse(toCheck.Split('/')[^2]), Guid.Parse(toFile.Split('/')[^2]));
    }

    [GeneratedRegex("name=\"lookedAt\" value=\"([^\"]+)\"")]
    private static partial Regex LookedAt();

    private static string Sent(Answer answer) => answer.Status == HttpStatusCode.Redirect && answer.Location is { } to ? to
        : throw new InvalidOperationException($"A form was not accepted: {(int)answer.Status}.");

    private static Answer Shown(Answer answer) => answer.IsPage ? answer : throw new InvalidOperationException($"A page was not shown: {(int)answer.Status} {answer.Location}.");

    private sealed class Way
    {
        public Times Open { get; } = new();
        public Times Person { get; } = new();
        public Times ShowStay { get; } = new();
        public Times Stay { get; } = new();
        public Times ShowCheck { get; } = new();
        public Times Register { get; } = new();
        public Times ShowFile { get; } = new();
        public Times All { get; } = new();

        public IEnumerable<(string Name, Times Times)> Steps =>
        [
            ("show the empty form", Open), ("send who", Person), ("show the stay", ShowStay), ("send the stay", Stay),
            ("show the check, with possible duplicates", ShowCheck), ("register", Register), ("show the file", ShowFile), ("the whole registration", All),
        ];
    }
}

/// <param name="JourneyId">Key of the registration, under which it happened once.</param>
internal sealed record Registered(Guid JourneyId, Guid CaseFileId);
