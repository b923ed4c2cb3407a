using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.LetterHelp;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.LetterHelp;

/// <summary>Help with a letter: noted in a minute, followed until it is done.</summary>
public sealed class LettersController(ICodeLists codes, CurrentStaff me, AttachmentOptions options) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/letters"), Needs(Permission.ReadLetters)]
    public async Task<IActionResult> Index(Guid caseFileId, Guid? before)
    {
        var head = await HeadAsync(caseFileId);
        return View(new LettersView(head, await Ask(new LettersOfFile.Query(caseFileId, before)), !head.IsClosed && me.May(Permission.HelpWithLetter), Today));
    }

    [HttpGet("/case-files/{caseFileId:guid}/letters/new"), Needs(Permission.HelpWithLetter)]
    public Task<IActionResult> New(Guid caseFileId) => FormAsync(caseFileId, new() { OnceKey = Guid.NewGuid(), MakeTask = "true" });

    [HttpPost("/case-files/{caseFileId:guid}/letters/new"), Needs(Permission.HelpWithLetter), TakesUpload]
    public async Task<IActionResult> New(Guid caseFileId, LetterForm form)
    {
        var reading = new Reading(Today);
        if (form is { HadFile: true, File: null })
            reading.Refuse(nameof(form.File), "Attachments.ChooseAgain");
        var command = new HelpWithLetter.Command(
            form.OnceKey, caseFileId, Reading.Words(form.SenderKind), Reading.Words(form.Sender), await form.Topic.ReadAsync(codes, Lists.Topics, nameof(form.Topic), reading, Stop),
            reading.Date(form.Deadline, nameof(form.Deadline)), Reading.Words(form.ToDo), form.File.ToUpload(),
            form.MakeTask == "true" ? new(Guid.TryParse(form.TaskFor, out var doer) ? doer : null, reading.Date(form.TaskDueOn, nameof(form.TaskDueOn))) : null);
        return await Attempt(
            command,
            _ =>
            {
                Say(command.ToDo is null ? "LetterHelp.NotedAndDone" : command.Task is null ? "LetterHelp.Noted" : "LetterHelp.NotedWithTask");
                return RedirectToAction(nameof(Index), new { caseFileId });
            },
            () => AgainAsync(caseFileId, form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/letters/{letterId:guid}/finish"), Needs(Permission.HelpWithLetter)]
    public async Task<IActionResult> Finish(Guid caseFileId, Guid letterId)
    {
        var letter = await Ask(new LetterToFinish.Query(caseFileId, letterId));
        return await FinishPageAsync(caseFileId, letterId, new() { OnceKey = Guid.NewGuid(), Version = letter.Version });
    }

    [HttpPost("/case-files/{caseFileId:guid}/letters/{letterId:guid}/finish"), Needs(Permission.HelpWithLetter)]
    public Task<IActionResult> Finish(Guid caseFileId, Guid letterId, FinishForm form) => Attempt(
        new FinishLetter.Command(form.OnceKey, caseFileId, letterId, form.Version, Reading.Words(form.Outcome)),
        _ =>
        {
            Say("LetterHelp.Finished");
            return RedirectToAction(nameof(Index), new { caseFileId });
        },
        () => FinishPageAsync(caseFileId, letterId, form), null,
        async () =>
        {
            // Somebody finished it meanwhile: what that somebody wrote is on the page.
            ModelState.AddModelError("", T["LetterHelp.FinishedMeanwhile"]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await FinishPageAsync(caseFileId, letterId, form);
        });

    private Task<IActionResult> AgainAsync(Guid caseFileId, LetterForm form)
    {
        // A browser forgets which file was chosen.
        if (form.File is not null && ModelState[nameof(form.File)] is not { Errors.Count: > 0 })
            ModelState.AddModelError(nameof(form.File), T["Attachments.ChooseAgain"]);
        return FormAsync(caseFileId, form);
    }

    private async Task<IActionResult> FormAsync(Guid caseFileId, LetterForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Megabytes = options.MaximumMegabytes;
        form.Senders = [.. (await codes.AllAsync(Lists.LetterSenders, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        form.Colleagues = [.. (await Ask(new ColleaguesForFile.Query(caseFileId))).Select(colleague => new Choice(colleague.Id.ToString(), colleague.Name))];
        return View("New", form);
    }

    private async Task<IActionResult> FinishPageAsync(Guid caseFileId, Guid letterId, FinishForm form)
    {
        await HeadAsync(caseFileId);
        form.Letter = await Ask(new LetterToFinish.Query(caseFileId, letterId));
        return View("Finish", form);
    }
}

public sealed record LettersView(FileHead.Head Head, LettersOfFile.View Letters, bool MayHelp, DateOnly Today);

public sealed class LetterForm
{
    public Guid OnceKey { get; set; }
    public IFormFile? File { get; set; }

    /// <summary>A file was chosen, but it was lost on the way: the session ended.</summary>
    public bool HadFile { get; set; }

    public string? SenderKind { get; set; }
    public string? Sender { get; set; }
    public CodeInput Topic { get; set; } = new();
    public string? Deadline { get; set; }
    public string? ToDo { get; set; }

    /// <summary>"true" = make a task of what must be done.</summary>
    public string? MakeTask { get; set; }

    /// <summary>Nothing = whoever works on the file.</summary>
    public string? TaskFor { get; set; }
    public string? TaskDueOn { get; set; }

    public FileHead.Head? Head { get; set; }
    public IReadOnlyList<Choice> Senders { get; set; } = [];
    public IReadOnlyList<Choice> Colleagues { get; set; } = [];
    public int Megabytes { get; set; }
}

public sealed class FinishForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Outcome { get; set; }
    public LetterToFinish.Letter? Letter { get; set; }
}
