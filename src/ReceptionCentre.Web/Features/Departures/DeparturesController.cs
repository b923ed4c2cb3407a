using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Checklists;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Features.Checklists;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Departures;

/// <summary>Leaving well: planned, changed, cancelled, checked and carried out in one step, and taken back when it was a mistake.</summary>
public sealed class DeparturesController(ICodeLists codes, CurrentStaff me) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/departure"), Needs(Permission.OpenWholeFile)]
    public async Task<IActionResult> Show(Guid caseFileId) => View(await PageAsync(caseFileId));

    [HttpGet("/case-files/{caseFileId:guid}/departure/plan"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Plan(Guid caseFileId)
    {
        await HeadToWorkOnAsync(caseFileId);
        return View("Form", await WithChoicesAsync(new() { OnceKey = Guid.NewGuid() }));
    }

    /// <param name="next">The person left already: the check page follows at once.</param>
    [HttpPost("/case-files/{caseFileId:guid}/departure/plan"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Plan(Guid caseFileId, DepartureForm form, string? next)
    {
        await HeadAsync(caseFileId);
        var reading = new Reading(Today);
        return await Attempt(
            new PlanDeparture.Command(caseFileId, await form.ReadAsync(codes, reading, Stop), form.OnceKey),
            done =>
            {
                if (next == "check")
                    return RedirectToAction(nameof(Check), new { caseFileId, done.DepartureId });
                Say("Departures.Planned");
                return RedirectToAction(nameof(Show), new { caseFileId });
            },
            async () => View("Form", await WithChoicesAsync(form)), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/departure/{departureId:guid}/change"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Change(Guid caseFileId, Guid departureId)
    {
        var departure = await DepartureToWorkOnAsync(caseFileId, departureId, DepartureState.Planned);
        return View("Form", await WithChoicesAsync(DepartureForm.Of(departure)));
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/{departureId:guid}/change"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Change(Guid caseFileId, Guid departureId, DepartureForm form)
    {
        await DepartureAsync(caseFileId, departureId);
        form.DepartureId = departureId;
        var reading = new Reading(Today);
        return await Attempt(
            new ChangeDeparture.Command(caseFileId, departureId, form.Version, await form.ReadAsync(codes, reading, Stop)),
            _ =>
            {
                Say("Departures.Changed");
                return RedirectToAction(nameof(Show), new { caseFileId });
            },
            async () => View("Form", await WithChoicesAsync(form)), reading,
            conflict: async () => View("Conflict", await ConflictAsync(caseFileId, departureId, form)));
    }

    [HttpGet("/case-files/{caseFileId:guid}/departure/{departureId:guid}/cancel"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Cancel(Guid caseFileId, Guid departureId)
    {
        var departure = await DepartureToWorkOnAsync(caseFileId, departureId, DepartureState.Planned);
        return View("Reason", new DepartureReasonForm { Version = departure.Version, Words = "Cancel" });
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/{departureId:guid}/cancel"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Cancel(Guid caseFileId, Guid departureId, DepartureReasonForm form) => await Attempt(
        new CancelDeparture.Command(caseFileId, departureId, form.Version, form.Reason),
        _ =>
        {
            Say("Departures.Cancelled");
            return RedirectToAction(nameof(Show), new { caseFileId });
        },
        () => ReasonAgainAsync(caseFileId, departureId, form, "Cancel"));

    [HttpGet("/case-files/{caseFileId:guid}/departure/{departureId:guid}/check"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Check(Guid caseFileId, Guid departureId)
    {
        await DepartureToWorkOnAsync(caseFileId, departureId, DepartureState.Planned);
        var page = await CheckAsync(caseFileId, departureId, new() { OnceKey = Guid.NewGuid() });
        page.Form.DepartedOn = page.Check.PlannedOn.InDigits();
        return View(page);
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/{departureId:guid}/check"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> CarryOut(Guid caseFileId, Guid departureId, CarryOutForm form)
    {
        await DepartureAsync(caseFileId, departureId);
        var reading = new Reading(Today);
        return await Attempt(
            new CarryOutDeparture.Command(caseFileId, departureId, form.Version, reading.PartialDate(form.DepartedOn, nameof(form.DepartedOn)), form.OnceKey),
            _ =>
            {
                Say("Departures.Closed");
                return RedirectToAction(nameof(Show), new { caseFileId });
            },
            async () =>
            {
                // Somebody else may have closed or cancelled it meanwhile: then there is nothing left to check.
                var departure = await DepartureAsync(caseFileId, departureId);
                return departure.State == DepartureState.Planned && ((FileHead.Head)ViewData["Head"]!).MayWork
                    ? View("Check", await CheckAsync(caseFileId, departureId, form))
                    : View("Show", await PageAsync(caseFileId));
            }, reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/departure/{departureId:guid}/take-back"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> TakeBack(Guid caseFileId, Guid departureId)
    {
        var departure = await DepartureAsync(caseFileId, departureId);
        if (departure.State != DepartureState.CarriedOut)
            throw new NotThereException("departure that was carried out");
        return View("Reason", new DepartureReasonForm { Version = departure.Version, Words = "TakeBack" });
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/{departureId:guid}/take-back"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> TakeBack(Guid caseFileId, Guid departureId, DepartureReasonForm form) => await Attempt(
        new TakeBackDeparture.Command(caseFileId, departureId, form.Version, form.Reason),
        _ =>
        {
            Say("Departures.TakenBack");
            return RedirectToAction(nameof(Show), new { caseFileId });
        },
        () => ReasonAgainAsync(caseFileId, departureId, form, "TakeBack"));

    [HttpPost("/case-files/{caseFileId:guid}/departure/notices/{noticeId:guid}/read"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Read(Guid caseFileId, Guid noticeId) => await Attempt(
        new ReadDepartureNotice.Command(caseFileId, noticeId),
        _ =>
        {
            Say("Departures.NoticeRead");
            return RedirectToAction(nameof(Show), new { caseFileId });
        },
        async () => View("Show", await PageAsync(caseFileId)));

    private async Task<DeparturePage> PageAsync(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        var page = await Ask(new ShowDeparture.Query(caseFileId));
        var mayWork = head.MayWork && me.May(Permission.RecordDeparture);
        var checklist = page.Now is { } now
            ? new ChecklistView(caseFileId, await Ask(new ChecklistOfFile.Query(caseFileId, now.Id)), mayWork && !head.IsClosed && now.State == DepartureState.Planned)
            : null;
        return new(head, page, checklist, mayWork && !head.IsClosed, mayWork && head.IsClosed);
    }

    // What a closed file or another team's offers no form for, has no form.
    private async Task<FileHead.Head> HeadToWorkOnAsync(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        return head.MayWork && !head.IsClosed ? head : throw new NotThereException("file to work on");
    }

    private async Task<ShowDeparture.DepartureInFull> DepartureAsync(Guid caseFileId, Guid departureId)
    {
        await HeadAsync(caseFileId);
        var page = await Ask(new ShowDeparture.Query(caseFileId, departureId));
        return page.Now ?? page.Earlier[0];
    }

    private async Task<ShowDeparture.DepartureInFull> DepartureToWorkOnAsync(Guid caseFileId, Guid departureId, DepartureState state)
    {
        await HeadToWorkOnAsync(caseFileId);
        var departure = await DepartureAsync(caseFileId, departureId);
        return departure.State == state ? departure : throw new NotThereException("departure in that state");
    }

    private async Task<IActionResult> ReasonAgainAsync(Guid caseFileId, Guid departureId, DepartureReasonForm form, string words)
    {
        var departure = await DepartureAsync(caseFileId, departureId);
        form.Words = words;
        // Nothing of the other's is lost by a second try: the reason is mine alone.
        form.Version = departure.Version;
        ModelState.Remove(nameof(form.Version));
        return View("Reason", form);
    }

    private async Task<CheckPage> CheckAsync(Guid caseFileId, Guid departureId, CarryOutForm form)
    {
        var check = await Ask(new DepartureCheck.Query(caseFileId, departureId));
        var checklist = await Ask(new ChecklistOfFile.Query(caseFileId, departureId));
        return new(caseFileId, departureId, check, checklist, form);
    }

    private async Task<DepartureForm> WithChoicesAsync(DepartureForm form)
    {
        form.Kinds = await ChoicesAsync(Lists.DepartureKinds);
        form.ReasonChoices = await ChoicesAsync(Lists.DepartureReasons);
        return form;
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];

    private async Task<Conflict> ConflictAsync(Guid caseFileId, Guid departureId, DepartureForm mine)
    {
        var stored = await DepartureAsync(caseFileId, departureId);
        var theirs = DepartureForm.Of(stored);
        await WithChoicesAsync(mine);
        string? Seen(DepartureView? view) => view is { } seen ? T.Of("Departures", seen) : null;
        string? Kind(string? kind) => mine.Kinds.FirstOrDefault(choice => choice.Value == kind)?.Words;
        string YesNo(bool yes) => T[yes ? "Shared.Yes" : "Shared.No"];
        return new(Url.Action(nameof(Change), new { caseFileId, departureId })!, Url.Action(nameof(Show), new { caseFileId })!, stored.Version, Guid.NewGuid(),
        [
            new(nameof(mine.Kind), T["Departures.Kind"], mine.Kind, theirs.Kind, Kind(mine.Kind), Kind(theirs.Kind)),
            new(nameof(mine.PlannedOn), T["Departures.PlannedOn"], mine.PlannedOn, theirs.PlannedOn),
            new("Country.Text", T["Departures.Country"], mine.Country.Text, theirs.Country.Text),
            new("Municipality.Text", T["Departures.Municipality"], mine.Municipality.Text, theirs.Municipality.Text),
            new(nameof(mine.Announced), T["Departures.Announced"], mine.Announced ? "true" : "false", theirs.Announced ? "true" : "false", YesNo(mine.Announced), YesNo(theirs.Announced)),
            .. ConflictField.OfList(nameof(mine.Reasons), T["Departures.Reasons"], mine.Reasons, theirs.Reasons,
                code => mine.ReasonChoices.FirstOrDefault(choice => choice.Value == code)?.Words ?? code),
            new(nameof(mine.View), T["Departures.View"], mine.View?.ToString(), theirs.View?.ToString(), Seen(mine.View), Seen(theirs.View)),
            new(nameof(mine.OwnWords), T["Departures.OwnWords"], mine.OwnWords, theirs.OwnWords),
            new(nameof(mine.Forwarding), T["Departures.Forwarding"], mine.Forwarding, theirs.Forwarding),
            new(nameof(mine.CareThere), T["Departures.CareThere"], mine.CareThere, theirs.CareThere),
        ]);
    }
}

public sealed record DeparturePage(FileHead.Head Head, ShowDeparture.Page Page, ChecklistView? Checklist, bool MayWrite, bool MayTakeBack);

public sealed record CheckPage(Guid CaseFileId, Guid DepartureId, DepartureCheck.Check Check, ChecklistOfFile.Checklist Checklist, CarryOutForm Form);

public sealed class CarryOutForm
{
    public string? DepartedOn { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
}

public sealed class DepartureReasonForm
{
    public string? Reason { get; set; }
    public int Version { get; set; }

    /// <summary>"Cancel" or "TakeBack": which words stand on the page.</summary>
    public string Words { get; set; } = "";
}

public sealed class DepartureForm
{
    public Guid? DepartureId { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
    public string? Kind { get; set; }
    public string? PlannedOn { get; set; }
    public CodeInput Country { get; set; } = new();
    public CodeInput Municipality { get; set; } = new();
    public bool Announced { get; set; }
    public List<string> Reasons { get; set; } = [];
    public DepartureView? View { get; set; }
    public string? OwnWords { get; set; }
    public string? Forwarding { get; set; }
    public string? CareThere { get; set; }

    public IReadOnlyList<Choice> Kinds { get; set; } = [];
    public IReadOnlyList<Choice> ReasonChoices { get; set; } = [];

    public static DepartureForm Of(ShowDeparture.DepartureInFull departure) => new()
    {
        DepartureId = departure.Id,
        Version = departure.Version,
        Kind = departure.KindCode,
        PlannedOn = departure.PlannedOn is { IsUnknown: true } ? "?" : departure.PlannedOn.InDigits(),
        Country = CodeInput.Of(departure.Country, Text.Language),
        Municipality = CodeInput.Of(departure.Municipality, Text.Language),
        Announced = departure.Announced,
        Reasons = [.. departure.Reasons.Select(reason => reason.Value)],
        View = departure.View,
        OwnWords = departure.OwnWords,
        Forwarding = departure.Forwarding,
        CareThere = departure.CareThere,
    };

    public async Task<DepartureInput> ReadAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new(
        Reading.Words(Kind), [.. Reasons.Where(code => !string.IsNullOrEmpty(code))], reading.PartialDate(PlannedOn, nameof(PlannedOn), yearsAhead: 10),
        await Country.ReadAsync(codes, Lists.Countries, nameof(Country), reading, cancellationToken),
        await Municipality.ReadAsync(codes, Lists.Municipalities, nameof(Municipality), reading, cancellationToken),
        Announced, View, Reading.Words(OwnWords), Reading.Words(Forwarding), Reading.Words(CareThere));
}
