using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.BulkChanges;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Web.Features.Reporting;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.BulkChanges;

/// <summary>A status that changes for a group: prepared, looked at, done, undone.</summary>
[Route("bulk-changes")]
public sealed class BulkChangesController(ICodeLists codes, CurrentStaff me, ITableFiles files) : ReceptionController
{
    [HttpGet(""), Needs(Permission.ChangeInBulk)]
    public async Task<IActionResult> Index(Guid? after) => View(await Ask(new ListBulkChanges.Query(after)));

    /// <param name="fact">What kind of status changes.</param>
    [HttpGet("new"), Needs(Permission.ChangeInBulk)]
    public Task<IActionResult> New(string? fact) => FormAsync(new BulkChangeForm { OnceKey = Guid.NewGuid(), Fact = fact, Municipalities = [.. me.Municipalities], AlsoFromRegister = "false" });

    [HttpPost("new"), Needs(Permission.ChangeInBulk)]
    public async Task<IActionResult> New(BulkChangeForm form)
    {
        var reading = new Reading(Today);
        var list = PrepareBulkChange.ListOf(form.Kind);
        var isFollowed = form.IsFollowed switch { "true" => true, "false" => false, _ => (bool?)null };
        return await Attempt(
            new PrepareBulkChange.Command(
                form.OnceKey, Reading.Words(form.Name), form.Kind, await form.Code.ReadAsync(codes, list, nameof(form.Code), reading, Stop), reading.Date(form.On, nameof(form.On)), isFollowed,
                isFollowed == true ? await form.Successor.ReadAsync(codes, list, nameof(form.Successor), reading, Stop) : null,
                isFollowed == true ? reading.Date(form.SuccessorLastDay, nameof(form.SuccessorLastDay)) : null, form.AlsoFromRegister == "true", [.. form.Municipalities],
                Reading.Words(form.Task), Reading.Words(form.Motive), reading.Date(form.EndsFrom, nameof(form.EndsFrom)), reading.Date(form.EndsUntil, nameof(form.EndsUntil)), [.. form.OwnGrounds],
                Reading.Words(form.Act), Reading.Words(form.Article), Reading.Words(form.Decision), reading.PastDate(form.DecidedOn, nameof(form.DecidedOn)), Reading.Words(form.Source),
                Reading.Words(form.Reason)),
            bulkChangeId => RedirectToAction(nameof(Show), new { bulkChangeId }),
            () => FormAsync(form),
            reading);
    }

    /// <param name="finding">Who is listed of what the dry run found; null = what asks most.</param>
    /// <param name="changed">Who is listed of what was changed.</param>
    /// <param name="after">Number of the last row of the page before.</param>
    [HttpGet("{bulkChangeId:guid}"), Needs(Permission.ChangeInBulk)]
    public async Task<IActionResult> Show(Guid bulkChangeId, BulkFinding? finding, BulkChangedState? changed, int after = 0) => View(nameof(Show), await PageAsync(bulkChangeId, finding, changed, after));

    /// <summary>How far the work is, for the page that follows it. Once it is done the page is shown anew.</summary>
    [HttpGet("{bulkChangeId:guid}/progress"), Needs(Permission.ChangeInBulk)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Progress(Guid bulkChangeId)
    {
        var change = await Ask(new ShowBulkChange.Query(bulkChangeId));
        if (!change.IsAtWork)
            Response.Headers["HX-Refresh"] = "true";
        return PartialView("/Features/Batches/_RunProgress.cshtml", BulkPage.ProgressOf(change, T, Url));
    }

    [HttpGet("{bulkChangeId:guid}/confirm"), Needs(Permission.ChangeInBulk)]
    public async Task<IActionResult> Confirm(Guid bulkChangeId) => View(nameof(Confirm), await StepAsync(bulkChangeId));

    [HttpPost("{bulkChangeId:guid}/confirm"), Needs(Permission.ChangeInBulk)]
    public Task<IActionResult> Confirm(Guid bulkChangeId, BulkStepForm form) => Attempt(
        new StartBulkChange.Command(form.OnceKey, bulkChangeId, form.Version),
        _ => RedirectToAction(nameof(Show), new { bulkChangeId }),
        async () => View(nameof(Confirm), await StepAsync(bulkChangeId)));

    [HttpPost("{bulkChangeId:guid}/check-again"), Needs(Permission.ChangeInBulk)]
    public Task<IActionResult> CheckAgain(Guid bulkChangeId, BulkStepForm form) => StepAsync(bulkChangeId, new CheckBulkChangeAgain.Command(form.OnceKey, bulkChangeId, form.Version));

    [HttpPost("{bulkChangeId:guid}/drop"), Needs(Permission.ChangeInBulk)]
    public Task<IActionResult> Drop(Guid bulkChangeId, BulkStepForm form) => StepAsync(bulkChangeId, new DropBulkChange.Command(form.OnceKey, bulkChangeId, form.Version));

    [HttpPost("{bulkChangeId:guid}/stop"), Needs(Permission.ChangeInBulk)]
    public Task<IActionResult> Halt(Guid bulkChangeId, BulkStepForm form) => StepAsync(bulkChangeId, new StopBulkChange.Command(form.OnceKey, bulkChangeId));

    [HttpPost("{bulkChangeId:guid}/go-on"), Needs(Permission.ChangeInBulk)]
    public Task<IActionResult> GoOn(Guid bulkChangeId, BulkStepForm form) => StepAsync(bulkChangeId, new GoOnWithBulkChange.Command(form.OnceKey, bulkChangeId, form.Version));

    [HttpGet("{bulkChangeId:guid}/undo"), Needs(Permission.ChangeInBulk)]
    public async Task<IActionResult> Undo(Guid bulkChangeId) => View(nameof(Undo), await StepAsync(bulkChangeId));

    [HttpPost("{bulkChangeId:guid}/undo"), Needs(Permission.ChangeInBulk)]
    public Task<IActionResult> Undo(Guid bulkChangeId, BulkStepForm form) => Attempt(
        new UndoBulkChange.Command(form.OnceKey, bulkChangeId, form.Version, Reading.Words(form.Reason)),
        _ => RedirectToAction(nameof(Show), new { bulkChangeId }),
        async () => View(nameof(Undo), await StepAsync(bulkChangeId, form.Reason)));

    [HttpGet("{bulkChangeId:guid}/rows/{number:int}/take-out"), Needs(Permission.ChangeInBulk)]
    public async Task<IActionResult> TakeOut(Guid bulkChangeId, int number) => View(nameof(TakeOut), await TakeOutAsync(bulkChangeId, number, null));

    [HttpPost("{bulkChangeId:guid}/rows/{number:int}/take-out"), Needs(Permission.ChangeInBulk)]
    public Task<IActionResult> TakeOut(Guid bulkChangeId, int number, BulkStepForm form) => Attempt(
        new TakeOutOfBulkChange.Command(form.OnceKey, bulkChangeId, number, Reading.Words(form.Reason)),
        _ => Redirect(Url.Action(nameof(Show), new { bulkChangeId, finding = BulkFinding.TakenOut }) + $"#row-{number}"),
        async () => View(nameof(TakeOut), await TakeOutAsync(bulkChangeId, number, form.Reason)));

    [HttpPost("{bulkChangeId:guid}/rows/{number:int}/put-back"), Needs(Permission.ChangeInBulk)]
    public Task<IActionResult> PutBack(Guid bulkChangeId, int number, BulkStepForm form) => Attempt(
        new PutBackIntoBulkChange.Command(form.OnceKey, bulkChangeId, number),
        _ => RedirectToAction(nameof(Show), new { bulkChangeId }),
        async () => View(nameof(Show), await PageAsync(bulkChangeId, null, null, 0)));

    /// <summary>Everybody who is left out, with why, for a spreadsheet.</summary>
    [HttpGet("{bulkChangeId:guid}/left-out"), Needs(Permission.ChangeInBulk)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> LeftOut(Guid bulkChangeId)
    {
        var lines = await Mediator.Send(new ExportLeftOut.Command(bulkChangeId), Stop);
        var words = new BulkWords(T);
        string[] columns = ["BulkChanges.Reference", "BulkChanges.Person", "Newcomers.BirthDate", "BulkChanges.Municipality", "BulkChanges.ValidNow", "BulkChanges.Why", "Shared.Reason"];
        return files.Csv(
            new(T["BulkChanges.LeftOut"], [.. columns.Select(column => new TableColumn(T[column]))], lines.Select(line => (IReadOnlyList<TableCell>)
            [
                TableCell.Of(line.Reference), TableCell.Of(line.Name?.FullName ?? T["BulkChanges.NotToSee"]),
                TableCell.Of(line.Name is null ? null : line.Born.IsUnknown ? T["Shared.Unknown"] : line.Born.InDigits()), TableCell.Of(line.Municipality is null ? null : T.Code(line.Municipality)),
                TableCell.Of(line.Name is null ? null : words.Validity(line)), TableCell.Of(words.Why(line)), TableCell.Of(line.TakenOutBecause),
            ])),
            T["BulkChanges.LeftOutFileName"]);
    }

    private Task<IActionResult> StepAsync(Guid bulkChangeId, ICommand<Guid> command) => Attempt(
        command, _ => RedirectToAction(nameof(Show), new { bulkChangeId }), async () => View(nameof(Show), await PageAsync(bulkChangeId, null, null, 0)));

    private async Task<BulkStepForm> StepAsync(Guid bulkChangeId, string? reason = null)
    {
        var change = await Ask(new ShowBulkChange.Query(bulkChangeId));
        return new() { OnceKey = Guid.NewGuid(), Version = change.Version, Reason = reason, Change = change, Words = new(T) };
    }

    private async Task<BulkStepForm> TakeOutAsync(Guid bulkChangeId, int number, string? reason)
    {
        var form = await StepAsync(bulkChangeId, reason);
        form.Line = await Ask(new RowOfBulkChange.Query(bulkChangeId, number));
        return form;
    }

    private async Task<BulkPage> PageAsync(Guid bulkChangeId, BulkFinding? finding, BulkChangedState? changed, int after)
    {
        var change = await Ask(new ShowBulkChange.Query(bulkChangeId));
        // After it was done, or undone, that is what one wants to see first; before, who is left out.
        var state = changed ?? (finding is null && change.Changed.Count > 0 && !change.IsAtWork
            ? change.ChangedOf(BulkChangedState.Kept) > 0 ? BulkChangedState.Kept : change.ChangedOf(BulkChangedState.Standing) > 0 ? BulkChangedState.Standing : BulkChangedState.Undone
            : null);
        var shown = state is not null ? null : finding ?? Enum.GetValues<BulkFinding>().Cast<BulkFinding?>().FirstOrDefault(one => change.FoundOf(one!.Value) > 0);
        var lines = change.IsAtWork ? null
            : state is { } of ? await Ask(new ChangedByBulkChange.Query(bulkChangeId, of, after))
            : shown is { } one ? await Ask(new RowsOfBulkChange.Query(bulkChangeId, one, after)) : null;
        return new(change, shown, state, lines, new(T));
    }

    private async Task<IActionResult> FormAsync(BulkChangeForm form)
    {
        async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
            [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        form.MunicipalityChoices = [.. (await codes.AllAsync(Lists.Municipalities, Stop)).Where(code => me.Municipalities.Contains(code.Value)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        form.Tasks = await ChoicesAsync(Lists.Tasks);
        form.Motives = [.. (await ChoicesAsync(Lists.Motives)).Where(choice => choice.Value is not (MotiveFact.Victim or "unknown"))];
        form.Acts = await ChoicesAsync(Lists.Acts);
        return View("New", form);
    }
}
