using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.ConsultationHours;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.OffSite;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.TravelDocuments;
using ReceptionCentre.Application.WaitingRooms;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.TravelDocuments;
using ReceptionCentre.Web.Features.Appointments;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Newcomers;

/// <summary>The front desk: search first.</summary>
public sealed class NewcomersController : ReceptionController
{
    private const int AppointmentsShown = 12;

    [HttpGet("/newcomers"), Needs(Permission.SearchNewcomers)]
    public async Task<IActionResult> Desk() => View(await DeskAsync(""));

    /// <summary>Names and numbers are searched by POST, so that they never stand in an address or a log. While typing only the hits come back.</summary>
    [HttpPost("/newcomers/search"), Needs(Permission.SearchNewcomers)]
    public async Task<IActionResult> Search(string? query)
    {
        var isTyping = Request.Headers.ContainsKey("HX-Request");
        // A reader types the address of a slip where the cursor is.
        if (SlipText.ReadAnywhere(query) is { } slip)
            return SlipFound(slip, isTyping);
        return isTyping ? PartialView("_Hits", await HitsAsync(query ?? "")) : View("Desk", await DeskAsync(query ?? ""));
    }

    /// <summary>A travel document that was scanned into the search field is searched by what it says of the person.</summary>
    private async Task<HitsView> HitsAsync(string query)
    {
        if (May(Permission.RegisterNewcomer) && MachineReadableZone.IsLikelyIn(query))
        {
            var read = await Ask(new ReadTravelDocument.Query(query));
            var words = string.Join(' ', new[] { read.Answers?.CalledName, read.Answers?.FamilyName, read.Answers?.BirthDate }.Where(part => part is not null));
            return new(words, words.Length == 0 ? null : await Ask(new SearchNewcomers.Query(words)), [], new(query, words, read.Reading.Problems.All(problem => problem.IsRemark)));
        }
        var found = query.Length == 0 ? null : await Ask(new SearchNewcomers.Query(query));
        return new(query, found, found is { Search.IsEmpty: false } || !May(Permission.RegisterOffSite) ? [] : await Ask(new OpenSignUpDays.Query()), null);
    }

    private bool May(Permission permission) => HttpContext.RequestServices.GetRequiredService<ICurrentStaff>().May(permission);

    private IActionResult SlipFound(SlipText slip, bool isTyping)
    {
        var code = slip.Number?.ToString() ?? slip.Code;
        if (!isTyping)
            return RedirectToAction("Open", "Slips", new { code });
        Response.Headers["HX-Redirect"] = Url.Action("Open", "Slips", new { code });
        return NoContent();
    }

    private async Task<DeskView> DeskAsync(string query) => new(
        await HitsAsync(query),
        May(Permission.RegisterNewcomer) ? await Ask(new UnfinishedRegistrations.Query()) : [],
        await Ask(new DeskToday.Query()), Today,
        May(Permission.RegisterNewcomer) ? await Ask(new AnnouncedArrivals.Query()) : [],
        await AppointmentsAsync(), await Ask(new WalkInHours.Query(Today)));

    private async Task<AppointmentsToday> AppointmentsAsync()
    {
        var day = await Ask(new DayAppointments.Query(Most: AppointmentsShown));
        return new(
            day.Lines, day.Now, true, day.Next is not null, "desk", await Ask(new WaitingRoomsInUse.Query()), May(Permission.ReadEvents) ? await Ask(new SessionsToday.Query()) : []);
    }
}

public sealed record DeskView(HitsView Hits, IReadOnlyList<UnfinishedRegistrations.Unfinished> Unfinished, DeskToday.Counts Today, DateOnly Day,
    IReadOnlyList<AnnouncedArrivals.Arrival> Announced, AppointmentsToday Appointments, IReadOnlyList<ConsultationLine> WalkIns);

/// <param name="Typed">What was searched: as typed, or what a scanned document says.</param>
/// <param name="OpenDays">Of signing up off-site; shown while nothing is searched.</param>
public sealed record HitsView(string Typed, SearchNewcomers.Result? Found, IReadOnlyList<OpenSignUpDays.Day> OpenDays, ScannedDocument? Scanned);

/// <summary>A travel document in the search field. Its code goes along to the registration, and is kept nowhere.</summary>
public sealed record ScannedDocument(string Zone, string Words, bool IsSound);
