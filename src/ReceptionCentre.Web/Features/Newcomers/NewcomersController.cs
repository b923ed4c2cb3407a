using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.OffSite;
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
        if (isTyping)
            return PartialView("_Hits", new HitsView(query ?? "", await Ask(new SearchNewcomers.Query(query ?? ""))));
        return View("Desk", await DeskAsync(query ?? ""));
    }

    private IActionResult SlipFound(SlipText slip, bool isTyping)
    {
        var code = slip.Number?.ToString() ?? slip.Code;
        if (!isTyping)
            return RedirectToAction("Open", "Slips", new { code });
        Response.Headers["HX-Redirect"] = Url.Action("Open", "Slips", new { code });
        return NoContent();
    }

    private async Task<DeskView> DeskAsync(string query) => new(
        new(query, query.Length == 0 ? null : await Ask(new SearchNewcomers.Query(query))),
        HttpContext.RequestServices.GetRequiredService<ICurrentStaff>().May(Permission.RegisterNewcomer) ? await Ask(new UnfinishedRegistrations.Query()) : [],
        await Ask(new DeskToday.Query()), Today,
        HttpContext.RequestServices.GetRequiredService<ICurrentStaff>().May(Permission.RegisterNewcomer) ? await Ask(new AnnouncedArrivals.Query()) : [],
        await AppointmentsAsync());

    private async Task<AppointmentsToday> AppointmentsAsync()
    {
        var day = await Ask(new DayAppointments.Query(Most: AppointmentsShown));
        return new(day.Lines, day.Now, true, day.Next is not null, "desk");
    }
}

public sealed record DeskView(HitsView Hits, IReadOnlyList<UnfinishedRegistrations.Unfinished> Unfinished, DeskToday.Counts Today, DateOnly Day,
    IReadOnlyList<AnnouncedArrivals.Arrival> Announced, AppointmentsToday Appointments);

public sealed record HitsView(string Typed, SearchNewcomers.Result? Found);
