using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Placement;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Placement;

/// <summary>Volunteers, vacancies and classes of organisations, as they are known to the centre.</summary>
[Route("placement/places")]
public sealed class PlacementPlacesController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    [HttpGet(""), Needs(Permission.ReadPlacement)]
    public async Task<IActionResult> Index(string? kind, bool closed)
    {
        var chosen = Reading.Choice<PlacementKind>(kind) ?? PlacementKind.Buddy;
        return View("Places", new PlacesPage(chosen, closed, await Ask(new PlaceList.Query(chosen, closed))));
    }

    [HttpGet("new"), Needs(Permission.KeepPlaces)]
    public Task<IActionResult> New(string? kind, Guid? provider) => FormAsync(new()
    {
        Kind = Reading.Choice<PlacementKind>(kind) ?? PlacementKind.Buddy,
        OnceKey = Guid.NewGuid(),
        ProviderId = provider,
        Municipality = me.Municipalities is [var only] ? only : null,
        OpenFrom = Today.InDigits(),
    });

    [HttpPost("new"), Needs(Permission.KeepPlaces)]
    public async Task<IActionResult> New(PlaceForm form)
    {
        var reading = new Reading(Today);
        var terms = await form.ReadAsync(codes, reading, Today, Stop);
        return await Attempt(
            new AddPlace.Command(form.OnceKey, form.Kind, form.ProviderId, terms),
            _ => Done("Placement.PlaceAdded", form.Kind), () => FormAsync(form), reading);
    }

    [HttpGet("{placeId:guid}"), Needs(Permission.KeepPlaces)]
    public async Task<IActionResult> Change(Guid placeId)
    {
        var view = await Ask(new ShowPlace.Query(placeId));
        return await FormAsync(await PlaceForm.OfAsync(view.Line, view.Terms, view.Version, codes, Stop));
    }

    [HttpPost("{placeId:guid}"), Needs(Permission.KeepPlaces)]
    public async Task<IActionResult> Change(Guid placeId, PlaceForm form)
    {
        var view = await Ask(new ShowPlace.Query(placeId));
        (form.PlaceId, form.Kind, form.Provider) = (placeId, view.Line.Kind, view.Line.Provider);
        var reading = new Reading(Today);
        var terms = await form.ReadAsync(codes, reading, Today, Stop);
        return await Attempt(new ChangePlace.Command(placeId, form.Version, terms), _ => Done("Placement.PlaceChanged", form.Kind), () => FormAsync(form), reading);
    }

    private RedirectToActionResult Done(string key, PlacementKind kind)
    {
        Say(key);
        return RedirectToAction(nameof(Index), new { kind });
    }

    private async Task<IActionResult> FormAsync(PlaceForm form)
    {
        form.Widen();
        form.Choices = await TraitsChoices.OfAsync(codes, T, Today, Stop);
        if (form.PlaceId is null)
            form.Providers = [.. (await Ask(new ProvidersForPlaces.Query())).Select(provider => new Choice(provider.ProviderId.ToString(), provider.Name))];
        var municipalities = new List<Choice>();
        foreach (var code in me.Municipalities)
            municipalities.Add(new(code, T.Code(await codes.FindAsync(Lists.Municipalities, code, Stop))));
        form.Municipalities = municipalities;
        return View("PlaceForm", form);
    }
}
