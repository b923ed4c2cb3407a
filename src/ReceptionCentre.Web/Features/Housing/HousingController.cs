using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Housing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.Providers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Housing;

/// <summary>Who waits for a dwelling, in turn, and the targets of the half-years.</summary>
[Route("housing")]
public sealed class HousingController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    /// <param name="state">"waiting", "offered" or "accepted".</param>
    /// <param name="need">Code of the list "housing-needs"; likewise the task.</param>
    /// <param name="urgent">"true": only who goes first.</param>
    [HttpGet(""), Needs(Permission.ReadHousing)]
    public async Task<IActionResult> Index(string? municipality, string? state, string? need, string? task, string? urgent, string? after)
    {
        var municipalities = await HousingPlaces.OfAsync(me, codes, T, Stop);
        var (needs, tasks) = (await HousingWords.ChoicesAsync(codes, Lists.HousingNeeds, Today, Stop), await HousingWords.ChoicesAsync(codes, Lists.Tasks, Today, Stop));
        // What cannot be chosen is what is chosen without an answer.
        string? Known(IReadOnlyList<Choice> choices, string? typed) => choices.FirstOrDefault(choice => choice.Value == typed)?.Value;
        var read = Enum.TryParse<HousingState>(state, ignoreCase: true, out var one) && HousingWay.Runs(one) ? one : (HousingState?)null;
        var choice = new HousingList.Choice(Known(municipalities, municipality), read, Known(needs, need), Known(tasks, task), urgent == "true");
        return View(new HousingListPage(await Ask(new HousingList.Query(choice, HousingPlace.Read(after))), choice, municipalities, needs, tasks, after is not null));
    }
}

/// <summary>The number of people that a municipality is asked to house, per half-year.</summary>
[Route("housing/targets")]
public sealed class HousingTargetsController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    [HttpGet(""), Needs(Permission.KeepHousingTargets)]
    public Task<IActionResult> Index(string? municipality, int? year, int? half) => TargetsAsync(
        new() { OnceKey = Guid.NewGuid(), Municipality = municipality, Year = HousingWords.Digits(year), Half = HousingWords.Digits(half), AnnouncedOn = Today.InDigits() }, isNew: true);

    [HttpPost(""), Needs(Permission.KeepHousingTargets)]
    public async Task<IActionResult> Index(TargetForm form)
    {
        var municipality = HousingPlaces.Chosen(await HousingPlaces.OfAsync(me, codes, T, Stop), form.Municipality).Value;
        var reading = new Reading(Today);
        int? Number(string? typed, string field) => OfferWords.ReadNumber(typed, field, reading);
        var balance = Number(form.Balance, nameof(form.Balance));
        var command = new RecordHousingTarget.Command(
            form.OnceKey, municipality, Number(form.Year, nameof(form.Year)), Number(form.Half, nameof(form.Half)), Number(form.People, nameof(form.People)), form.Side == "ahead" ? -balance : balance,
            Reading.Words(form.Source), reading.PastDate(form.AnnouncedOn, nameof(form.AnnouncedOn)), Reading.Words(form.Reason), form.Version);
        return await Attempt(
            command,
            _ =>
            {
                Say("Housing.TargetIsKept");
                return RedirectToAction(nameof(Index), new { municipality });
            },
            () => TargetsAsync(form, isNew: false), reading);
    }

    private async Task<IActionResult> TargetsAsync(TargetForm form, bool isNew)
    {
        form.Municipalities = await HousingPlaces.OfAsync(me, codes, T, Stop);
        var chosen = HousingPlaces.Chosen(form.Municipalities, form.Municipality);
        (form.Municipality, form.Name) = (chosen.Value, chosen.Words);
        form.View = await Ask(new HousingTargetList.Query(chosen.Value));
        if (isNew)
        {
            // A half-year that has a number is corrected: the form is filled with it. Else the next one that has none.
            var known = form.View.Targets.FirstOrDefault(target => HousingWords.Digits(target.Half.Year) == form.Year && HousingWords.Digits(target.Half.Half) == form.Half);
            var half = known?.Half ?? (form.View.Targets.Count == 0 ? HalfYear.Of(Today) : form.View.Targets[0].Half.Next);
            (form.Year, form.Half) = (HousingWords.Digits(half.Year), HousingWords.Digits(half.Half));
            if (known is not null)
                form.Fill(known);
        }
        return View("Targets", form);
    }
}

internal static class HousingPlaces
{
    /// <summary>One's own municipalities, by name.</summary>
    public static async Task<IReadOnlyList<Choice>> OfAsync(CurrentStaff me, ICodeLists codes, Text texts, CancellationToken cancellationToken)
    {
        var choices = new List<Choice>();
        foreach (var code in me.Municipalities)
            choices.Add(new(code, texts.Code(await codes.FindAsync(Lists.Municipalities, code, cancellationToken))));
        return [.. choices.OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];
    }

    /// <summary>The one that was chosen, or the first.</summary>
    public static Choice Chosen(IReadOnlyList<Choice> choices, string? municipality) =>
        choices.FirstOrDefault(choice => choice.Value == municipality) ?? (choices.Count > 0 ? choices[0] : throw new NotThereException("municipality"));
}

/// <param name="IsFurther">This is not the first page.</param>
public sealed record HousingListPage(
    HousingList.Page Page, HousingList.Choice Choice, IReadOnlyList<Choice> Municipalities, IReadOnlyList<Choice> Needs, IReadOnlyList<Choice> Tasks, bool IsFurther)
{
    public bool IsNarrowed => Choice != new HousingList.Choice();

    /// <summary>The same choice in an address.</summary>
    public object Route(HousingPlace? after = null) => new
    {
        municipality = Choice.Municipality,
        state = Choice.State?.ToString().ToLowerInvariant(),
        need = Choice.Need,
        task = Choice.Task,
        urgent = Choice.OnlyUrgent ? "true" : null,
        after = after?.ToString(),
    };
}

/// <summary>A target as it is typed.</summary>
public sealed class TargetForm
{
    public Guid OnceKey { get; set; }
    public string? Municipality { get; set; }
    public string? Year { get; set; }
    public string? Half { get; set; }
    public string? People { get; set; }
    public string? Balance { get; set; }

    /// <summary>"behind" or "ahead": which of the two the balance is.</summary>
    public string? Side { get; set; } = "behind";
    public string? Source { get; set; }
    public string? AnnouncedOn { get; set; }
    public string? Reason { get; set; }

    /// <summary>Of the target that stands already; null = a new one.</summary>
    public int? Version { get; set; }

    public string Name { get; set; } = "";
    public IReadOnlyList<Choice> Municipalities { get; set; } = [];
    public HousingTargetList.View? View { get; set; }

    public void Fill(HousingTargetList.Target known)
    {
        var terms = known.Figures[0].Terms;
        (Version, People, Source, AnnouncedOn) = (known.Version, HousingWords.Digits(terms.People), terms.Source, terms.AnnouncedOn.InDigits());
        (Balance, Side) = (HousingWords.Digits(terms.Balance is { } balance ? Math.Abs(balance) : null), terms.Balance < 0 ? "ahead" : "behind");
    }
}
