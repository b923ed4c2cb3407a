using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.Plans;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Decisions;

/// <summary>The decision about one edition of a PIP: offered, signed or sent back, sent, objected to. And what waits for one's signature.</summary>
public sealed class DecisionsController(CurrentStaff me) : DecisionPageController(me)
{
    /// <summary>What waits for one's signature.</summary>
    [HttpGet("/decisions"), Needs(Permission.SignDecision)]
    public async Task<IActionResult> Index(Guid? after) => View(await Ask(new DecisionsToSign.Query(after)));

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision"), Needs(Permission.ReadPlan)]
    public async Task<IActionResult> Show(Guid caseFileId, Guid planId) => await PageAsync(caseFileId, planId);

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision"), Needs(Permission.AgreePlan)]
    public Task<IActionResult> Offer(Guid caseFileId, Guid planId, int version, Guid onceKey) => Attempt(
        new OfferPlan.Command(planId, version, onceKey), _ => Done("Decisions.OfferedNow", caseFileId, planId), () => PageAsync(caseFileId, planId));

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/sign"), Needs(Permission.SignDecision)]
    public Task<IActionResult> Sign(Guid caseFileId, Guid planId, DecisionForm form) => SignAsync(caseFileId, planId, form);

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/send-back"), Needs(Permission.SignDecision)]
    public Task<IActionResult> SendBack(Guid caseFileId, Guid planId, DecisionForm form) => SendBackAsync(caseFileId, planId, form);

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/sent"), Needs(Permission.AgreePlan)]
    public Task<IActionResult> Sent(Guid caseFileId, Guid planId, DecisionForm form) => SentAsync(caseFileId, planId, form);

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/objections"), Needs(Permission.AgreePlan)]
    public Task<IActionResult> Objection(Guid caseFileId, Guid planId, DecisionForm form) => ObjectionAsync(caseFileId, planId, form);

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/objections/{objectionId:guid}"), Needs(Permission.AgreePlan)]
    public Task<IActionResult> DecideOnObjection(Guid caseFileId, Guid planId, Guid objectionId, DecisionForm form) => DecideOnObjectionAsync(caseFileId, planId, objectionId, form);

    protected override IActionResult Done(string key, Guid caseFileId, Guid subjectId)
    {
        Say(key);
        return RedirectToAction(nameof(Show), new { caseFileId, planId = subjectId });
    }

    protected override async Task<IActionResult> PageAsync(Guid caseFileId, Guid subjectId)
    {
        var head = await HeadAsync(caseFileId);
        var plan = await Ask(new ShowPlan.Query(caseFileId, subjectId));
        if (plan.Shown!.Kind != PlanKind.Pip)
            throw new NotThereException("decision");
        return View("Show", Filled(
            new PlanDecisionForm { Head = head, Plan = plan, Version = plan.Shown.Version }, head, await Ask(new ShowDecision.Query(caseFileId, subjectId)), Permission.AgreePlan,
            Url.Action(nameof(Show), new { caseFileId, planId = subjectId })!));
    }
}

/// <summary>The page of a decision about a plan.</summary>
public sealed class PlanDecisionForm : DecisionForm
{
    public FileHead.Head Head { get; set; } = null!;
    public ShowPlan.Result Plan { get; set; } = null!;

    /// <summary>What the parts of the plan page ask for, read only.</summary>
    public PlanPage AsPage => new(
        Head, Plan, true, false, false, false, [], new([], null, null, null), default, PlanReferrals.None, new([], false), Shown, null, 0);
}
