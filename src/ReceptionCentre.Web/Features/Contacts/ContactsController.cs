using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Contacts;

/// <summary>Contacts of a file: noted in 20 seconds, read, withdrawn when wrong.</summary>
public sealed class ContactsController(ICodeLists codes, CurrentStaff me) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/contacts"), Needs(Permission.OpenWholeFile)]
    public async Task<IActionResult> Index(Guid caseFileId, Guid? before)
    {
        var head = await HeadAsync(caseFileId);
        return View(new ContactsView(head, await Ask(new ContactsOfFile.Query(caseFileId, before))));
    }

    /// <param name="occasion">Which talk that is asked for it will be; chosen on the form already.</param>
    [HttpGet("/case-files/{caseFileId:guid}/contacts/new"), Needs(Permission.NoteContact)]
    public async Task<IActionResult> New(Guid caseFileId, string? occasion) =>
        await FormAsync(caseFileId, new ContactForm { OnceKey = Guid.NewGuid(), On = Today.InDigits(), Occasion = Reading.Words(occasion) });

    [HttpPost("/case-files/{caseFileId:guid}/contacts/new"), Needs(Permission.NoteContact)]
    public Task<IActionResult> New(Guid caseFileId, ContactForm form)
    {
        var reading = new Reading(Today);
        var command = new NoteContact.Command(
            form.OnceKey, caseFileId, reading.PastDate(form.On, nameof(form.On)), Reading.Words(form.Channel), form.PersonTookPart, Reading.Words(form.With),
            Reading.Words(form.Interpreter), Reading.Words(form.Agreed), reading.Date(form.NextOn, nameof(form.NextOn)), form.IsLocked, Reading.Words(form.Occasion),
            Reading.Words(form.Promise), reading.Date(form.PromisedBy, nameof(form.PromisedBy)));
        return Attempt(
            command,
            _ =>
            {
                Say("Contacts.Noted");
                return RedirectToAction("Overview", "CaseFiles", new { caseFileId });
            },
            () => FormAsync(caseFileId, form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/contacts/{noteId:guid}/withdraw"), Needs(Permission.NoteContact)]
    public async Task<IActionResult> Withdraw(Guid caseFileId, Guid noteId)
    {
        await HeadAsync(caseFileId);
        await Ask(new ContactToWithdraw.Query(caseFileId, noteId));
        return View(new WithdrawForm { OnceKey = Guid.NewGuid() });
    }

    [HttpPost("/case-files/{caseFileId:guid}/contacts/{noteId:guid}/withdraw"), Needs(Permission.NoteContact)]
    public Task<IActionResult> Withdraw(Guid caseFileId, Guid noteId, WithdrawForm form) => Attempt(
        new WithdrawContact.Command(form.OnceKey, caseFileId, noteId, Reading.Words(form.Reason)),
        _ =>
        {
            Say("Contacts.Withdrawn");
            return RedirectToAction(nameof(Index), new { caseFileId });
        },
        async () =>
        {
            await HeadAsync(caseFileId);
            return View(form);
        });

    private async Task<IActionResult> FormAsync(Guid caseFileId, ContactForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Channels = await ChoicesAsync(Lists.Channels);
        form.Interpreters = await ChoicesAsync(Lists.Interpreters);
        form.Occasions = await ChoicesAsync(Lists.Occasions);
        form.Channel ??= form.Channels.Count > 0 ? form.Channels[0].Value : null;
        // The likely answer is chosen already: an interpreter where one is wanted.
        form.Interpreter ??= form.Head.Languages.Any(language => language.InterpreterWanted) ? "professional-telephone" : "none-needed";
        form.MayLock = me.May(Permission.ReadLockedParts);
        return View("New", form);
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
}

public sealed record ContactsView(FileHead.Head Head, ContactsOfFile.Page Page);

public sealed class ContactForm
{
    public Guid OnceKey { get; set; }
    public string? On { get; set; }
    public string? Channel { get; set; }
    public bool PersonTookPart { get; set; } = true;
    public string? With { get; set; }
    public string? Interpreter { get; set; }
    public string? Agreed { get; set; }
    public string? NextOn { get; set; }
    public string? Occasion { get; set; }
    public bool IsLocked { get; set; }
    public string? Promise { get; set; }
    public string? PromisedBy { get; set; }

    public FileHead.Head? Head { get; set; }
    public IReadOnlyList<Choice> Channels { get; set; } = [];
    public IReadOnlyList<Choice> Interpreters { get; set; } = [];
    public IReadOnlyList<Choice> Occasions { get; set; } = [];
    public bool MayLock { get; set; }
}

public sealed class WithdrawForm
{
    public Guid OnceKey { get; set; }
    public string? Reason { get; set; }
}
