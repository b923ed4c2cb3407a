using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Decisions;

/// <summary>The letter of a decision that waits for a signature: written, and seen as it would be.</summary>
[Needs(Permission.WriteDecisionLetter)]
public sealed class DecisionLetterController(ICodeLists codes) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/letter")]
    public async Task<IActionResult> Write(Guid caseFileId, Guid planId) => await PageAsync(caseFileId, planId, null);

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/letter")]
    public Task<IActionResult> Write(Guid caseFileId, Guid planId, LetterForm form) => Attempt(
        new WriteDecisionLetter.Command(form.DecisionId, form.Version, Reading.Words(form.Salutation), form.BlockIds, Reading.Words(form.OwnSentences)),
        _ =>
        {
            Say("Decisions.LetterSaved");
            return RedirectToAction(nameof(Write), new { caseFileId, planId });
        },
        () => PageAsync(caseFileId, planId, form));

    /// <summary>What was typed, as a letter; nothing is saved. With script only the letter comes back, without it the page.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/letter/preview")]
    public async Task<IActionResult> Preview(Guid caseFileId, Guid planId, LetterForm form)
    {
        if (!Request.Headers.ContainsKey("HX-Request"))
            return await PageAsync(caseFileId, planId, form);
        return PartialView("/Features/Decisions/_Letter.cshtml", await LetterAsync(await Ask(new ShowDecisionLetter.Query(caseFileId, planId, form.Input))));
    }

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/letter.pdf")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Pdf(Guid caseFileId, Guid planId)
    {
        var view = await Ask(new ShowDecisionLetter.Query(caseFileId, planId));
        if ((await Ask(new PreviewDecisionLetter.Query(caseFileId, planId, await RemedyAsync(view)))).Pdf is { } pdf)
            return File(pdf, MediaTypeNames.Application.Pdf, "voorbeeld-besluit.pdf");
        Say("Decisions.NoPreviewNow");
        return RedirectToAction(nameof(Write), new { caseFileId, planId });
    }

    private async Task<IActionResult> PageAsync(Guid caseFileId, Guid planId, LetterForm? typed)
    {
        var head = await HeadAsync(caseFileId);
        var view = await Ask(new ShowDecisionLetter.Query(caseFileId, planId, typed?.Input));
        var plan = await Ask(new ShowPlan.Query(caseFileId, planId));
        return View("/Features/Decisions/Letter.cshtml", new LetterForm
        {
            CaseFileId = caseFileId,
            PlanId = planId,
            Edition = plan.Shown!.Edition,
            View = view,
            Letter = await LetterAsync(view),
            MayWrite = view.MayWrite && !head.IsClosed,
            DecisionId = view.DecisionId,
            // What was typed keeps the version that it was typed on: a newer one must not be overwritten unseen.
            Version = typed?.Version ?? view.Version,
            Salutation = typed?.Salutation ?? view.Letter.SalutationText,
            OwnSentences = typed is null ? view.Letter.OwnSentences : typed.OwnSentences,
            Blocks = [.. view.Letter.Chosen.Select(id => id.ToString())],
        });
    }

    private async Task<LetterPage> LetterAsync(ShowDecisionLetter.View view) => new(
        view.Letter.Salutation, view.Letter.Pieces, view.Letter.OwnSentences, await RemedyAsync(view));

    private async Task<string> RemedyAsync(ShowDecisionLetter.View view) =>
        view.Remedy ?? T["Decisions.RemedyOfCentre", (await codes.FindAsync(Lists.Municipalities, view.Municipality, Stop))?.Dutch ?? ""];
}

/// <summary>A letter on the screen, in Dutch as it goes out.</summary>
public sealed record LetterPage(string? Salutation, IReadOnlyList<LetterPiece> Pieces, string? OwnSentences, string? Remedy);

public sealed class LetterForm
{
    public Guid DecisionId { get; set; }
    public int Version { get; set; }
    public string? Salutation { get; set; }
    public string? OwnSentences { get; set; }
    public string[] Blocks { get; set; } = [];

    public Guid CaseFileId { get; set; }
    public Guid PlanId { get; set; }
    public int Edition { get; set; }
    public bool MayWrite { get; set; }
    public ShowDecisionLetter.View View { get; set; } = null!;
    public LetterPage Letter { get; set; } = null!;

    public IReadOnlyList<Guid> BlockIds => [.. Blocks.Select(id => Guid.TryParse(id, out var block) ? block : Guid.Empty)];

    public LetterInput Input => new(Reading.Words(Salutation), BlockIds, Reading.Words(OwnSentences));
}
