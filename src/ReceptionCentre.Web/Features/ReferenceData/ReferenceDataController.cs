using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.ReferenceData;

/// <summary>Code lists: what there is and from whom; an administrator extends and ends the lists that the centre keeps itself.</summary>
public sealed class ReferenceDataController(ICodeLists codes) : ReceptionController
{
    [HttpGet("/reference-data"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Index() => View(await Ask(new ListsOfCodes.Query()));

    [HttpGet("/reference-data/lists/{list}"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> List(string list, string? q, CodeValidity? validity, Guid? after, Guid? before)
    {
        var text = Reading.Words(q is { Length: > CodesOfList.TextLength } ? q[..CodesOfList.TextLength] : q);
        return View(new ListView(await Ask(new CodesOfList.Query(list, text, validity, after, before, Text.Language)), text, validity));
    }

    [HttpGet("/reference-data/lists/{list}/add"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Add(string list) => await AddFormAsync(list, new CodeForm { OnceKey = Guid.NewGuid() });

    [HttpPost("/reference-data/lists/{list}/add"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Add(string list, CodeForm form)
    {
        var reading = new Reading(Today);
        var (text, from) = await ReadAsync(form, reading);
        return await Attempt(
            new AddCode.Command(list, Reading.Words(form.Value), text, from, form.Reason, form.OnceKey),
            _ => Done(list, "ReferenceData.Added"),
            () => AddFormAsync(list, form), reading);
    }

    [HttpGet("/reference-data/codes/{codeId:guid}/change"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Change(Guid codeId)
    {
        var stored = await MaintainableAsync(codeId);
        return View(new CodeForm
        {
            Stored = stored,
            Version = stored.Version,
            Dutch = stored.Dutch,
            English = stored.English,
            Own = stored.Own,
            From = stored.ValidFrom.InDigits(),
            Act = CodeInput.Of(await codes.FindAsync(Lists.Acts, stored.Act, Stop), Text.Language),
            Article = stored.Article,
        });
    }

    [HttpPost("/reference-data/codes/{codeId:guid}/change"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Change(Guid codeId, CodeForm form)
    {
        var stored = await MaintainableAsync(codeId);
        var reading = new Reading(Today);
        var (text, from) = await ReadAsync(form, reading);
        form.Stored = stored;
        return await Attempt(
            new ChangeCode.Command(codeId, form.Version, text, from, form.Reason),
            _ => Done(stored.List, "ReferenceData.Changed"),
            () => Task.FromResult<IActionResult>(View(form)), reading,
            conflict: async () => View("Conflict", await ConflictAsync(codeId, form)));
    }

    [HttpGet("/reference-data/codes/{codeId:guid}/end"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> End(Guid codeId)
    {
        var stored = await MaintainableAsync(codeId);
        return View(new EndForm
        {
            Stored = stored,
            Version = stored.Version,
            Until = stored.ValidUntil.InDigits(),
            Successor = CodeInput.Of(await codes.FindAsync(stored.List, stored.Successor, Stop), Text.Language),
        });
    }

    [HttpPost("/reference-data/codes/{codeId:guid}/end"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> End(Guid codeId, EndForm form)
    {
        var stored = await MaintainableAsync(codeId);
        form.Stored = stored;
        var reading = new Reading(Today);
        var until = reading.Date(form.Until, nameof(form.Until));
        var successor = await form.Successor.ReadAsync(codes, stored.List, nameof(form.Successor), reading, Stop);
        return await Attempt(
            new EndCode.Command(codeId, form.Version, until, successor, form.Reason),
            _ => Done(stored.List, "ReferenceData.Ended"),
            () => Task.FromResult<IActionResult>(View(form)), reading,
            conflict: async () => View("Conflict", await ConflictAsync(codeId, form)));
    }

    private RedirectToActionResult Done(string list, string key)
    {
        Say(key);
        return RedirectToAction("List", new { list });
    }

    private async Task<IActionResult> AddFormAsync(string list, CodeForm form)
    {
        var page = await Ask(new CodesOfList.Query(list, "", CodeValidity.Coming));
        if (!page.Maintainable)
            throw new NotThereException("list that is kept here");
        (form.List, form.ListName) = (list, ReferenceDataWords.ListName(page.Dutch, page.English));
        return View("Add", form);
    }

    // A published list has no forms: there is nothing to change here.
    private async Task<CodeToChange.Stored> MaintainableAsync(Guid codeId)
    {
        var stored = await Ask(new CodeToChange.Query(codeId));
        return stored.Maintainable ? stored : throw new NotThereException("code that is kept here");
    }

    private async Task<(CodeText Text, DateOnly? From)> ReadAsync(CodeForm form, Reading reading)
    {
        var act = await form.Act.ReadAsync(codes, Lists.Acts, nameof(form.Act), reading, Stop);
        return (new(Reading.Words(form.Dutch), Reading.Words(form.English), Reading.Words(form.Own), act, Reading.Words(form.Article)), reading.Date(form.From, nameof(form.From)));
    }

    private async Task<Conflict> ConflictAsync(Guid codeId, CodeForm form)
    {
        var stored = await Ask(new CodeToChange.Query(codeId));
        var act = await codes.FindAsync(Lists.Acts, stored.Act, Stop);
        return new(Url.Action("Change", new { codeId })!, Url.Action("List", new { list = stored.List })!, stored.Version, Guid.NewGuid(),
        [
            new("Dutch", T["ReferenceData.Dutch"], form.Dutch, stored.Dutch),
            new("English", T["ReferenceData.English"], form.English, stored.English),
            new("Own", T["ReferenceData.Own"], form.Own, stored.Own),
            new("From", T["ReferenceData.From"], form.From, stored.ValidFrom.InDigits()),
            new("Act.Text", T["ReferenceData.Act"], form.Act.Text, act?.In(Text.Language)),
            new("Article", T["ReferenceData.Article"], form.Article, stored.Article),
            new("Reason", T["Shared.Reason"], form.Reason, form.Reason),
        ]);
    }

    private async Task<Conflict> ConflictAsync(Guid codeId, EndForm form)
    {
        var stored = await Ask(new CodeToChange.Query(codeId));
        var successor = await codes.FindAsync(stored.List, stored.Successor, Stop);
        return new(Url.Action("End", new { codeId })!, Url.Action("List", new { list = stored.List })!, stored.Version, Guid.NewGuid(),
        [
            new("Until", T["ReferenceData.Until"], form.Until, stored.ValidUntil.InDigits()),
            new("Successor.Text", T["ReferenceData.Successor"], form.Successor.Text, successor?.In(Text.Language)),
            new("Reason", T["Shared.Reason"], form.Reason, form.Reason),
        ]);
    }
}

public sealed record ListView(CodesOfList.Page Page, string? Text, CodeValidity? Validity);

public sealed class CodeForm
{
    public string List { get; set; } = "";
    public string ListName { get; set; } = "";
    public CodeToChange.Stored? Stored { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
    public string? Value { get; set; }
    public string? Dutch { get; set; }
    public string? English { get; set; }
    public string? Own { get; set; }
    public string? From { get; set; }
    public CodeInput Act { get; set; } = new();
    public string? Article { get; set; }
    public string? Reason { get; set; }
}

public sealed class EndForm
{
    public CodeToChange.Stored? Stored { get; set; }
    public int Version { get; set; }
    public string? Until { get; set; }
    public CodeInput Successor { get; set; } = new();
    public string? Reason { get; set; }
}

/// <summary>Words that the feature's pages share.</summary>
internal static class ReferenceDataWords
{
    /// <summary>The name of a list in the language of the screen.</summary>
    public static string ListName(string dutch, string english) => Text.Language == "en" ? english : dutch;

    public static string Period(this Text texts, DateOnly? from, DateOnly? until) => (from, until) switch
    {
        (null, null) => texts["ReferenceData.Always"],
        ({ } start, null) => texts["ReferenceData.Since", start.InDigits()],
        (null, { } end) => texts["ReferenceData.UntilDay", end.InDigits()],
        ({ } start, { } end) => texts["ReferenceData.FromUntil", start.InDigits(), end.InDigits()],
    };
}
