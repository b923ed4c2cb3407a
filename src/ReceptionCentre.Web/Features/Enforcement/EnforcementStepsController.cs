using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Enforcement;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Features.Decisions;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Enforcement;

/// <summary>The next step of a path, with its letter beside it as it would be.</summary>
[Needs(Permission.WriteEnforcement)]
public sealed class EnforcementStepsController : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/next")]
    public async Task<IActionResult> Next(Guid caseFileId, Guid pathId) => await PageAsync(caseFileId, pathId, null);

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/next")]
    public Task<IActionResult> Next(Guid caseFileId, Guid pathId, StepForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new TakeStep.Command(pathId, form.Version, form.Input(reading), form.OnceKey),
            _ =>
            {
                Say("Enforcement.LetterMade");
                return RedirectToAction("Show", "Enforcement", new { caseFileId, pathId });
            },
            () => PageAsync(caseFileId, pathId, form), reading);
    }

    /// <summary>What was typed, as a letter; nothing is saved. With script only the letter comes back, without it the page.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/next/preview")]
    public async Task<IActionResult> Preview(Guid caseFileId, Guid pathId, StepForm form)
    {
        if (!Request.Headers.ContainsKey("HX-Request"))
            return await PageAsync(caseFileId, pathId, form);
        return PartialView("/Features/Decisions/_Letter.cshtml", LetterOf(await Ask(new ShowNextStep.Query(caseFileId, pathId, form.Input(new Reading(Today))))));
    }

    private async Task<IActionResult> PageAsync(Guid caseFileId, Guid pathId, StepForm? typed)
    {
        var head = await HeadAsync(caseFileId);
        if (head.IsClosed || !head.MayWork)
            throw new NotPermittedException("Enforcement");
        var path = (await Ask(new ShowEnforcement.Query(caseFileId, pathId))).Paths[0];
        var view = await Ask(new ShowNextStep.Query(caseFileId, pathId, typed?.Input(new Reading(Today))));
        var form = typed ?? new() { OnceKey = Guid.NewGuid(), Version = view.Version, LastDay = view.Proposed.InDigits(), TalkOn = Today.InDigits() };
        (form.CaseFileId, form.Path, form.View, form.Letter, form.Kind, form.CalledName) = (caseFileId, path, view, LetterOf(view), view.Kind.ToString(), head.Name.CalledName);
        return View("/Features/Enforcement/Next.cshtml", form);
    }

    private static LetterPage LetterOf(ShowNextStep.View view) => new(view.Letter.Salutation, view.Letter.Pieces, view.Letter.OwnSentences, null);
}

public sealed class StepForm
{
    public string? Kind { get; set; }
    public string? AppointmentId { get; set; }
    public string? LastDay { get; set; }
    public string? At { get; set; }
    public string? Place { get; set; }
    public string? TalkOn { get; set; }
    public string? TalkOutcome { get; set; }
    public string? TalkWords { get; set; }
    public string? OwnSentences { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }

    public Guid CaseFileId { get; set; }
    public string CalledName { get; set; } = "";
    public ShowEnforcement.PathView Path { get; set; } = null!;
    public ShowNextStep.View View { get; set; } = null!;
    public LetterPage Letter { get; set; } = null!;

    public StepInput Input(Reading reading) => new(
        Reading.Choice<StepKind>(Kind), reading.Date(LastDay, nameof(LastDay)), reading.Time(At, nameof(At)), Reading.Words(Place), Guid.TryParse(AppointmentId, out var id) ? id : null,
        reading.PastDate(TalkOn, nameof(TalkOn)), Reading.Choice<TalkOutcome>(TalkOutcome), Reading.Words(TalkWords), Reading.Words(OwnSentences));
}
