using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Decisions;

/// <summary>The letter of a decision that waits for a signature, whatever it is about: written, and seen as it would be.</summary>
public abstract class DecisionLetterPageController(ICodeLists codes) : FileController
{
    /// <summary>Of the page of the decision.</summary>
    protected abstract string AddressOf(Guid caseFileId, Guid subjectId);

    /// <summary>What the decision is about, in a sentence.</summary>
    protected abstract Task<string> LeadAsync(Guid caseFileId, Guid subjectId);

    protected Task<IActionResult> WriteAsync(Guid caseFileId, Guid subjectId, LetterForm form) => Attempt(
        new WriteDecisionLetter.Command(form.DecisionId, form.Version, Reading.Words(form.Salutation), form.BlockIds, Reading.Words(form.OwnSentences)),
        _ =>
        {
            Say("Decisions.LetterSaved");
            return LocalRedirect($"{AddressOf(caseFileId, subjectId)}/letter");
        },
        () => PageAsync(caseFileId, subjectId, form));

    /// <summary>What was typed, as a letter; nothing is saved. With script only the letter comes back, without it the page.</summary>
    protected async Task<IActionResult> PreviewAsync(Guid caseFileId, Guid subjectId, LetterForm form)
    {
        if (!Request.Headers.ContainsKey("HX-Request"))
            return await PageAsync(caseFileId, subjectId, form);
        return PartialView("/Features/Decisions/_Letter.cshtml", await LetterAsync(await Ask(new ShowDecisionLetter.Query(caseFileId, subjectId, form.Input))));
    }

    protected async Task<IActionResult> PdfAsync(Guid caseFileId, Guid subjectId)
    {
        var view = await Ask(new ShowDecisionLetter.Query(caseFileId, subjectId));
        if ((await Ask(new PreviewDecisionLetter.Query(caseFileId, subjectId, await RemedyAsync(view)))).Pdf is { } pdf)
            return File(pdf, MediaTypeNames.Application.Pdf, "voorbeeld-besluit.pdf");
        Say("Decisions.NoPreviewNow");
        return LocalRedirect($"{AddressOf(caseFileId, subjectId)}/letter");
    }

    protected async Task<IActionResult> PageAsync(Guid caseFileId, Guid subjectId, LetterForm? typed)
    {
        var head = await HeadAsync(caseFileId);
        var view = await Ask(new ShowDecisionLetter.Query(caseFileId, subjectId, typed?.Input));
        return View("/Features/Decisions/Letter.cshtml", new LetterForm
        {
            Address = AddressOf(caseFileId, subjectId),
            Lead = await LeadAsync(caseFileId, subjectId),
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

    /// <summary>Of the page of the decision.</summary>
    public string Address { get; set; } = "";

    /// <summary>What the decision is about.</summary>
    public string Lead { get; set; } = "";
    public bool MayWrite { get; set; }
    public ShowDecisionLetter.View View { get; set; } = null!;
    public LetterPage Letter { get; set; } = null!;

    public IReadOnlyList<Guid> BlockIds => [.. Blocks.Select(id => Guid.TryParse(id, out var block) ? block : Guid.Empty)];

    public LetterInput Input => new(Reading.Words(Salutation), BlockIds, Reading.Words(OwnSentences));
}
