using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PlanTemplates;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Features.Plans;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.PlanTemplates;

/// <summary>What the template proposes for a draft: everything ticked, with why, and one button.</summary>
[Needs(Permission.WritePlan)]
public sealed class ProposalsController : PlanPageController
{
    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/proposals")]
    public async Task<IActionResult> Show(Guid caseFileId, Guid planId)
    {
        await PlanToWorkOnAsync(caseFileId, planId);
        return await PageAsync(caseFileId, new() { PlanId = planId, OnceKey = Guid.NewGuid(), Lines = null });
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/proposals")]
    public Task<IActionResult> Take(Guid caseFileId, Guid planId, ProposalsForm form)
    {
        form.PlanId = planId;
        form.Lines ??= [];
        return Attempt(
            new TakeProposals.Command(planId, form.Version, form.Lines, form.OnceKey),
            _ =>
            {
                Say("PlanTemplates.Taken");
                return RedirectToAction("Show", "Plans", new { caseFileId });
            },
            async () => await AgainAsync(caseFileId, form),
            conflict: async () =>
            {
                // Somebody else wrote in the draft meanwhile: what was ticked stays ticked.
                ModelState.AddModelError("", T["PlanTemplates.LookAgain"]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await AgainAsync(caseFileId, form);
            });
    }

    private async Task<IActionResult> AgainAsync(Guid caseFileId, ProposalsForm form)
    {
        await PlanAsync(caseFileId, form.PlanId);
        return await PageAsync(caseFileId, form);
    }

    private async Task<IActionResult> PageAsync(Guid caseFileId, ProposalsForm form)
    {
        form.Proposals = await Ask(new ShowProposals.Query(caseFileId, form.PlanId));
        form.Version = form.Proposals.Version;
        form.CalledName = Head.Name.CalledName;
        return View("Show", form);
    }
}

public sealed class ProposalsForm
{
    public Guid PlanId { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }

    /// <summary>What is ticked; null = the page is new, and everything is.</summary>
    public List<Guid>? Lines { get; set; }
    public string CalledName { get; set; } = "";
    public ShowProposals.Result Proposals { get; set; } = null!;

    public bool IsTicked(Guid lineId) => Lines?.Contains(lineId) ?? true;
}
