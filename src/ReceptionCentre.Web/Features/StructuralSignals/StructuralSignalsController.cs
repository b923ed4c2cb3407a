using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.StructuralSignals;
using ReceptionCentre.Domain.StructuralSignals;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.StructuralSignals;

/// <summary>What sticks for more than one person: noted from the floor, seen by others too, answered by a manager.</summary>
[Route("signals"), Needs(Permission.NoteSignal)]
public sealed class StructuralSignalsController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? state, string? topic, Guid? after)
    {
        var (chosen, about) = (Reading.Choice<SignalState>(state) ?? SignalState.Open, Reading.Words(topic));
        return View(new RegisterPage(chosen, about, await Ask(new SignalRegister.Query(chosen, about, after)), await TopicsAsync()));
    }

    /// <param name="offer">The offer that it is about.</param>
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? offer) =>
        View(await WithChoicesAsync(new() { OnceKey = Guid.NewGuid(), OfferId = offer, Municipality = me.Municipalities is [var only] ? only : null }));

    [HttpPost("new")]
    public Task<IActionResult> New(SignalForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new NoteSignal.Command(
                form.OnceKey, me.Municipalities is [var only] ? only : Reading.Words(form.Municipality), Reading.Words(form.Topic), Reading.Words(form.Barrier), form.OfferId,
                Reading.Words(form.What), People(form.People, reading)),
            id =>
            {
                Say("StructuralSignals.Noted");
                return RedirectToAction(nameof(Details), new { signalId = id });
            },
            async () => View(await WithChoicesAsync(form)), reading);
    }

    [HttpGet("{signalId:guid}")]
    public async Task<IActionResult> Details(Guid signalId) => await ShowAsync(signalId, new() { OnceKey = Guid.NewGuid() });

    /// <summary>Somebody sees it too, or it is still so.</summary>
    [HttpPost("{signalId:guid}/seen")]
    public Task<IActionResult> Seen(Guid signalId, SignalPageForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new SeeSignalToo.Command(form.OnceKey, signalId, form.Version, Reading.Words(form.Words), People(form.People, reading)),
            _ => Said(signalId, "StructuralSignals.IsSeen"), () => ShowAsync(signalId, form), reading);
    }

    [HttpPost("{signalId:guid}/answer"), Needs(Permission.AnswerSignal)]
    public Task<IActionResult> Answer(Guid signalId, SignalPageForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new AnswerSignal.Command(signalId, form.Version, Reading.Choice<SignalAnswerKind>(form.Kind), Reading.Words(form.AnswerWords), reading.Date(form.LookAgainOn, nameof(form.LookAgainOn))),
            _ => Said(signalId, "StructuralSignals.IsAnswered"), () => ShowAsync(signalId, form), reading);
    }

    [HttpPost("{signalId:guid}/solve"), Needs(Permission.AnswerSignal)]
    public Task<IActionResult> Solve(Guid signalId, int version) => Attempt(
        new SolveSignal.Command(signalId, version), _ => Said(signalId, "StructuralSignals.IsSolved"), () => ShowAsync(signalId, new() { OnceKey = Guid.NewGuid() }));

    private RedirectToActionResult Said(Guid signalId, string key)
    {
        Say(key);
        return RedirectToAction(nameof(Details), new { signalId });
    }

    private async Task<IActionResult> ShowAsync(Guid signalId, SignalPageForm form)
    {
        form.Signal = await Ask(new ShowSignal.Query(signalId));
        form.Version = form.Signal.Version;
        form.Kinds = [.. Enum.GetValues<SignalAnswerKind>().Select(kind => new Choice(kind.ToString(), T.Of("StructuralSignals", kind)))];
        return View("Details", form);
    }

    private async Task<SignalForm> WithChoicesAsync(SignalForm form)
    {
        form.Topics = await TopicsAsync();
        form.Barriers = [new("", T["StructuralSignals.NoBarrier"]), .. (await codes.AllAsync(Lists.Barriers, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        if (form.OfferId is { } offerId)
            form.Offer = (await Ask(new Application.Providers.ShowOffer.Query(offerId))).Line.Name;
        var municipalities = new List<Choice>();
        foreach (var code in me.Municipalities)
            municipalities.Add(new(code, T.Code(await codes.FindAsync(Lists.Municipalities, code, Stop))));
        form.Municipalities = [.. municipalities.OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];
        return form;
    }

    private async Task<IReadOnlyList<Choice>> TopicsAsync() =>
        [.. (await codes.AllAsync(Lists.Topics, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language))).OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];

    private static int? People(string? typed, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var people))
            return people;
        reading.Refuse("People", "StructuralSignals.PeopleNoNumber");
        return null;
    }
}

public sealed record RegisterPage(SignalState State, string? Topic, SignalRegister.Page Page, IReadOnlyList<Choice> Topics);

public sealed class SignalForm
{
    public Guid OnceKey { get; set; }
    public string? Municipality { get; set; }
    public string? Topic { get; set; }
    public string? Barrier { get; set; }
    public Guid? OfferId { get; set; }
    public string? What { get; set; }
    public string? People { get; set; }

    /// <summary>Name of the offer that it is about; null = none.</summary>
    public string? Offer { get; set; }
    public IReadOnlyList<Choice> Topics { get; set; } = [];
    public IReadOnlyList<Choice> Barriers { get; set; } = [];
    public IReadOnlyList<Choice> Municipalities { get; set; } = [];
}

/// <summary>One signal, with what somebody adds or answers.</summary>
public sealed class SignalPageForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Words { get; set; }
    public string? People { get; set; }
    public string? Kind { get; set; }
    public string? AnswerWords { get; set; }
    public string? LookAgainOn { get; set; }

    public ShowSignal.View? Signal { get; set; }
    public IReadOnlyList<Choice> Kinds { get; set; } = [];
}
