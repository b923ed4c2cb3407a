using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.Plans;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Decisions;

/// <summary>The decision about one edition of a PIP: offered, signed or sent back, sent, objected to.</summary>
public sealed class DecisionsController(CurrentStaff me) : PlanPageController
{
    /// <summary>What waits for one's signature.</summary>
    [HttpGet("/decisions"), Needs(Permission.SignDecision)]
    public async Task<IActionResult> Index(Guid? after) => View(await Ask(new DecisionsToSign.Query(after)));

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision"), Needs(Permission.ReadPlan)]
    public async Task<IActionResult> Show(Guid caseFileId, Guid planId) => await PageAsync(caseFileId, planId);

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision"), Needs(Permission.AgreePlan)]
    public Task<IActionResult> Offer(Guid caseFileId, Guid planId, int version, Guid onceKey) => Attempt(
        new OfferPlan.Command(planId, version, onceKey), _ => Done(caseFileId, planId, "Decisions.OfferedNow"), () => PageAsync(caseFileId, planId));

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/sign"), Needs(Permission.SignDecision)]
    public Task<IActionResult> Sign(Guid caseFileId, Guid planId, DecisionForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new SignDecision.Command(form.DecisionId, form.Version, reading.PastDate(form.DatedOn, nameof(form.DatedOn)), Reading.Words(form.Remedy)),
            _ => Done(caseFileId, planId, "Decisions.SignedNow"), () => PageAsync(caseFileId, planId), reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/send-back"), Needs(Permission.SignDecision)]
    public Task<IActionResult> SendBack(Guid caseFileId, Guid planId, DecisionForm form) => Attempt(
        new SendBackDecision.Command(form.DecisionId, form.Version, Reading.Words(form.Reason)),
        _ => Done(caseFileId, planId, "Decisions.SentBackNow"), () => PageAsync(caseFileId, planId));

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/sent"), Needs(Permission.AgreePlan)]
    public Task<IActionResult> Sent(Guid caseFileId, Guid planId, DecisionForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new RecordSent.Command(form.DecisionId, form.Version, reading.PastDate(form.SentOn, nameof(form.SentOn))),
            _ => Done(caseFileId, planId, "Decisions.SentNow"), () => PageAsync(caseFileId, planId), reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/objections"), Needs(Permission.AgreePlan)]
    public Task<IActionResult> Objection(Guid caseFileId, Guid planId, DecisionForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new RecordObjection.Command(form.DecisionId, form.Version, reading.PastDate(form.ReceivedOn, nameof(form.ReceivedOn)), form.OnceKey),
            _ => Done(caseFileId, planId, "Decisions.ObjectionRecorded"), () => PageAsync(caseFileId, planId), reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/objections/{objectionId:guid}"), Needs(Permission.AgreePlan)]
    public Task<IActionResult> DecideOnObjection(Guid caseFileId, Guid planId, Guid objectionId, DecisionForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new DecideOnObjection.Command(form.DecisionId, objectionId, form.Version, Reading.Choice<ObjectionOutcome>(form.Outcome), reading.PastDate(form.DecidedOn, nameof(form.DecidedOn))),
            _ => Done(caseFileId, planId, "Decisions.ObjectionDecided"), () => PageAsync(caseFileId, planId), reading);
    }

    private RedirectToActionResult Done(Guid caseFileId, Guid planId, string key)
    {
        Say(key);
        return RedirectToAction(nameof(Show), new { caseFileId, planId });
    }

    private async Task<IActionResult> PageAsync(Guid caseFileId, Guid planId)
    {
        var head = await HeadAsync(caseFileId);
        var plan = await Ask(new ShowPlan.Query(caseFileId, planId));
        if (plan.Shown!.Kind != PlanKind.Pip)
            throw new NotThereException("decision");
        var decision = await Ask(new ShowDecision.Query(caseFileId, planId));
        var latest = decision.Latest;
        return View("Show", new DecisionForm
        {
            Head = head,
            Plan = plan,
            Shown = decision,
            // Who signs is seldom who works on the file.
            MayWork = head.MayWork && !head.IsClosed && me.May(Permission.AgreePlan),
            MaySign = !head.IsClosed && me.May(Permission.SignDecision),
            MayWriteLetter = !head.IsClosed && me.May(Permission.WriteDecisionLetter),
            MayNotSign = decision.MayNotSign(me.Id),
            DecisionId = latest?.DecisionId ?? Guid.Empty,
            Version = latest?.Version ?? plan.Shown.Version,
            OnceKey = Guid.NewGuid(),
            DatedOn = Today.InDigits(),
            SentOn = Today.InDigits(),
            ReceivedOn = Today.InDigits(),
            DecidedOn = Today.InDigits(),
            Remedy = decision.Remedy ?? T["Decisions.RemedyOfCentre", decision.Municipality?.Dutch ?? ""],
        });
    }
}

/// <summary>The page of a decision; one of its forms is sent at a time.</summary>
public sealed class DecisionForm
{
    public Guid DecisionId { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
    public string? DatedOn { get; set; }
    public string? Remedy { get; set; }
    public string? Reason { get; set; }
    public string? SentOn { get; set; }
    public string? ReceivedOn { get; set; }
    public string? Outcome { get; set; }
    public string? DecidedOn { get; set; }

    public FileHead.Head Head { get; set; } = null!;
    public ShowPlan.Result Plan { get; set; } = null!;
    public ShowDecision.Result Shown { get; set; } = null!;
    public bool MayWork { get; set; }
    public bool MaySign { get; set; }
    public bool MayWriteLetter { get; set; }

    /// <summary>Name of the rule because of which one cannot sign; null = one can.</summary>
    public string? MayNotSign { get; set; }

    /// <summary>What the parts of the plan page ask for, read only.</summary>
    public PlanPage AsPage => new(
        Head, Plan, true, false, false, false, [], new([], null, null, null), default, PlanReferrals.None, new([], false), Shown, null, 0);
}
