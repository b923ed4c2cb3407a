using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Web.Features.Reporting;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Imports;

/// <summary>Files of arrivals: sent, their columns said, checked, imported, taken back.</summary>
[Route("imports")]
public sealed class ImportsController(ICodeLists codes, CurrentStaff me, ITableFiles files, ImportOptions options) : ReceptionController
{
    [HttpGet(""), Needs(Permission.ImportArrivals)]
    public async Task<IActionResult> Index(Guid? after) => View(await Ask(new ImportRuns.Query(after)));

    [HttpGet("new"), Needs(Permission.ImportArrivals)]
    public Task<IActionResult> New() => FormAsync(new ImportForm { OnceKey = Guid.NewGuid(), Municipality = me.Municipalities.Count == 1 ? me.Municipalities[0] : null });

    [HttpPost("new"), Needs(Permission.ImportArrivals), TakesUpload]
    public Task<IActionResult> New(ImportForm form)
    {
        var reading = new Reading(Today);
        if (form is { HadFile: true, File: null })
            reading.Refuse(nameof(form.File), "Attachments.ChooseAgain");
        return Attempt(
            new UploadImport.Command(form.OnceKey, Reading.Words(form.Municipality), Reading.Words(form.Task), form.File.ToUpload()),
            runId => RedirectToAction(nameof(Columns), new { runId }),
            () =>
            {
                // A browser forgets which file was chosen.
                if (form.File is not null && ModelState[nameof(form.File)] is not { Errors.Count: > 0 })
                    ModelState.AddModelError(nameof(form.File), T["Attachments.ChooseAgain"]);
                return FormAsync(form);
            },
            reading);
    }

    [HttpGet("{runId:guid}/columns"), Needs(Permission.ImportArrivals)]
    public async Task<IActionResult> Columns(Guid runId) => View(new ColumnsForm { OnceKey = Guid.NewGuid(), Page = await Ask(new ImportColumns.Query(runId)) });

    [HttpPost("{runId:guid}/columns"), Needs(Permission.ImportArrivals)]
    public Task<IActionResult> Columns(Guid runId, ColumnsForm form) => Attempt(
        new MapColumns.Command(form.OnceKey, runId, form.Version, [.. form.Fields.Select(Reading.Choice<ImportField>)]),
        _ => RedirectToAction(nameof(Show), new { runId }),
        async () =>
        {
            form.Page = await Ask(new ImportColumns.Query(runId));
            form.IsAgain = true;
            return View(nameof(Columns), form);
        });

    /// <param name="finding">Which rows are listed; null = what asks most.</param>
    /// <param name="people">Which people are listed, once there are any.</param>
    /// <param name="after">Number of the last row of the page before.</param>
    [HttpGet("{runId:guid}"), Needs(Permission.ImportArrivals)]
    public async Task<IActionResult> Show(Guid runId, ImportFinding? finding, ImportedState? people, int after = 0) => View(nameof(Show), await PageAsync(runId, finding, people, after));

    /// <summary>How far the work is, for the page that follows it. Once it is done the page is shown anew.</summary>
    [HttpGet("{runId:guid}/progress"), Needs(Permission.ImportArrivals)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Progress(Guid runId)
    {
        var run = await Ask(new ShowImport.Query(runId));
        if (!run.IsAtWork)
            Response.Headers["HX-Refresh"] = "true";
        return PartialView("_Progress", run);
    }

    [HttpPost("{runId:guid}/rows/{number:int}"), Needs(Permission.ImportArrivals)]
    public Task<IActionResult> Choose(Guid runId, int number, ChoiceForm form) => Attempt(
        new ChooseForRow.Command(form.OnceKey, runId, number, Reading.Choice<ImportChoice>(form.Choice) ?? ImportChoice.None, form.PersonId),
        _ => Redirect(Url.Action(nameof(Show), new { runId, finding = form.Finding, after = form.After }) + $"#row-{number}"),
        async () => View(nameof(Show), await PageAsync(runId, form.Finding, null, form.After)));

    [HttpPost("{runId:guid}/start"), Needs(Permission.ImportArrivals)]
    public Task<IActionResult> Start(Guid runId, StepForm form) => StepAsync(runId, new StartImport.Command(form.OnceKey, runId, form.Version));

    [HttpPost("{runId:guid}/stop"), Needs(Permission.ImportArrivals)]
    public Task<IActionResult> Halt(Guid runId, StepForm form) => StepAsync(runId, new StopImport.Command(form.OnceKey, runId));

    [HttpPost("{runId:guid}/go-on"), Needs(Permission.ImportArrivals)]
    public Task<IActionResult> GoOn(Guid runId, StepForm form) => StepAsync(runId, new GoOnWithImport.Command(form.OnceKey, runId, form.Version));

    [HttpGet("{runId:guid}/take-back"), Needs(Permission.TakeBackImport)]
    public async Task<IActionResult> TakeBack(Guid runId)
    {
        var run = await Ask(new ShowImport.Query(runId));
        return View(new TakeBackForm { OnceKey = Guid.NewGuid(), Version = run.Version, Run = run });
    }

    [HttpPost("{runId:guid}/take-back"), Needs(Permission.TakeBackImport)]
    public Task<IActionResult> TakeBack(Guid runId, TakeBackForm form) => Attempt(
        new TakeBackImport.Command(form.OnceKey, runId, form.Version, Reading.Words(form.Reason)),
        _ => RedirectToAction(nameof(Show), new { runId }),
        async () =>
        {
            form.Run = await Ask(new ShowImport.Query(runId));
            return View(nameof(TakeBack), form);
        });

    /// <summary>The rows in which something is wrong, to mend in a spreadsheet and send again.</summary>
    [HttpGet("{runId:guid}/to-mend"), Needs(Permission.ImportArrivals)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> ToMend(Guid runId)
    {
        var table = await Ask(new RowsToMend.Query(runId));
        var words = new ImportWords(T);
        return files.Csv(
            new(T["Imports.ToMend"], [.. table.Columns.Append(T["Imports.WhatIsWrong"]).Select(column => new TableColumn(column))],
                table.Rows.Select(row => (IReadOnlyList<TableCell>)[.. row.Cells.Append(string.Join(" ", row.Errors.Select(words.Sentence))).Select(TableCell.Of)])),
            T["Imports.ToMendFileName"]);
    }

    private Task<IActionResult> StepAsync(Guid runId, ICommand<Guid> command) => Attempt(
        command, _ => RedirectToAction(nameof(Show), new { runId }), async () => View(nameof(Show), await PageAsync(runId, null, null, 0)));

    private async Task<ImportPage> PageAsync(Guid runId, ImportFinding? finding, ImportedState? people, int after)
    {
        var run = await Ask(new ShowImport.Query(runId));
        // What asks something of a person comes first.
        var shown = finding ?? new[] { ImportFinding.Wrong, ImportFinding.Ask, ImportFinding.TwiceInFile, ImportFinding.AlreadyHere, ImportFinding.Same, ImportFinding.ToAdd }
            .Cast<ImportFinding?>().FirstOrDefault(one => run.FoundOf(one!.Value) > 0);
        var listsPeople = finding is null && run.State is ImportState.Done or ImportState.TakenBack or ImportState.TakingBack;
        var state = people ?? (run.ImportedOf(ImportedState.Kept) > 0 ? ImportedState.Kept : ImportedState.Standing);
        return new(
            run, shown, run.IsAtWork || run.RowsAreCleared || shown is null || (listsPeople && finding is null) ? null : await Ask(new RowsOfImport.Query(runId, shown.Value, after)),
            listsPeople && state != ImportedState.TakenBack ? state : null,
            listsPeople && state != ImportedState.TakenBack ? await Ask(new PeopleOfImport.Query(runId, state, after)) : null, new(T), after);
    }

    private async Task<IActionResult> FormAsync(ImportForm form)
    {
        form.Megabytes = options.MaximumMegabytes;
        form.Rows = options.MaximumRows;
        form.KeepDays = options.KeepRowsDays;
        form.Tasks = [.. (await codes.AllAsync(Lists.Tasks, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        form.Municipalities = [.. (await codes.AllAsync(Lists.Municipalities, Stop)).Where(code => me.Municipalities.Contains(code.Value)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        return View("New", form);
    }
}
