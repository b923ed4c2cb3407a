using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Placement;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Placement;

/// <summary>Who waits in a municipality, what is proposed for all of them at once, and whether receivers take people as they come.</summary>
[Route("placement")]
public sealed class PlacementController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    private const char Between = '|';

    [HttpGet(""), Needs(Permission.ReadPlacement)]
    public async Task<IActionResult> Index(string? kind, string? municipality)
    {
        var where = await WhereAsync(kind, municipality);
        return View(new WaitingPage(where, await Ask(new WaitingForPlacement.Query(where.Kind, where.Municipality))));
    }

    [HttpGet("proposals"), Needs(Permission.PlacePeople)]
    public Task<IActionResult> Proposals(string? kind, string? municipality) => RoundAsync(kind, municipality, new());

    /// <summary>Decides on what was ticked, or on the one whose button was clicked.</summary>
    [HttpPost("proposals"), Needs(Permission.PlacePeople)]
    public Task<IActionResult> Proposals(RoundForm form)
    {
        var reading = new Reading(Today);
        var chosen = (form.Only is null ? form.Chosen : [form.Only]).Select(Read).OfType<Placing>().ToList();
        return Attempt<DecidePlacements.Result>(
            new DecidePlacements.Command(chosen, null),
            result =>
            {
                Say("Placement.Decided", result.Lines.Count - result.LeftOut.Count());
                // Why somebody was left out is said once, on the next page.
                TempData["LeftOut"] = string.Join(Environment.NewLine, result.LeftOut.Select(line => T[line.Refused!]).Distinct(StringComparer.Ordinal));
                return RedirectToAction(nameof(Proposals), new { kind = form.Kind, municipality = form.Municipality });
            },
            () => RoundAsync(form.Kind, form.Municipality, form), reading);
    }

    [HttpGet("proposals/{wishId:guid}/{placeId:guid}/refuse"), Needs(Permission.PlacePeople)]
    public Task<IActionResult> Refuse(Guid wishId, Guid placeId) => RefuseAsync(wishId, placeId, new() { OnceKey = Guid.NewGuid() });

    /// <summary>These two are not proposed to each other again.</summary>
    [HttpPost("proposals/{wishId:guid}/{placeId:guid}/refuse"), Needs(Permission.PlacePeople)]
    public async Task<IActionResult> Refuse(Guid wishId, Guid placeId, RefuseForm form)
    {
        var two = await Ask(new ShowProposal.Query(wishId, placeId));
        return await Attempt(
            new RefusePairing.Command(form.OnceKey, wishId, placeId, Reading.Words(form.Reason), Reading.Words(form.Words)),
            _ =>
            {
                Say("Placement.IsRefused");
                return RedirectToAction(nameof(Proposals), new { kind = two.Place.Kind, municipality = two.Municipality });
            },
            () => RefuseAsync(wishId, placeId, form));
    }

    [HttpGet("fairness"), Needs(Permission.CheckFairness)]
    public async Task<IActionResult> Fairness(string? kind, string? municipality)
    {
        var where = await WhereAsync(kind, municipality);
        return View(new FairnessPage(where, await Ask(new PlacementFairness.Query(where.Kind, where.Municipality))));
    }

    private async Task<IActionResult> RoundAsync(string? kind, string? municipality, RoundForm form)
    {
        form.Where = await WhereAsync(kind, municipality);
        form.Round = await Ask(new ProposalRound.Query(form.Where.Kind, form.Where.Municipality));
        return View("Proposals", form);
    }

    private async Task<IActionResult> RefuseAsync(Guid wishId, Guid placeId, RefuseForm form)
    {
        form.Two = await Ask(new ShowProposal.Query(wishId, placeId));
        form.Reasons = await PlacementWords.ReasonsAsync(codes, Today, ended: false, Stop);
        return View("Refuse", form);
    }

    // What cannot be chosen is what is chosen without an answer.
    private async Task<PlacementWhere> WhereAsync(string? kind, string? municipality)
    {
        var choices = new List<Choice>();
        foreach (var code in me.Municipalities)
            choices.Add(new(code, T.Code(await codes.FindAsync(Lists.Municipalities, code, Stop))));
        choices = [.. choices.OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];
        var chosen = choices.Find(choice => choice.Value == municipality) ?? choices.FirstOrDefault() ?? throw new NotThereException("municipality");
        return new(Reading.Choice<PlacementKind>(kind) ?? PlacementKind.Buddy, chosen.Value, chosen.Words, choices);
    }

    private static Placing? Read(string? typed) =>
        typed?.Split(Between) is [var wish, var place] && Guid.TryParse(wish, out var wishId) && Guid.TryParse(place, out var placeId) ? new(wishId, placeId) : null;

    /// <summary>A pair as the value of a box or a button.</summary>
    public static string Value(Guid wishId, Guid placeId) => $"{wishId}{Between}{placeId}";
}

/// <summary>What one looks at: a kind, in one of one's municipalities.</summary>
public sealed record PlacementWhere(PlacementKind Kind, string Municipality, string Name, IReadOnlyList<Choice> Municipalities);

public sealed record WaitingPage(PlacementWhere Where, WaitingForPlacement.View View);

public sealed record FairnessPage(PlacementWhere Where, PlacementFairness.View View);

/// <summary>What is decided in a round, as it is ticked.</summary>
public sealed class RoundForm
{
    public string? Kind { get; set; }
    public string? Municipality { get; set; }

    /// <summary>The pairs that were ticked.</summary>
    public List<string> Chosen { get; set; } = [];

    /// <summary>The one pair whose button was clicked; null = those that were ticked.</summary>
    public string? Only { get; set; }

    public PlacementWhere? Where { get; set; }
    public ProposalRound.View? Round { get; set; }
}

/// <summary>Why two are not to be proposed to each other again.</summary>
public sealed class RefuseForm
{
    public Guid OnceKey { get; set; }
    public string? Reason { get; set; }
    public string? Words { get; set; }

    public ShowProposal.View? Two { get; set; }
    public IReadOnlyList<Choice> Reasons { get; set; } = [];
}
