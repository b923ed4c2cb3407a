using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Checklists;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Checklists;

/// <summary>The checklists of a file: one click or keypress ticks a line, another takes it back; nobody loses the place.</summary>
public sealed class ChecklistsController(CurrentStaff me) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/checklist"), Needs(Permission.ReadChecklist)]
    public async Task<IActionResult> Arrival(Guid caseFileId) =>
        View("Show", await ViewAsync(await HeadAsync(caseFileId), null, onPage: true));

    [HttpPost("/case-files/{caseFileId:guid}/checklist/{lineId:guid}/tick"), Needs(Permission.TickChecklist)]
    public Task<IActionResult> Tick(Guid caseFileId, Guid lineId, TickForm form) => Attempt(
        new TickItem.Command(caseFileId, form.DepartureId, lineId, form.State, Reading.Words(form.Note), form.OnceKey),
        _ => Back(caseFileId, form.DepartureId, form.OnPage), () => AgainAsync(caseFileId, form.DepartureId, form.OnPage));

    [HttpPost("/case-files/{caseFileId:guid}/checklist/ticks/{tickId:guid}/undo"), Needs(Permission.TickChecklist)]
    public Task<IActionResult> Undo(Guid caseFileId, Guid tickId, Guid? departureId, bool onPage) => Attempt(
        new UntickItem.Command(caseFileId, tickId), _ => Back(caseFileId, departureId, onPage), () => AgainAsync(caseFileId, departureId, onPage));

    /// <summary>The list alone, for the page that stays where it is.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/checklist/list"), Needs(Permission.ReadChecklist)]
    public async Task<IActionResult> List(Guid caseFileId, Guid? departureId, bool onPage) =>
        PartialView("_Checklist", await ViewAsync(await Ask(new FileHead.Query(caseFileId)), departureId, onPage));

    private bool StaysOnPage => Request.Headers.ContainsKey("HX-Request");

    private RedirectToActionResult Back(Guid caseFileId, Guid? departureId, bool onPage) =>
        StaysOnPage ? RedirectToAction(nameof(List), new { caseFileId, departureId, onPage })
        : departureId is not null ? RedirectToAction("Show", "Departures", new { caseFileId }, "checklist")
        : onPage ? RedirectToAction(nameof(Arrival), new { caseFileId })
        : RedirectToAction("Overview", "CaseFiles", new { caseFileId }, "checklist");

    private async Task<IActionResult> AgainAsync(Guid caseFileId, Guid? departureId, bool onPage)
    {
        var view = await ViewAsync(await HeadAsync(caseFileId), departureId, onPage);
        if (!StaysOnPage)
            return View("Show", view);
        // A script takes only what went well; the sentence stands in the list.
        Response.StatusCode = StatusCodes.Status200OK;
        return PartialView("_Checklist", view);
    }

    /// <summary>The desk ticks the arrival list of every open file; else who works on the file does.</summary>
    internal static bool MayTick(FileHead.Head head, CurrentStaff me, Guid? departureId = null) =>
        !head.IsClosed && me.May(Permission.TickChecklist) && (head.MayWork || (departureId is null && me.Roles.Contains(Role.FrontDesk)));

    private async Task<ChecklistView> ViewAsync(FileHead.Head head, Guid? departureId, bool onPage) => new(
        head.CaseFileId, await Ask(new ChecklistOfFile.Query(head.CaseFileId, departureId)), MayTick(head, me, departureId), onPage);
}

/// <param name="OnPage">It stands on the page of its own.</param>
public sealed record ChecklistView(Guid CaseFileId, ChecklistOfFile.Checklist List, bool MayTick, bool OnPage = false)
{
    public Guid? DepartureId => List.Kind == ChecklistKind.Departure ? List.ListId : null;
}

public sealed class TickForm
{
    public Guid? DepartureId { get; set; }
    public TickState State { get; set; }
    public string? Note { get; set; }
    public bool OnPage { get; set; }
    public Guid OnceKey { get; set; }
}
