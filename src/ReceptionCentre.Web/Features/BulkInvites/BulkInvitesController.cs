using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Web.Features.Batches;
using ReceptionCentre.Web.Features.Documents;
using ReceptionCentre.Web.Features.WorkQueue;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.BulkInvites;

/// <summary>People of many files who are invited to a talk in one go: prepared, looked at, done, undone; and their letters in one file.</summary>
[Route("work-queue/invites"), Needs(Permission.InviteInBulk)]
public sealed class BulkInvitesController(ICodeLists codes, CurrentStaff me, InviteLetters letters) : ReceptionController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? after) => View("Invites", await Ask(new ListBulkInvites.Query(after)));

    /// <summary>The form, for what the work queue shows or for the files that were ticked in it.</summary>
    [HttpGet("new")]
    public Task<IActionResult> New(InviteForm form)
    {
        // What came along in the address is a choice and no mistake.
        ModelState.Clear();
        return FormAsync(InviteForm.Empty(Today).With(form), isNew: true);
    }

    [HttpPost("new")]
    public async Task<IActionResult> Prepare(InviteForm form)
    {
        var reading = new Reading(Today);
        return await Attempt(
            new PrepareBulkInvite.Command(form.OnceKey, Reading.Words(form.Municipality), form.Selection(me), form.Files, await form.ReadAsync(reading, codes, Stop)),
            bulkInviteId => RedirectToAction(nameof(Show), new { bulkInviteId }),
            () => FormAsync(form, isNew: false),
            reading);
    }

    /// <param name="finding">Which files are listed: those of this finding.</param>
    /// <param name="to">Which files are listed: those of who come to this person.</param>
    /// <param name="on">Which files are listed: those of who come on this day.</param>
    /// <param name="state">Which files are listed: those of which this came.</param>
    /// <param name="after">Number of the last row of the page before.</param>
    [HttpGet("{bulkInviteId:guid}")]
    public async Task<IActionResult> Show(Guid bulkInviteId, InviteFinding? finding, Guid? to, DateOnly? on, InviteRowState? state, int after = 0)
    {
        var invite = await Ask(new ShowBulkInvite.Query(bulkInviteId));
        var day = on is { Year: > 1900 and < 9000 } ? on : null;
        var isListed = !invite.IsAtWork && (finding is not null || to is not null || day is not null || state is not null);
        return View("Invite", new InvitePage(invite, finding, to, day, state, isListed ? await Ask(new RowsOfBulkInvite.Query(bulkInviteId, finding, to, day, state, after)) : null));
    }

    /// <summary>How far the work is, for the page that follows it. Once it is done the page is shown anew.</summary>
    [HttpGet("{bulkInviteId:guid}/progress")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Progress(Guid bulkInviteId)
    {
        var invite = await Ask(new ShowBulkInvite.Query(bulkInviteId));
        if (!invite.IsAtWork)
            Response.Headers["HX-Refresh"] = "true";
        return PartialView("/Features/Batches/_RunProgress.cshtml", InvitePage.ProgressOf(invite, T, Url));
    }

    [HttpGet("{bulkInviteId:guid}/confirm")]
    public async Task<IActionResult> Confirm(Guid bulkInviteId) => View("ConfirmInvite", await StepFormAsync(bulkInviteId));

    [HttpPost("{bulkInviteId:guid}/confirm")]
    public Task<IActionResult> Confirm(Guid bulkInviteId, InviteStepForm form) => Attempt(
        new StartBulkInvite.Command(form.OnceKey, bulkInviteId, form.Version),
        _ => RedirectToAction(nameof(Show), new { bulkInviteId }),
        async () => View("ConfirmInvite", await StepFormAsync(bulkInviteId)));

    [HttpPost("{bulkInviteId:guid}/plan-again")]
    public Task<IActionResult> PlanAgain(Guid bulkInviteId, InviteStepForm form) => StepAsync(bulkInviteId, new PlanBulkInviteAgain.Command(form.OnceKey, bulkInviteId, form.Version));

    [HttpPost("{bulkInviteId:guid}/drop")]
    public Task<IActionResult> Drop(Guid bulkInviteId, InviteStepForm form) => StepAsync(bulkInviteId, new DropBulkInvite.Command(form.OnceKey, bulkInviteId, form.Version));

    [HttpPost("{bulkInviteId:guid}/stop")]
    public Task<IActionResult> Halt(Guid bulkInviteId, InviteStepForm form) => StepAsync(bulkInviteId, new StopBulkInvite.Command(form.OnceKey, bulkInviteId));

    [HttpPost("{bulkInviteId:guid}/go-on")]
    public Task<IActionResult> GoOn(Guid bulkInviteId, InviteStepForm form) => StepAsync(bulkInviteId, new GoOnWithBulkInvite.Command(form.OnceKey, bulkInviteId, form.Version));

    [HttpGet("{bulkInviteId:guid}/undo")]
    public async Task<IActionResult> Undo(Guid bulkInviteId) => View("UndoInvite", await StepFormAsync(bulkInviteId));

    [HttpPost("{bulkInviteId:guid}/undo")]
    public Task<IActionResult> Undo(Guid bulkInviteId, InviteStepForm form) => Attempt(
        new UndoBulkInvite.Command(form.OnceKey, bulkInviteId, form.Version, Reading.Words(form.Reason)),
        _ => RedirectToAction(nameof(Show), new { bulkInviteId }),
        async () => View("UndoInvite", await StepFormAsync(bulkInviteId, form.Reason)));

    /// <summary>The letters in one file, to print and send.</summary>
    [HttpGet("{bulkInviteId:guid}/letters")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Letters(Guid bulkInviteId)
    {
        var taken = await Mediator.Send(new TakeInviteLetters.Command(bulkInviteId), Stop);
        return await PapersInOneFile.SendAsync(Response, taken.Name, letters.OfAsync(bulkInviteId, Stop), Stop);
    }

    private Task<IActionResult> StepAsync(Guid bulkInviteId, ICommand<Guid> command) => Attempt(
        command,
        _ => RedirectToAction(nameof(Show), new { bulkInviteId }),
        async () => View("Invite", new InvitePage(await Ask(new ShowBulkInvite.Query(bulkInviteId)), null, null, null, null, null)));

    private async Task<InviteStepForm> StepFormAsync(Guid bulkInviteId, string? reason = null)
    {
        var invite = await Ask(new ShowBulkInvite.Query(bulkInviteId));
        return new() { OnceKey = Guid.NewGuid(), Version = invite.Version, Reason = reason, Invite = invite };
    }

    private async Task<IActionResult> FormAsync(InviteForm form, bool isNew)
    {
        var choices = form.Choices = await Ask(new InviteChoices.Query(Reading.Words(form.Municipality), form.Selection(me), form.Files));
        form.Municipality = choices.Municipality;
        foreach (var code in choices.Municipalities)
            form.Municipalities.Add(new(code, T.Code(await codes.FindAsync(Lists.Municipalities, code, Stop))));
        form.Places = await ChoicesAsync(Lists.AppointmentPlaces);
        form.Interpreters = [.. (await ChoicesAsync(Lists.Interpreters)).Where(kind => InviteForm.Interpreting.Contains(kind.Value))];
        if (isNew)
        {
            form.OnceKey = Guid.NewGuid();
            form.PlaceKind = form.Places is [var first, ..] ? first.Value : null;
            form.Hosts = [.. choices.Colleagues.Where(one => one.IsSelf).Select(one => one.Id.ToString())];
        }
        return View("NewInvite", form);
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.ValidUntil is null).Select(code => new Choice(code.Value, T.Code(code)))];
}
