using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Appointments;

/// <summary>Who is where when: of oneself, a colleague, a team, a room or desk; and a free half hour becomes an appointment.</summary>
public sealed class CalendarController : ReceptionController
{
    /// <param name="who">As <see cref="CalendarWho"/> writes it; empty = oneself.</param>
    /// <param name="day">A day, or any day of the week.</param>
    /// <param name="span">"day" or "week"; anything else = as suits.</param>
    [HttpGet("/appointments/calendar"), Needs(Permission.ReadAppointments)]
    public async Task<IActionResult> Show(string? who, DateOnly? day, string? span) =>
        View("Calendar", new CalendarView(await Ask(new ShowCalendar.Query(CalendarWho.Read(who), Sensible(day), span switch { "day" => false, "week" => true, _ => null }))));

    /// <summary>A free half hour was chosen: for whom is it?</summary>
    [HttpGet("/appointments/new"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> New(SlotChoice slot) => View("ForWhom", await FoundAsync(slot, ""));

    /// <summary>Searched by POST, so that a name never stands in an address. While typing only the hits come back.</summary>
    [HttpPost("/appointments/new"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> New([FromQuery] SlotChoice slot, string? query) =>
        Request.Headers.ContainsKey("HX-Request") ? PartialView("_ForWhom", await FoundAsync(slot, query ?? "")) : View("ForWhom", await FoundAsync(slot, query ?? ""));

    /// <summary>Where a link in somebody's own calendar leads: to the first file of the appointment that one sees.</summary>
    [HttpGet("/appointments/{appointmentId:guid}"), Needs(Permission.ReadAppointments)]
    public async Task<IActionResult> Open(Guid appointmentId) =>
        RedirectToAction("Index", "Appointments", new { caseFileId = await Ask(new FileOfAppointment.Query(appointmentId)) });

    private async Task<ForWhomView> FoundAsync(SlotChoice slot, string typed) => new(slot, typed, typed.Length == 0 ? null : await Ask(new SearchNewcomers.Query(typed)));

    // An address typed by hand may ask for a day that has no week around it.
    private static DateOnly? Sensible(DateOnly? day) => day is { Year: > 1900 and < 9000 } ? day : null;
}

/// <summary>The calendar with what its page says of days, columns and addresses.</summary>
public sealed record CalendarView(ShowCalendar.View Calendar)
{
    /// <summary>The columns that stand beside each other: all days of one diary, or all diaries of a day.</summary>
    public IEnumerable<IReadOnlyList<ShowCalendar.Lane>> Groups =>
        Calendar.OfSeveral ? Calendar.Lanes.GroupBy(lane => lane.Day).Select(day => day.ToList()) : Calendar.Lanes.Count > 0 ? [Calendar.Lanes] : [];

    public string Span => Calendar.WholeWeek ? "week" : "day";
    public DateOnly Before => Calendar.From.AddDays(Calendar.WholeWeek ? -ShowCalendar.Week : -1);
    public DateOnly After => Calendar.From.AddDays(Calendar.WholeWeek ? ShowCalendar.Week : 1);
    public bool HasToday => Calendar.From <= Calendar.Today && Calendar.Today < After;

    public object At(DateOnly? day, string? span = null) => new { who = Calendar.Who.ToString(), day = day is { } on ? Iso(on) : null, span = span ?? Span };

    /// <summary>What a free half hour fills in; null = it is over, or nothing can be planned there.</summary>
    public SlotChoice? Slot(ShowCalendar.Lane lane, Domain.Appointments.GridCell cell) =>
        !lane.IsUsed || lane.IsAway || Domain.Facts.DutchCalendar.At(lane.Day, cell.Begins) <= Calendar.Now ? null
            : new() { Day = Iso(lane.Day), Begins = cell.Begins.InDigits(), Host = lane.StaffMemberId, Room = lane.MeetingPlaceId };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A free half hour of a calendar as it stands in an address.</summary>
public sealed class SlotChoice
{
    public string? Day { get; set; }
    public string? Begins { get; set; }
    public Guid? Host { get; set; }
    public Guid? Room { get; set; }

    public DateOnly? Date => DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The form of a new appointment with what is known.</summary>
    public AppointmentForm Form() => new()
    {
        OnceKey = Guid.NewGuid(),
        On = Date.InDigits(),
        Begins = Begins,
        StaffMemberId = Host?.ToString(),
        MeetingPlaceId = Room?.ToString(),
    };

    /// <summary>For the address of the next page.</summary>
    public object For(Guid? caseFileId = null) => new { caseFileId, day = Day, begins = Begins, host = Host, room = Room };
}

/// <param name="Typed">What was searched.</param>
public sealed record ForWhomView(SlotChoice Slot, string Typed, SearchNewcomers.Result? Found);
