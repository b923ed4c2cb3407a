using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Households;
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

/// <summary>What somebody wishes, who was found, and how it goes: of one file.</summary>
public sealed class FilePlacementController(ICodeLists codes, CurrentStaff me) : FileController
{
    private const int Grown = 18;
    private const string ChildRole = "child";

    [HttpGet("/case-files/{caseFileId:guid}/placement"), Needs(Permission.ReadPlacement)]
    public async Task<IActionResult> Index(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        var isGrown = head.Age >= Grown;
        var children = isGrown && me.May(Permission.ReadHousehold)
            ? (await Ask(new HouseholdMembers.Query(caseFileId, Today))).Where(member => !member.IsSelf && member.Role?.Value == ChildRole).ToList() : [];
        return View("File", new FilePlacementPage(head, await Ask(new PlacementOfFile.Query(caseFileId)), MayPlace(head), isGrown, children));
    }

    [HttpGet("/case-files/{caseFileId:guid}/placement/new"), Needs(Permission.PlacePeople)]
    public async Task<IActionResult> New(Guid caseFileId, string? kind)
    {
        await HeadToWorkOnAsync(caseFileId);
        var chosen = Reading.Choice<PlacementKind>(kind) ?? PlacementKind.Buddy;
        var known = await Ask(new WishToAsk.Query(caseFileId, chosen));
        return await WishAsync(caseFileId, await WishForm.OfAsync(chosen, known.Terms, codes, Stop));
    }

    [HttpPost("/case-files/{caseFileId:guid}/placement/new"), Needs(Permission.PlacePeople)]
    public async Task<IActionResult> New(Guid caseFileId, WishForm form)
    {
        var reading = new Reading(Today);
        var terms = await form.ReadAsync(codes, reading, Stop);
        return await Attempt(
            new AskPlacement.Command(form.OnceKey, caseFileId, form.Kind, terms),
            _ => Said(caseFileId, "Placement.Asked"), () => WishAsync(caseFileId, form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/placement/wishes/{wishId:guid}"), Needs(Permission.PlacePeople)]
    public async Task<IActionResult> Change(Guid caseFileId, Guid wishId)
    {
        await HeadToWorkOnAsync(caseFileId);
        var wish = await Ask(new ShowWish.Query(caseFileId, wishId));
        var form = await WishForm.OfAsync(wish.Kind, wish.Terms, codes, Stop);
        (form.WishId, form.Version) = (wishId, wish.Version);
        return await WishAsync(caseFileId, form);
    }

    [HttpPost("/case-files/{caseFileId:guid}/placement/wishes/{wishId:guid}"), Needs(Permission.PlacePeople)]
    public async Task<IActionResult> Change(Guid caseFileId, Guid wishId, WishForm form)
    {
        form.Kind = (await Ask(new ShowWish.Query(caseFileId, wishId))).Kind;
        form.WishId = wishId;
        var reading = new Reading(Today);
        var terms = await form.ReadAsync(codes, reading, Stop);
        return await Attempt(
            new ChangeWish.Command(caseFileId, wishId, form.Version, terms), _ => Said(caseFileId, "Placement.Changed"), () => WishAsync(caseFileId, form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/placement/wishes/{wishId:guid}/withdraw"), Needs(Permission.PlacePeople)]
    public async Task<IActionResult> Withdraw(Guid caseFileId, Guid wishId)
    {
        await HeadToWorkOnAsync(caseFileId);
        return await WithdrawAsync(caseFileId, wishId, new() { Version = (await Ask(new ShowWish.Query(caseFileId, wishId))).Version });
    }

    [HttpPost("/case-files/{caseFileId:guid}/placement/wishes/{wishId:guid}/withdraw"), Needs(Permission.PlacePeople)]
    public Task<IActionResult> Withdraw(Guid caseFileId, Guid wishId, WithdrawForm form) => Attempt(
        new WithdrawWish.Command(caseFileId, wishId, form.Version, Reading.Words(form.Reason)),
        _ => Said(caseFileId, "Placement.IsWithdrawn"), () => WithdrawAsync(caseFileId, wishId, form));

    /// <summary>The person takes back the consent: the waiting and the pair end.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/placement/wishes/{wishId:guid}/consent"), Needs(Permission.PlacePeople)]
    public Task<IActionResult> EndConsent(Guid caseFileId, Guid wishId, int version) => Attempt(
        new EndWishConsent.Command(caseFileId, wishId, version), _ => Said(caseFileId, "Placement.ConsentIsEnded"), () => Index(caseFileId));

    /// <summary>The places for this person, for who looks by hand.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/placement/wishes/{wishId:guid}/places"), Needs(Permission.PlacePeople)]
    public async Task<IActionResult> Places(Guid caseFileId, Guid wishId)
    {
        await HeadToWorkOnAsync(caseFileId);
        return await PlacesAsync(caseFileId, wishId, new() { On = Today.InDigits() });
    }

    [HttpPost("/case-files/{caseFileId:guid}/placement/wishes/{wishId:guid}/places"), Needs(Permission.PlacePeople)]
    public async Task<IActionResult> Places(Guid caseFileId, Guid wishId, PlacesForm form)
    {
        // A wish of another file is not decided on through this one.
        await Ask(new ShowWish.Query(caseFileId, wishId));
        var reading = new Reading(Today);
        return await Attempt<DecidePlacements.Result>(
            new DecidePlacements.Command([new(wishId, form.PlaceId)], reading.PastDate(form.On, nameof(form.On))),
            result => SaidOf(caseFileId, result.Lines[0].PairId!.Value, "Placement.DecidedOne"), () => PlacesAsync(caseFileId, wishId, form), reading);
    }

    private bool MayPlace(FileHead.Head head) => me.May(Permission.PlacePeople) && head.MayWork && !head.IsClosed;

    private async Task HeadToWorkOnAsync(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        if (head.IsClosed || !head.MayWork)
            throw new NotPermittedException("Placement");
    }

    private RedirectToActionResult Said(Guid caseFileId, string key)
    {
        Say(key);
        return RedirectToAction(nameof(Index), new { caseFileId });
    }

    private RedirectToActionResult SaidOf(Guid caseFileId, Guid pairId, string key)
    {
        Say(key);
        return RedirectToAction("Details", "Pairs", new { caseFileId, pairId });
    }

    private async Task<IActionResult> WishAsync(Guid caseFileId, WishForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Widen();
        form.Choices = await TraitsChoices.OfAsync(codes, T, Today, Stop);
        if (form.WishId is null)
        {
            var known = await Ask(new WishToAsk.Query(caseFileId, form.Kind));
            form.StayIsAsked = known.StayIsAsked;
            var told = new List<(string, string)>();
            foreach (var answer in known.Told)
                told.Add((T.Code(await codes.FindAsync(Lists.IntakeQuestions, answer.Question, Stop)), answer.Words));
            form.Told = told;
        }
        return View("Wish", form);
    }

    private async Task<IActionResult> WithdrawAsync(Guid caseFileId, Guid wishId, WithdrawForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Wish = await Ask(new ShowWish.Query(caseFileId, wishId));
        form.Reasons = await PlacementWords.ReasonsAsync(codes, Today, ended: false, Stop);
        return View("Withdraw", form);
    }

    private async Task<IActionResult> PlacesAsync(Guid caseFileId, Guid wishId, PlacesForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Page = await Ask(new PlacesForWish.Query(caseFileId, wishId));
        return View("PlacesForWish", form);
    }
}
