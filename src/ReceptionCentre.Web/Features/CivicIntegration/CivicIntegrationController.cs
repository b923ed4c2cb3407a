using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.CivicIntegration;

/// <summary>What DUO and others say about the civic integration of the person of a file; and the numbers of the law.</summary>
public sealed class CivicIntegrationController(ICodeLists codes, CurrentStaff me) : FileController
{
    [HttpGet("/reference-data/civic-integration"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Parameters() => View(await Ask(new ShowParameters.Query()));

    [HttpGet("/case-files/{caseFileId:guid}/civic-integration"), Needs(Permission.ReadPlan)]
    public async Task<IActionResult> Show(Guid caseFileId) => await PageAsync(caseFileId);

    [HttpPost("/case-files/{caseFileId:guid}/civic-integration"), Needs(Permission.WritePlan)]
    public async Task<IActionResult> Record(Guid caseFileId, TrajectoryForm form)
    {
        var reading = new Reading(Today);
        var municipality = await form.EarlierPipMunicipality.ReadAsync(codes, Lists.Municipalities, nameof(form.EarlierPipMunicipality), reading, Stop);
        return await Attempt(
            new RecordTrajectory.Command(
                caseFileId, form.Version, Reading.Choice<DutyGroup>(form.Group), reading.PastDate(form.SettledOn, nameof(form.SettledOn)),
                reading.PastDate(form.EarlierPipOn, nameof(form.EarlierPipOn)), municipality, reading.Date(form.TermFrom, nameof(form.TermFrom)),
                reading.Date(form.TermLastDay, nameof(form.TermLastDay))),
            _ => Done(caseFileId, "CivicIntegration.Saved"), () => PageAsync(caseFileId), reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/civic-integration/awaited"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Await(Guid caseFileId, TrajectoryForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new AwaitInformation.Command(caseFileId, form.Version, Reading.Words(form.What), reading.PastDate(form.AskedOn, nameof(form.AskedOn))),
            _ => Done(caseFileId, "CivicIntegration.Awaiting"), () => PageAsync(caseFileId), reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/civic-integration/awaited/{awaitedId:guid}/received"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Received(Guid caseFileId, Guid awaitedId, TrajectoryForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new ReceiveInformation.Command(caseFileId, awaitedId, form.Version, reading.PastDate(form.ReceivedOn, nameof(form.ReceivedOn))),
            _ => Done(caseFileId, "CivicIntegration.ReceivedNow"), () => PageAsync(caseFileId), reading);
    }

    private RedirectToActionResult Done(Guid caseFileId, string key)
    {
        Say(key);
        return RedirectToAction(nameof(Show), new { caseFileId });
    }

    // What was typed and refused stands in the model state; the rest is shown as it is stored.
    private async Task<IActionResult> PageAsync(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        var form = TrajectoryForm.Of(await Ask(new ShowTrajectory.Query(caseFileId)));
        (form.CaseFileId, form.AskedOn, form.ReceivedOn) = (caseFileId, Today.InDigits(), Today.InDigits());
        form.MayWrite = !head.IsClosed && head.MayWork && me.May(Permission.WritePlan);
        return View("Show", form);
    }
}

public sealed class TrajectoryForm
{
    public string? Group { get; set; }
    public string? SettledOn { get; set; }
    public string? EarlierPipOn { get; set; }
    public CodeInput EarlierPipMunicipality { get; set; } = new();
    public string? TermFrom { get; set; }
    public string? TermLastDay { get; set; }

    /// <summary>What is awaited of others.</summary>
    public string? What { get; set; }
    public string? AskedOn { get; set; }
    public string? ReceivedOn { get; set; }
    public Guid CaseFileId { get; set; }
    public bool MayWrite { get; set; }
    public ShowTrajectory.Result Shown { get; set; } = null!;
    public int Version { get; set; }

    public static TrajectoryForm Of(ShowTrajectory.Result shown) => new()
    {
        Group = shown.Group?.ToString(),
        SettledOn = shown.SettledOn.InDigits(),
        EarlierPipOn = shown.EarlierPipOn.InDigits(),
        EarlierPipMunicipality = CodeInput.Of(shown.EarlierPipMunicipality, Text.Language),
        TermFrom = shown.TermFrom.InDigits(),
        TermLastDay = shown.TermLastDay.InDigits(),
        Version = shown.Version,
        Shown = shown,
    };
}
