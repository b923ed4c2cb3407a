using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.WaitingRooms;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.WaitingRooms;

/// <summary>
/// The screen in the hall: known by the secret in its address alone, because nobody signs in there. It is in Dutch, with
/// English below; numbers need no language.
/// </summary>
public sealed class WaitingScreenController(AsSystem system) : ReceptionController
{
    [HttpGet("/waiting-screens/{screen}"), AllowAnonymous, EnableRateLimiting(Sessions.ScreenLimit)]
    public async Task<IActionResult> Show(string screen) => View("Screen", new ScreenPage(screen, await ReadAsync(screen)));

    [HttpGet("/waiting-screens/{screen}/numbers"), AllowAnonymous, EnableRateLimiting(Sessions.ScreenLimit)]
    public async Task<IActionResult> Numbers(string screen) => PartialView("_Numbers", new ScreenPage(screen, await ReadAsync(screen)));

    private async Task<ReadScreen.Screen> ReadAsync(string screen)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");
        Response.Headers.CacheControl = "no-store";
        return await system.Ask(new ReadScreen.Query(SecretAddress.Checksum(screen)), Stop);
    }
}

public sealed record ScreenPage(string Token, ReadScreen.Screen Screen);
