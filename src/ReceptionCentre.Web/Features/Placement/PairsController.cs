using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Placement;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Placement;

/// <summary>One pair of a file: agreed, begun, its log, its evaluation, its end.</summary>
public sealed class PairsController(ICodeLists codes, CurrentStaff me) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/placement/pairs/{pairId:guid}"), Needs(Permission.ReadPlacement)]
    public Task<IActionResult> Details(Guid caseFileId, Guid pairId) => PairAsync(caseFileId, pairId, Fresh());

    [HttpPost("/case-files/{caseFileId:guid}/placement/pairs/{pairId:guid}/agree"), Needs(Permission.PlacePeople)]
    public Task<IActionResult> Agree(Guid caseFileId, Guid pairId, PairForm form)
    {
        var reading = new Reading(Today);
        var party = Reading.Choice<PairParty>(form.Party) ?? throw new NotThereException("party of a pair");
        return DoAsync(
            caseFileId, pairId, form, new AgreePair.Command(caseFileId, pairId, form.Version, party, Step(form, reading), reading.Date(form.FirstOn, nameof(form.FirstOn))),
            "Placement.IsAgreed", reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/placement/pairs/{pairId:guid}/begin"), Needs(Permission.PlacePeople)]
    public Task<IActionResult> Begin(Guid caseFileId, Guid pairId, PairForm form)
    {
        var reading = new Reading(Today);
        return DoAsync(caseFileId, pairId, form, new BeginPair.Command(caseFileId, pairId, form.Version, Step(form, reading)), "Placement.HasBegun", reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/placement/pairs/{pairId:guid}/meetings"), Needs(Permission.PlacePeople)]
    public Task<IActionResult> Meet(Guid caseFileId, Guid pairId, PairForm form)
    {
        var reading = new Reading(Today);
        return DoAsync(
            caseFileId, pairId, form,
            new NoteMeeting.Command(
                form.OnceKey, caseFileId, pairId, form.Version, reading.PastDate(form.On, nameof(form.On)), YesNo(form.Met), Reading.Words(form.Activity), Reading.Words(form.Absence),
                reading.Date(form.NextOn, nameof(form.NextOn)), Reading.Words(form.MeetingWords)),
            "Placement.MeetingNoted", reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/placement/pairs/{pairId:guid}/evaluations"), Needs(Permission.PlacePeople)]
    public Task<IActionResult> Evaluate(Guid caseFileId, Guid pairId, PairForm form)
    {
        var reading = new Reading(Today);
        return DoAsync(
            caseFileId, pairId, form,
            new EvaluatePair.Command(
                form.OnceKey, caseFileId, pairId, form.Version, reading.PastDate(form.EvaluatedOn, nameof(form.EvaluatedOn)), Reading.Words(form.PersonWords),
                Reading.Words(form.ReceiverWords), YesNo(form.GoesOn)),
            "Placement.Evaluated", reading);
    }

    /// <param name="how">Declined or ended.</param>
    [HttpGet("/case-files/{caseFileId:guid}/placement/pairs/{pairId:guid}/end"), Needs(Permission.PlacePeople)]
    public async Task<IActionResult> End(Guid caseFileId, Guid pairId, PairState how)
    {
        var head = await HeadAsync(caseFileId);
        if (!MayPlace(head))
            throw new NotPermittedException("Placement");
        var pair = await Ask(new ShowPair.Query(caseFileId, pairId));
        // A page that is opened without saying how: the end that there is from here.
        var possible = PairWay.From(pair.State).FirstOrDefault(PairWay.IsEnd);
        if (possible == default)
            throw new NotThereException("step of a pair");
        return await EndAsync(caseFileId, pairId, new() { How = PairWay.From(pair.State).Contains(how) && PairWay.IsEnd(how) ? how : possible, On = Today.InDigits(), Version = pair.Version });
    }

    [HttpPost("/case-files/{caseFileId:guid}/placement/pairs/{pairId:guid}/end"), Needs(Permission.PlacePeople)]
    public Task<IActionResult> End(Guid caseFileId, Guid pairId, EndPairForm form)
    {
        var reading = new Reading(Today);
        var step = new StepInput(reading.PastDate(form.On, nameof(form.On)), Reading.Words(form.Words));
        ICommand<Guid> command = form.How switch
        {
            PairState.Declined => new DeclinePair.Command(caseFileId, pairId, form.Version, Reading.Choice<PairParty>(form.Party), Reading.Words(form.Reason), step),
            PairState.Ended => new EndPair.Command(caseFileId, pairId, form.Version, Reading.Words(form.Reason), YesNo(form.WaitsAgain) == true, step),
            _ => throw new NotThereException("step of a pair"),
        };
        return Attempt(
            command, _ => Done(caseFileId, pairId, $"Placement.Done.{form.How}"), () => EndAsync(caseFileId, pairId, form), reading,
            () => LookAgainAsync(caseFileId, pairId, Fresh()));
    }

    private PairForm Fresh() => new() { OnceKey = Guid.NewGuid(), On = Today.InDigits(), EvaluatedOn = Today.InDigits() };

    private static StepInput Step(PairForm form, Reading reading) => new(reading.PastDate(form.On, nameof(form.On)), Reading.Words(form.Words));

    private static bool? YesNo(string? typed) => typed switch { "true" => true, "false" => false, _ => null };

    private bool MayPlace(FileHead.Head head) => me.May(Permission.PlacePeople) && head.MayWork && !head.IsClosed;

    private RedirectToActionResult Done(Guid caseFileId, Guid pairId, string key)
    {
        Say(key);
        return RedirectToAction(nameof(Details), new { caseFileId, pairId });
    }

    private Task<IActionResult> DoAsync(Guid caseFileId, Guid pairId, PairForm form, ICommand<Guid> command, string said, Reading reading) => Attempt(
        command, _ => Done(caseFileId, pairId, said), () => PairAsync(caseFileId, pairId, form), reading, () => LookAgainAsync(caseFileId, pairId, form));

    // What happened meanwhile is on the page of the pair: there one sees what can still be done.
    private Task<IActionResult> LookAgainAsync(Guid caseFileId, Guid pairId, PairForm form)
    {
        ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
        ModelState.Remove(nameof(form.Version));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        form.Version = 0;
        return PairAsync(caseFileId, pairId, form);
    }

    private async Task<IActionResult> PairAsync(Guid caseFileId, Guid pairId, PairForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Pair = await Ask(new ShowPair.Query(caseFileId, pairId));
        form.MayPlace = MayPlace(form.Head);
        if (form.Version == 0)
            form.Version = form.Pair.Version;
        form.Activities = await PlacementWords.ChoicesAsync(codes, Lists.BuddyActivities, Today, Stop);
        form.Absences = await PlacementWords.ChoicesAsync(codes, Lists.AbsenceReasons, Today, Stop);
        form.EvaluatedOn ??= Today.InDigits();
        return View("Pair", form);
    }

    private async Task<IActionResult> EndAsync(Guid caseFileId, Guid pairId, EndPairForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Pair = await Ask(new ShowPair.Query(caseFileId, pairId));
        form.Reasons = await PlacementWords.ReasonsAsync(codes, Today, form.How == PairState.Ended, Stop);
        form.Parties = [.. Enum.GetValues<PairParty>().Select(party => new Choice(party.ToString(), party == PairParty.Receiver ? T[$"Placement.Receiver.{form.Pair.Kind}"] : T.Of("Placement", party)))];
        return View("End", form);
    }
}
