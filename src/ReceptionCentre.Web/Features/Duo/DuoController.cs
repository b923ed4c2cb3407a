using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Duo;

/// <summary>What is told to the executing agency: the worklist out, and one file with what is owed and what was told.</summary>
public sealed class DuoController(CurrentStaff me) : FileController
{
    [HttpGet("/duo"), Needs(Permission.ReadDuoWork)]
    public async Task<IActionResult> Index(string? reason, DateOnly? due, Guid? after) =>
        View(new DuoList(await Ask(new DuoReports.Query(Reading.Choice<DueReason>(reason), due, after)), Reading.Choice<DueReason>(reason), after is not null));

    [HttpGet("/duo/differences"), Needs(Permission.ReadDuoWork)]
    public async Task<IActionResult> Differences(DateOnly? day, Guid? after) => View(await Ask(new DuoDifferences.Query(day, after)));

    [HttpGet("/case-files/{caseFileId:guid}/duo"), Needs(Permission.ReadDuoWork)]
    public Task<IActionResult> File(Guid caseFileId) => PageAsync(caseFileId, new());

    [HttpPost("/case-files/{caseFileId:guid}/duo/{subjectId:guid}/entered"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> Entered(Guid caseFileId, Guid subjectId, DuoForm form) => Attempt(
        new EnterReport.Command(form.OnceKey, caseFileId, subjectId, Reading.Words(form.Acknowledgement), form.DespiteChecks, Reading.Words(form.Reason)),
        _ => Done(caseFileId, "Duo.EnteredNow"), () => PageAsync(caseFileId, form, subjectId));

    [HttpPost("/case-files/{caseFileId:guid}/duo/{subjectId:guid}/send"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> Send(Guid caseFileId, Guid subjectId, DuoForm form) => Attempt(
        new SendReport.Command(form.OnceKey, caseFileId, subjectId, Reading.Words(form.Reason)), _ => Done(caseFileId, "Duo.SendingNow"), () => PageAsync(caseFileId, form, subjectId));

    [HttpPost("/case-files/{caseFileId:guid}/duo/messages/{messageId:guid}/settle"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> Settle(Guid caseFileId, Guid messageId, int version, bool isThere) => Attempt(
        new SettleReport.Command(caseFileId, messageId, version, isThere), _ => Done(caseFileId, isThere ? "Duo.EnteredNow" : "Duo.SendingNow"), () => PageAsync(caseFileId, new()));

    [HttpGet("/case-files/{caseFileId:guid}/duo/messages/{messageId:guid}/withdraw"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> Withdraw(Guid caseFileId, Guid messageId) => WithdrawPageAsync(caseFileId, messageId, new() { OnceKey = Guid.NewGuid() });

    [HttpPost("/case-files/{caseFileId:guid}/duo/messages/{messageId:guid}/withdraw"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> Withdraw(Guid caseFileId, Guid messageId, DuoForm form) => Attempt(
        new WithdrawReport.Command(form.OnceKey, messageId, Reading.Words(form.Reason), Reading.Words(form.Acknowledgement), form.DespiteChecks, form.ByInterface),
        _ => Done(caseFileId, form.ByInterface ? "Duo.SendingNow" : "Duo.WithdrawnNow"), () => WithdrawPageAsync(caseFileId, messageId, form));

    private RedirectToActionResult Done(Guid caseFileId, string key)
    {
        Say(key);
        return RedirectToAction(nameof(File), new { caseFileId });
    }

    // What was typed and refused stands by the thing that it was typed for; the others are empty.
    private async Task<IActionResult> PageAsync(Guid caseFileId, DuoForm typed, Guid? subjectId = null)
    {
        var head = await HeadAsync(caseFileId);
        return View("File", new DuoPage(caseFileId, await Ask(new ShowDuoFile.Query(caseFileId)), !head.IsClosed && me.May(Permission.WorkWithDuo), typed, subjectId));
    }

    private async Task<IActionResult> WithdrawPageAsync(Guid caseFileId, Guid messageId, DuoForm form)
    {
        await HeadAsync(caseFileId);
        var shown = await Ask(new ShowDuoFile.Query(caseFileId));
        (form.CaseFileId, form.MayGoByInterface) = (caseFileId, shown.ByInterface);
        form.Told = shown.Told.FirstOrDefault(told => told.MessageId == messageId && told.Stands) ?? throw new NotThereException("message");
        return View("Withdraw", form);
    }
}

public sealed record DuoList(DuoReports.Result Shown, DueReason? Reason, bool IsLater)
{
    public static readonly IReadOnlyList<DueReason> Reasons =
        [DueReason.DuoPip, DueReason.DuoOffer, DueReason.DuoPvt, DueReason.DuoMap, DueReason.DuoZRoute, DueReason.DuoHours, DueReason.DuoWithdrawal];
}

/// <param name="TypedFor">What the typed form was sent for.</param>
public sealed record DuoPage(Guid CaseFileId, ShowDuoFile.Result Shown, bool MayWork, DuoForm Typed, Guid? TypedFor)
{
    public DuoOwed Of(ShowDuoFile.Owed owed) => new(CaseFileId, Shown.Bsn, Shown.ByInterface, owed, MayWork, TypedFor == owed.Draft.SubjectId ? Typed : new() { OnceKey = Guid.NewGuid() });
}

/// <summary>One thing that is owed, with its own form.</summary>
public sealed record DuoOwed(Guid CaseFileId, string? Bsn, bool ByInterface, ShowDuoFile.Owed Owed, bool MayWork, DuoForm Form);

/// <summary>The forms of messages; each uses its own fields.</summary>
public sealed class DuoForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Acknowledgement { get; set; }
    public string? Reason { get; set; }
    public bool DespiteChecks { get; set; }
    public bool ByInterface { get; set; }
    public Guid CaseFileId { get; set; }
    public bool MayGoByInterface { get; set; }
    public ShowDuoFile.Told? Told { get; set; }
}
