using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Enforcement;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Features.Decisions;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Enforcement;

/// <summary>The decision about the measure of a path: signed or sent back, sent, objected to, as any decision.</summary>
public sealed class MeasureDecisionsController(CurrentStaff me) : DecisionPageController(me)
{
    [HttpGet("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/decision"), Needs(Permission.ReadEnforcement)]
    public async Task<IActionResult> Show(Guid caseFileId, Guid pathId) => await PageAsync(caseFileId, pathId);

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/decision/sign"), Needs(Permission.SignDecision)]
    public Task<IActionResult> Sign(Guid caseFileId, Guid pathId, DecisionForm form) => SignAsync(caseFileId, pathId, form);

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/decision/send-back"), Needs(Permission.SignDecision)]
    public Task<IActionResult> SendBack(Guid caseFileId, Guid pathId, DecisionForm form) => SendBackAsync(caseFileId, pathId, form);

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/decision/sent"), Needs(Permission.WriteEnforcement)]
    public Task<IActionResult> Sent(Guid caseFileId, Guid pathId, DecisionForm form) => SentAsync(caseFileId, pathId, form);

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/decision/objections"), Needs(Permission.WriteEnforcement)]
    public Task<IActionResult> Objection(Guid caseFileId, Guid pathId, DecisionForm form) => ObjectionAsync(caseFileId, pathId, form);

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/decision/objections/{objectionId:guid}"), Needs(Permission.WriteEnforcement)]
    public Task<IActionResult> DecideOnObjection(Guid caseFileId, Guid pathId, Guid objectionId, DecisionForm form) => DecideOnObjectionAsync(caseFileId, pathId, objectionId, form);

    protected override IActionResult Done(string key, Guid caseFileId, Guid subjectId)
    {
        Say(key);
        return RedirectToAction(nameof(Show), new { caseFileId, pathId = subjectId });
    }

    protected override async Task<IActionResult> PageAsync(Guid caseFileId, Guid subjectId)
    {
        var head = await HeadAsync(caseFileId);
        var path = (await Ask(new ShowEnforcement.Query(caseFileId, subjectId))).Paths[0];
        return View("/Features/Enforcement/Decision.cshtml", Filled(
            new MeasureDecisionForm { Path = path, Today = Today, CalledName = head.Name.CalledName }, head, await Ask(new ShowMeasureDecision.Query(caseFileId, subjectId)), Permission.WriteEnforcement,
            Url.Action(nameof(Show), new { caseFileId, pathId = subjectId })!));
    }
}

/// <summary>The letter of a decision about a measure.</summary>
[Needs(Permission.WriteDecisionLetter)]
public sealed class MeasureLetterController(ICodeLists codes) : DecisionLetterPageController(codes)
{
    [HttpGet("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/decision/letter")]
    public Task<IActionResult> Write(Guid caseFileId, Guid pathId) => PageAsync(caseFileId, pathId, null);

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/decision/letter")]
    public Task<IActionResult> Write(Guid caseFileId, Guid pathId, LetterForm form) => WriteAsync(caseFileId, pathId, form);

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/decision/letter/preview")]
    public Task<IActionResult> Preview(Guid caseFileId, Guid pathId, LetterForm form) => PreviewAsync(caseFileId, pathId, form);

    [HttpGet("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/decision/letter.pdf")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public Task<IActionResult> Pdf(Guid caseFileId, Guid pathId) => PdfAsync(caseFileId, pathId);

    protected override string AddressOf(Guid caseFileId, Guid subjectId) => Url.Action("Show", "MeasureDecisions", new { caseFileId, pathId = subjectId })!;

    protected override async Task<string> LeadAsync(Guid caseFileId, Guid subjectId)
    {
        var path = (await Ask(new ShowEnforcement.Query(caseFileId, subjectId))).Paths[0];
        return T["Enforcement.LetterLead", path.Occasion is null ? "" : T.Code(path.Occasion)];
    }
}

/// <summary>The page of a decision about a measure.</summary>
public sealed class MeasureDecisionForm : DecisionForm
{
    public ShowEnforcement.PathView Path { get; set; } = null!;
    public DateOnly Today { get; set; }
    public string CalledName { get; set; } = "";
}
