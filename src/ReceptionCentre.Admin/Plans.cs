using System.CommandLine;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Infrastructure.Documents;
using Spectre.Console;

namespace ReceptionCentre.Admin;

/// <summary>
/// plans export: all plans that hold in a municipality as PDF in a folder, by the same work as on screen. Killed half-way, the
/// same command goes on where it was: no paper is made twice, and a file is there as a whole or not at all.
/// </summary>
internal static class Plans
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    public static Command Command()
    {
        var municipality = new Option<string?>("--municipality") { Description = "Code of the municipality, such as GM0363 or 0363." };
        var language = new Option<string?>("--language") { Description = "Language beside Dutch, such as ar; nl = Dutch alone; own = of each person." };
        var folder = new Option<string?>("--out") { Description = "Folder for the files; it is made when it is not there." };
        var export = new Command("export", "Makes every plan that holds in a municipality and writes the files.") { municipality, language, folder };
        export.SetAction((parsed, stop) => Centre.RunAsync(
            async (services, token) =>
            {
                await Centre.EnsureMigratedAsync(services, token);
                await ExportAsync(
                    services, Code(parsed.GetValue(municipality)), parsed.GetValue(language) ?? throw new Refusal("Say in which language: --language."),
                    parsed.GetValue(folder) ?? throw new Refusal("Say where to: --out."), token);
            },
            stop));
        return new Command("plans", "Plans on paper.") { export };
    }

    private static string Code(string? municipality) => municipality switch
    {
        null => throw new Refusal("Say for which municipality: --municipality."),
        ['G' or 'g', 'M' or 'm', .. var code] => code,
        _ => municipality,
    };

    private static async Task ExportAsync(IServiceProvider services, string municipality, string language, string folder, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var (mediator, db) = (services.GetRequiredService<IMediator>(), services.GetRequiredService<IReceptionDb>());
        if (services.GetRequiredService<IDocumentRenderer>().Health is { Available: false, Problem: var problem })
            throw new Refusal($"No documents can be made here: {problem}.");
        var beside = language == "nl" ? null : language;
        var run = await db.PlanExports.AsNoTracking().Where(one => one.Municipality == municipality && one.Language == beside && one.State != PlanExportState.Done)
            .OrderByDescending(one => one.MadeAt).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(stop)
            ?? await mediator.Send(new BeginPlanExport.Command(municipality, language, Guid.Empty), stop);
        if ((await mediator.Send(new ShowPlanExport.Query(run), stop)).State == PlanExportState.Stopped)
            await mediator.Send(new GoOnWithPlanExport.Command(Guid.Empty, run), stop);
        await WorkAsync(services, run, stop);
        var written = await WriteAsync(services, run, folder, stop);
        var view = await mediator.Send(new ShowPlanExport.Query(run), stop);
        Centre.Say($"Export {run}: {Number(view.Ready)} plans, {Number(written)} of them written now to {folder}.{(view.Failed > 0 ? $" {Number(view.Failed)} could not be made." : "")}");
    }

    /// <summary>Asks for the papers and makes them here, beside whatever nodes are at work.</summary>
    private static async Task WorkAsync(IServiceProvider services, Guid run, CancellationToken stop)
    {
        using var worker = ActivatorUtilities.CreateInstance<DocumentWorker>(services);
        await worker.StartAsync(stop);
        try
        {
            await Centre.Error.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(async bar =>
                {
                    var task = bar.AddTask("Plans on paper", maxValue: 100);
                    var mediator = services.GetRequiredService<IMediator>();
                    var work = services.GetRequiredService<PlanExportWork>();
                    for (var view = await mediator.Send(new ShowPlanExport.Query(run), stop); view.State == PlanExportState.Working; view = await mediator.Send(new ShowPlanExport.Query(run), stop))
                    {
                        await work.RunAsync(run, stop);
                        task.Value = view.Percent;
                        await Task.Delay(LookEvery, stop);
                    }
                });
        }
        finally
        {
            await worker.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> WriteAsync(IServiceProvider services, Guid run, string folder, CancellationToken stop)
    {
        var written = 0;
        await foreach (var paper in services.GetRequiredService<PlanExportFiles>().OfAsync(run, 0, isOpening: false, stop))
        {
            var file = Path.Combine(folder, paper.FileName);
            if (File.Exists(file) && new FileInfo(file).Length == paper.Bytes.Length)
                continue;
            // Under another name until it is whole.
            var half = file + ".part";
            await File.WriteAllBytesAsync(half, paper.Bytes, stop);
            File.Move(half, file, overwrite: true);
            written++;
        }
        return written;
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
