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

/// <summary>What is arranged at the destination, and what of the health is handed over with the person's consent.</summary>
public sealed class DestinationController(ICodeLists codes) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/departure/{departureId:guid}/destination"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Arrange(Guid caseFileId, Guid departureId)
    {
        var departure = await PlannedAsync(caseFileId, departureId);
        return View(await WithChoicesAsync(caseFileId, new DestinationForm { OnceKey = Guid.NewGuid(), Place = departure.Place }));
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/{departureId:guid}/destination"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Arrange(Guid caseFileId, Guid departureId, DestinationForm form)
    {
        await HeadAsync(caseFileId);
        var reading = new Reading(Today);
        return await Attempt(
            new AskDestination.Command(
                caseFileId, departureId,
                new(Reading.Words(form.Kind), form.ProviderId, Reading.Words(form.Organisation), Reading.Words(form.Contact), Reading.Words(form.Place), reading.Date(form.On, nameof(form.On))),
                form.OnceKey),
            _ => Done(caseFileId, "Departures.DestinationAsked"), async () => View(await WithChoicesAsync(caseFileId, form)), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/departure/destination/{destinationId:guid}/confirm"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Confirm(Guid caseFileId, Guid destinationId)
    {
        var arrangement = await ArrangementAsync(caseFileId, destinationId);
        return View(new AnswerForm { Arrangement = arrangement, Version = arrangement.Version, On = Today.InDigits() });
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/destination/{destinationId:guid}/confirm"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Confirm(Guid caseFileId, Guid destinationId, AnswerForm form)
    {
        form.Arrangement = await ArrangementAsync(caseFileId, destinationId);
        var reading = new Reading(Today);
        return await Attempt(
            new ConfirmDestination.Command(caseFileId, destinationId, form.Version, Reading.Words(form.By), reading.PastDate(form.On, nameof(form.On))),
            _ => Done(caseFileId, "Departures.DestinationConfirmed"), () => Task.FromResult<IActionResult>(View(form)), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/departure/destination/{destinationId:guid}/drop"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Drop(Guid caseFileId, Guid destinationId)
    {
        var arrangement = await ArrangementAsync(caseFileId, destinationId);
        return View(new AnswerForm { Arrangement = arrangement, Version = arrangement.Version });
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/destination/{destinationId:guid}/drop"), Needs(Permission.RecordDeparture)]
    public async Task<IActionResult> Drop(Guid caseFileId, Guid destinationId, AnswerForm form)
    {
        form.Arrangement = await ArrangementAsync(caseFileId, destinationId);
        return await Attempt(
            new DropDestination.Command(caseFileId, destinationId, form.Version, Reading.Words(form.Reason)),
            _ => Done(caseFileId, "Departures.DestinationDropped"), () => Task.FromResult<IActionResult>(View(form)));
    }

    [HttpGet("/case-files/{caseFileId:guid}/departure/{departureId:guid}/health"), Needs(Permission.ReadHealth)]
    public async Task<IActionResult> Health(Guid caseFileId, Guid departureId)
    {
        await PlannedAsync(caseFileId, departureId);
        return View(new HealthForm { OnceKey = Guid.NewGuid(), AgreedOn = Today.InDigits() });
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/{departureId:guid}/health"), Needs(Permission.ReadHealth)]
    public async Task<IActionResult> Health(Guid caseFileId, Guid departureId, HealthForm form)
    {
        await HeadAsync(caseFileId);
        var reading = new Reading(Today);
        return await Attempt(
            new AgreeHealthHandover.Command(
                caseFileId, departureId, Reading.Words(form.Receiver), Reading.Words(form.What), reading.PastDate(form.AgreedOn, nameof(form.AgreedOn)), form.OnceKey),
            _ => Done(caseFileId, "Departures.HealthAgreed"), () => Task.FromResult<IActionResult>(View(form)), reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/departure/health/{healthHandoverId:guid}/hand-over"), Needs(Permission.ReadHealth)]
    public Task<IActionResult> HandOver(Guid caseFileId, Guid healthHandoverId, int version) =>
        SettleAsync(caseFileId, new HandOverHealth.Command(caseFileId, healthHandoverId, version, Today), "Departures.HealthHandedOver");

    [HttpPost("/case-files/{caseFileId:guid}/departure/health/{healthHandoverId:guid}/withdraw"), Needs(Permission.ReadHealth)]
    public Task<IActionResult> Withdraw(Guid caseFileId, Guid healthHandoverId, int version) =>
        SettleAsync(caseFileId, new WithdrawHealthConsent.Command(caseFileId, healthHandoverId, version), "Departures.HealthWithdrawn");

    // One click; whoever was second sees on the page what the first did.
    private async Task<IActionResult> SettleAsync(Guid caseFileId, ICommand<Guid> command, string done)
    {
        try
        {
            await Mediator.Send(command, Stop);
            Say(done);
        }
        catch (ChangedMeanwhileException)
        {
            Say("Departures.SettledMeanwhile");
        }
        catch (BrokenRuleException broken)
        {
            Say(broken.Rule.Name);
        }
        return ToDeparture(caseFileId);
    }

    private RedirectToActionResult Done(Guid caseFileId, string said)
    {
        Say(said);
        return ToDeparture(caseFileId);
    }

    private RedirectToActionResult ToDeparture(Guid caseFileId) => RedirectToAction("Show", "Departures", new { caseFileId }, "destination");

    private async Task<ShowDeparture.DepartureInFull> PlannedAsync(Guid caseFileId, Guid departureId)
    {
        var head = await HeadAsync(caseFileId);
        var departure = (await Ask(new ShowDeparture.Query(caseFileId, departureId))).Now;
        return head is { MayWork: true, IsClosed: false } && departure is { State: DepartureState.Planned } ? departure : throw new NotThereException("planned departure");
    }

    private async Task<ShowDestination.Arrangement> ArrangementAsync(Guid caseFileId, Guid destinationId)
    {
        var head = await HeadAsync(caseFileId);
        var departure = (await Ask(new ShowDeparture.Query(caseFileId))).Now;
        if (departure is null || head is not { MayWork: true, IsClosed: false })
            throw new NotThereException("departure");
        return (await Ask(new ShowDestination.Query(caseFileId, departure.Id))).Arrangements.FirstOrDefault(one => one.Id == destinationId && one.State != DestinationState.FellThrough)
            ?? throw new NotThereException("arrangement at the destination");
    }

    private async Task<DestinationForm> WithChoicesAsync(Guid caseFileId, DestinationForm form)
    {
        form.Kinds = [.. (await codes.AllAsync(Lists.DestinationKinds, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        form.Partners = [.. (await Ask(new DestinationPartners.Query(caseFileId))).Select(partner => new Choice(partner.ProviderId.ToString(), partner.Name))];
        return form;
    }
}

public sealed class DestinationForm
{
    public Guid OnceKey { get; set; }
    public string? Kind { get; set; }
    public Guid? ProviderId { get; set; }
    public string? Organisation { get; set; }
    public string? Contact { get; set; }
    public string? Place { get; set; }
    public string? On { get; set; }

    public IReadOnlyList<Choice> Kinds { get; set; } = [];
    public IReadOnlyList<Choice> Partners { get; set; } = [];
}

/// <summary>What somebody there answered: yes, or that it does not happen and why.</summary>
public sealed class AnswerForm
{
    public ShowDestination.Arrangement? Arrangement { get; set; }
    public int Version { get; set; }
    public string? By { get; set; }
    public string? On { get; set; }
    public string? Reason { get; set; }
}

public sealed class HealthForm
{
    public Guid OnceKey { get; set; }
    public string? Receiver { get; set; }
    public string? What { get; set; }
    public string? AgreedOn { get; set; }
}
