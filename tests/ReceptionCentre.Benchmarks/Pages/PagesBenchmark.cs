using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Demo;

namespace ReceptionCentre.Benchmarks.Pages;

/// <summary>pages: those that must be quick, over HTTP: search while typing, a file, the lists, the reports.</summary>
internal static partial class PagesBenchmark
{
    private const int MostSessions = 20, WarmUp = 6000, Heaviest = 10;
    // A page that is too slow for the number of requests is measured with fewer; the table says how many. The first warm-up is
    // long because the runtime compiles what is used much once more, beside the work: a process that runs all day is through.
    private static readonly TimeSpan FirstWarmUp = TimeSpan.FromSeconds(40), NextWarmUp = TimeSpan.FromSeconds(6), LongestAlone = TimeSpan.FromSeconds(4), Longest = TimeSpan.FromSeconds(12);

    public static Command Command()
    {
        var people = new Option<int>("--people") { Description = "How many people there are.", DefaultValueFactory = _ => 2000 };
        var queries = new Option<int>("--queries") { Description = "How many requests of each kind.", DefaultValueFactory = _ => 500 };
        var clients = new Option<int>("--clients") { Description = "How many at once.", DefaultValueFactory = _ => 50 };
        var pause = new Option<int>("--pause") { Description = "How many milliseconds a client looks at a page before it asks for the next.", DefaultValueFactory = _ => 1000 };
        var explain = new Option<bool>("--explain") { Description = "Also shows the plans of the ten heaviest statements." };
        var only = new Option<string>("--only") { Description = "Only pages whose name has this in it.", DefaultValueFactory = _ => "" };
        var kept = PrivateDatabase.KeptIn();
        people.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 100 or > 1_000_000)
                result.AddError("--people is a number from 100 to 1000000.");
        });
        queries.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100_000)
                result.AddError("--queries is a number from 1 to 100000.");
        });
        clients.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100)
                result.AddError("--clients is a number from 1 to 100.");
        });
        pause.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 60_000)
                result.AddError("--pause is a number from 0 to 60000.");
        });
        var command = new Command("pages", "p50 and p95 of search, file, lists and reports over HTTP.") { people, queries, clients, pause, only, explain, kept };
        command.SetAction((parsed, stop) => RunAsync(
            parsed.GetValue(people), parsed.GetValue(queries), parsed.GetValue(clients), TimeSpan.FromMilliseconds(parsed.GetValue(pause)), parsed.GetValue(only)!, parsed.GetValue(explain), parsed.GetValue(kept), stop));
        return command;
    }

    private static async Task<int> RunAsync(int people, int queries, int clients, TimeSpan pause, string only, bool explain, string? kept, CancellationToken stop)
    {
        var load = Figures.Load;
        await using var database = await PrivateDatabase.StartAsync(people, kept, stop);
        var (typed, files) = await LookedForAsync(database);
        var measured = new List<(string Name, Way Way, Times Times, TimeSpan Elapsed, double Web, double Database)>();
        double webPeak, databasePeak;
        await using (var web = await WebProcess.StartAsync(database.ConnectionString, stop))
        await using (var process = ProcessTree.Watch(web.ProcessId))
        await using (var server = ProcessTree.Watch(database.ProcessId))
        {
            foreach (var page in await PagesAsync(web, typed, files, Math.Min(clients, MostSessions), only, stop))
            {
                await ManyAsync(page, WarmUp, new(4, TimeSpan.Zero), measured.Count == 0 ? FirstWarmUp : NextWarmUp, stop);
                // Alone: what one person waits for. With a pause: so many people at work. Without: always so many answers awaited.
                foreach (var way in new Way[] { new(1, TimeSpan.Zero), new(clients, pause), new(clients, TimeSpan.Zero) }.Distinct())
                {
                    var count = way.Clients == 1 ? Math.Max(50, queries / 5) : queries;
                    var begun = Stopwatch.GetTimestamp();
                    await using var webUse = ProcessTree.Watch(web.ProcessId);
                    await using var databaseUse = ProcessTree.Watch(database.ProcessId);
                    var times = await ManyAsync(page, count, way, way.Clients == 1 ? LongestAlone : Longest, stop);
                    measured.Add((page.Name, way, times, Stopwatch.GetElapsedTime(begun), webUse.CpuSeconds, databaseUse.CpuSeconds));
                }
            }
            (webPeak, databasePeak) = (process.PeakOwn, server.PeakTogether);
        }

        Figures.PrintMachine(load);
        var table = Figures.Table($"{people} people; the web process took {Figures.Of(webPeak)} MB at most; the database {Figures.Of(databasePeak)} MB", "page", "clients", "pause s", "requests", "requests/s", "p50 ms", "p95 ms", "web: processor ms", "database: processor ms");
        foreach (var (name, way, times, elapsed, webSeconds, databaseSeconds) in measured)
        {
            table.Row(
                name, way.Clients.ToString(CultureInfo.InvariantCulture), way.Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture), times.Count.ToString(CultureInfo.InvariantCulture), Figures.Of(times.Count / elapsed.TotalSeconds),
                Figures.Of(times.Percentile(0.5)), Figures.Of(times.Percentile(0.95)), Figures.Of(1000 * webSeconds / times.Count), Figures.Of(1000 * databaseSeconds / times.Count));
        }
        table.Print();
        if (explain)
            await ExplainAsync(database, typed, files, only, stop);
        return 0;
    }

    /// <summary>What is typed in the search field, and the files that are opened: the same each time.</summary>
    private static async Task<(IReadOnlyList<string> Typed, IReadOnlyList<Guid> Files)> LookedForAsync(PrivateDatabase database)
    {
        await using var connection = await database.OpenAsync();
        var names = (await connection.QueryAsync<(string CalledName, string? FamilyName)>(
            """SELECT "CalledName", "FamilyName" FROM "Names" ORDER BY md5("Id"::text) LIMIT 400""")).ToList();
        var births = (await connection.QueryAsync<int>("""SELECT "Born" FROM "Births" WHERE "Born" % 100 > 0 ORDER BY md5("Id"::text) LIMIT 40""")).ToList();
        var numbers = (await connection.QueryAsync<string>("""SELECT "Value" FROM "IdentityNumbers" ORDER BY md5("Id"::text) LIMIT 40""")).ToList();
        // Files that the demonstration's caseworker may see: of the own municipalities, of nobody who is protected.
        var files = (await connection.QueryAsync<Guid>(
            """
            SELECT file."Id" FROM "CaseFiles" file
            WHERE file."Controller" IN (SELECT part."Municipality" FROM "StaffMunicipalities" part JOIN "StaffMembers" member ON member."Id" = part."StaffMemberId" WHERE member."Email" = @email)
              AND NOT EXISTS (SELECT 1 FROM "Protections" p WHERE p."PersonId" = file."PersonId")
            ORDER BY md5(file."Id"::text) LIMIT 400
            """, new { email = Account(Role.Caseworker).Email })).ToList();
        // As people search: mostly the beginning of a name, sometimes all of it, a birth date or a number.
        var typed = names.Select((name, number) => (number % 10) switch
        {
            8 when births.Count > 0 => births[number / 10 % births.Count] is var born ? $"{born % 100:00}-{born / 100 % 100:00}-{born / 10000}" : "",
            9 when numbers.Count > 0 => numbers[number / 10 % numbers.Count],
            6 or 7 => $"{name.CalledName} {name.FamilyName}",
            _ => Beginning(name.FamilyName ?? name.CalledName, 3 + (number % 3)),
        }).ToList();
        return (typed, files);
    }

    private static string Beginning(string word, int length) => word[..Math.Min(length, word.Length)];

    private static DemoAccount Account(Role role) => DemoSeeder.Accounts.First(account => account.Role == role);

    private static async Task<IReadOnlyList<Page>> PagesAsync(WebProcess web, IReadOnlyList<string> typed, IReadOnlyList<Guid> files, int sessions, string only, CancellationToken stop)
    {
        var desk = await Session.SignInAsync(web.Address, Account(Role.FrontDesk), sessions, stop);
        var caseworker = await Session.SignInAsync(web.Address, Account(Role.Caseworker), sessions, stop);
        var manager = await Session.SignInAsync(web.Address, Account(Role.Manager), sessions, stop);
        return new Page[]
        {
            new("search while typing", desk, (session, number) => session.PostAsync("/newcomers/search", [("query", typed[number % typed.Count])], stop, htmx: true)),
            new("the file: overview", caseworker, (session, number) => session.GetAsync($"/case-files/{files[number % files.Count]}/overview", stop)),
            new("the file: plan", caseworker, (session, number) => session.GetAsync($"/case-files/{files[number % files.Count]}/plan", stop)),
            new("the file: history", caseworker, (session, number) => session.GetAsync($"/case-files/{files[number % files.Count]}/history", stop)),
            new("my day", caseworker, (session, _) => session.GetAsync("/caseload/today", stop)),
            new("my caseload", caseworker, (session, _) => session.GetAsync("/caseload", stop)),
            new("files that nobody has", caseworker, (session, _) => session.GetAsync("/caseload/unassigned", stop)),
            new("my work queue", caseworker, (session, _) => session.GetAsync("/work-queue", stop)),
            new("the work queue of all", manager, (session, _) => session.GetAsync("/work-queue?whose=all", stop)),
            new("the work queue: ten weeks", manager, (session, _) => session.GetAsync("/work-queue?whose=all&reason=PipTerm", stop)),
            new("the work queue: work per week", manager, (session, _) => session.GetAsync("/work-queue/load", stop)),
            new("the work queue: who would be invited", manager, (session, _) => session.GetAsync("/work-queue/invites/new?whose=all&reason=PipTerm&municipality=0363", stop)),
            new("tasks", caseworker, (session, _) => session.GetAsync("/tasks", stop)),
            new("my appointments", caseworker, (session, _) => session.GetAsync("/appointments/calendar", stop)),
            new("appointments of the desk", desk, (session, _) => session.GetAsync("/appointments", stop)),
            new("offers", caseworker, (session, _) => session.GetAsync("/offers", stop)),
            new("the manager's caseload report", manager, (session, _) => session.GetAsync("/reporting/caseload", stop)),
            new("arrivals and departures, 12 months", manager, (session, _) => session.GetAsync("/reporting/movements", stop)),
            new("arrivals and departures, 5 years", manager, (session, _) => session.GetAsync($"/reporting/movements?From={FiveYears.From}&Until={FiveYears.Until}", stop)),
            new("the files behind a figure", manager, (session, _) => session.GetAsync("/reporting/caseload/files?state=Overdue", stop)),
        }.Where(page => page.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
    }

    private static (string From, string Until) FiveYears
    {
        get
        {
            var now = DateTime.Today;
            return (now.AddMonths(-59).ToString("MM-yyyy", CultureInfo.InvariantCulture), now.ToString("MM-yyyy", CultureInfo.InvariantCulture));
        }
    }

    private static async Task<Times> ManyAsync(Page page, int count, Way way, TimeSpan longest, CancellationToken stop)
    {
        var (next, times, begun) = (-1, new Times(), Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, way.Clients).Select(async client =>
        {
            // People do not all begin at the same moment.
            await Task.Delay(way.Pause * client / way.Clients, stop);
            for (var number = Interlocked.Increment(ref next); number < count && Stopwatch.GetElapsedTime(begun) < longest; number = Interlocked.Increment(ref next))
            {
                stop.ThrowIfCancellationRequested();
                var answer = await times.OfAsync(() => ShownAsync(page, page.Sessions[client % page.Sessions.Count], number, stop));
                if (answer is { IsPage: false })
                    throw new InvalidOperationException($"{page.Name} was not shown: {(int)answer.Status} {answer.Location}.");
                await Task.Delay(way.Pause, stop);
            }
        }));
        return times;
    }

    /// <summary>Null when nobody would have waited any longer: it counts with the time until then.</summary>
    private static async Task<Answer?> ShownAsync(Page page, Session session, int number, CancellationToken stop)
    {
        try
        {
            return await page.ShowAsync(session, number);
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The same pages once more with PostgreSQL telling how it found the answers; timed apart, because telling costs time.</summary>
    private static async Task ExplainAsync(PrivateDatabase database, IReadOnlyList<string> typed, IReadOnlyList<Guid> files, string only, CancellationToken stop)
    {
        const string Tell = "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0.2 -c auto_explain.log_analyze=on";
        const int Times = 30;
        var told = new List<(string Page, double Milliseconds, string Statement, string Plan)>();
        await using (var web = await WebProcess.StartAsync(database.ConnectionString, stop, Tell))
        {
            foreach (var page in await PagesAsync(web, typed, files, 1, only, stop))
            {
                // Once before it counts: what the application keeps in memory is read by then.
                await ManyAsync(page, 2, new(1, TimeSpan.Zero), Longest, stop);
                var before = database.Log.Length;
                await ManyAsync(page, Times, new(1, TimeSpan.Zero), Longest, stop);
                told.AddRange(Explained().Matches(database.Log[before..])
                    .Select(found => (page.Name, double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture), found.Groups[2].Value, found.Groups[3].Value)));
            }
        }
        var heaviest = told.GroupBy(one => (one.Page, one.Statement)).Select(same => (same.Key.Page, Each: same.Sum(one => one.Milliseconds) / Times, Slowest: same.MaxBy(one => one.Milliseconds)))
            .OrderByDescending(same => same.Each).Take(Heaviest).ToList();
        var table = Figures.Table($"The {heaviest.Count} heaviest statements", "page", "ms each time the page is shown", "slowest, ms");
        foreach (var (page, each, slowest) in heaviest)
            table.Row(page, Figures.Of(each), Figures.Of(slowest.Milliseconds));
        table.Print();
        foreach (var (page, _, slowest) in heaviest)
            Console.WriteLine($"\n{page}\n{slowest.Statement}\n{slowest.Plan}");
    }

    [GeneratedRegex(@"duration: ([\d.]+) ms  plan:\n\tQuery Text: ((?:.*\n)(?:\t(?! *[A-Z][A-Za-z ]+ .*\(cost=).*\n)*)((?:\t.*\n)+)")]
    private static partial Regex Explained();

    /// <param name="Pause">How long a client looks at a page before it asks for the next.</param>
    private sealed record Way(int Clients, TimeSpan Pause);

    private sealed record Page(string Name, IReadOnlyList<Session> Sessions, Func<Session, int, Task<Answer>> ShowAsync);
}
