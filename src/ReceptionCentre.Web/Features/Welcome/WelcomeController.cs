using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Welcome;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Welcome;

/// <summary>What somebody is told about the registration with the municipality, and the letter about it to take along.</summary>
[Needs(Permission.RegisterNewcomer)]
public sealed class WelcomeController : FileController
{
    /// <param name="kind">Another kind of newcomer than the data say.</param>
    [HttpGet("/case-files/{caseFileId:guid}/welcome")]
    public async Task<IActionResult> Show(Guid caseFileId, string? kind) => await PageAsync(caseFileId, kind, null);

    /// <summary>Has the letter made.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/welcome")]
    public Task<IActionResult> Show(Guid caseFileId, WelcomeForm form) => Attempt(
        new RequestWelcomeLetter.Command(form.OnceKey, caseFileId, Reading.Words(form.Kind), Reading.Words(form.Language)),
        _ =>
        {
            Say("Welcome.LetterIsMade");
            return RedirectToAction(nameof(Show), new { caseFileId, form.Kind });
        },
        () => PageAsync(caseFileId, form.Kind, form));

    /// <summary>The line of one letter, for the page that waits for it.</summary>
    /// <param name="last">State that the page shows now.</param>
    [HttpGet("/welcome-letters/{documentId:guid}/status")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Status(Guid documentId, DocumentState? last)
    {
        var letter = await Ask(new WelcomeLetterStatus.Query(documentId));
        return PartialView("_Letter", new LetterLine(letter, News: last is not null && last != letter.State));
    }

    [HttpGet("/welcome-letters/{documentId:guid}")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Download(Guid documentId)
    {
        var file = await Ask(new DownloadWelcomeLetter.Query(documentId));
        Response.Headers.ETag = $"\"{file.Sha256}\"";
        return File(file.Bytes, MediaTypeNames.Application.Pdf, file.FileName);
    }

    private async Task<IActionResult> PageAsync(Guid caseFileId, string? kind, WelcomeForm? form)
    {
        var head = await HeadAsync(caseFileId);
        var view = await Ask(new ShowWelcome.Query(caseFileId, kind));
        form ??= new() { OnceKey = Guid.NewGuid(), Kind = view.Kind?.Value, Language = view.Language?.Value };
        (form.Head, form.View) = (head, view);
        return View(form);
    }
}

public sealed class WelcomeForm
{
    public Guid OnceKey { get; set; }
    public string? Kind { get; set; }
    public string? Language { get; set; }

    public FileHead.Head? Head { get; set; }
    public ShowWelcome.View? View { get; set; }
}

/// <param name="News">The state changed since the page was shown: it is read out.</param>
public sealed record LetterLine(ShowWelcome.Letter Letter, bool News = false);
