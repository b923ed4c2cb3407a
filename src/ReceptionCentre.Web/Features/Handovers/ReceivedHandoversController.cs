using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.Newcomers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Handovers;

/// <summary>Hand-overs of other municipalities: opened with the code, looked at, taken over or declined, and the receipt that goes back.</summary>
[Route("handovers"), Needs(Permission.ReceiveHandover)]
public sealed class ReceivedHandoversController(ICodeLists codes, LookedAtToken looked) : ReceptionController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => View("ReceivedList", await Ask(new ReceivedHandovers.Query()));

    [HttpGet("new")]
    public IActionResult New() => View("OpenFile", new OpenHandoverForm { OnceKey = Guid.NewGuid() });

    [HttpPost("new"), TakesUpload]
    public Task<IActionResult> New(OpenHandoverForm form)
    {
        var reading = new Reading(Today);
        if (form is { HadFile: true, File: null })
            reading.Refuse(nameof(form.File), "Attachments.ChooseAgain");
        return Attempt<OpenHandover.Result>(
            new OpenHandover.Command(form.OnceKey, form.File.ToUpload(), Reading.Words(form.Code)),
            result =>
            {
                if (result.ReceivedHandoverId is { } receivedId)
                    return RedirectToAction(nameof(Show), new { receivedId });
                TempData["Refused"] = T["Handovers.UnknownKey"];
                return RedirectToAction(nameof(Index));
            },
            () =>
            {
                form.HadFile = form.File is not null;
                // A browser forgets which file was chosen, and a key that was used up opens nothing.
                form.OnceKey = Guid.NewGuid();
                ModelState.Remove(nameof(form.OnceKey));
                return Task.FromResult<IActionResult>(View("OpenFile", form));
            },
            reading);
    }

    [HttpGet("{receivedId:guid}")]
    public Task<IActionResult> Show(Guid receivedId) => ViewAsync(receivedId, new());

    [HttpPost("{receivedId:guid}/take-over")]
    public Task<IActionResult> TakeOver(Guid receivedId, TakeOverForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new TakeOverHandover.Command(
                form.OnceKey, receivedId, form.Version, Reading.Words(form.Task), reading.PartialDate(form.ArrivedOn, nameof(form.ArrivedOn), yearsAhead: 1), form.Read(), looked.Read(form.LookedAt)),
            _ =>
            {
                Say("Handovers.TakenOver");
                return RedirectToAction(nameof(Show), new { receivedId });
            },
            () => ViewAsync(receivedId, form), reading);
    }

    [HttpGet("{receivedId:guid}/decline")]
    public async Task<IActionResult> Decline(Guid receivedId)
    {
        var view = await Ask(new ShowReceivedHandover.Query(receivedId));
        if (view.State != ReceivedHandoverState.Opened)
            throw new NotThereException("step of a hand-over");
        return View(new HandoverReasonForm { Version = view.Version, HandoverId = receivedId });
    }

    [HttpPost("{receivedId:guid}/decline")]
    public Task<IActionResult> Decline(Guid receivedId, HandoverReasonForm form) => Attempt(
        new DeclineHandover.Command(receivedId, form.Version, Reading.Words(form.Reason)),
        _ =>
        {
            Say("Handovers.IsDeclined");
            return RedirectToAction(nameof(Show), new { receivedId });
        },
        async () =>
        {
            form.HandoverId = (await Ask(new ShowReceivedHandover.Query(receivedId))).ReceivedHandoverId;
            return View(nameof(Decline), form);
        });

    /// <summary>The receipt that goes back to the sender.</summary>
    [HttpGet("{receivedId:guid}/receipt"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Receipt(Guid receivedId)
    {
        try
        {
            var file = await Ask(new ReceiptOfHandover.Query(receivedId));
            return File(file.Bytes, "application/octet-stream", file.FileName);
        }
        catch (BrokenRuleException broken)
        {
            TempData["Refused"] = T[broken.Rule.Name];
            return RedirectToAction(nameof(Show), new { receivedId });
        }
    }

    private async Task<IActionResult> ViewAsync(Guid receivedId, TakeOverForm form)
    {
        form.View = await Ask(new ShowReceivedHandover.Query(receivedId));
        if (form.Version == 0)
        {
            (form.OnceKey, form.Version) = (Guid.NewGuid(), form.View.Version);
            var moves = form.View.Package?.People.Select(person => person.MovesOn).FirstOrDefault(on => on is { IsUnknown: false });
            form.ArrivedOn = (moves ?? PartialDate.Of(Today)).InDigits();
        }
        // Whom the page shows now is whom the clerk looks at now.
        form.LookedAt = looked.For(new([.. form.View.People.SelectMany(person => person.Found?.People ?? [])], [.. form.View.People.SelectMany(person => person.Found?.Elsewhere ?? []).Distinct()]));
        ModelState.Remove(nameof(form.LookedAt));
        form.Tasks = [.. (await codes.AllAsync(Lists.Tasks, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        return View("Received", form);
    }
}
