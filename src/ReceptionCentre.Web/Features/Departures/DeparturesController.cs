using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Checklists;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Stays;
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
        page.Form.CallOn = page.Check.CallOn.InDigits();
        page.Form.SilentSince = page.Check.SpokenOn.InDigits();
        page.Form.Evidence = page.Check.KindCode == Departure.Disappeared ? DepartureEvidence.FoundGone : null;
        return View(page);
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/{departureId:guid}/check"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> CarryOut(Guid caseFileId, Guid departureId, CarryOutForm form)
    {
        // What the form may ask follows from the departure, not from what was sent.
        form.MayCall = (await DepartureAsync(caseFileId, departureId)).MayCall;
        var reading = new Reading(Today);
        return await Attempt(
            new CarryOutDeparture.Command(
                caseFileId, departureId, form.Version, reading.PartialDate(form.DepartedOn, nameof(form.DepartedOn)), form.OnceKey, form.Evidence,
                form.Evidence == DepartureEvidence.FoundGone ? reading.PartialDate(form.SilentSince, nameof(form.SilentSince)) : null,
                form.MayCall ? reading.Date(form.CallOn, nameof(form.CallOn)) : null),
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
        return new(
            head, page, checklist, page.Now is { } shown ? await Ask(new ShowDestination.Query(caseFileId, shown.Id)) : null, await Ask(new ShowLeaving.Query(caseFileId)),
            mayWork && !head.IsClosed, mayWork && head.IsClosed, await PapersAsync(head, page.Now));
    }

    /// <summary>Asks for the departure plan on paper; the page with the documents follows it.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/departure/{departureId:guid}/paper"), Needs(Permission.RequestDocument)]
    public Task<IActionResult> Paper(Guid caseFileId, Guid departureId, string? language, Guid onceKey) => Attempt(
        new RequestDeparturePlan.Command(caseFileId, departureId, Reading.Words(language), onceKey),
        _ =>
        {
            Say("Departures.PaperAsked");
            return RedirectToAction("Index", "Documents", new { caseFileId });
        },
        async () => View("Show", await PageAsync(caseFileId)));

    // Null where no paper can be asked for.
    private async Task<DeparturePapers?> PapersAsync(FileHead.Head head, ShowDeparture.DepartureInFull? now)
    {
        if (!head.MayWork || head.IsClosed || !me.May(Permission.RequestDocument) || now is not { State: DepartureState.Planned, KindCode: not (Departure.Death or Departure.Disappeared) })
            return null;
        var own = PaperLanguages.For(head.Languages is [var first, ..] ? first.Language?.Value : null);
        var languages = (await codes.AllAsync(Lists.Languages, Stop)).Where(one => PaperLanguages.BesideDutch.Contains(one.Value));
        return new(
            own ?? "", [new("", T["Plans.DutchAlone"]), .. PaperLanguages.InOrder(languages, own, Text.Language).Select(one => new Choice(one.Value, T["Plans.DutchAnd", one.In(Text.Language)]))]);
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
        form.MayCall = check.MayCall;
        return new(caseFileId, departureId, check, checklist, await Ask(new ShowDestination.Query(caseFileId, departureId)), form);
    }

    private async Task<DepartureForm> WithChoicesAsync(DepartureForm form)
    {
        form.Kinds = await ChoicesAsync(Lists.DepartureKinds);
        form.ReasonChoices = await ChoicesAsync(Lists.DepartureReasons);
        var asked = await ChoicesAsync(Lists.DepartureReadiness);
        foreach (var question in asked)
            form.Ready.TryAdd(question.Value, null);
        form.ReadyWords = asked.ToDictionary(question => question.Value, question => question.Words, StringComparer.Ordinal);
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
        string? Ready(ReadyState? state) => state is { } one ? T.Of("Departures", one) : null;
        string? Will(DepartureWill? will) => will is { } one ? T.Of("Departures", one) : null;
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
            new(nameof(mine.Will), T["Departures.Will"], mine.Will?.ToString(), theirs.Will?.ToString(), Will(mine.Will), Will(theirs.Will)),
            new(nameof(mine.Place), T["Departures.Place"], mine.Place, theirs.Place),
            new(nameof(mine.MayCall), T["Departures.MayCall"], mine.MayCall ? "true" : "false", theirs.MayCall ? "true" : "false", YesNo(mine.MayCall), YesNo(theirs.MayCall)),
            .. mine.ReadyWords.Select(question => new ConflictField(
                $"{nameof(mine.Ready)}[{question.Key}]", question.Value, mine.Ready.GetValueOrDefault(question.Key)?.ToString(), theirs.Ready.GetValueOrDefault(question.Key)?.ToString(),
                Ready(mine.Ready.GetValueOrDefault(question.Key)), Ready(theirs.Ready.GetValueOrDefault(question.Key)))),
        ]);
    }
}
