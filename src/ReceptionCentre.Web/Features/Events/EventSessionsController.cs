using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Events;

/// <summary>One session: who came, who came without being asked, the list for the door, and who signed.</summary>
[Route("events/{groupEventId:guid}/sessions/{sessionId:guid}")]
public sealed class EventSessionsController(CurrentStaff me) : ReceptionController
{
    [HttpGet(""), Needs(Permission.ReadEvents)]
    public async Task<IActionResult> Attendance(Guid groupEventId, Guid sessionId) => View(await PageAsync(groupEventId, sessionId));

    /// <param name="came">"true", "false", or nothing: it is not known after all.</param>
    [HttpPost("came"), Needs(Permission.NoteAttendance)]
    public Task<IActionResult> Came(Guid groupEventId, Guid sessionId, Guid eventInviteeId, string? came) =>
        NotedAsync(groupEventId, sessionId, new NoteEventAttendance.Command(groupEventId, sessionId, eventInviteeId, bool.TryParse(came, out var yes) ? yes : null));

    [HttpPost("all"), Needs(Permission.NoteAttendance)]
    public Task<IActionResult> All(Guid groupEventId, Guid sessionId, bool came) => NotedAsync(groupEventId, sessionId, new NoteAttendanceOfAll.Command(groupEventId, sessionId, came));

    [HttpPost("without-file"), Needs(Permission.NoteAttendance)]
    public Task<IActionResult> WithoutFile(Guid groupEventId, Guid sessionId, int version, string? people) => NotedAsync(
        groupEventId, sessionId, new CountWithoutFile.Command(groupEventId, sessionId, version, int.TryParse(people, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null));

    [HttpGet("sheet"), Needs(Permission.ReadEvents)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Sheet(Guid groupEventId, Guid sessionId) => View(await Ask(new ShowSession.Query(groupEventId, sessionId)));

    [HttpGet("walk-in"), Needs(Permission.NoteAttendance)]
    public async Task<IActionResult> WalkIn(Guid groupEventId, Guid sessionId) => View(await FoundAsync(groupEventId, sessionId, ""));

    /// <summary>Searched by POST, so that a name never stands in an address. While typing only the hits come back.</summary>
    [HttpPost("walk-in"), Needs(Permission.NoteAttendance)]
    public async Task<IActionResult> WalkIn(Guid groupEventId, Guid sessionId, string? query)
    {
        var found = await FoundAsync(groupEventId, sessionId, query ?? "");
        return Request.Headers.ContainsKey("HX-Request") ? PartialView("_WalkIn", found) : View(found);
    }

    [HttpPost("walk-in/{caseFileId:guid}"), Needs(Permission.NoteAttendance)]
    public Task<IActionResult> AddWalkIn(Guid groupEventId, Guid sessionId, Guid caseFileId) => Attempt(
        new AddWalkIn.Command(groupEventId, sessionId, caseFileId), _ => Done(groupEventId, sessionId, "Events.WalkInNow"), async () => View("Attendance", await PageAsync(groupEventId, sessionId)));

    [HttpGet("signing"), Needs(Permission.NoteSigning)]
    public async Task<IActionResult> Signing(Guid groupEventId, Guid sessionId) => View(new SigningForm { View = await SigningViewAsync(groupEventId, sessionId), Witness = me.Name });

    [HttpPost("signing"), Needs(Permission.NoteSigning)]
    public Task<IActionResult> Signing(Guid groupEventId, Guid sessionId, SigningForm form) => Attempt<NoteSigning.Result>(
        new NoteSigning.Command(groupEventId, sessionId, form.Invitees, Reading.Words(form.Witness)),
        noted =>
        {
            TempData["Done"] = noted.Lines.FirstOrDefault(line => line.Refused is not null) is not { } left ? T.Count("Events.SignedNow", noted.Noted)
                : T["Events.InvitedAndLeft", T.Count("Events.SignedNow", noted.Noted), T.Count("Events.LeftOutNow", noted.Lines.Count - noted.Noted), T[left.Refused!]];
            return RedirectToAction(nameof(Signing), new { groupEventId, sessionId });
        },
        async () =>
        {
            form.View = await SigningViewAsync(groupEventId, sessionId);
            return View(form);
        });

    [HttpGet("signing/{eventInviteeId:guid}/refusal"), Needs(Permission.NoteSigning)]
    public async Task<IActionResult> Refuse(Guid groupEventId, Guid sessionId, Guid eventInviteeId)
    {
        var form = await StepFormAsync(groupEventId, sessionId, eventInviteeId, new() { Witness = me.Name });
        form.Version = form.Line!.Version;
        return View(form);
    }

    [HttpPost("signing/{eventInviteeId:guid}/refusal"), Needs(Permission.NoteSigning)]
    public Task<IActionResult> Refuse(Guid groupEventId, Guid sessionId, Guid eventInviteeId, SigningStepForm form) => Attempt(
        new NoteRefusal.Command(groupEventId, sessionId, eventInviteeId, form.Version, Reading.Words(form.Witness), Reading.Words(form.Words)),
        _ => ToSigning(groupEventId, sessionId, "Events.RefusedNow"), async () => View(await StepFormAsync(groupEventId, sessionId, eventInviteeId, form)));

    [HttpGet("signing/{eventInviteeId:guid}/take-back"), Needs(Permission.NoteSigning)]
    public async Task<IActionResult> TakeBack(Guid groupEventId, Guid sessionId, Guid eventInviteeId)
    {
        var form = await StepFormAsync(groupEventId, sessionId, eventInviteeId, new());
        form.Version = form.Line!.Version;
        return View("TakeBackSigning", form);
    }

    [HttpPost("signing/{eventInviteeId:guid}/take-back"), Needs(Permission.NoteSigning)]
    public Task<IActionResult> TakeBack(Guid groupEventId, Guid sessionId, Guid eventInviteeId, SigningStepForm form) => Attempt(
        new TakeBackSigning.Command(groupEventId, eventInviteeId, form.Version, Reading.Words(form.Reason)),
        _ => ToSigning(groupEventId, sessionId, "Events.TakenBackNow"), async () => View("TakeBackSigning", await StepFormAsync(groupEventId, sessionId, eventInviteeId, form)));

    // One tap comes back as the list alone; without scripts the page is shown again.
    private async Task<IActionResult> NotedAsync<T>(Guid groupEventId, Guid sessionId, ICommand<T> command)
    {
        var byScript = Request.Headers.ContainsKey("HX-Request");
        string? error = null;
        var answer = await Attempt(
            command, _ => RedirectToAction(nameof(Attendance), new { groupEventId, sessionId }),
            async () =>
            {
                error = ModelState.SelectMany(entry => entry.Value!.Errors).Select(one => one.ErrorMessage).FirstOrDefault();
                return byScript ? Ok() : View("Attendance", await PageAsync(groupEventId, sessionId));
            });
        if (!byScript)
            return answer;
        Response.StatusCode = StatusCodes.Status200OK;
        return PartialView("_Attendance", await PageAsync(groupEventId, sessionId, error));
    }

    private async Task<AttendancePage> PageAsync(Guid groupEventId, Guid sessionId, string? error = null) =>
        new(await Ask(new ShowSession.Query(groupEventId, sessionId)), me.May(Permission.NoteAttendance), error);

    private async Task<WalkInPage> FoundAsync(Guid groupEventId, Guid sessionId, string typed) =>
        new(await Ask(new ShowSession.Query(groupEventId, sessionId)), typed, typed.Length == 0 ? null : await Ask(new SearchNewcomers.Query(typed)));

    private async Task<ShowSession.View> SigningViewAsync(Guid groupEventId, Guid sessionId)
    {
        var view = await Ask(new ShowSession.Query(groupEventId, sessionId));
        return view.Session.Part == SessionPart.Signing ? view : throw new NotThereException("signing");
    }

    private async Task<SigningStepForm> StepFormAsync(Guid groupEventId, Guid sessionId, Guid eventInviteeId, SigningStepForm form)
    {
        form.View = await SigningViewAsync(groupEventId, sessionId);
        form.Line = form.View.Expected.Concat(form.View.Others).FirstOrDefault(line => line.EventInviteeId == eventInviteeId) ?? throw new NotThereException("invitation");
        return form;
    }

    private RedirectToActionResult Done(Guid groupEventId, Guid sessionId, string words)
    {
        Say(words);
        return RedirectToAction(nameof(Attendance), new { groupEventId, sessionId });
    }

    private RedirectToActionResult ToSigning(Guid groupEventId, Guid sessionId, string words)
    {
        Say(words);
        return RedirectToAction(nameof(Signing), new { groupEventId, sessionId });
    }
}

/// <param name="Typed">What was searched.</param>
public sealed record WalkInPage(ShowSession.View View, string Typed, SearchNewcomers.Result? Found);
