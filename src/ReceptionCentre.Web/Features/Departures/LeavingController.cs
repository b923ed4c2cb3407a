using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Departures;

/// <summary>That somebody must leave, or cannot leave, and why. Ended or taken back like every fact of the stay.</summary>
public sealed class LeavingController(ICodeLists codes) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/departure/leaving"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Record(Guid caseFileId, LeavingKind? kind)
    {
        var head = await HeadAsync(caseFileId);
        if (!head.MayWork || head.IsClosed)
            throw new NotThereException("file to work on");
        return View(await WithChoicesAsync(new LeavingForm
        {
            OnceKey = Guid.NewGuid(),
            Kind = kind is { } asked && Enum.IsDefined(asked) ? asked : LeavingKind.CannotLeave,
            Version = (await Ask(new ShowLeaving.Query(caseFileId))).StayVersion,
        }));
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/leaving"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Record(Guid caseFileId, LeavingForm form)
    {
        await HeadAsync(caseFileId);
        var reading = new Reading(Today);
        return await Attempt(
            new RecordLeaving.Command(
                form.OnceKey, caseFileId, form.Version, form.Kind, Reading.Words(form.Because), reading.PartialDate(form.From, nameof(form.From)),
                reading.Date(form.AskAgainOn, nameof(form.AskAgainOn)), Reading.Words(form.Source), Reading.Words(form.Reason)),
            _ =>
            {
                Say("Departures.LeavingRecorded");
                return RedirectToAction("Show", "Departures", new { caseFileId }, "leaving");
            },
            async () => View(await WithChoicesAsync(form)), reading,
            async () =>
            {
                // A fact is added beside what somebody else saved: nothing of it is lost.
                form.Version = (await Ask(new ShowLeaving.Query(caseFileId))).StayVersion;
                await ChangedMeanwhileAsync(caseFileId);
                return View(await WithChoicesAsync(form));
            });
    }

    private async Task ChangedMeanwhileAsync(Guid caseFileId)
    {
        await HeadAsync(caseFileId);
        ModelState.Remove(nameof(LeavingForm.Version));
        ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
    }

    private async Task<LeavingForm> WithChoicesAsync(LeavingForm form)
    {
        form.Reasons = await ChoicesAsync(form.Kind == LeavingKind.MustLeave ? Lists.MustLeaveReasons : Lists.CannotLeaveReasons);
        form.Sources = await ChoicesAsync(Lists.Sources);
        return form;
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
}

public sealed class LeavingForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public LeavingKind? Kind { get; set; }
    public string? Because { get; set; }
    public string? From { get; set; }
    public string? AskAgainOn { get; set; }
    public string? Source { get; set; }
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> Reasons { get; set; } = [];
    public IReadOnlyList<Choice> Sources { get; set; } = [];
}
