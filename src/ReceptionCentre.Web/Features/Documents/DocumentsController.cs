using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Documents;

/// <summary>The papers of a file: how far those are that we make, the finished ones to take along, and what came from outside.</summary>
public sealed class DocumentsController(IDocumentRenderer renderer, CurrentStaff me) : FileController
{
    /// <param name="before">The attachments that are older than this one.</param>
    [HttpGet("/case-files/{caseFileId:guid}/documents"), Needs(Permission.ReadDocuments)]
    public async Task<IActionResult> Index(Guid caseFileId, Guid? before) => View(await PageAsync(caseFileId, before));

    /// <summary>The row of one document, for the page that follows it.</summary>
    /// <param name="last">State that the page shows now.</param>
    [HttpGet("/documents/{documentId:guid}/status"), Needs(Permission.ReadDocuments)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Status(Guid documentId, DocumentState? last)
    {
        var status = await Ask(new DocumentStatus.Query(documentId));
        var document = (await Ask(new DocumentsOfFile.Query(status.CaseFileId))).FirstOrDefault(item => item.DocumentId == documentId)
            ?? throw new NotThereException("document");
        return PartialView("_Document", new DocumentRow(
            document, MayRetry: status.MayWork && me.May(Permission.RequestDocument), News: last is not null && last != document.State));
    }

    /// <param name="standard">"archive": the file to keep (PDF/A); else the one for people (PDF/UA).</param>
    [HttpGet("/documents/{documentId:guid}"), Needs(Permission.ReadDocuments)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Download(Guid documentId, string? standard)
    {
        var archive = standard == DocumentRow.Archive;
        var file = await Ask(new DownloadDocument.Query(documentId, archive));
        Response.Headers.ETag = $"\"{file.Sha256}\"";
        var name = archive ? Path.GetFileNameWithoutExtension(file.FileName) + "-archief.pdf" : file.FileName;
        return File(file.Bytes, MediaTypeNames.Application.Pdf, name);
    }

    [HttpPost("/documents/{documentId:guid}/retry"), Needs(Permission.RequestDocument)]
    public async Task<IActionResult> Retry(Guid documentId, Guid onceKey)
    {
        var caseFileId = (await Ask(new DocumentStatus.Query(documentId))).CaseFileId;
        return await Attempt(
            new RetryDocument.Command(documentId, onceKey),
            _ =>
            {
                Say("Documents.TriedAgain");
                return RedirectToAction(nameof(Index), new { caseFileId });
            },
            async () => View("Index", await PageAsync(caseFileId)));
    }

    private async Task<DocumentsPage> PageAsync(Guid caseFileId, Guid? before = null)
    {
        var head = await HeadAsync(caseFileId);
        var documents = await Ask(new DocumentsOfFile.Query(caseFileId));
        var mayRetry = head.MayWork && !head.IsClosed && me.May(Permission.RequestDocument);
        return new(
            head, [.. documents.Select(document => new DocumentRow(document, mayRetry))], renderer.Health, await Ask(new AttachmentsOfFile.Query(caseFileId, before)),
            !head.IsClosed && me.May(Permission.AddAttachment), me.May(Permission.WithdrawAttachment));
    }
}

public sealed record DocumentsPage(
    FileHead.Head Head, IReadOnlyList<DocumentRow> Documents, RendererHealth Renderer, AttachmentsOfFile.Page Attachments, bool MayAttach, bool MayWithdraw)
{
    public bool AnyWaits => Documents.Any(row => row.Waits);
}

/// <param name="News">The state changed since the page was shown: it is read out.</param>
public sealed record DocumentRow(DocumentsOfFile.Item Document, bool MayRetry, bool News = false)
{
    public const string Archive = "archive";

    public bool Waits => Document.State is DocumentState.Queued or DocumentState.BeingMade;
}
