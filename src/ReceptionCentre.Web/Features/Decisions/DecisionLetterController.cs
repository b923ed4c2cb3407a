using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Web.Features.Decisions;

/// <summary>The letter of a decision about a plan.</summary>
[Needs(Permission.WriteDecisionLetter)]
public sealed class DecisionLetterController(ICodeLists codes) : DecisionLetterPageController(codes)
{
    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/letter")]
    public Task<IActionResult> Write(Guid caseFileId, Guid planId) => PageAsync(caseFileId, planId, null);

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/letter")]
    public Task<IActionResult> Write(Guid caseFileId, Guid planId, LetterForm form) => WriteAsync(caseFileId, planId, form);

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/letter/preview")]
    public Task<IActionResult> Preview(Guid caseFileId, Guid planId, LetterForm form) => PreviewAsync(caseFileId, planId, form);

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/letter.pdf")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public Task<IActionResult> Pdf(Guid caseFileId, Guid planId) => PdfAsync(caseFileId, planId);

    protected override string AddressOf(Guid caseFileId, Guid subjectId) => Url.Action("Show", "Decisions", new { caseFileId, planId = subjectId })!;

    protected override async Task<string> LeadAsync(Guid caseFileId, Guid subjectId) =>
        T["Decisions.LetterLead", (await Ask(new ShowPlan.Query(caseFileId, subjectId))).Shown!.Edition];
}
