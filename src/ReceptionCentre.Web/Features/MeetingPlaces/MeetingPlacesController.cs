using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.MeetingPlaces;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.MeetingPlaces;

/// <summary>The rooms and desks that appointments can have.</summary>
[Route("meeting-places"), Needs(Permission.ManageMeetingPlaces)]
public sealed class MeetingPlacesController : ReceptionController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await Ask(new MeetingPlaceList.Query()));

    [HttpGet("new")]
    public async Task<IActionResult> New() => View(await WithTownsAsync(new() { OnceKey = Guid.NewGuid() }));

    [HttpPost("new")]
    public Task<IActionResult> New(PlaceForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new AddMeetingPlace.Command(form.OnceKey, Reading.Words(form.Municipality), form.Read(reading)), _ => Done("MeetingPlaces.Added"),
            async () => View(await WithTownsAsync(form)), reading);
    }

    [HttpGet("{meetingPlaceId:guid}/change")]
    public async Task<IActionResult> Change(Guid meetingPlaceId) => View(PlaceForm.Of(await LineAsync(meetingPlaceId)));

    [HttpPost("{meetingPlaceId:guid}/change")]
    public async Task<IActionResult> Change(Guid meetingPlaceId, PlaceForm form)
    {
        form.Line = await LineAsync(meetingPlaceId);
        var reading = new Reading(Today);
        return await Attempt(
            new ChangeMeetingPlace.Command(meetingPlaceId, form.Version, form.Read(reading)), _ => Done("MeetingPlaces.Changed"), () => Task.FromResult<IActionResult>(View(form)), reading,
            () =>
            {
                var theirs = PlaceForm.Of(form.Line);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Task.FromResult<IActionResult>(View("Conflict", new Conflict(
                    Url.Action(nameof(Change), new { meetingPlaceId })!, Url.Action(nameof(Index))!, theirs.Version, Guid.NewGuid(),
                    [
                        new(nameof(form.Kind), T["MeetingPlaces.Kind"], form.Kind, theirs.Kind, KindWords(form.Kind), KindWords(theirs.Kind)),
                        new(nameof(form.Name), T["MeetingPlaces.Name"], form.Name, theirs.Name),
                        new(nameof(form.Fits), T["MeetingPlaces.Fits"], form.Fits, theirs.Fits),
                        new(nameof(form.Where), T["MeetingPlaces.Where"], form.Where, theirs.Where),
                        new(nameof(form.IsStepFree), T["MeetingPlaces.IsStepFree"], Flag(form.IsStepFree), Flag(theirs.IsStepFree), YesNo(form.IsStepFree), YesNo(theirs.IsStepFree)),
                    ])));
            });
    }

    [HttpGet("{meetingPlaceId:guid}/end")]
    public async Task<IActionResult> End(Guid meetingPlaceId)
    {
        var line = await LineAsync(meetingPlaceId);
        return View(new EndPlaceForm { Line = line, Version = line.Version, LastDay = (line.UsedUntil ?? Today).InDigits() });
    }

    [HttpPost("{meetingPlaceId:guid}/end")]
    public async Task<IActionResult> End(Guid meetingPlaceId, EndPlaceForm form)
    {
        form.Line = await LineAsync(meetingPlaceId);
        var reading = new Reading(Today);
        return await Attempt(
            new EndMeetingPlace.Command(meetingPlaceId, form.Version, reading.Date(form.LastDay, nameof(form.LastDay))), _ => Done("MeetingPlaces.Ended"),
            () => Task.FromResult<IActionResult>(View(form)), reading);
    }

    [HttpPost("{meetingPlaceId:guid}/use-on")]
    public Task<IActionResult> UseOn(Guid meetingPlaceId) =>
        Attempt(new UseMeetingPlaceOn.Command(meetingPlaceId), _ => Done("MeetingPlaces.UsedOn"), async () => View(nameof(Index), await Ask(new MeetingPlaceList.Query())));

    private RedirectToActionResult Done(string words)
    {
        Say(words);
        return RedirectToAction(nameof(Index));
    }

    private async Task<PlaceForm> WithTownsAsync(PlaceForm form)
    {
        form.Towns = [.. (await Ask(new MeetingPlaceList.Query())).Municipalities.Select(town => new Choice(town.Value, T.Code(town)))];
        return form;
    }

    private async Task<MeetingPlaceList.Line> LineAsync(Guid id) =>
        (await Ask(new MeetingPlaceList.Query())).Lines.FirstOrDefault(line => line.Id == id) ?? throw new NotThereException("meeting place");

    private string? KindWords(string? kind) => Reading.Choice<MeetingPlaceKind>(kind) is { } one ? T.Of("MeetingPlaces", one) : kind;

    private string YesNo(bool value) => T[value ? "Shared.Yes" : "Shared.No"];

    private static string Flag(bool value) => value ? "true" : "false";
}

public sealed class PlaceForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Municipality { get; set; }
    public string? Kind { get; set; } = nameof(MeetingPlaceKind.Room);
    public string? Name { get; set; }
    public string? Fits { get; set; }
    public string? Where { get; set; }
    public bool IsStepFree { get; set; } = true;

    public IReadOnlyList<Choice> Towns { get; set; } = [];

    /// <summary>Set while a place is changed.</summary>
    public MeetingPlaceList.Line? Line { get; set; }

    public static PlaceForm Of(MeetingPlaceList.Line line) => new()
    {
        Line = line,
        Version = line.Version,
        Kind = line.Kind.ToString(),
        Name = line.Name,
        Fits = line.Fits.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Where = line.Where,
        IsStepFree = line.IsStepFree,
    };

    public MeetingPlaceInput Read(Reading reading)
    {
        int? fits = null;
        if (Reading.Words(Fits) is { } typed)
        {
            if (int.TryParse(typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
                fits = number;
            else
                reading.Refuse(nameof(Fits), MeetingPlaceRules.SomebodyFits.Name);
        }
        return new(Reading.Choice<MeetingPlaceKind>(Kind), Reading.Words(Name), fits, Reading.Words(Where), IsStepFree);
    }
}

public sealed class EndPlaceForm
{
    public int Version { get; set; }
    public string? LastDay { get; set; }
    public MeetingPlaceList.Line? Line { get; set; }
}
