using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
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
        if (Request.Headers.ContainsKey("HX-Request"))
            return PartialView("_Hits", new HitsView(query ?? "", await Ask(new SearchNewcomers.Query(query ?? ""))));
        return View("Desk", await DeskAsync(query ?? ""));
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
