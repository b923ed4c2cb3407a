using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Attachments;

/// <summary>Papers from outside: put in a file, taken along, withdrawn, destroyed.</summary>
public sealed class AttachmentsController(ICodeLists codes, CurrentStaff me, AttachmentOptions options) : FileController
{
    /// <param name="planId">From the plan itself: its signed paper.</param>
    [HttpGet("/case-files/{caseFileId:guid}/attachments/new"), Needs(Permission.AddAttachment)]
    public Task<IActionResult> New(Guid caseFileId, Guid? planId) => FormAsync(
        caseFileId, new AttachmentForm { OnceKey = Guid.NewGuid(), Kind = planId is null ? null : Attachment.SignedPlan, PlanId = planId?.ToString() });

    [HttpPost("/case-files/{caseFileId:guid}/attachments/new"), Needs(Permission.AddAttachment), TakesUpload]
    public Task<IActionResult> New(Guid caseFileId, AttachmentForm form)
    {
        var reading = new Reading(Today);
        if (form is { HadFile: true, File: null })
            reading.Refuse(nameof(form.File), "Attachments.ChooseAgain");
        var command = new AddAttachment.Command(
            form.OnceKey, caseFileId, Reading.Words(form.Kind), Reading.Words(form.What), reading.Date(form.PaperDate, nameof(form.PaperDate)),
            Guid.TryParse(form.PlanId, out var plan) ? plan : null, form.IsLocked, form.File.ToUpload());
        return Attempt(
            command,
            _ =>
            {
                Say("Attachments.Added");
                // Who may add a paper may not always read what is there.
                return me.May(Permission.ReadDocuments)
                    ? RedirectToAction("Index", "Documents", new { caseFileId })
                    : RedirectToAction("Overview", "CaseFiles", new { caseFileId });
            },
            () => AgainAsync(caseFileId, form), reading);
    }

    /// <summary>The paper itself, to be kept by whoever asks; never shown inside a page of ours.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/attachments/{attachmentId:guid}"), Needs(Permission.ReadDocuments)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Download(Guid caseFileId, Guid attachmentId)
    {
        var file = await Ask(new DownloadAttachment.Query(caseFileId, attachmentId));
        Response.Headers.ETag = $"\"{file.Sha256}\"";
        var type = file.Format switch { AttachmentFormat.Pdf => MediaTypeNames.Application.Pdf, AttachmentFormat.Jpeg => MediaTypeNames.Image.Jpeg, _ => MediaTypeNames.Image.Png };
        return File(file.Bytes, type, file.FileName);
    }

    [HttpGet("/case-files/{caseFileId:guid}/attachments/{attachmentId:guid}/withdraw"), Needs(Permission.WithdrawAttachment)]
    public Task<IActionResult> Withdraw(Guid caseFileId, Guid attachmentId) => WithdrawPageAsync(caseFileId, attachmentId, new() { OnceKey = Guid.NewGuid() });

    [HttpPost("/case-files/{caseFileId:guid}/attachments/{attachmentId:guid}/withdraw"), Needs(Permission.WithdrawAttachment)]
    public Task<IActionResult> Withdraw(Guid caseFileId, Guid attachmentId, WithdrawForm form) => Attempt(
        new WithdrawAttachment.Command(form.OnceKey, caseFileId, attachmentId, Reading.Words(form.Reason)),
        _ =>
        {
            Say("Attachments.Withdrawn");
            return RedirectToAction("Index", "Documents", new { caseFileId });
        },
        () => WithdrawPageAsync(caseFileId, attachmentId, form));

    /// <summary>What the privacy officer has to decide on.</summary>
    [HttpGet("/attachments/withdrawn"), Needs(Permission.DestroyAttachment)]
    public async Task<IActionResult> ToDestroy() => View(await Ask(new WithdrawnAttachments.Query()));

    [HttpGet("/attachments/{attachmentId:guid}/destroy"), Needs(Permission.DestroyAttachment)]
    public async Task<IActionResult> Destroy(Guid attachmentId) => View(await WithdrawnAsync(attachmentId));

    [HttpPost("/attachments/{attachmentId:guid}/destroy"), Needs(Permission.DestroyAttachment)]
    public Task<IActionResult> Destroy(Guid attachmentId, Guid onceKey) => Attempt(
        new DestroyAttachment.Command(onceKey, attachmentId),
        _ =>
        {
            Say("Attachments.Destroyed");
            return RedirectToAction(nameof(ToDestroy));
        },
        async () => View(await WithdrawnAsync(attachmentId)));

    private async Task<WithdrawnAttachments.Item> WithdrawnAsync(Guid attachmentId) =>
        (await Ask(new WithdrawnAttachments.Query())).FirstOrDefault(item => item.AttachmentId == attachmentId) ?? throw new NotThereException("attachment");

    private Task<IActionResult> AgainAsync(Guid caseFileId, AttachmentForm form)
    {
        // A browser forgets which file was chosen.
        if (form.File is not null && ModelState[nameof(form.File)] is not { Errors.Count: > 0 })
            ModelState.AddModelError(nameof(form.File), T["Attachments.ChooseAgain"]);
        return FormAsync(caseFileId, form);
    }

    private async Task<IActionResult> FormAsync(Guid caseFileId, AttachmentForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.MayLock = me.May(Permission.ReadLockedParts);
        form.MayRead = me.May(Permission.ReadDocuments);
        form.Megabytes = options.MaximumMegabytes;
        form.Kinds = [.. (await codes.AllAsync(Lists.AttachmentKinds, Stop)).Where(code => code.IsValidOn(Today) && (form.MayLock || code.Value != Attachment.HealthPaper))
            .Select(code => new Choice(code.Value, code.In(Text.Language)))];
        form.Plans = [.. (await Ask(new PlansToSign.Query(caseFileId))).Select(plan => new Choice(plan.PlanId.ToString(), T["Plans.KindAndEdition", T.Of("Plans", plan.Kind), plan.Number]))];
        return View("New", form);
    }

    private async Task<IActionResult> WithdrawPageAsync(Guid caseFileId, Guid attachmentId, WithdrawForm form)
    {
        await HeadAsync(caseFileId);
        form.What = await Ask(new AttachmentToWithdraw.Query(caseFileId, attachmentId));
        return View("Withdraw", form);
    }
}

public sealed class AttachmentForm
{
    public Guid OnceKey { get; set; }
    public IFormFile? File { get; set; }

    /// <summary>A file was chosen, but it was lost on the way: the session ended.</summary>
    public bool HadFile { get; set; }

    public string? Kind { get; set; }
    public string? What { get; set; }
    public string? PaperDate { get; set; }
    public string? PlanId { get; set; }
    public bool IsLocked { get; set; }

    public FileHead.Head? Head { get; set; }
    public IReadOnlyList<Choice> Kinds { get; set; } = [];
    public IReadOnlyList<Choice> Plans { get; set; } = [];
    public bool MayLock { get; set; }
    public bool MayRead { get; set; }
    public int Megabytes { get; set; }
}

public sealed class WithdrawForm
{
    public Guid OnceKey { get; set; }
    public string? Reason { get; set; }
    public string? What { get; set; }
}
