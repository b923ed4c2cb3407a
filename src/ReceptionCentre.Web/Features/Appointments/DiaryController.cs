using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.ConsultationHours;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.WaitingRooms;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Appointments;

/// <summary>Who comes today, or on another day: the list of the desk.</summary>
public sealed class DiaryController : ReceptionController
{
    [HttpGet("/appointments"), Needs(Permission.ReadAppointments)]
    public async Task<IActionResult> Day(DateOnly? day, string? after) =>
        View(await DayAsync(await Ask(new DayAppointments.Query(Sensible(day), AppointmentPlace.Read(after)))));

    private async Task<DayView> DayAsync(DayAppointments.Page day) => new(day, await Ask(new WalkInHours.Query(day.Day)), await Ask(new WaitingRoomsInUse.Query()));

    // An address typed by hand may ask for a day that has no day before or after it.
    private static DateOnly? Sensible(DateOnly? day) => day is { Year: > 1900 and < 9000 } ? day : null;
}

/// <param name="WalkIns">To whom somebody can come without an appointment that day.</param>
/// <param name="Rooms">Where numbers are given, by municipality.</param>
public sealed record DayView(DayAppointments.Page Page, IReadOnlyList<ConsultationLine> WalkIns, IReadOnlyDictionary<string, Guid> Rooms);

/// <summary>The appointments of a day beside other things: on the caseworker's day and at the desk.</summary>
/// <param name="Back">Where the button leads back to.</param>
/// <param name="OfEverybody">Says with whom; else they are one's own.</param>
/// <param name="Rooms">Where who reports gets a number, by municipality; none = nowhere.</param>
/// <param name="Sessions">Sessions of events that day.</param>
public sealed record AppointmentsToday(
    IReadOnlyList<AppointmentLine> Lines, DateTimeOffset Now, bool OfEverybody, bool HasMore, string Back, IReadOnlyDictionary<string, Guid> Rooms, IReadOnlyList<SessionsToday.Line> Sessions);
