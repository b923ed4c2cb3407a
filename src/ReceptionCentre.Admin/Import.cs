using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Imports;
using Spectre.Console;

namespace ReceptionCentre.Admin;

/// <summary>
/// import: a file of arrivals, by the same steps as on screen. Stopped half-way, the same command goes on where it was: the
/// file is known again by its content.
/// </summary>
internal static class Import
{
    private const int ErrorsTold = 20;

    public static Command Command()
    {
        var file = new Argument<string?>("FILE") { Description = "CSV or XLSX; the first row holds the names of the columns.", Arity = ArgumentArity.ZeroOrOne };
        var municipality = new Option<string?>("--municipality") { Description = "Code of the municipality that answers for the files, such as GM0363 or 0363." };
        var task = new Option<string?>("--task") { Description = "Code of the task for which files are opened, such as reception-information." };
        var mapping = new Option<string?>("--mapping") { Description = "A file with a line 'column = field' for each column; without it the names of the columns say." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only checks all rows, and says what is wrong." };
        var takeBack = new Option<Guid?>("--take-back") { Description = "Takes the import with this id back: whoever nobody changed since is removed." };
        var reason = new Option<string?>("--reason") { Description = "Why it is taken back." };
        var command = new Command("import", "Imports a file of arrivals; checks it, and can take it back.") { file, municipality, task, mapping, dryRun, takeBack, reason };
        command.SetAction((parsed, stop) => Centre.RunAsync(
            async (services, token) =>
            {
                await Centre.EnsureMigratedAsync(services, token);
                if (parsed.GetValue(takeBack) is { } run)
                    await TakeBackAsync(services, run, parsed.GetValue(reason), token);
                else
                {
                    await ImportAsync(
                        services, parsed.GetValue(file) ?? throw new Refusal("Say which file."), Code(parsed.GetValue(municipality)), parsed.GetValue(task) ?? throw new Refusal("Say for which task: --task."),
                        parsed.GetValue(mapping), parsed.GetValue(dryRun), token);
                }
            },
            stop));
        return command;
    }

    private static string Code(string? municipality) => municipality switch
    {
        null => throw new Refusal("Say for which municipality: --municipality."),
        ['G' or 'g', 'M' or 'm', .. var code] => code,
        _ => municipality,
    };

    private static async Task ImportAsync(IServiceProvider services, string path, string municipality, string task, string? mapping, bool dryRun, CancellationToken stop)
    {
        if (!File.Exists(path))
            throw new Refusal($"There is no file {path}.");
        var (mediator, db) = (services.GetRequiredService<IMediator>(), services.GetRequiredService<IReceptionDb>());
        var run = await BegunAsync(db, path, municipality, task, stop) ?? await SendAsync(mediator, path, municipality, task, stop);
        var view = await mediator.Send(new ShowImport.Query(run), stop);
        if (view.State == ImportState.Stopped)
            await mediator.Send(new GoOnWithImport.Command(Guid.Empty, run, view.Version), stop);
        if (view.State == ImportState.Uploaded || (view.State == ImportState.Checked && (mapping is not null || view.CheckIsOld)))
            await MapAsync(mediator, run, mapping, stop);
        await WorkAsync(services, run, "Rows checked", ImportState.Checking, stop);
        view = await mediator.Send(new ShowImport.Query(run), stop);
        Tell(view);
        foreach (var row in (await mediator.Send(new RowsToMend.Query(run), stop)).Rows.Take(ErrorsTold))
            Centre.Say($"  row {row.Number}: {string.Join("; ", row.Errors.Select(error => error.Field is { } field ? $"{field}: {error.Text}" : error.Text))}");
        if (dryRun)
        {
            Centre.Say($"Nothing was imported. Import {run} waits; run the same command without --dry-run.");
            return;
        }
        if (view.State == ImportState.Checked && view.WillAdd + view.WillBegin > 0)
            await mediator.Send(new StartImport.Command(Guid.Empty, run, view.Version), stop);
        await WorkAsync(services, run, "People imported", ImportState.Importing, stop);
        view = await mediator.Send(new ShowImport.Query(run), stop);
        Centre.Say($"Import {run}: {Number(view.ImportedOf(ImportedState.Standing))} people. To take it back: import --take-back {run} --reason \"…\".");
    }

    /// <summary>A run of the very same file that is not finished.</summary>
    private static async Task<Guid?> BegunAsync(IReceptionDb db, string path, string municipality, string task, CancellationToken stop)
    {
        await using var stream = File.OpenRead(path);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, stop));
        return await db.ImportRuns.AsNoTracking()
            .Where(run => run.Sha256 == sha256 && run.Municipality == municipality && run.Task == task && run.RowsClearedAt == null && run.State != ImportState.Done && run.State != ImportState.TakenBack && run.State != ImportState.TakingBack)
            .OrderByDescending(run => run.UploadedAt).Select(run => (Guid?)run.Id).FirstOrDefaultAsync(stop);
    }

    private static async Task<Guid> SendAsync(IMediator mediator, string path, string municipality, string task, CancellationToken stop)
    {
        try
        {
            return await mediator.Send(new UploadImport.Command(Guid.Empty, municipality, task, new(Path.GetFileName(path), new FileInfo(path).Length, () => File.OpenRead(path))), stop);
        }
        catch (InvalidInputException invalid)
        {
            throw new Refusal($"{Path.GetFileName(path)} is refused: {string.Join("; ", invalid.Fields.Select(field => field.Text + (field.Values?.GetValueOrDefault("Row") is int and > 0 and var row ? $" at row {row}" : "")))}.");
        }
    }

    private static async Task MapAsync(IMediator mediator, Guid run, string? mapping, CancellationToken stop)
    {
        var page = await mediator.Send(new ImportColumns.Query(run), stop);
        var fields = mapping is null ? [.. page.Columns.Select(column => column.Field)] : ImportMapping.ReadLines(await File.ReadAllLinesAsync(mapping, stop), [.. page.Columns.Select(column => column.Name)]).Fields;
        foreach (var (column, field) in page.Columns.Zip(fields))
            Centre.Say($"  {(column.Name.Length > 0 ? column.Name : "(without a name)")}: {field?.ToString() ?? "left out"}");
        await mediator.Send(new MapColumns.Command(Guid.Empty, run, page.Version, fields), stop);
    }

    private static async Task TakeBackAsync(IServiceProvider services, Guid run, string? reason, CancellationToken stop)
    {
        var mediator = services.GetRequiredService<IMediator>();
        var view = await mediator.Send(new ShowImport.Query(run), stop);
        if (view.State != ImportState.TakingBack)
            await mediator.Send(new TakeBackImport.Command(Guid.Empty, run, view.Version, reason ?? throw new Refusal("Say why: --reason.")), stop);
        await WorkAsync(services, run, "People taken back", ImportState.TakingBack, stop);
        view = await mediator.Send(new ShowImport.Query(run), stop);
        Centre.Say($"Import {run}: {Number(view.ImportedOf(ImportedState.TakenBack))} people were taken back, {Number(view.ImportedOf(ImportedState.Kept))} stayed because somebody changed them. Who these are stands on screen.");
    }

    private static async Task WorkAsync(IServiceProvider services, Guid run, string what, ImportState state, CancellationToken stop)
    {
        var mediator = services.GetRequiredService<IMediator>();
        if ((await mediator.Send(new ShowImport.Query(run), stop)).State != state)
            return;
        await Centre.Error.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bar =>
            {
                var task = bar.AddTask(what, maxValue: 1);
                await services.GetRequiredService<ImportWork>().RunAsync(run, new Batches(batch => (task.MaxValue, task.Value) = (Math.Max(1, batch.Rows), Math.Max(task.Value, batch.Position - 1))), stop);
                task.Value = task.MaxValue;
            });
        if ((await mediator.Send(new ShowImport.Query(run), stop)).State == state)
            throw new Refusal("Another node works on this import. Look on screen, or run the same command again in a minute.");
    }

    private static void Tell(ShowImport.View view) => Centre.Say(string.Create(
        CultureInfo.InvariantCulture,
        $"{view.FileName}: {view.Rows:N0} rows; {view.FoundOf(ImportFinding.ToAdd):N0} new, {view.FoundOf(ImportFinding.Same):N0} known, {view.FoundOf(ImportFinding.AlreadyHere):N0} here already, {view.FoundOf(ImportFinding.Ask):N0} may be known (left out until somebody chooses on screen), {view.FoundOf(ImportFinding.TwiceInFile):N0} twice in the file, {view.FoundOf(ImportFinding.Wrong):N0} wrong."));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private sealed class Batches(Action<ImportBatch> report) : IProgress<ImportBatch>
    {
        public void Report(ImportBatch value) => report(value);
    }
}
