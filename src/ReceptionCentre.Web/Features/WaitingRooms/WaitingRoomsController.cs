using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.WaitingRooms;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.WaitingRooms;

/// <summary>The waiting rooms that there are, and the addresses of their screens.</summary>
[Route("waiting-rooms"), Needs(Permission.ManageMeetingPlaces)]
public sealed class WaitingRoomsController : ReceptionController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => View(await Ask(new WaitingRoomList.Query()));

    [HttpGet("new")]
    public async Task<IActionResult> New() => View(await WithTownsAsync(new() { OnceKey = Guid.NewGuid() }));

    [HttpPost("new")]
    public Task<IActionResult> New(WaitingRoomForm form) => Attempt(
        new AddWaitingRoom.Command(form.OnceKey, Reading.Words(form.Municipality), Reading.Words(form.Name)), _ => Done("WaitingRooms.Added"), async () => View(await WithTownsAsync(form)));

    [HttpGet("{waitingRoomId:guid}/change")]
    public async Task<IActionResult> Change(Guid waitingRoomId) => View(WaitingRoomForm.Of(await LineAsync(waitingRoomId)));

    [HttpPost("{waitingRoomId:guid}/change")]
    public async Task<IActionResult> Change(Guid waitingRoomId, WaitingRoomForm form)
    {
        form.Line = await LineAsync(waitingRoomId);
        var reading = new Reading(Today);
        return await Attempt(
            new ChangeWaitingRoom.Command(waitingRoomId, form.Version, Reading.Words(form.Name), reading.Date(form.UsedUntil, nameof(form.UsedUntil))), _ => Done("WaitingRooms.Changed"),
            () => Task.FromResult<IActionResult>(View(form)), reading,
            () =>
            {
                var theirs = WaitingRoomForm.Of(form.Line);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Task.FromResult<IActionResult>(View("Conflict", new Conflict(
                    Url.Action(nameof(Change), new { waitingRoomId })!, Url.Action(nameof(Index))!, theirs.Version, Guid.NewGuid(),
                    [new(nameof(form.Name), T["WaitingRooms.Name"], form.Name, theirs.Name), new(nameof(form.UsedUntil), T["WaitingRooms.UsedUntil"], form.UsedUntil, theirs.UsedUntil)])));
            });
    }

    /// <summary>The address stands in the answer itself: a redirect would have to keep it somewhere.</summary>
    [HttpPost("{waitingRoomId:guid}/screen")]
    public Task<IActionResult> Renew(Guid waitingRoomId) => Attempt(
        new RenewScreen.Command(waitingRoomId),
        made =>
        {
            Response.Headers.CacheControl = "no-store";
            return View("Address", Url.ActionLink("Show", "WaitingScreen", new { screen = made.Token })!);
        },
        async () => View(nameof(Index), await Ask(new WaitingRoomList.Query())));

    [HttpPost("{waitingRoomId:guid}/screen/take-down")]
    public Task<IActionResult> TakeDown(Guid waitingRoomId) =>
        Attempt(new TakeDownScreen.Command(waitingRoomId), _ => Done("WaitingRooms.ScreenTakenDown"), async () => View(nameof(Index), await Ask(new WaitingRoomList.Query())));

    private RedirectToActionResult Done(string words)
    {
        Say(words);
        return RedirectToAction(nameof(Index));
    }

    private async Task<WaitingRoomForm> WithTownsAsync(WaitingRoomForm form)
    {
        form.Towns = [.. (await Ask(new WaitingRoomList.Query())).Municipalities.Select(town => new Choice(town.Value, T.Code(town)))];
        return form;
    }

    private async Task<WaitingRoomList.Line> LineAsync(Guid id) =>
        (await Ask(new WaitingRoomList.Query())).Lines.FirstOrDefault(line => line.Id == id) ?? throw new NotThereException("waiting room");
}

public sealed class WaitingRoomForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Municipality { get; set; }
    public string? Name { get; set; }
    public string? UsedUntil { get; set; }

    public IReadOnlyList<Choice> Towns { get; set; } = [];

    /// <summary>Set while a room is changed.</summary>
    public WaitingRoomList.Line? Line { get; set; }

    public static WaitingRoomForm Of(WaitingRoomList.Line line) => new() { Line = line, Version = line.Version, Name = line.Name, UsedUntil = line.UsedUntil?.InDigits() };
}
