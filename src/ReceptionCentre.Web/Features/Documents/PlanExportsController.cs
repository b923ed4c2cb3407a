using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Documents;

/// <summary>All plans of a municipality on paper: begun, followed, stopped, gone on with, taken along as one file.</summary>
[Route("plan-exports"), Needs(Permission.ExportPlans)]
public sealed class PlanExportsController(ICodeLists codes, CurrentStaff me, PlanExportFiles files) : ReceptionController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => View("/Features/Documents/PlanExports.cshtml", await FormAsync(new() { Language = PlanExport.OwnLanguage }));

    [HttpPost("")]
    public Task<IActionResult> Begin(PlanExportForm form) => Attempt(
        new BeginPlanExport.Command(Reading.Words(form.Municipality), Reading.Words(form.Language), form.OnceKey),
        planExportId => RedirectToAction(nameof(Show), new { planExportId }),
        async () => View("/Features/Documents/PlanExports.cshtml", await FormAsync(form)));

    [HttpGet("{planExportId:guid}")]
    public async Task<IActionResult> Show(Guid planExportId) => View("/Features/Documents/PlanExport.cshtml", await Ask(new ShowPlanExport.Query(planExportId)));

    /// <summary>How far it is, for the page that follows it. Once it is done the page is shown anew.</summary>
    [HttpGet("{planExportId:guid}/progress")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Progress(Guid planExportId)
    {
        var export = await Ask(new ShowPlanExport.Query(planExportId));
        if (export.State != PlanExportState.Working)
            Response.Headers["HX-Refresh"] = "true";
        return PartialView("/Features/Documents/_PlanExport.cshtml", export);
    }

    [HttpPost("{planExportId:guid}/stop")]
    public Task<IActionResult> Halt(Guid planExportId, Guid onceKey) => StepAsync(planExportId, new StopPlanExport.Command(onceKey, planExportId));

    [HttpPost("{planExportId:guid}/go-on")]
    public Task<IActionResult> GoOn(Guid planExportId, Guid onceKey) => StepAsync(planExportId, new GoOnWithPlanExport.Command(onceKey, planExportId));

    /// <summary>The papers as one file, written to the browser while they are read: it never stands in memory as a whole.</summary>
    [HttpGet("{planExportId:guid}/zip")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Download(Guid planExportId)
    {
        var export = await Mediator.Send(new TakePlanExport.Command(planExportId), Stop);
        return await PapersInOneFile.SendAsync(Response, export.Name, files.OfAsync(planExportId, 0, isOpening: true, Stop), Stop);
    }

    private Task<IActionResult> StepAsync(Guid planExportId, ICommand<Guid> command) => Attempt(
        command, _ => RedirectToAction(nameof(Show), new { planExportId }), () => Show(planExportId));

    private async Task<PlanExportForm> FormAsync(PlanExportForm form)
    {
        form.OnceKey = Guid.NewGuid();
        form.Exports = await Ask(new ListPlanExports.Query());
        var own = (await codes.AllAsync(Lists.Municipalities, Stop)).Where(one => me.Municipalities.Contains(one.Value));
        form.Municipalities = [.. own.Select(one => new Choice(one.Value, T.Code(one)))];
        form.Municipality ??= form.Municipalities is [var only] ? only.Value : null;
        form.Languages =
        [
            new(PlanExport.OwnLanguage, T["Documents.OwnLanguage"]), new("", T["Plans.DutchAlone"]),
            .. PaperLanguages.InOrder((await codes.AllAsync(Lists.Languages, Stop)).Where(one => PaperLanguages.BesideDutch.Contains(one.Value)), null, Text.Language)
                .Select(one => new Choice(one.Value, T["Plans.DutchAnd", one.In(Text.Language)])),
        ];
        return form;
    }
}

public sealed class PlanExportForm
{
    public string? Municipality { get; set; }
    public string? Language { get; set; }
    public Guid OnceKey { get; set; }

    public IReadOnlyList<PlanExportView> Exports { get; set; } = [];
    public IReadOnlyList<Choice> Municipalities { get; set; } = [];
    public IReadOnlyList<Choice> Languages { get; set; } = [];
}
