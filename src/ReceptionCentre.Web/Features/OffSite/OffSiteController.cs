using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.OffSite;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Web.Features.Newcomers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.OffSite;

/// <summary>Days of signing up away from the desk: planned, started, closed, and their numbers on paper.</summary>
[Route("off-site"), Needs(Permission.RegisterOffSite)]
public sealed class OffSiteController(ICodeLists codes, CurrentStaff me, QueueKeys keys) : ReceptionController
{
    /// <param name="after">The days before this one.</param>
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? after) => View(await Ask(new SignUpDays.Query(after)));

    [HttpGet("new")]
    public async Task<IActionResult> New() => View(await WithChoicesAsync(new() { OnceKey = Guid.NewGuid(), On = Today.InDigits() }));

    [HttpPost("new")]
    public async Task<IActionResult> New(SignUpDayForm form)
    {
        var reading = new Reading(Today);
        return await Attempt(
            new PlanSignUpDay.Command(
                form.OnceKey, Reading.Words(form.Municipality), Reading.Words(form.Task), reading.Date(form.On, nameof(form.On)), Reading.Words(form.Place), Reading.Words(form.Partner)),
            signUpDayId =>
            {
                Say("OffSite.Planned");
                return RedirectToAction(nameof(Show), new { signUpDayId });
            },
            async () => View(await WithChoicesAsync(form)), reading);
    }

    /// <param name="after">The rows before this one.</param>
    /// <param name="from">Numbers that were just made: these are offered to print.</param>
    [HttpGet("{signUpDayId:guid}")]
    public async Task<IActionResult> Show(Guid signUpDayId, Guid? after, int? from, int? to) => View(await PageAsync(signUpDayId, after, from, to));

    [HttpGet("{signUpDayId:guid}/change")]
    public async Task<IActionResult> Change(Guid signUpDayId)
    {
        var day = await Ask(new ShowSignUpDay.Query(signUpDayId, Most: 1));
        return View(new ChangeDayForm { Day = day, Version = day.Version, Place = day.Place, On = day.On.InDigits(), Partner = day.Partner });
    }

    [HttpPost("{signUpDayId:guid}/change")]
    public async Task<IActionResult> Change(Guid signUpDayId, ChangeDayForm form)
    {
        form.Day = await Ask(new ShowSignUpDay.Query(signUpDayId, Most: 1));
        var reading = new Reading(Today);
        // What cannot be changed any more is not asked.
        var on = form.Day.State == SignUpDayState.Planned ? reading.Date(form.On, nameof(form.On)) : form.Day.On;
        return await Attempt(
            new ChangeSignUpDay.Command(signUpDayId, form.Version, on, Reading.Words(form.Place), Reading.Words(form.Partner)),
            _ =>
            {
                Say("OffSite.Changed");
                return RedirectToAction(nameof(Show), new { signUpDayId });
            },
            () => Task.FromResult<IActionResult>(View(form)), reading,
            conflict: () =>
            {
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Task.FromResult<IActionResult>(View("Conflict", new Conflict(
                    Url.Action(nameof(Change), new { signUpDayId })!, Url.Action(nameof(Show), new { signUpDayId })!, form.Day.Version, Guid.NewGuid(),
                    [
                        new(nameof(form.Place), T["OffSite.Place"], form.Place, form.Day.Place),
                        ConflictField.OfDate(nameof(form.On), T["OffSite.On"], form.On, form.Day.On.InDigits(), Today),
                        new(nameof(form.Partner), T["OffSite.Partner"], form.Partner, form.Day.Partner),
                    ])));
            });
    }

    [HttpPost("{signUpDayId:guid}/cancel")]
    public Task<IActionResult> Cancel(Guid signUpDayId) => Attempt(
        new CancelSignUpDay.Command(signUpDayId),
        _ =>
        {
            Say("OffSite.CancelledNow");
            return RedirectToAction(nameof(Show), new { signUpDayId });
        },
        async () => View(nameof(Show), await PageAsync(signUpDayId)));

    [HttpPost("{signUpDayId:guid}/plan-again")]
    public Task<IActionResult> PlanAgain(Guid signUpDayId) => Attempt(
        new PlanSignUpDayAgain.Command(signUpDayId),
        _ =>
        {
            Say("OffSite.PlannedAgain");
            return RedirectToAction(nameof(Show), new { signUpDayId });
        },
        async () => View(nameof(Show), await PageAsync(signUpDayId)));

    [HttpPost("{signUpDayId:guid}/start")]
    public Task<IActionResult> Start(Guid signUpDayId) => Attempt(
        new StartSignUpDay.Command(signUpDayId),
        _ => RedirectToAction(nameof(RowsController.Enter), "Rows", new { signUpDayId }),
        async () => View(nameof(Show), await PageAsync(signUpDayId)));

    [HttpPost("{signUpDayId:guid}/close")]
    public Task<IActionResult> Close(Guid signUpDayId) => Attempt(
        new CloseSignUpDay.Command(signUpDayId),
        _ =>
        {
            Say("OffSite.ClosedNow");
            return RedirectToAction(nameof(Show), new { signUpDayId });
        },
        async () => View(nameof(Show), await PageAsync(signUpDayId)));

    /// <summary>Makes empty numbers, to be printed and handed out.</summary>
    [HttpPost("{signUpDayId:guid}/slips")]
    public async Task<IActionResult> Print(Guid signUpDayId, string? count, Guid onceKey)
    {
        await Ask(new ShowSignUpDay.Query(signUpDayId, Most: 1));
        return await Attempt(
            new PrintSlips.Command(onceKey, signUpDayId, int.TryParse(count?.Trim(), out var number) ? number : null),
            made =>
            {
                Say("OffSite.SlipsMade", made.First, made.Last);
                return RedirectToAction(nameof(Show), null, new { signUpDayId, from = made.First, to = made.Last }, "slips");
            },
            async () => View(nameof(Show), (await PageAsync(signUpDayId)) with { Count = count }));
    }

    /// <param name="format">"label": one on a label; else a sheet of A4.</param>
    [HttpGet("{signUpDayId:guid}/slips.pdf")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Slips(Guid signUpDayId, int? from, int? to, string? format)
    {
        var address = Url.Action(nameof(SlipsController.Open), "Slips", new { code = "-" }, Request.Scheme)!;
        var paper = await Ask(new SlipSheet.Query(
            signUpDayId, from ?? 1, to ?? int.MaxValue, format == "label" ? SlipFormat.Label : SlipFormat.Sheet, address[..^1] + "{0}"));
        if (paper.Bytes is null)
        {
            TempData["Refused"] = T["OffSite.NoPaperNow"];
            return RedirectToAction(nameof(Show), new { signUpDayId });
        }
        return File(paper.Bytes, MediaTypeNames.Application.Pdf, paper.FileName);
    }

    private async Task<SignUpDayPage> PageAsync(Guid signUpDayId, Guid? after = null, int? from = null, int? to = null)
    {
        var day = await Ask(new ShowSignUpDay.Query(signUpDayId, after));
        return new(day, after is null, Guid.NewGuid(), from ?? 1, to ?? day.LastNumber, null, keys.New());
    }

    private async Task<SignUpDayForm> WithChoicesAsync(SignUpDayForm form)
    {
        var municipalities = new List<Choice>();
        foreach (var code in me.Municipalities)
            municipalities.Add(new(code, T.Code(await codes.FindAsync(Lists.Municipalities, code, Stop))));
        form.Municipalities = [.. municipalities.OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];
        form.Municipality ??= form.Municipalities.Count == 1 ? form.Municipalities[0].Value : null;
        form.Tasks = [.. (await codes.AllAsync(Lists.Tasks, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        form.Task ??= StayForm.DefaultTask;
        return form;
    }
}

public sealed class SignUpDayForm
{
    public Guid OnceKey { get; set; }
    public string? Municipality { get; set; }
    public string? Task { get; set; }
    public string? On { get; set; }
    public string? Place { get; set; }
    public string? Partner { get; set; }

    public IReadOnlyList<Choice> Municipalities { get; set; } = [];
    public IReadOnlyList<Choice> Tasks { get; set; } = [];
}

public sealed class ChangeDayForm
{
    public int Version { get; set; }
    public string? On { get; set; }
    public string? Place { get; set; }
    public string? Partner { get; set; }

    public ShowSignUpDay.View? Day { get; set; }
}

/// <param name="IsFirst">The latest rows, not older ones.</param>
/// <param name="From">First number that is offered to print.</param>
/// <param name="Count">How many slips were asked for, when that could not be.</param>
public sealed record SignUpDayPage(ShowSignUpDay.View Day, bool IsFirst, Guid OnceKey, int From, int To, string? Count, QueueKey Key);
