using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.WaitingRooms;
using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.WaitingRooms;

/// <summary>Who waits in the hall today: numbers given, called, and what came of them.</summary>
[Route("waiting-room"), Needs(Permission.ServeWaitingRoom)]
public sealed class WaitingRoomController(ICodeLists codes) : ReceptionController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid? room, Guid? place, List<string> topics) => await PageAsync(new() { Room = room, Place = place, PlaceIsChosen = place is not null, Topics = topics });

    /// <summary>The lists alone, asked again and again.</summary>
    [HttpGet("lists")]
    public async Task<IActionResult> Lists(Guid? room, Guid? place, List<string> topics) =>
        PartialView("_Lists", await FilledAsync(new() { Room = room, Place = place, PlaceIsChosen = true, Topics = topics }));

    [HttpPost("numbers")]
    public async Task<IActionResult> Give(WaitingForm form)
    {
        var reading = new Reading(Today);
        var command = new GiveNumber.Command(
            form.OnceKey, form.Room ?? Guid.Empty, Reading.Words(form.Topic), await form.Language.ReadAsync(codes, Application.ReferenceData.Lists.Languages, nameof(form.Language), reading, Stop),
            Reading.Words(form.First), form.Colleague);
        return await Attempt(command, id => RedirectToAction(nameof(Slip), new { numberId = id }), () => PageAsync(form), reading);
    }

    [HttpPost("next")]
    public Task<IActionResult> Next(WaitingForm form, WaitingState? before) => Attempt(
        new CallNext.Command(form.OnceKey, form.Room ?? Guid.Empty, form.Place, form.Topics, before),
        next =>
        {
            if (next.NumberId is null)
                Say("WaitingRooms.NobodyForYou");
            return Back(form);
        },
        () => PageAsync(form));

    [HttpPost("numbers/{numberId:guid}/call")]
    public Task<IActionResult> Call(Guid numberId, WaitingForm form) => Change(form, new CallNumber.Command(numberId, form.Version, form.Place));

    [HttpPost("numbers/{numberId:guid}/back")]
    public Task<IActionResult> SendBack(Guid numberId, WaitingForm form) => Change(form, new SendNumberBack.Command(numberId, form.Version, Reading.Words(form.Topic)));

    [HttpPost("numbers/{numberId:guid}/end")]
    public Task<IActionResult> End(Guid numberId, WaitingForm form, bool wasHelped) => Change(form, new EndNumber.Command(numberId, form.Version, wasHelped));

    [HttpPost("numbers/{numberId:guid}/return")]
    public Task<IActionResult> Bring(Guid numberId, WaitingForm form) => Change(form, new BringNumberBack.Command(numberId, form.Version));

    /// <summary>Somebody reports for an appointment: from the list of the day and of the desk.</summary>
    /// <param name="back">The list in which the button was pressed: "day" or "desk".</param>
    [HttpPost("appointments/{appointmentId:guid}/{caseFileId:guid}")]
    public Task<IActionResult> Arrived(Guid appointmentId, Guid caseFileId, WaitingForm form, string? back) => Attempt(
        new GiveNumberForAppointment.Command(form.OnceKey, form.Room ?? Guid.Empty, caseFileId, appointmentId),
        id => RedirectToAction(nameof(Slip), new { numberId = id, back }),
        () => PageAsync(new() { Room = form.Room }));

    /// <summary>The number, large, to tell or to print.</summary>
    [HttpGet("numbers/{numberId:guid}")]
    public async Task<IActionResult> Slip(Guid numberId, string? back)
    {
        var slip = await Ask(new ShowSlip.Query(numberId));
        return View(nameof(Slip), new SlipPage(slip, back switch
        {
            "day" => Url.Action("Day", "Diary")!,
            "desk" => Url.Action("Desk", "Newcomers")!,
            _ => Url.Action(nameof(Show), new { room = slip.WaitingRoomId })!,
        }));
    }

    /// <summary>Somebody goes first, or in turn again: on the page of the number.</summary>
    [HttpPost("numbers/{numberId:guid}/first")]
    public Task<IActionResult> LetFirst(Guid numberId, WaitingForm form) =>
        Attempt(new LetGoFirst.Command(numberId, form.Version, Reading.Words(form.First)), _ => Back(form), () => Slip(numberId, null));

    private Task<IActionResult> Change(WaitingForm form, ICommand<Guid> command) => Attempt(command, _ => Back(form), () => PageAsync(form));

    private RedirectToActionResult Back(WaitingForm form) => RedirectToAction(nameof(Show), new { room = form.Room, place = form.Place, topics = form.Topics });

    private async Task<IActionResult> PageAsync(WaitingForm form) => View(nameof(Show), await FilledAsync(form));

    private async Task<WaitingForm> FilledAsync(WaitingForm form)
    {
        var view = await Ask(new ShowWaitingRoom.Query(form.Room));
        form.View = view;
        form.Room = view.Room?.Id;
        form.Place = form.PlaceIsChosen && view.Places.Any(place => place.Id == form.Place) ? form.Place : view.Place;
        form.OnceKey = form.OnceKey == Guid.Empty ? Guid.NewGuid() : form.OnceKey;
        return form;
    }
}

/// <summary>What stands on the page, and what its buttons send.</summary>
public sealed class WaitingForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public Guid? Room { get; set; }

    /// <summary>The room or desk to which one calls.</summary>
    public Guid? Place { get; set; }

    /// <summary>Somebody chose a place, or none; else it is as it was before.</summary>
    public bool PlaceIsChosen { get; set; }

    /// <summary>Topics with which one helps; none = with anything.</summary>
    public List<string> Topics { get; set; } = [];

    public string? Topic { get; set; }
    public CodeInput Language { get; set; } = new();
    public string? First { get; set; }
    public Guid? Colleague { get; set; }

    public ShowWaitingRoom.View View { get; set; } = null!;
}

/// <param name="Back">Where one came from.</param>
public sealed record SlipPage(ShowSlip.View Slip, string Back);
