using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;
using ReceptionCentre.Application.CalendarFeeds;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.CalendarFeeds;

/// <summary>The own appointments in another calendar, at a secret address.</summary>
public sealed class CalendarFeedsController(AsSystem system) : ReceptionController
{
    [HttpGet("/account/calendar"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> Index() => View(await Ask(new OwnCalendarFeed.Query()));

    /// <summary>The address stands in the answer itself: a redirect would have to keep it somewhere.</summary>
    [HttpPost("/account/calendar"), Needs(Permission.MakeAppointment)]
    public Task<IActionResult> Renew() => Attempt(
        new RenewCalendarFeed.Command(Text.Language),
        made =>
        {
            Response.Headers.CacheControl = "no-store";
            return View("Address", Url.ActionLink(nameof(Read), values: new { token = made.Token })!);
        },
        async () => View(nameof(Index), await Ask(new OwnCalendarFeed.Query())));

    [HttpPost("/account/calendar/revoke"), Needs(Permission.MakeAppointment)]
    public Task<IActionResult> Revoke() => Attempt(
        new RevokeCalendarFeed.Command(),
        _ =>
        {
            Say("CalendarFeeds.Revoked");
            return RedirectToAction(nameof(Index));
        },
        async () => View(nameof(Index), await Ask(new OwnCalendarFeed.Query())));

    /// <summary>What a program reads that has no session: known by the secret in the address alone.</summary>
    [HttpGet("/calendar-feeds/{token}.ics"), AllowAnonymous, EnableRateLimiting(Sessions.FeedLimit)]
    public async Task<IActionResult> Read(string token)
    {
        var feed = await system.Ask(new ReadCalendarFeed.Query(SecretAddress.Checksum(token)), Stop);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(feed.Language == "en" ? "en-GB" : "nl-NL");
        var bytes = Encoding.UTF8.GetBytes(CalendarText.Write(T["CalendarFeeds.Name"], CalendarMethod.None, null, feed.Entries.Select(Item)));
        // Asked again each time, and not sent again while it is the same.
        Response.Headers.CacheControl = "private, no-cache";
        return File(bytes, $"{CalendarText.MediaType}; charset=utf-8", null, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }

    private CalendarItem Item(ReadCalendarFeed.Entry entry)
    {
        var where = entry.Room ?? T.Code(entry.PlaceKind);
        var link = Url.ActionLink("Open", "Calendar", new { appointmentId = entry.AppointmentId });
        return new(
            entry.AppointmentId, entry.Version, entry.ChangedAt, entry.Time,
            string.Join(", ", new[] { T["CalendarFeeds.Appointment"], where, entry.Topic is null ? null : T.Code(entry.Topic) }.Where(part => part is not null)), where,
            T["CalendarFeeds.MoreAt", link], link is null ? null : new(link));
    }
}
