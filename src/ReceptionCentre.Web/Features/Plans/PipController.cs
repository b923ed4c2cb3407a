using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Plans;

/// <summary>Writing what a PIP lays down beside goals and items.</summary>
[Needs(Permission.WritePlan)]
public sealed class PipController : PlanPageController
{
    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/route")]
    public async Task<IActionResult> Write(Guid caseFileId, Guid planId)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId);
        return plan.Kind == PlanKind.Pip ? await FormAsync(caseFileId, planId, PipForm.Of(plan)) : NotFound();
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/route")]
    public Task<IActionResult> Write(Guid caseFileId, Guid planId, PipForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new WritePip.Command(planId, form.Version, form.Read(reading)),
            _ =>
            {
                Say("Plans.Saved");
                return RedirectToAction("Show", "Plans", new { caseFileId }, "pip");
            },
            async () =>
            {
                await PlanAsync(caseFileId, planId);
                return await FormAsync(caseFileId, planId, form);
            },
            reading,
            async () =>
            {
                var stored = await PlanAsync(caseFileId, planId);
                var theirs = PipForm.Of(stored);
                ViewData["Tab"] = "plan";
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("/Features/Plans/Conflict.cshtml", new Conflict(
                    Url.Action(nameof(Write), new { caseFileId, planId })!, Url.Action("Show", "Plans", new { caseFileId })!, stored.Version, Guid.NewGuid(),
                    [.. PipForm.Names.Select(name => new ConflictField(name, T[$"Plans.Pip.{name}"], form.Said(name), theirs.Said(name), Shown(name, form), Shown(name, theirs)))]));
            });
    }

    private string? Shown(string name, PipForm form) => name switch
    {
        nameof(PipForm.Route) => Reading.Choice<LearningRoute>(form.Route) is { } route ? T.Of("Plans", route) : null,
        nameof(PipForm.Level) => Reading.Choice<LanguageLevel>(form.Level) is { } level ? T.Of("Plans", level) : null,
        nameof(PipForm.Literacy) => Reading.Choice<LiteracyEducation>(form.Literacy) is { } literacy ? T.Of("Plans", literacy) : null,
        nameof(PipForm.MayFinishEducation) or nameof(PipForm.SufficientEffort) => form.Said(name) switch { "true" => T["Plans.Pip.Yes"], "false" => T["Plans.Pip.No"], _ => null },
        _ => form.Said(name),
    };

    private async Task<IActionResult> FormAsync(Guid caseFileId, Guid planId, PipForm form)
    {
        (form.CaseFileId, form.PlanId) = (caseFileId, planId);
        var known = await Ask(new ShowTrajectory.Query(caseFileId));
        form.Group = known.Group;
        // Who moved here in the middle of an integration keeps the route.
        if (HttpMethods.IsGet(Request.Method))
            form.Route ??= known.EarlierRoute?.ToString();
        return View("/Features/Plans/Pip.cshtml", form);
    }
}

/// <summary>What a PIP lays down as it is typed.</summary>
public sealed class PipForm
{
    /// <summary>In the order of the page.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        nameof(Route), nameof(Level), nameof(HoursOfDutch), nameof(SufficientEffort), nameof(WhyB1Route), nameof(WhyEducationRoute), nameof(WhyZRoute), nameof(RouteHours),
        nameof(PvtHours), nameof(MapHours), nameof(Literacy), nameof(MayFinishEducation), nameof(Guidance), nameof(Preschool), nameof(ReliefFrom), nameof(ReliefUntil),
    ];

    public string? Route { get; set; }
    public string? Level { get; set; }
    public string? HoursOfDutch { get; set; }
    public string? SufficientEffort { get; set; }
    public string? WhyB1Route { get; set; }
    public string? WhyEducationRoute { get; set; }
    public string? WhyZRoute { get; set; }
    public string? RouteHours { get; set; }
    public string? PvtHours { get; set; }
    public string? MapHours { get; set; }
    public string? Literacy { get; set; }
    public string? MayFinishEducation { get; set; }
    public string? Guidance { get; set; }
    public string? Preschool { get; set; }
    public string? ReliefFrom { get; set; }
    public string? ReliefUntil { get; set; }
    public int Version { get; set; }
    public Guid CaseFileId { get; set; }
    public Guid PlanId { get; set; }
    public DutyGroup? Group { get; set; }

    public static PipForm Of(ShowPlan.PlanView plan)
    {
        var terms = plan.Pip ?? PipTerms.Empty;
        return new()
        {
            Route = terms.Route?.ToString(),
            Level = terms.Level?.ToString(),
            HoursOfDutch = Digits(terms.HoursOfDutch),
            SufficientEffort = YesNo(terms.SufficientEffort),
            WhyB1Route = terms.Reasons.B1Route,
            WhyEducationRoute = terms.Reasons.EducationRoute,
            WhyZRoute = terms.Reasons.ZRoute,
            RouteHours = Digits(terms.RouteHours),
            PvtHours = Digits(terms.PvtHours),
            MapHours = Digits(terms.MapHours),
            Literacy = terms.Literacy?.ToString(),
            MayFinishEducation = YesNo(terms.MayFinishEducation),
            Guidance = terms.Guidance,
            Preschool = terms.Preschool,
            ReliefFrom = terms.ReliefFrom.InDigits(),
            ReliefUntil = terms.ReliefUntil.InDigits(),
            Version = plan.Version,
        };
    }

    public PipTerms Read(Reading reading) => new(
        Reading.Choice<LearningRoute>(Route), Reading.Choice<LanguageLevel>(Level),
        new(Reading.Words(WhyB1Route), Reading.Words(WhyEducationRoute), Reading.Words(WhyZRoute)), Number(nameof(RouteHours), reading), Number(nameof(PvtHours), reading),
        Number(nameof(MapHours), reading), Reading.Choice<LiteracyEducation>(Literacy), IsYes(MayFinishEducation), Reading.Words(Preschool), Reading.Words(Guidance),
        reading.Date(ReliefFrom, nameof(ReliefFrom)), reading.Date(ReliefUntil, nameof(ReliefUntil)), Number(nameof(HoursOfDutch), reading), IsYes(SufficientEffort));

    /// <summary>What was typed under a name.</summary>
    public string? Said(string name) => name switch
    {
        nameof(Route) => Route,
        nameof(Level) => Level,
        nameof(HoursOfDutch) => HoursOfDutch,
        nameof(SufficientEffort) => SufficientEffort,
        nameof(WhyB1Route) => WhyB1Route,
        nameof(WhyEducationRoute) => WhyEducationRoute,
        nameof(WhyZRoute) => WhyZRoute,
        nameof(RouteHours) => RouteHours,
        nameof(PvtHours) => PvtHours,
        nameof(MapHours) => MapHours,
        nameof(Literacy) => Literacy,
        nameof(MayFinishEducation) => MayFinishEducation,
        nameof(Guidance) => Guidance,
        nameof(Preschool) => Preschool,
        nameof(ReliefFrom) => ReliefFrom,
        _ => ReliefUntil,
    };

    private int? Number(string name, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(Said(name)))
            return null;
        if (int.TryParse(Said(name)!.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        reading.Refuse(name, PipRules.HoursAreHours.Name);
        return null;
    }

    private static string? Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? YesNo(bool? yes) => yes switch { true => "true", false => "false", _ => null };

    private static bool? IsYes(string? typed) => bool.TryParse(typed, out var yes) ? yes : null;
}
