using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Handovers;

/// <summary>Hand-overs of a file to another municipality: chosen, shown, sent as a file or a link, confirmed, and closed here.</summary>
public sealed class HandoversController(ICodeLists codes, CurrentStaff me) : FileController
{
    private const string CodeOfFile = "HandoverCode";

    [HttpGet("/case-files/{caseFileId:guid}/handovers"), Needs(Permission.OpenWholeFile)]
    public async Task<IActionResult> Index(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        return View(new HandoversPage(head, await Ask(new HandoversOfFile.Query(caseFileId)), MayWork(head)));
    }

    /// <summary>What came along when the file began here.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/handovers/came"), Needs(Permission.OpenWholeFile)]
    public async Task<IActionResult> Came(Guid caseFileId) => View(new CamePage(await HeadAsync(caseFileId), await Ask(new WhatCame.Query(caseFileId))));

    [HttpGet("/case-files/{caseFileId:guid}/handovers/new"), Needs(Permission.HandOver)]
    public async Task<IActionResult> New(Guid caseFileId)
    {
        await HeadToWorkOnAsync(caseFileId);
        return await AttemptView(caseFileId, async () =>
        {
            var form = new ChooseForm { OnceKey = Guid.NewGuid(), View = await Ask(new HandoverToPrepare.Query(caseFileId)) };
            form.ChooseWhatIsNeeded();
            return await ChooseViewAsync(caseFileId, form);
        });
    }

    [HttpPost("/case-files/{caseFileId:guid}/handovers/new"), Needs(Permission.HandOver)]
    public Task<IActionResult> New(Guid caseFileId, ChooseForm form) => Attempt(
        new PrepareHandover.Command(form.OnceKey, caseFileId, form.Read(caseFileId)),
        handoverId => RedirectToAction(nameof(Show), new { caseFileId, handoverId }), () => ChooseViewAsync(caseFileId, form));

    [HttpGet("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/change"), Needs(Permission.HandOver)]
    public async Task<IActionResult> Change(Guid caseFileId, Guid handoverId)
    {
        await HeadToWorkOnAsync(caseFileId);
        return await AttemptView(caseFileId, async () =>
        {
            var before = await Ask(new ShowHandover.Query(caseFileId, handoverId));
            var form = new ChooseForm { Version = before.Version, HandoverId = handoverId };
            form.ChooseAsBefore(before);
            return await ChooseViewAsync(caseFileId, form);
        });
    }

    [HttpPost("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/change"), Needs(Permission.HandOver)]
    public Task<IActionResult> Change(Guid caseFileId, Guid handoverId, ChooseForm form)
    {
        form.HandoverId = handoverId;
        return Attempt(
            new ChangeHandover.Command(caseFileId, handoverId, form.Version, form.Read(caseFileId)),
            _ => RedirectToAction(nameof(Show), new { caseFileId, handoverId }), () => ChooseViewAsync(caseFileId, form));
    }

    [HttpGet("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}"), Needs(Permission.HandOver)]
    public Task<IActionResult> Show(Guid caseFileId, Guid handoverId) => ViewAsync(caseFileId, handoverId, new());

    /// <summary>Sends it, as a file or as a page with a link.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/send"), Needs(Permission.HandOver)]
    public Task<IActionResult> Send(Guid caseFileId, Guid handoverId, HandoverForm form)
    {
        var (shown, consents) = (form.ShownToPerson.Contains("true"), form.Consents.Contains("true"));
        if (Reading.Choice<HandoverMeans>(form.How) == HandoverMeans.Link)
        {
            return Attempt<NewPass>(
                new SendHandoverByLink.Command(caseFileId, handoverId, form.Version, Reading.Words(form.Basis), Reading.Words(form.Recipient), shown, consents),
                pass => PassView(caseFileId, handoverId, pass), () => ViewAsync(caseFileId, handoverId, form));
        }
        return Attempt(
            new SendHandover.Command(form.OnceKey, caseFileId, handoverId, form.Version, Reading.Words(form.Basis), form.Code, shown, consents),
            _ => CodeShown(caseFileId, handoverId, form.Code), () => ViewAsync(caseFileId, handoverId, form));
    }

    /// <summary>Locks the file again with another code; the first was lost.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/code"), Needs(Permission.HandOver)]
    public Task<IActionResult> Code(Guid caseFileId, Guid handoverId, HandoverForm form) => Attempt(
        new SealHandoverAgain.Command(form.OnceKey, caseFileId, handoverId, form.Version, form.Code), _ => CodeShown(caseFileId, handoverId, form.Code), () => ViewAsync(caseFileId, handoverId, form));

    /// <summary>Another address and code. They stand in this answer and nowhere else, so it is not gone on from.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/guest-passes"), Needs(Permission.HandOver)]
    public Task<IActionResult> Pass(Guid caseFileId, Guid handoverId, HandoverForm form) => Attempt<NewPass>(
        new GiveHandoverPass.Command(caseFileId, handoverId, form.Version, Reading.Words(form.Recipient)), pass => PassView(caseFileId, handoverId, pass), () => ViewAsync(caseFileId, handoverId, form));

    [HttpGet("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/file"), Needs(Permission.HandOver)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Download(Guid caseFileId, Guid handoverId)
    {
        var file = await Ask(new DownloadHandover.Query(caseFileId, handoverId));
        return File(file.Bytes, "application/octet-stream", file.FileName);
    }

    /// <summary>Reads the receipt of the other side.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/receipt"), Needs(Permission.HandOver), TakesUpload]
    public Task<IActionResult> Receipt(Guid caseFileId, Guid handoverId, HandoverForm form) => Attempt(
        new ConfirmHandover.Command(form.OnceKey, caseFileId, handoverId, form.Version, form.Receipt.ToUpload()),
        result =>
        {
            if (result.UnknownKey is null)
                Say("Handovers.ReceiptRead");
            else
                TempData["Refused"] = T["Handovers.UnknownKey"];
            return RedirectToAction(nameof(Show), new { caseFileId, handoverId });
        },
        () => ViewAsync(caseFileId, handoverId, form));

    /// <summary>The other side answered by telephone or letter.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/answer"), Needs(Permission.HandOver)]
    public async Task<IActionResult> Answer(Guid caseFileId, Guid handoverId)
    {
        await HeadToWorkOnAsync(caseFileId);
        var view = await Ask(new ShowHandover.Query(caseFileId, handoverId));
        if (!HandoverWay.From(view.State).Contains(HandoverState.Received))
            throw new NotThereException("step of a hand-over");
        return await AnswerViewAsync(caseFileId, handoverId, new() { Version = view.Version, On = Today.InDigits(), TakenOver = "true", Organisation = view.To?.In(Text.Language) });
    }

    [HttpPost("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/answer"), Needs(Permission.HandOver)]
    public Task<IActionResult> Answer(Guid caseFileId, Guid handoverId, HandoverAnswerForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new NoteHandoverAnswer.Command(
                caseFileId, handoverId, form.Version, reading.Date(form.On, nameof(form.On)), form.TakenOver == "true", Reading.Words(form.Name), Reading.Words(form.Function),
                Reading.Words(form.Organisation), Reading.Words(form.Why)),
            _ => Said(caseFileId, handoverId, "Handovers.AnswerNoted"), () => AnswerViewAsync(caseFileId, handoverId, form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/withdraw"), Needs(Permission.HandOver)]
    public async Task<IActionResult> Withdraw(Guid caseFileId, Guid handoverId)
    {
        await HeadToWorkOnAsync(caseFileId);
        var view = await Ask(new ShowHandover.Query(caseFileId, handoverId));
        if (!HandoverWay.From(view.State).Contains(HandoverState.Withdrawn))
            throw new NotThereException("step of a hand-over");
        return View(new HandoverReasonForm { Version = view.Version, CaseFileId = caseFileId, HandoverId = handoverId });
    }

    [HttpPost("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/withdraw"), Needs(Permission.HandOver)]
    public Task<IActionResult> Withdraw(Guid caseFileId, Guid handoverId, HandoverReasonForm form) => Attempt(
        new WithdrawHandover.Command(caseFileId, handoverId, form.Version, Reading.Words(form.Reason)), _ => Said(caseFileId, handoverId, "Handovers.IsWithdrawn"),
        async () =>
        {
            await HeadAsync(caseFileId);
            (form.CaseFileId, form.HandoverId) = (caseFileId, handoverId);
            return View(nameof(Withdraw), form);
        });

    /// <summary>Closes the files here: the other side has it and the day of the move has come.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/close"), Needs(Permission.RecordDeparture)]
    public Task<IActionResult> Close(Guid caseFileId, Guid handoverId, HandoverForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new CloseHandedOver.Command(form.OnceKey, caseFileId, handoverId, form.Version, reading.PartialDate(form.DepartedOn, nameof(form.DepartedOn))),
            _ => Said(caseFileId, handoverId, "Handovers.IsClosed"), () => ViewAsync(caseFileId, handoverId, form), reading);
    }

    private bool MayWork(FileHead.Head head) => me.May(Permission.HandOver) && head.MayWork && !head.IsClosed;

    private async Task HeadToWorkOnAsync(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        if (head.IsClosed || !head.MayWork)
            throw new NotPermittedException("Handovers");
    }

    // Who does not move is not handed over: the page of the file says why.
    private async Task<IActionResult> AttemptView(Guid caseFileId, Func<Task<IActionResult>> view)
    {
        try
        {
            return await view();
        }
        catch (BrokenRuleException broken)
        {
            TempData["Refused"] = T[broken.Rule.Name, [.. broken.Arguments]];
            return RedirectToAction(nameof(Index), new { caseFileId });
        }
    }

    private RedirectToActionResult Said(Guid caseFileId, Guid handoverId, string key)
    {
        Say(key);
        return RedirectToAction(nameof(Show), new { caseFileId, handoverId });
    }

    private RedirectToActionResult CodeShown(Guid caseFileId, Guid handoverId, string? code)
    {
        TempData[CodeOfFile] = code;
        return RedirectToAction(nameof(Show), new { caseFileId, handoverId });
    }

    private ViewResult PassView(Guid caseFileId, Guid handoverId, NewPass pass)
    {
        Response.Headers.CacheControl = "no-store";
        return View("Pass", new HandoverPassPage(caseFileId, handoverId, pass, Url.Action("Open", "GuestPasses", new { token = pass.Secrets.Token }, Request.Scheme)!));
    }

    private async Task<IActionResult> ChooseViewAsync(Guid caseFileId, ChooseForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.View ??= await Ask(new HandoverToPrepare.Query(caseFileId));
        return View("Choose", form);
    }

    private async Task<IActionResult> AnswerViewAsync(Guid caseFileId, Guid handoverId, HandoverAnswerForm form)
    {
        await HeadAsync(caseFileId);
        (form.CaseFileId, form.HandoverId) = (caseFileId, handoverId);
        return View(nameof(Answer), form);
    }

    private async Task<IActionResult> ViewAsync(Guid caseFileId, Guid handoverId, HandoverForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.View = await Ask(new ShowHandover.Query(caseFileId, handoverId));
        form.MayWork = MayWork(form.Head);
        if (form.Version == 0)
        {
            (form.OnceKey, form.Version, form.Code) = (Guid.NewGuid(), form.View.Version, HandoverCode.New());
            form.DepartedOn = (form.View.MovesOn is { } moves && moves.FirstPossible() <= Today ? moves.InDigits() : Today.InDigits());
            form.How = nameof(HandoverMeans.File);
            form.Recipient = form.View.To?.In(Text.Language);
        }
        form.JustSent = TempData[CodeOfFile] as string;
        if (form.JustSent is not null)
            Response.Headers.CacheControl = "no-store";
        var bases = new List<Choice>();
        foreach (var basis in (await codes.AllAsync(Lists.SharingBases, Stop)).Where(code => code.IsValidOn(Today)))
            bases.Add(new(basis.Value, basis.In(Text.Language), await codes.FindAsync(Lists.Acts, basis.Act, Stop) is { } act ? act.In(Text.Language) : null));
        form.Bases = bases;
        return View(nameof(Show), form);
    }
}
