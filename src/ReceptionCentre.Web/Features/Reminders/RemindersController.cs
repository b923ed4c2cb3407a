using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Reminders;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Reminders;

/// <summary>How somebody is reminded of appointments, and letters of reminder that are to be put in the post.</summary>
public sealed class RemindersController : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/reminders"), Needs(Permission.ReadAppointments)]
    public Task<IActionResult> Index(Guid caseFileId) => PageAsync(caseFileId, null);

    [HttpPost("/case-files/{caseFileId:guid}/reminders"), Needs(Permission.MakeAppointment)]
    public Task<IActionResult> Choose(Guid caseFileId, ReminderForm form) => Attempt(
        new ChooseReminder.Command(caseFileId, form.Version, Reading.Choice<ReminderWay>(form.Way)),
        _ =>
        {
            Say("Reminders.Chosen");
            return RedirectToAction(nameof(Index), new { caseFileId });
        },
        () => PageAsync(caseFileId, form));

    [HttpGet("/reminders/letters"), Needs(Permission.RequestDocument)]
    public async Task<IActionResult> Letters() => View(await Ask(new RemindersToPost.Query()));

    [HttpPost("/reminders/{reminderId:guid}/posted"), Needs(Permission.MakeAppointment)]
    public Task<IActionResult> Posted(Guid reminderId, int version) => Attempt(
        new PostReminder.Command(reminderId, version),
        _ =>
        {
            Say("Reminders.PostedNow");
            return RedirectToAction(nameof(Letters));
        },
        async () => View(nameof(Letters), await Ask(new RemindersToPost.Query())));

    private async Task<IActionResult> PageAsync(Guid caseFileId, ReminderForm? form)
    {
        var head = await HeadAsync(caseFileId);
        var view = await Ask(new RemindersOfFile.Query(caseFileId));
        return View(nameof(Index), new RemindersPage(head, view, form?.Way ?? view.Way?.ToString()));
    }
}

public sealed class ReminderForm
{
    public int Version { get; set; }
    public string? Way { get; set; }
}

/// <param name="Way">What is chosen in the form.</param>
public sealed record RemindersPage(FileHead.Head Head, RemindersOfFile.View View, string? Way);
