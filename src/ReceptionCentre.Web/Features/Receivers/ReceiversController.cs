using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Receivers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.Referrals;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Receivers;

/// <summary>The pages of a provider: what was referred to it, its answers, and how it goes with who came.</summary>
[Route("received"), Needs(Permission.AnswerReferrals)]
public sealed class ReceiversController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? part, Guid? after)
    {
        // A guest has one thing to look at, and no list.
        if (me.Guest is { } guest)
            return RedirectToAction(nameof(Details), new { referralId = guest.SubjectId });
        var chosen = Reading.Choice<ReceivedPart>(part) ?? ReceivedPart.ToAnswer;
        return View(new ReceivedPage(chosen, await Ask(new ReceivedReferrals.Query(chosen, after))));
    }

    [HttpGet("{referralId:guid}")]
    public Task<IActionResult> Details(Guid referralId) => StepViewAsync(referralId, new() { On = Today.InDigits() });

    /// <summary>Writes down what happened next; what asks why has its own page.</summary>
    [HttpPost("{referralId:guid}/steps")]
    public async Task<IActionResult> Step(Guid referralId, ReceivedForm form)
    {
        var reading = new Reading(Today);
        if (form.Step is ReferralState.Declined or ReferralState.Stopped)
            throw new NotThereException("step of a receiver");
        return await Attempt(
            new AnswerReceived.Command(
                referralId, form.Version, form.Step, new(reading.Date(form.On, nameof(form.On)), Reading.Words(form.Words)), reading.Date(form.AgreedStart, nameof(form.AgreedStart)),
                Result: Reading.Words(form.Result), OutOfTurn: Reading.Words(form.OutOfTurn)),
            _ => Said(referralId, $"Receivers.Done.{form.Step}"),
            () => StepViewAsync(referralId, form), reading,
            () => LookAgainAsync(() => StepViewAsync(referralId, form, fresh: true)));
    }

    /// <summary>Writes down how it goes.</summary>
    [HttpPost("{referralId:guid}/reports")]
    public Task<IActionResult> Report(Guid referralId, ReportForm form)
    {
        var reading = new Reading(Today);
        var again = new ReceivedForm { On = Today.InDigits(), Report = form };
        return Attempt(
            new ReportReceived.Command(form.OnceKey, referralId, form.Version, form.Read(reading)),
            _ => Said(referralId, "Receivers.Reported"),
            () => StepViewAsync(referralId, again), reading,
            () => LookAgainAsync(() => StepViewAsync(referralId, again, fresh: true)));
    }

    /// <param name="how">Declined or stopped.</param>
    [HttpGet("{referralId:guid}/end")]
    public async Task<IActionResult> End(Guid referralId, ReferralState how)
    {
        var received = await Ask(new ShowReceived.Query(referralId));
        if (!StepForm.AsksWhy(how) || !received.Next.Contains(how))
            throw new NotThereException("step of a receiver");
        return await EndViewAsync(referralId, new() { How = how, On = Today.InDigits(), Version = received.Version });
    }

    [HttpPost("{referralId:guid}/end")]
    public async Task<IActionResult> End(Guid referralId, EndReceivedForm form)
    {
        var reading = new Reading(Today);
        if (!StepForm.AsksWhy(form.How))
            throw new NotThereException("step of a receiver");
        return await Attempt(
            new AnswerReceived.Command(
                referralId, form.Version, form.How, new(reading.Date(form.On, nameof(form.On)), Reading.Words(form.Words)),
                Why: new(Reading.Words(form.Barrier), Reading.Words(form.Reason))),
            _ => Said(referralId, $"Receivers.Done.{form.How}"),
            () => EndViewAsync(referralId, form), reading,
            () => LookAgainAsync(() => StepViewAsync(referralId, new() { On = form.On, Words = form.Words }, fresh: true)));
    }

    private RedirectToActionResult Said(Guid referralId, string key)
    {
        Say(key);
        return RedirectToAction(nameof(Details), new { referralId });
    }

    private async Task<IActionResult> LookAgainAsync(Func<Task<IActionResult>> again)
    {
        ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await again();
    }

    private async Task<IActionResult> StepViewAsync(Guid referralId, ReceivedForm form, bool fresh = false)
    {
        form.Received = await Ask(new ShowReceived.Query(referralId));
        if (fresh || form.Version == 0)
            form.Version = form.Received.Version;
        form.Results = await ChoicesAsync(Lists.ReferralResults);
        form.OutOfTurnReasons = form.Received.Before > 0 ? await ChoicesAsync(Lists.OutOfTurnReasons) : [];
        if (form.Received.ReportFrom is { } from)
            form.Report ??= ReportForm.Since(from, form.Received.Today, form.Received.Version);
        if (fresh && form.Report is { } report)
            report.Version = form.Received.Version;
        return View("Details", form);
    }

    private async Task<IActionResult> EndViewAsync(Guid referralId, EndReceivedForm form)
    {
        form.Received = await Ask(new ShowReceived.Query(referralId));
        form.Barriers = [new("", T["Referrals.NoBarrier"]), .. await ChoicesAsync(Lists.Barriers)];
        form.Reasons = [.. (await ChoicesAsync(Lists.ReferralEndReasons)).Where(reason => reason.Value != WhyEnded.FileClosed)];
        return View("End", form);
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
}

public sealed record ReceivedPage(ReceivedPart Part, ReceivedReferrals.Page Page);

/// <summary>The page of one referral for its receiver, with the form of the next step.</summary>
public sealed class ReceivedForm
{
    public ReferralState Step { get; set; }
    public string? On { get; set; }
    public string? Words { get; set; }
    public string? AgreedStart { get; set; }
    public string? Result { get; set; }
    public int Version { get; set; }

    public ShowReceived.View? Received { get; set; }

    /// <summary>Code of the list "out-of-turn-reasons", with an acceptance before who waits longer.</summary>
    public string? OutOfTurn { get; set; }
    public IReadOnlyList<Choice> OutOfTurnReasons { get; set; } = [];
    public IReadOnlyList<Choice> Results { get; set; } = [];

    /// <summary>The form in which is written how it goes; null = nothing can be reported.</summary>
    public ReportForm? Report { get; set; }

    public IEnumerable<ReferralState> Plain => (Received?.Next ?? []).Where(state => !StepForm.AsksWhy(state) && state != ReferralState.UnderWay);

    public IEnumerable<ReferralState> WithReason => (Received?.Next ?? []).Where(StepForm.AsksWhy);
}

/// <summary>Why a receiver declines, or somebody stopped.</summary>
public sealed class EndReceivedForm
{
    public ReferralState How { get; set; }
    public string? On { get; set; }
    public string? Barrier { get; set; }
    public string? Reason { get; set; }
    public string? Words { get; set; }
    public int Version { get; set; }

    public ShowReceived.View? Received { get; set; }
    public IReadOnlyList<Choice> Barriers { get; set; } = [];
    public IReadOnlyList<Choice> Reasons { get; set; } = [];
}
