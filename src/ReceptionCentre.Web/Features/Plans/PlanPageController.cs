using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;

namespace ReceptionCentre.Web.Features.Plans;

/// <summary>A page about one edition of the plan of a file.</summary>
public abstract class PlanPageController : FileController
{
    /// <summary>The head of the file, once the page has asked for it.</summary>
    protected FileHead.Head Head => (FileHead.Head)ViewData["Head"]!;

    /// <summary>The edition, with the head above it; for a form that is shown again, whatever happened meanwhile.</summary>
    protected async Task<ShowPlan.PlanView> PlanAsync(Guid caseFileId, Guid planId)
    {
        await HeadAsync(caseFileId);
        return (await Ask(new ShowPlan.Query(caseFileId, planId))).Shown!;
    }

    /// <summary>The edition, for whoever works on the file and while it is in one of these states: a draft when none is named.</summary>
    /// <exception cref="NotPermittedException">Another team's file, or a closed one.</exception>
    /// <exception cref="NotThereException">The edition is in another state: the page is not there (any more).</exception>
    protected async Task<ShowPlan.PlanView> PlanToWorkOnAsync(Guid caseFileId, Guid planId, params PlanState[] states)
    {
        var head = await HeadAsync(caseFileId);
        if (head.IsClosed || !head.MayWork)
            throw new NotPermittedException("Plans");
        var plan = (await Ask(new ShowPlan.Query(caseFileId, planId))).Shown!;
        return (states is [] ? plan.State == PlanState.Draft : states.Contains(plan.State)) ? plan : throw new NotThereException("plan");
    }
}
