using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Enforcement;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Enforcement;

/// <summary>The enforcement paths of a file: opened, followed step by step, ended, or brought to a proposal of what the college decides.</summary>
public sealed class EnforcementController(ICodeLists codes, CurrentStaff me) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/enforcement"), Needs(Permission.ReadEnforcement)]
    public async Task<IActionResult> Index(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        return View(new EnforcementPage(head, await Ask(new ShowEnforcement.Query(caseFileId)), MayWork(head), Today));
    }

    [HttpGet("/case-files/{caseFileId:guid}/enforcement/new"), Needs(Permission.WriteEnforcement)]
    public async Task<IActionResult> New(Guid caseFileId) => await NewAsync(caseFileId, new() { OnceKey = Guid.NewGuid() });

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/new"), Needs(Permission.WriteEnforcement)]
    public Task<IActionResult> New(Guid caseFileId, NewPathForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new OpenPath.Command(caseFileId, Reading.Words(form.Occasion), reading.PastDate(form.HappenedOn, nameof(form.HappenedOn)), Reading.Words(form.What), form.OnceKey),
            pathId => Done("Enforcement.Opened", caseFileId, pathId), () => NewAsync(caseFileId, form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}"), Needs(Permission.ReadEnforcement)]
    public async Task<IActionResult> Show(Guid caseFileId, Guid pathId) => await PageAsync(caseFileId, pathId);

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/steps/{stepId:guid}/sent"), Needs(Permission.WriteEnforcement)]
    public Task<IActionResult> Sent(Guid caseFileId, Guid pathId, Guid stepId, PathForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new RecordStepSent.Command(pathId, stepId, form.Version, reading.PastDate(form.SentOn, nameof(form.SentOn))),
            _ => Done("Enforcement.SentNow", caseFileId, pathId), () => PageAsync(caseFileId, pathId), reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/steps/{stepId:guid}/take-back"), Needs(Permission.WriteEnforcement)]
    public Task<IActionResult> TakeBack(Guid caseFileId, Guid pathId, Guid stepId, PathForm form) => Attempt(
        new TakeBackStep.Command(pathId, stepId, form.Version), _ => Done("Enforcement.TakenBack", caseFileId, pathId), () => PageAsync(caseFileId, pathId));

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/skip"), Needs(Permission.WriteEnforcement)]
    public Task<IActionResult> Skip(Guid caseFileId, Guid pathId, PathForm form) => Attempt(
        new SkipStep.Command(pathId, form.Version, Reading.Choice<StepKind>(form.Kind), Reading.Words(form.SkipReason), form.OnceKey),
        _ => Done("Enforcement.Skipped", caseFileId, pathId), () => PageAsync(caseFileId, pathId));

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/views"), Needs(Permission.WriteEnforcement)]
    public Task<IActionResult> Hear(Guid caseFileId, Guid pathId, PathForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new RecordView.Command(pathId, form.Version, Reading.Choice<ViewManner>(form.Manner), reading.PastDate(form.ReceivedOn, nameof(form.ReceivedOn)), Reading.Words(form.Words), form.OnceKey),
            _ => Done("Enforcement.Heard", caseFileId, pathId), () => PageAsync(caseFileId, pathId), reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/end"), Needs(Permission.WriteEnforcement)]
    public Task<IActionResult> End(Guid caseFileId, Guid pathId, PathForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new EndPath.Command(pathId, form.Version, Reading.Choice<PathEnd>(form.How), reading.PastDate(form.EndedOn, nameof(form.EndedOn)), Reading.Words(form.Excuse), Reading.Words(form.Note)),
            _ => Done("Enforcement.EndedNow", caseFileId, pathId), () => PageAsync(caseFileId, pathId), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/measure"), Needs(Permission.WriteEnforcement)]
    public async Task<IActionResult> Measure(Guid caseFileId, Guid pathId) => await MeasureAsync(caseFileId, pathId, null);

    [HttpPost("/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/measure"), Needs(Permission.WriteEnforcement)]
    public Task<IActionResult> Measure(Guid caseFileId, Guid pathId, MeasureForm form)
    {
        var reading = new Reading(Today);
        int? amount = null;
        if (Reading.Words(form.Amount) is { } typed)
        {
            if (int.TryParse(typed.Replace(".", "", StringComparison.Ordinal).TrimStart('€', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var euros))
                amount = euros;
            else
                reading.Refuse(nameof(form.Amount), "Enforcement.AmountMissing");
        }
        return Attempt(
            new ProposeMeasure.Command(pathId, form.Version, Reading.Choice<MeasureKind>(form.Measure), amount, Reading.Words(form.Why), form.OnceKey),
            _ =>
            {
                Say("Enforcement.Proposed");
                return RedirectToAction("Show", "MeasureDecisions", new { caseFileId, pathId });
            },
            () => MeasureAsync(caseFileId, pathId, form), reading);
    }

    private bool MayWork(FileHead.Head head) => !head.IsClosed && head.MayWork && me.May(Permission.WriteEnforcement);

    private RedirectToActionResult Done(string key, Guid caseFileId, Guid pathId)
    {
        Say(key);
        return RedirectToAction(nameof(Show), new { caseFileId, pathId });
    }

    private async Task<IActionResult> NewAsync(Guid caseFileId, NewPathForm form)
    {
        await HeadToWorkOnAsync(caseFileId);
        var shown = await Ask(new ShowEnforcement.Query(caseFileId));
        form.CaseFileId = caseFileId;
        form.MayNotOpen = shown.MayNotOpen;
        form.Occasions = await ChoicesAsync(Lists.EnforcementOccasions);
        return View("New", form);
    }

    // What was typed and refused stands in the model state; the rest is shown as it is stored.
    private async Task<IActionResult> PageAsync(Guid caseFileId, Guid pathId)
    {
        var head = await HeadAsync(caseFileId);
        var shown = await Ask(new ShowEnforcement.Query(caseFileId, pathId));
        var path = shown.Paths[0];
        return View("Show", new PathForm
        {
            CaseFileId = caseFileId,
            CalledName = head.Name.CalledName,
            Path = path,
            MayWork = MayWork(head),
            MayNotGoOn = shown.MayNotOpen,
            Today = Today,
            Excuses = await ChoicesAsync(Lists.EnforcementExcuses),
            Version = path.Version,
            OnceKey = Guid.NewGuid(),
            Kind = path.Next?.ToString(),
            SentOn = Today.InDigits(),
            ReceivedOn = Today.InDigits(),
            EndedOn = Today.InDigits(),
        });
    }

    private async Task<IActionResult> MeasureAsync(Guid caseFileId, Guid pathId, MeasureForm? typed)
    {
        var head = await HeadToWorkOnAsync(caseFileId);
        var path = (await Ask(new ShowEnforcement.Query(caseFileId, pathId))).Paths[0];
        if (path is not { State: PathState.Running, Next: null })
            throw new NotThereException("measure");
        return View("Measure", new MeasureForm
        {
            CaseFileId = caseFileId,
            Path = path,
            CalledName = head.Name.CalledName,
            Today = Today,
            Version = typed?.Version ?? path.Version,
            OnceKey = typed?.OnceKey ?? Guid.NewGuid(),
            // What was sent back is mended, not written again.
            Measure = typed?.Measure ?? path.Measure?.ToString(),
            Amount = typed is null ? path.Amount?.ToString(CultureInfo.InvariantCulture) : typed.Amount,
            Why = typed is null ? path.Why : typed.Why,
        });
    }

    private async Task<FileHead.Head> HeadToWorkOnAsync(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        return MayWork(head) ? head : throw new NotPermittedException("Enforcement");
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, T.Code(code)))];
}

/// <summary>The paths of a file.</summary>
public sealed record EnforcementPage(FileHead.Head Head, ShowEnforcement.Result Shown, bool MayWork, DateOnly Today);

/// <summary>The steps of a path as a line: what was done, what comes.</summary>
public sealed record PathLine(ShowEnforcement.PathView Path, Guid CaseFileId, DateOnly Today);

public sealed class NewPathForm
{
    public string? Occasion { get; set; }
    public string? HappenedOn { get; set; }
    public string? What { get; set; }
    public Guid OnceKey { get; set; }

    public Guid CaseFileId { get; set; }

    /// <summary>Name of the rule because of which none can be opened.</summary>
    public string? MayNotOpen { get; set; }
    public IReadOnlyList<Choice> Occasions { get; set; } = [];
}

/// <summary>The page of a path; one of its forms is sent at a time.</summary>
public sealed class PathForm
{
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
    public string? SentOn { get; set; }
    public string? Kind { get; set; }
    public string? SkipReason { get; set; }
    public string? Manner { get; set; }
    public string? ReceivedOn { get; set; }
    public string? Words { get; set; }
    public string? How { get; set; }
    public string? EndedOn { get; set; }
    public string? Excuse { get; set; }
    public string? Note { get; set; }

    public Guid CaseFileId { get; set; }
    public string CalledName { get; set; } = "";
    public ShowEnforcement.PathView Path { get; set; } = null!;
    public bool MayWork { get; set; }

    /// <summary>Name of the rule because of which no further step can be taken.</summary>
    public string? MayNotGoOn { get; set; }
    public DateOnly Today { get; set; }
    public IReadOnlyList<Choice> Excuses { get; set; } = [];
}

public sealed class MeasureForm
{
    public string? Measure { get; set; }
    public string? Amount { get; set; }
    public string? Why { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }

    public Guid CaseFileId { get; set; }
    public string CalledName { get; set; } = "";
    public ShowEnforcement.PathView Path { get; set; } = null!;
    public DateOnly Today { get; set; }
}
