using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Infrastructure.Documents;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Benchmarks.Documents;

/// <summary>
/// plans: from the queued row to the stored file, with the real queue, worker, renderer and database. Each plan is two PDFs.
/// Once all of one municipality in one language, as an export asks for them; once municipalities and languages in turn. Beside it
/// the same plans through WeasyPrint.
/// </summary>
internal static class PlansBenchmark
{
    private const int WarmUp = 300, MostPlans = 10_000, Singles = 20, PerLanguage = 20, WeasyPrintSample = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(50);
    private static readonly string?[] Languages = [null, .. PaperLanguages.BesideDutch];

    public static Command Command()
    {
        var count = new Option<int>("--count") { Description = "How many plans.", DefaultValueFactory = _ => 2000 };
        var language = new Option<string>("--language") { Description = "Beside Dutch, where all plans of one municipality are made.", DefaultValueFactory = _ => "pl" };
        var processes = new Option<int>("--processes") { Description = "Renderer processes; 0 = one for each processor.", DefaultValueFactory = _ => 0 };
        var weasyPrint = new Option<bool>("--weasyprint") { Description = "Also the same plans through WeasyPrint.", DefaultValueFactory = _ => true };
        var people = new Option<int?>("--people") { Description = "How many people there are; as many as plans unless said." };
        var kept = PrivateDatabase.KeptIn();
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100_000)
                result.AddError("--count is a number from 1 to 100000.");
        });
        var command = new Command("plans", "Plans a second from the queued row to both stored files; beside WeasyPrint.") { count, language, processes, weasyPrint, people, kept };
        command.SetAction((parsed, stop) => RunAsync(
            parsed.GetValue(count), parsed.GetValue(language)!, parsed.GetValue(processes), parsed.GetValue(weasyPrint), parsed.GetValue(people) ?? Math.Clamp(parsed.GetValue(count), 100, 2000), parsed.GetValue(kept), stop));
        return command;
    }

    private static async Task<int> RunAsync(int count, string language, int processes, bool besideWeasyPrint, int people, string? kept, CancellationToken stop)
    {
        var load = Figures.Load;
        // About one in four of the invented people has an agreed plan. A formal plan prints in Dutch alone as long as its
        // translations are unchecked, so the languages are measured with the voluntary ones.
        await using var database = await PrivateDatabase.StartAsync(people, kept, stop);
        await using var services = database.Services(
            ("Documents:Renderer:Folder", Checkout.File("src", "ReceptionCentre.Infrastructure", "Documents", "Renderer")),
            ("Documents:Renderer:Processes", processes.ToString(CultureInfo.InvariantCulture)));
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var plans = await database.InDbAsync(db => db.Plans.AsNoTracking().Where(plan => plan.State == PlanState.Agreed && plan.Kind == PlanKind.Voluntary)
            .Join(db.CaseFiles.Where(file => file.ClosedOn == null), plan => plan.CaseFileId, file => file.Id, (plan, file) => new { plan.Id, file.Controller })
            .OrderBy(plan => plan.Id).Take(MostPlans).ToListAsync(stop));
        var (largest, ofLargest) = plans.GroupBy(plan => plan.Controller).Select(group => (group.Key, Plans: group.Select(plan => plan.Id).ToList())).MaxBy(group => group.Plans.Count);

        await MadeAsync(services, scopes, await RequestAsync(scopes, ofLargest, Languages, WarmUp, stop), stop);
        var ofOne = await MeasureAsync(database, services, scopes, ofLargest, [language], count, stop);
        var ofAll = await MeasureAsync(database, services, scopes, [.. plans.Select(plan => plan.Id)], Languages, count, stop);
        var loadAfter = Figures.Load;

        var single = await SinglesAsync(services, scopes, ofLargest, stop);
        var perLanguage = await PerLanguageAsync(services, database, stop);

        Figures.PrintMachine(load);
        var table = Figures.Table(
            $"{count} plans, two PDFs each, {(processes == 0 ? Environment.ProcessorCount : processes)} renderer processes", "measured", $"{largest}, {language}", "all in turn");
        void Row(string measured, Func<Run, double> value) => table.Row(measured, Figures.Of(value(ofOne)), Figures.Of(value(ofAll)));
        Row("asked for, one command each, plans/s", run => count / run.Asked.TotalSeconds);
        Row("queued row to stored files, plans/s", run => count / run.Made.TotalSeconds);
        Row("the same in PDFs/s", run => 2 * count / run.Made.TotalSeconds);
        Row("processor: renderers, ms a plan", run => 1000 * run.RenderersCpu / count);
        Row("processor: worker, ms a plan", run => 1000 * run.WorkerCpu / count);
        Row("processor: database, ms a plan", run => 1000 * run.DatabaseCpu / count);
        Row("most memory: worker, MB", run => run.WorkerPeak);
        Row("most memory: renderer processes together, MB", run => run.RenderersPeak);
        Row("size of both files, kB a plan", run => run.Bytes / 1024.0 / count);
        table.Row("one plan on a quiet node, request to stored, p50 ms", "", Figures.Of(single.Percentile(0.5)));
        table.Row("one plan on a quiet node, request to stored, p95 ms", "", Figures.Of(single.Percentile(0.95)));
        table.Row("load of the machine right after", "", loadAfter);
        table.Print();

        var languages = Figures.Table("Renderer alone, one process busy, both PDFs", "beside Dutch", "p50 ms a plan", "p95 ms a plan");
        foreach (var (spoken, times) in perLanguage)
            languages.Row(spoken ?? "(Dutch alone)", Figures.Of(times.Percentile(0.5)), Figures.Of(times.Percentile(0.95)));
        languages.Print();

        if (besideWeasyPrint)
            await WeasyPrint.CompareAsync(await SampleAsync(database, WeasyPrintSample, stop), stop);
        return 0;
    }

    /// <param name="Asked">How long asking for them took.</param>
    /// <param name="Made">From the queued rows to the stored files.</param>
    private sealed record Run(TimeSpan Asked, TimeSpan Made, double RenderersCpu, double WorkerCpu, double DatabaseCpu, double WorkerPeak, double RenderersPeak, long Bytes);

    private static async Task<Run> MeasureAsync(
        PrivateDatabase database, ServiceProvider services, IServiceScopeFactory scopes, List<Guid> plans, string?[] spoken, int count, CancellationToken stop)
    {
        var requested = Stopwatch.StartNew();
        var asked = await RequestAsync(scopes, plans, spoken, count, stop);
        requested.Stop();

        TimeSpan made;
        double ownPeak, childPeak, cpu, ownCpu, databaseCpu;
        await using (var own = ProcessTree.Watch(Environment.ProcessId))
        await using (var server = ProcessTree.Watch(database.ProcessId))
        {
            made = await MadeAsync(services, scopes, asked, stop);
            (ownPeak, childPeak, cpu, ownCpu, databaseCpu) = (own.PeakOwn, own.PeakChildren, own.CpuSeconds, own.OwnCpuSeconds, server.CpuSeconds);
        }
        var (files, bytes) = await database.InDbAsync(async db =>
        {
            var contents = db.DocumentContents.IgnoreQueryFilters().Where(file => asked.Contains(file.DocumentId));
            return (await contents.CountAsync(stop), await contents.SumAsync(file => (long)file.Size, stop));
        });
        return files == 2 * count ? new(requested.Elapsed, made, cpu - ownCpu, ownCpu, databaseCpu, ownPeak, childPeak, bytes)
            : throw new InvalidOperationException($"{count} plans gave {files} files.");
    }

    /// <summary>Asks for plans as a caseworker's click does, languages in turn.</summary>
    private static async Task<IReadOnlyCollection<Guid>> RequestAsync(IServiceScopeFactory scopes, List<Guid> plans, string?[] spoken, int count, CancellationToken stop)
    {
        var asked = new ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stop }, async (number, token) =>
        {
            await using var scope = scopes.CreateSystemScope();
            asked.Add(await scope.ServiceProvider.GetRequiredService<IMediator>()
                .Send(new RequestPlanDocument.Command(plans[number % plans.Count], spoken[number % spoken.Length], Guid.NewGuid()), token));
        });
        return asked;
    }

    /// <summary>Starts the worker and waits until these documents are stored; gives the time.</summary>
    private static async Task<TimeSpan> MadeAsync(ServiceProvider services, IServiceScopeFactory scopes, IReadOnlyCollection<Guid> asked, CancellationToken stop)
    {
        using var worker = ActivatorUtilities.CreateInstance<DocumentWorker>(services);
        var begun = Stopwatch.GetTimestamp();
        await worker.StartAsync(stop);
        try
        {
            await UntilReadyAsync(scopes, asked, stop);
            return Stopwatch.GetElapsedTime(begun);
        }
        finally
        {
            await worker.StopAsync(CancellationToken.None);
        }
    }

    // Asks the queue for its length, as cheaply and as seldom as the second decimal allows: what asks here takes from what is measured.
    private static async Task UntilReadyAsync(IServiceScopeFactory scopes, IReadOnlyCollection<Guid> asked, CancellationToken stop)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(Rhythm, stop))
        {
            await using var scope = scopes.CreateSystemScope();
            if (await scope.ServiceProvider.GetRequiredService<DocumentQueue>().LengthAsync(stop) > 0)
                continue;
            var documents = scope.ServiceProvider.GetRequiredService<ReceptionDbContext>().Documents.Where(document => asked.Contains(document.Id));
            if (await documents.CountAsync(document => document.State == DocumentState.Ready, stop) != asked.Count)
                throw new InvalidOperationException("A plan could not be made.");
            return;
        }
        throw new TimeoutException("The plans were not made in time.");
    }

    /// <summary>One after the other, each on a node with nothing else to do: what the caseworker waits for.</summary>
    private static async Task<Times> SinglesAsync(ServiceProvider services, IServiceScopeFactory scopes, List<Guid> plans, CancellationToken stop)
    {
        var times = new Times();
        using var worker = ActivatorUtilities.CreateInstance<DocumentWorker>(services);
        await worker.StartAsync(stop);
        try
        {
            for (var number = 0; number < Singles; number++)
            {
                await using var scope = scopes.CreateSystemScope();
                var db = scope.ServiceProvider.GetRequiredService<ReceptionDbContext>();
                await times.OfAsync(async () =>
                {
                    var id = await scope.ServiceProvider.GetRequiredService<IMediator>()
                        .Send(new RequestPlanDocument.Command(plans[number % plans.Count], Languages[number % Languages.Length], Guid.NewGuid()), stop);
                    for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(1, stop))
                    {
                        if (await db.Documents.AsNoTracking().AnyAsync(document => document.Id == id && document.State == DocumentState.Ready, stop))
                            return true;
                    }
                    throw new TimeoutException("A plan was not made in time.");
                });
            }
            return times;
        }
        finally
        {
            await worker.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<(string? Language, Times Times)>> PerLanguageAsync(ServiceProvider services, PrivateDatabase database, CancellationToken stop)
    {
        var renderer = services.GetRequiredService<IDocumentRenderer>();
        var measured = new List<(string?, Times)>();
        foreach (var language in Languages)
        {
            var times = new Times();
            foreach (var document in await database.InDbAsync(db => db.Documents.AsNoTracking().Where(document => document.Language == language)
                .OrderByDescending(document => document.Id).Take(PerLanguage).ToListAsync(stop)))
            {
                var data = PrintableData.Of(document.Data, document.Id, document.DataChecksum);
                await times.OfAsync(() => renderer.RenderAsync(new(document.Template, data, document.RequestedAt), stop));
            }
            measured.Add((language, times));
        }
        return measured;
    }

    private static Task<List<string>> SampleAsync(PrivateDatabase database, int count, CancellationToken stop) => database.InDbAsync(db =>
        db.Documents.AsNoTracking().OrderByDescending(document => document.Id).Take(count).Select(document => document.Data).ToListAsync(stop));
}
