using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Departures;

/// <summary>Whom to call some weeks after the departure, because they agreed to it, and what came of it.</summary>
public sealed class AfterDepartureController(ICodeLists codes) : FileController
{
    [HttpGet("/departures/calls"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Index() => View("Calls", new CallsPage(await Ask(new CallsAfterDeparture.Query()), Today));

    [HttpGet("/case-files/{caseFileId:guid}/departure/{departureId:guid}/call"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Call(Guid caseFileId, Guid departureId)
    {
        var departure = await DepartureAsync(caseFileId, departureId);
        return View(await WithChoicesAsync(new CallForm { OnceKey = Guid.NewGuid(), Version = departure.Version, Departure = departure, Channel = "telephone" }));
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/{departureId:guid}/call"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Call(Guid caseFileId, Guid departureId, CallForm form)
    {
        form.Departure = await DepartureAsync(caseFileId, departureId);
        var reading = new Reading(Today);
        return await Attempt(
            new NoteCallAfterDeparture.Command(
                caseFileId, departureId, form.Version, Reading.Words(form.Channel), form.Reached, Reading.Words(form.Heard), reading.Date(form.NextOn, nameof(form.NextOn)), form.OnceKey),
            _ =>
            {
                Say("Departures.CallNoted");
                return RedirectToAction("Show", "Departures", new { caseFileId });
            },
            async () => View(await WithChoicesAsync(form)), reading);
    }

    // Of a departure of which nobody is to be called there is no form.
    private async Task<ShowDeparture.DepartureInFull> DepartureAsync(Guid caseFileId, Guid departureId)
    {
        var head = await HeadAsync(caseFileId);
        var departure = (await Ask(new ShowDeparture.Query(caseFileId, departureId))).Now;
        return head.MayWork && departure is { State: DepartureState.CarriedOut, CallOn: not null } ? departure : throw new NotThereException("call after a departure");
    }

    private async Task<CallForm> WithChoicesAsync(CallForm form)
    {
        form.Channels = [.. (await codes.AllAsync(Lists.Channels, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        return form;
    }
}

public sealed record CallsPage(IReadOnlyList<CallsAfterDeparture.Call> Calls, DateOnly Today);

public sealed class CallForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Channel { get; set; }
    public bool Reached { get; set; } = true;
    public string? Heard { get; set; }
    public string? NextOn { get; set; }

    public ShowDeparture.DepartureInFull? Departure { get; set; }
    public IReadOnlyList<Choice> Channels { get; set; } = [];
}
