using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.CaseFiles;

/// <summary>Who works on a file: take, give back, and for a manager assign one or many.</summary>
public sealed class AssignmentController : FileController
{
    [HttpPost("/case-files/{caseFileId:guid}/take"), Needs(Permission.TakeFile)]
    public async Task<IActionResult> Take(Guid caseFileId) =>
        await Attempt(
            new TakeFile.Command(caseFileId),
            _ =>
            {
                Say("Caseload.Taken");
                return RedirectToAction("Mine", "Caseload");
            },
            async () =>
            {
                await HeadAsync(caseFileId);
                return View("CaseloadNotTaken");
            });

    [HttpGet("/case-files/{caseFileId:guid}/give-back"), Needs(Permission.TakeFile)]
    public async Task<IActionResult> GiveBack(Guid caseFileId)
    {
        await HeadAsync(caseFileId);
        return View("CaseloadGiveBack", new GiveBackForm());
    }

    [HttpPost("/case-files/{caseFileId:guid}/give-back"), Needs(Permission.TakeFile)]
    public async Task<IActionResult> GiveBack(Guid caseFileId, GiveBackForm form) =>
        await Attempt(
            new GiveBackFile.Command(caseFileId, form.Reason),
            _ =>
            {
                Say("Caseload.GivenBack");
                return RedirectToAction("Mine", "Caseload");
            },
            async () =>
            {
                await HeadAsync(caseFileId);
                return View("CaseloadGiveBack", form);
            });

    /// <param name="file">The chosen files; ids only, so that they may stand in the address.</param>
    [HttpGet("/case-files/assign"), Needs(Permission.AssignFile)]
    public async Task<IActionResult> Assign(Guid[] file)
    {
        if (file.Length == 0)
        {
            ModelState.AddModelError("", T["Caseload.ChooseFiles"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("CaseloadNothingChosen");
        }
        return await AssignFormAsync(new AssignForm { Files = [.. file], OnceKey = Guid.NewGuid() });
    }

    [HttpPost("/case-files/assign"), Needs(Permission.AssignFile)]
    public async Task<IActionResult> Assign(AssignForm form)
    {
        var (caseworker, team) = form.Receiver;
        return await Attempt(
            new AssignFiles.Command(form.Files, caseworker, team, form.Reason, form.OnceKey),
            result =>
            {
                Say(result.CaseFileIds.Count == 1 ? "Caseload.Assigned.One" : "Caseload.Assigned.Many", result.CaseFileIds.Count);
                return RedirectToAction("Caseload", "Reporting");
            },
            () => AssignFormAsync(form));
    }

    private async Task<IActionResult> AssignFormAsync(AssignForm form)
    {
        form.Choices = await Ask(new AssignmentChoices.Query(form.Files));
        return View("CaseloadAssign", form);
    }
}

public sealed class GiveBackForm
{
    public string? Reason { get; set; }
}

public sealed class AssignForm
{
    private const string CaseworkerPrefix = "c-", TeamPrefix = "t-";

    public List<Guid> Files { get; set; } = [];

    /// <summary>"c-" and a caseworker, or "t-" and a team.</summary>
    public string? To { get; set; }
    public string? Reason { get; set; }
    public Guid OnceKey { get; set; }

    public AssignmentChoices.Choices? Choices { get; set; }

    public (Guid? Caseworker, Guid? Team) Receiver =>
        (Id(CaseworkerPrefix), Id(TeamPrefix));

    public static string Caseworker(Guid id) => CaseworkerPrefix + id;

    public static string Team(Guid id) => TeamPrefix + id;

    private Guid? Id(string prefix) => To?.StartsWith(prefix, StringComparison.Ordinal) == true && Guid.TryParse(To[prefix.Length..], out var id) ? id : null;
}
