using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Web.Features.Batches;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.WorkQueue;

/// <summary>Files that are spread over a team by what each can do: prepared, looked at, done, undone.</summary>
[Route("work-queue/spreads")]
public sealed class SpreadsController : ReceptionController
{
    [HttpGet(""), Needs(Permission.SpreadWork)]
    public async Task<IActionResult> Index(Guid? after) => View("Spreads", await Ask(new ListSpreads.Query(after)));

    /// <param name="from">Whose files; null = those that nobody has yet.</param>
    /// <param name="until">Only what is due on this day or before, as typed.</param>
    [HttpGet("new"), Needs(Permission.SpreadWork)]
    public Task<IActionResult> New(Guid? team, Guid? from, string? because, string? until) =>
        FormAsync(new() { OnceKey = Guid.NewGuid(), Team = team, From = from, Because = because, DueUntil = until });

    [HttpPost("new"), Needs(Permission.SpreadWork)]
    public Task<IActionResult> New(SpreadForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new PrepareSpread.Command(
                form.OnceKey, form.Team, form.From, Reading.Choice<DueReason>(form.Because), reading.Date(form.DueUntil, nameof(form.DueUntil)), [.. form.Receivers.Select(Receiver)], form.EvenOver == "true", Reading.Words(form.Reason)),
            spreadId => RedirectToAction(nameof(Show), new { spreadId }),
            () => FormAsync(form),
            reading);
    }

    /// <param name="finding">Which files are listed: those of this finding.</param>
    /// <param name="to">Which files are listed: those that this person gets.</param>
    /// <param name="state">Which files are listed: those of which this came.</param>
    /// <param name="after">Number of the last row of the page before.</param>
    [HttpGet("{spreadId:guid}"), Needs(Permission.SpreadWork)]
    public async Task<IActionResult> Show(Guid spreadId, SpreadFinding? finding, Guid? to, SpreadRowState? state, int after = 0)
    {
        var spread = await Ask(new ShowSpread.Query(spreadId));
        var isListed = !spread.IsAtWork && (finding is not null || to is not null || state is not null);
        return View("Spread", new SpreadPage(spread, finding, to, state, isListed ? await Ask(new RowsOfSpread.Query(spreadId, finding, to, state, after)) : null));
    }

    /// <summary>How far the work is, for the page that follows it. Once it is done the page is shown anew.</summary>
    [HttpGet("{spreadId:guid}/progress"), Needs(Permission.SpreadWork)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Progress(Guid spreadId)
    {
        var spread = await Ask(new ShowSpread.Query(spreadId));
        if (!spread.IsAtWork)
            Response.Headers["HX-Refresh"] = "true";
        return PartialView("/Features/Batches/_RunProgress.cshtml", new RunProgress(T.Of("WorkQueue", spread.State), spread.Percent, spread.Position, spread.Rows, Url.Action(nameof(Progress), new { spreadId })!));
    }

    [HttpGet("{spreadId:guid}/confirm"), Needs(Permission.SpreadWork)]
    public async Task<IActionResult> Confirm(Guid spreadId) => View("ConfirmSpread", await StepFormAsync(spreadId));

    [HttpPost("{spreadId:guid}/confirm"), Needs(Permission.SpreadWork)]
    public Task<IActionResult> Confirm(Guid spreadId, SpreadStepForm form) => Attempt(
        new StartSpread.Command(form.OnceKey, spreadId, form.Version),
        _ => RedirectToAction(nameof(Show), new { spreadId }),
        async () => View("ConfirmSpread", await StepFormAsync(spreadId)));

    [HttpPost("{spreadId:guid}/plan-again"), Needs(Permission.SpreadWork)]
    public Task<IActionResult> PlanAgain(Guid spreadId, SpreadStepForm form) => StepAsync(spreadId, new PlanSpreadAgain.Command(form.OnceKey, spreadId, form.Version));

    [HttpPost("{spreadId:guid}/drop"), Needs(Permission.SpreadWork)]
    public Task<IActionResult> Drop(Guid spreadId, SpreadStepForm form) => StepAsync(spreadId, new DropSpread.Command(form.OnceKey, spreadId, form.Version));

    [HttpPost("{spreadId:guid}/stop"), Needs(Permission.SpreadWork)]
    public Task<IActionResult> Halt(Guid spreadId, SpreadStepForm form) => StepAsync(spreadId, new StopSpread.Command(form.OnceKey, spreadId));

    [HttpPost("{spreadId:guid}/go-on"), Needs(Permission.SpreadWork)]
    public Task<IActionResult> GoOn(Guid spreadId, SpreadStepForm form) => StepAsync(spreadId, new GoOnWithSpread.Command(form.OnceKey, spreadId, form.Version));

    [HttpGet("{spreadId:guid}/undo"), Needs(Permission.SpreadWork)]
    public async Task<IActionResult> Undo(Guid spreadId) => View("UndoSpread", await StepFormAsync(spreadId));

    [HttpPost("{spreadId:guid}/undo"), Needs(Permission.SpreadWork)]
    public Task<IActionResult> Undo(Guid spreadId, SpreadStepForm form) => Attempt(
        new UndoSpread.Command(form.OnceKey, spreadId, form.Version, Reading.Words(form.Reason)),
        _ => RedirectToAction(nameof(Show), new { spreadId }),
        async () => View("UndoSpread", await StepFormAsync(spreadId, form.Reason)));

    // What is no id is nobody of the team.
    private static Guid Receiver(string typed) => Guid.TryParse(typed, out var id) ? id : Guid.Empty;

    private Task<IActionResult> StepAsync(Guid spreadId, ICommand<Guid> command) => Attempt(
        command,
        _ => RedirectToAction(nameof(Show), new { spreadId }),
        async () => View("Spread", new SpreadPage(await Ask(new ShowSpread.Query(spreadId)), null, null, null, null)));

    private async Task<SpreadStepForm> StepFormAsync(Guid spreadId, string? reason = null)
    {
        var spread = await Ask(new ShowSpread.Query(spreadId));
        return new() { OnceKey = Guid.NewGuid(), Version = spread.Version, Reason = reason, Spread = spread };
    }

    private async Task<IActionResult> FormAsync(SpreadForm form)
    {
        var choices = form.Choices = await Ask(new SpreadChoices.Query(form.Team, form.From, Reading.Choice<DueReason>(form.Because), new Reading(Today).Date(form.DueUntil, nameof(form.DueUntil))));
        form.Team = choices.Team?.Id ?? form.Team;
        // Everybody takes part who is not away all of the time that is looked at.
        if (Request.Method == HttpMethods.Get)
            form.Receivers = [.. choices.Receivers.Where(one => one.StaffMemberId != form.From && one.Free.Sum() > 0).Select(one => one.StaffMemberId.ToString())];
        return View("NewSpread", form);
    }
}

public sealed class SpreadForm
{
    public Guid OnceKey { get; set; }
    public Guid? Team { get; set; }
    public Guid? From { get; set; }
    public string? Because { get; set; }
    public string? DueUntil { get; set; }
    public IList<string> Receivers { get; set; } = [];
    public string? EvenOver { get; set; } = "false";
    public string? Reason { get; set; }

    public SpreadChoices.View? Choices { get; set; }
}

public sealed class SpreadStepForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Reason { get; set; }

    public ShowSpread.View? Spread { get; set; }
}

/// <param name="Lines">Null = no files are listed now.</param>
public sealed record SpreadPage(ShowSpread.View Spread, SpreadFinding? Finding, Guid? To, SpreadRowState? State, RowsOfSpread.Page? Lines);
