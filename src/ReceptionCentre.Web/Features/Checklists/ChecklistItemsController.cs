using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Checklists;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Checklists;

/// <summary>The lines of the checklists: an administrator adds, changes and ends them.</summary>
public sealed class ChecklistItemsController(ICodeLists codes) : ReceptionController
{
    [HttpGet("/reference-data/checklists"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Index() => View(await Ask(new ChecklistItems.Query()));

    [HttpGet("/reference-data/checklists/add"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Add() => View(await WithChoicesAsync(new() { OnceKey = Guid.NewGuid() }));

    [HttpPost("/reference-data/checklists/add"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Add(ChecklistItemForm form)
    {
        var reading = new Reading(Today);
        var municipality = await form.Municipality.ReadAsync(codes, Lists.Municipalities, nameof(form.Municipality), reading, Stop);
        return await Attempt(
            new AddChecklistItem.Command(Reading.Words(form.Key), form.Kind, municipality, form.Read(reading), reading.Date(form.From, nameof(form.From)), form.Reason, form.OnceKey),
            _ => Done("Checklists.Added"), async () => View(await WithChoicesAsync(form)), reading);
    }

    [HttpGet("/reference-data/checklists/{lineId:guid}/change"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Change(Guid lineId)
    {
        var item = await ItemAsync(lineId);
        return View(await WithChoicesAsync(ChecklistItemForm.Of(item)));
    }

    [HttpPost("/reference-data/checklists/{lineId:guid}/change"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Change(Guid lineId, ChecklistItemForm form)
    {
        form.Stored = await ItemAsync(lineId);
        var reading = new Reading(Today);
        return await Attempt(
            new ChangeChecklistItem.Command(lineId, form.Version, form.Read(reading), form.Reason),
            _ => Done("Checklists.Changed"), async () => View(await WithChoicesAsync(form)), reading, conflict: async () => View("Conflict", await ConflictAsync(lineId, form)));
    }

    [HttpGet("/reference-data/checklists/{lineId:guid}/end"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> End(Guid lineId)
    {
        var item = await ItemAsync(lineId);
        return View(new EndLineForm { Stored = item, Version = item.Version, Until = item.ValidUntil.InDigits() });
    }

    [HttpPost("/reference-data/checklists/{lineId:guid}/end"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> End(Guid lineId, EndLineForm form)
    {
        form.Stored = await ItemAsync(lineId);
        var reading = new Reading(Today);
        return await Attempt(
            new EndChecklistItem.Command(lineId, form.Version, reading.Date(form.Until, nameof(form.Until)), form.Reason),
            _ => Done("Checklists.Ended"), () => Task.FromResult<IActionResult>(View(form)), reading);
    }

    private async Task<ChecklistItems.Item> ItemAsync(Guid lineId) => (await Ask(new ChecklistItems.Query(lineId)))[0];

    private RedirectToActionResult Done(string key)
    {
        Say(key);
        return RedirectToAction(nameof(Index));
    }

    private async Task<Conflict> ConflictAsync(Guid lineId, ChecklistItemForm mine)
    {
        var stored = await ItemAsync(lineId);
        var theirs = ChecklistItemForm.Of(stored);
        await WithChoicesAsync(mine);
        string Words(IReadOnlyList<Choice> choices, string value) => choices.FirstOrDefault(choice => choice.Value == value)?.Words ?? value;
        return new(Url.Action(nameof(Change), new { lineId })!, Url.Action(nameof(Index))!, stored.Version, Guid.NewGuid(),
        [
            new(nameof(mine.Dutch), T["Checklists.Dutch"], mine.Dutch, theirs.Dutch),
            new(nameof(mine.English), T["Checklists.English"], mine.English, theirs.English),
            new(nameof(mine.Doer), T["Checklists.Doer"], mine.Doer?.ToString(), theirs.Doer?.ToString(), mine.Doer is { } my ? T.Of("Checklists", my) : null, T.Of("Checklists", stored.Doer)),
            new(nameof(mine.DutchNote), T["Checklists.DutchNote"], mine.DutchNote, theirs.DutchNote),
            new(nameof(mine.EnglishNote), T["Checklists.EnglishNote"], mine.EnglishNote, theirs.EnglishNote),
            new(nameof(mine.DutchPaper), T["Checklists.DutchPaper"], mine.DutchPaper, theirs.DutchPaper),
            new(nameof(mine.EnglishPaper), T["Checklists.EnglishPaper"], mine.EnglishPaper, theirs.EnglishPaper),
            new(nameof(mine.Link), T["Checklists.Link"], mine.Link, theirs.Link),
            new(nameof(mine.AgeFrom), T["Checklists.AgeFrom"], mine.AgeFrom, theirs.AgeFrom),
            new(nameof(mine.AgeTo), T["Checklists.AgeTo"], mine.AgeTo, theirs.AgeTo),
            new(nameof(mine.DayFrom), T["Checklists.DayFrom"], mine.DayFrom, theirs.DayFrom),
            new(nameof(mine.DayBy), T["Checklists.DayBy"], mine.DayBy, theirs.DayBy),
            .. ConflictField.OfList(nameof(mine.Parties), T["Checklists.Parties"], mine.Parties, theirs.Parties, value => Words(mine.PartyChoices, value)),
            .. ConflictField.OfList(nameof(mine.Motives), T["Checklists.Motives"], mine.Motives, theirs.Motives, value => Words(mine.MotiveChoices, value)),
            .. ConflictField.OfList(nameof(mine.DepartureKinds), T["Checklists.DepartureKinds"], mine.DepartureKinds, theirs.DepartureKinds, value => Words(mine.DepartureKindChoices, value)),
            new(nameof(mine.Source), T["Checklists.Source"], mine.Source, theirs.Source),
            new(nameof(mine.Reason), T["Shared.Reason"], mine.Reason, mine.Reason),
        ]);
    }

    private async Task<ChecklistItemForm> WithChoicesAsync(ChecklistItemForm form)
    {
        form.MotiveChoices = await ChoicesAsync(Lists.Motives);
        form.PartyChoices = await ChoicesAsync(Lists.StayPartyKinds);
        form.DepartureKindChoices = await ChoicesAsync(Lists.DepartureKinds);
        return form;
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
}

public sealed class ChecklistItemForm
{
    public ChecklistItems.Item? Stored { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
    public string? Key { get; set; }
    public ChecklistKind? Kind { get; set; }
    public CodeInput Municipality { get; set; } = new();
    public string? Dutch { get; set; }
    public string? English { get; set; }
    public string? DutchNote { get; set; }
    public string? EnglishNote { get; set; }
    public string? Link { get; set; }
    public string? DutchPaper { get; set; }
    public string? EnglishPaper { get; set; }
    public string? AgeFrom { get; set; }
    public string? AgeTo { get; set; }
    public string? DayFrom { get; set; }
    public string? DayBy { get; set; }
    public List<string> Parties { get; set; } = [];
    public ChecklistDoer? Doer { get; set; }
    public List<string> Motives { get; set; } = [];
    public List<string> DepartureKinds { get; set; } = [];
    public string? Source { get; set; }
    public string? From { get; set; }
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> PartyChoices { get; set; } = [];
    public IReadOnlyList<Choice> MotiveChoices { get; set; } = [];
    public IReadOnlyList<Choice> DepartureKindChoices { get; set; } = [];

    public static ChecklistItemForm Of(ChecklistItems.Item item) => new()
    {
        Stored = item,
        Version = item.Version,
        Kind = item.Kind,
        Dutch = item.Dutch,
        English = item.English,
        DutchNote = item.DutchNote,
        EnglishNote = item.EnglishNote,
        DutchPaper = item.DutchPaper,
        EnglishPaper = item.EnglishPaper,
        Link = item.Link,
        AgeFrom = Digits(item.AgeFrom),
        AgeTo = Digits(item.AgeTo),
        DayFrom = Digits(item.DayFrom),
        DayBy = Digits(item.DayBy),
        Parties = [.. item.Parties.Select(code => code.Value)],
        Doer = item.Doer,
        Motives = [.. item.Motives.Select(code => code.Value)],
        DepartureKinds = [.. item.DepartureKinds.Select(code => code.Value)],
        Source = item.Source,
    };

    public ChecklistItemInput Read(Reading reading) => new(
        Reading.Words(Dutch), Reading.Words(English), Reading.Words(DutchNote), Reading.Words(EnglishNote), Reading.Words(Link), Doer,
        [.. Motives.Where(code => !string.IsNullOrEmpty(code))], [.. DepartureKinds.Where(code => !string.IsNullOrEmpty(code))], Reading.Words(Source),
        Reading.Words(DutchPaper), Reading.Words(EnglishPaper), [.. Parties.Where(code => !string.IsNullOrEmpty(code))],
        Whole(AgeFrom, nameof(AgeFrom), reading), Whole(AgeTo, nameof(AgeTo), reading), Whole(DayFrom, nameof(DayFrom), reading), Whole(DayBy, nameof(DayBy), reading));

    private static string? Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Whole(string? typed, string field, Reading reading)
    {
        if (Reading.Words(typed) is not { } words)
            return null;
        if (int.TryParse(words, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        reading.Refuse(field, "Checklists.WholeNumber");
        return null;
    }
}

public sealed class EndLineForm
{
    public ChecklistItems.Item? Stored { get; set; }
    public int Version { get; set; }
    public string? Until { get; set; }
    public string? Reason { get; set; }
}
