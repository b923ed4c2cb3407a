using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Home;

/// <summary>Home is the role's next action; and the pages that everybody may see.</summary>
public sealed class HomeController(CurrentStaff me) : ReceptionController
{
    [HttpGet("/"), Needs(Permission.OwnAccount)]
    public IActionResult Index() =>
        me.Roles.Contains(Role.Caseworker) ? RedirectToAction("Today", "Caseload")
        : me.Roles.Contains(Role.FrontDesk) ? RedirectToAction("Desk", "Newcomers")
        : me.Roles.Contains(Role.Manager) ? RedirectToAction("Caseload", "Reporting")
        : me.Roles.Contains(Role.Receiver) ? RedirectToAction("Index", "Receivers")
        : me.Roles.Contains(Role.Administrator) ? RedirectToAction("Index", "StaffMembers")
        : RedirectToAction("Index", "Auditing");

    [HttpPost("/language"), AllowAnonymous]
    public IActionResult Language(string? culture, string? back)
    {
        var chosen = culture?.StartsWith("en", StringComparison.Ordinal) == true ? "en-GB" : "nl-NL";
        Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps });
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }

    [HttpGet("/accessibility"), AllowAnonymous]
    public IActionResult Accessibility() => View();

    [Route("/error/{status:int?}"), AllowAnonymous, IgnoreAntiforgeryToken]
    public IActionResult Error(int status = 500)
    {
        // Asked for by hand it is a page that does not exist.
        if (status is < 400 or > 599)
            status = StatusCodes.Status404NotFound;
        Response.StatusCode = status;
        return View(new ErrorPage(status, Activity.Current?.TraceId.ToString()[..12] ?? HttpContext.TraceIdentifier));
    }
}

/// <param name="Code">What the user tells the administrator; the same stands in the log.</param>
public sealed record ErrorPage(int Status, string Code);
