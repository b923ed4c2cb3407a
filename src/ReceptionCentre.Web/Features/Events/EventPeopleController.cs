using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Events;

/// <summary>Answers to an invitation, places from the row of who waits, invitations taken back.</summary>
[Route("events/{groupEventId:guid}/people/{eventInviteeId:guid}")]
public sealed class EventPeopleController(ICodeLists codes) : ReceptionController
{
    [HttpPost("yes"), Needs(Permission.NoteAttendance)]
    public Task<IActionResult> Yes(Guid groupEventId, Guid eventInviteeId, int version) =>
        StepAsync(groupEventId, new AnswerInvitation.Command(groupEventId, eventInviteeId, version, true), "Events.AnsweredNow");

    [HttpGet("no"), Needs(Permission.NoteAttendance)]
    public async Task<IActionResult> No(Guid groupEventId, Guid eventInviteeId)
    {
        var form = await FormAsync(groupEventId, eventInviteeId, new());
        form.Version = form.Line!.Version;
        return View("SayNo", form);
    }

    [HttpPost("no"), Needs(Permission.NoteAttendance)]
    public Task<IActionResult> No(Guid groupEventId, Guid eventInviteeId, SayNoForm form) => Attempt(
        new AnswerInvitation.Command(groupEventId, eventInviteeId, form.Version, false, Reading.Words(form.Barrier), Reading.Words(form.Reason), Reading.Words(form.Words)),
        _ => Done(groupEventId, "Events.AnsweredNow"), async () => View("SayNo", await FormAsync(groupEventId, eventInviteeId, form)));

    [HttpPost("place"), Needs(Permission.NoteAttendance)]
    public Task<IActionResult> Place(Guid groupEventId, Guid eventInviteeId, int version) =>
        StepAsync(groupEventId, new GiveEventPlace.Command(groupEventId, eventInviteeId, version), "Events.PlaceGivenNow");

    [HttpPost("withdraw"), Needs(Permission.InviteToEvent)]
    public Task<IActionResult> Withdraw(Guid groupEventId, Guid eventInviteeId, int version) =>
        StepAsync(groupEventId, new WithdrawEventInvitation.Command(groupEventId, eventInviteeId, version, null), "Events.WithdrawnNow");

    private Task<IActionResult> StepAsync(Guid groupEventId, ICommand<Guid> command, string done) => Attempt(
        command, _ => Done(groupEventId, done), async () => View("/Features/Events/Show.cshtml", new EventPage(await Ask(new ShowEvent.Query(groupEventId)), null)));

    private RedirectToActionResult Done(Guid groupEventId, string words)
    {
        Say(words);
        return RedirectToAction("Show", "Events", new { groupEventId });
    }

    private async Task<SayNoForm> FormAsync(Guid groupEventId, Guid eventInviteeId, SayNoForm form)
    {
        form.Event = await Ask(new ShowEvent.Query(groupEventId));
        form.Line = form.Event.Lines.FirstOrDefault(line => line.EventInviteeId == eventInviteeId) ?? throw new NotThereException("invitation");
        form.Barriers = await ChoicesAsync(Lists.Barriers);
        form.Reasons = await ChoicesAsync(Lists.AbsenceReasons);
        return form;
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, T.Code(code)))];
}
