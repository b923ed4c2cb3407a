using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.PlanTemplates;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Plans;

/// <summary>The plan of a file as a whole: shown, begun, agreed, revised, dropped, put on paper.</summary>
public sealed class PlansController(ICodeLists codes, CurrentStaff me) : PlanPageController
{
    [HttpGet("/case-files/{caseFileId:guid}/plan"), Needs(Permission.ReadPlan)]
    public async Task<IActionResult> Show(Guid caseFileId) => View(await PageAsync(caseFileId, null));

    /// <summary>One edition to read, as it was.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/plan/editions/{planId:guid}"), Needs(Permission.ReadPlan)]
    public async Task<IActionResult> Edition(Guid caseFileId, Guid planId) => View("Show", await PageAsync(caseFileId, planId));

    [HttpPost("/case-files/{caseFileId:guid}/plan/begin"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Begin(Guid caseFileId, PlanKind kind, Guid onceKey) => Attempt(
        new BeginPlan.Command(caseFileId, kind, onceKey),
        planId => RedirectToAction("OwnWords", "PlanParts", new { caseFileId, planId }),
        async () => View("Show", await PageAsync(caseFileId, null)));

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/agree"), Needs(Permission.AgreePlan)]
    public async Task<IActionResult> Agree(Guid caseFileId, Guid planId)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId);
        // A PIP is not agreed but decided.
        if (plan.Kind == PlanKind.Pip)
            return RedirectToAction("Show", "Decisions", new { caseFileId, planId });
        return View(new AgreeForm { On = Today.InDigits(), Version = plan.Version, Plan = plan });
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/agree"), Needs(Permission.AgreePlan)]
    public Task<IActionResult> Agree(Guid caseFileId, Guid planId, AgreeForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new AgreePlan.Command(planId, form.Version, reading.PastDate(form.On, nameof(form.On))),
            _ =>
            {
                Say("Plans.AgreedNow");
                return RedirectToAction(nameof(Show), new { caseFileId });
            },
            async () =>
            {
                form.Plan = await PlanAsync(caseFileId, planId);
                return View(form);
            },
            reading,
            async () =>
            {
                // What will be agreed is not what was on the screen: look again.
                form.Plan = await PlanAsync(caseFileId, planId);
                form.Version = form.Plan.Version;
                ModelState.AddModelError("", T["Plans.LookAgainBeforeAgreeing"]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View(form);
            });
    }

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/revise"), Needs(Permission.WritePlan)]
    public async Task<IActionResult> Revise(Guid caseFileId, Guid planId)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId, PlanState.Agreed, PlanState.Decided);
        return View(await WithKindsAsync(caseFileId, new() { Kind = plan.Kind, Version = plan.Version, OnceKey = Guid.NewGuid(), Plan = plan }));
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/revise"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Revise(Guid caseFileId, Guid planId, ReviseForm form) => Attempt(
        new RevisePlan.Command(planId, form.Version, form.Kind, form.Trigger, Reading.Words(form.Reason), form.OnceKey),
        _ =>
        {
            Say("Plans.RevisedNow");
            return RedirectToAction(nameof(Show), new { caseFileId });
        },
        async () =>
        {
            form.Plan = await PlanAsync(caseFileId, planId);
            form.Version = form.Plan.Version;
            return View(await WithKindsAsync(caseFileId, form));
        });

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/drop"), Needs(Permission.WritePlan)]
    public async Task<IActionResult> Drop(Guid caseFileId, Guid planId)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId);
        return View("Remove", Dropping(caseFileId, plan));
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/drop"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Drop(Guid caseFileId, Guid planId, int version) => Attempt(
        new DropDraft.Command(planId, version),
        _ =>
        {
            Say("Plans.Dropped");
            return RedirectToAction(nameof(Show), new { caseFileId });
        },
        async () => View("Remove", Dropping(caseFileId, await PlanAsync(caseFileId, planId))));

    /// <summary>Asks for the edition on paper, in one of its forms, or for an invitation to the next appointment; the page with the documents follows it.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/paper"), Needs(Permission.RequestDocument)]
    public Task<IActionResult> Paper(Guid caseFileId, Guid planId, string? language, string? form, Guid onceKey) => Attempt<Guid>(
        form == PaperChoice.Invitation
            ? new RequestInvitation.Command(caseFileId, Reading.Words(language), onceKey)
            : new RequestPlanDocument.Command(planId, Reading.Words(language), onceKey, Reading.Choice<PaperVariant>(form) ?? PaperVariant.Whole),
        _ =>
        {
            Say("Plans.PaperAsked");
            return RedirectToAction("Index", "Documents", new { caseFileId });
        },
        async () => View("Show", await PageAsync(caseFileId, planId)));

    private async Task<PlanPage> PageAsync(Guid caseFileId, Guid? planId)
    {
        var head = await HeadAsync(caseFileId);
        var result = await Ask(new ShowPlan.Query(caseFileId, planId));
        var mayWork = head.MayWork && !head.IsClosed;
        return new(
            head, result, OnlyRead: planId is not null && result.Shown?.State != PlanState.Draft,
            MayWrite: mayWork && me.May(Permission.WritePlan), MayAgree: mayWork && me.May(Permission.AgreePlan),
            MayPrint: mayWork && me.May(Permission.RequestDocument) && result.Shown is { State: not PlanState.Dropped },
            await FreeTracksAsync(caseFileId, result.Shown), await PaperLanguagesAsync(head, result.Shown), Today, await ReferralsAsync(caseFileId, mayWork, result.Shown),
            await PapersAsync(head, result.Shown),
            result.Shown is { Kind: PlanKind.Pip } pip ? await Ask(new ShowDecision.Query(caseFileId, pip.PlanId)) : null,
            result.Shown is { Kind: PlanKind.Pip } ? await Ask(new ShowTrajectory.Query(caseFileId)) : null,
            mayWork && me.May(Permission.WritePlan) && result.Shown is { State: PlanState.Draft } draft ? (await Ask(new ShowProposals.Query(caseFileId, draft.PlanId))).New : 0,
            mayWork && me.May(Permission.ReadIntake) && result.Shown is null or { State: PlanState.Draft } ? await Ask(new IntakeForPlan.Query(caseFileId)) : null);
    }

    private async Task<SignedPapers> PapersAsync(FileHead.Head head, ShowPlan.PlanView? plan) => new(
        plan is not null && me.May(Permission.ReadDocuments) ? await Ask(new SignedPapersOfPlan.Query(head.CaseFileId, plan.PlanId)) : [],
        !head.IsClosed && plan is { State: PlanState.Agreed or PlanState.Decided or PlanState.Revised } && me.May(Permission.AddAttachment));

    private async Task<PlanReferrals> ReferralsAsync(Guid caseFileId, bool mayWork, ShowPlan.PlanView? plan) =>
        plan is null || !me.May(Permission.ReadReferrals) ? PlanReferrals.None
            : new(await Ask(new ReferralsOfPlan.Query(caseFileId)), mayWork && me.May(Permission.Refer) && (plan.Holds || plan.State is PlanState.Draft or PlanState.Offered));

    private async Task<IReadOnlyList<CodeView>> FreeTracksAsync(Guid caseFileId, ShowPlan.PlanView? plan)
    {
        if (plan is null)
            return [];
        var unused = await Ask(new UnusedHere.Query(caseFileId));
        return [.. (await codes.AllAsync(Lists.Tracks, Stop)).Where(track =>
            track.IsValidOn(Today) && !unused.Contains((Lists.Tracks, track.Value)) && plan.Tracks.All(used => used.Code != track.Value))];
    }

    private async Task<PaperChoice> PaperLanguagesAsync(FileHead.Head head, ShowPlan.PlanView? plan)
    {
        // The preferred one stands first.
        var preferred = head.Languages is [var first, ..] ? first.Language : null;
        var chosen = PaperLanguages.For(preferred?.Value);
        var languages = (await codes.AllAsync(Lists.Languages, Stop))
            .Where(one => PaperLanguages.BesideDutch.Contains(one.Value) && (plan is null || PaperLanguages.MayStandBeside(plan.Kind, plan.State, one.Value)));
        List<Choice> choices =
        [
            new("", T["Plans.DutchAlone"]),
            .. PaperLanguages.InOrder(languages, chosen, Text.Language).Select(one => new Choice(one.Value, T["Plans.DutchAnd", one.In(Text.Language)])),
        ];
        if (chosen is not null && !choices.Exists(choice => choice.Value == chosen))
            return new(choices, null, null, preferred!.In(Text.Language));
        var missing = preferred is not null && chosen is null && preferred.Value != "nl" ? preferred.In(Text.Language) : null;
        return new(choices, chosen, missing, null);
    }

    private async Task<ReviseForm> WithKindsAsync(Guid caseFileId, ReviseForm form)
    {
        form.MayBePip = (await Ask(new ShowPlan.Query(caseFileId))).MayBePip;
        return form;
    }

    private RemovePage Dropping(Guid caseFileId, ShowPlan.PlanView plan) => new(
        caseFileId, plan.Version, T["Plans.DropTitle", plan.Edition], T[plan.Edition > 1 ? "Plans.DropWhatRevision" : "Plans.DropWhat"], null, T["Plans.Drop"],
        Url.Action(nameof(Drop), new { caseFileId, planId = plan.PlanId })!);
}
