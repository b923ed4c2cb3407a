using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.GuestPasses;

/// <summary>
/// The door for somebody without an account: an address that was sent, a code that was told, and a name. To look at the page
/// opens nothing; only the form does.
/// </summary>
[Route("guest")]
public sealed class GuestPassesController(CurrentStaff me, IGuestDoor door) : ReceptionController
{
    [HttpGet("{token}"), AllowAnonymous]
    public async Task<IActionResult> Open(string token) => await DoorAsync(token, new());

    [HttpPost("{token}"), AllowAnonymous, EnableRateLimiting(Sessions.SignInLimit)]
    public async Task<IActionResult> Open(string token, GuestForm form)
    {
        // Who signed in is not a guest too: what is done next would be done under the wrong name.
        if (me is { IsKnown: true, Guest: null })
            return await DoorAsync(token, form);
        try
        {
            var opening = await door.OpenAsync(new(token, form.Code, form.Guest), Stop);
            switch (opening.Answer)
            {
                case PassAnswer.Opened:
                    await HttpContext.SignInAsync(Sessions.Guest, new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, opening.PassId!.Value.ToString())], Sessions.Guest)));
                    return ThingOf(opening.Purpose!.Value, opening.SubjectId!.Value);
                case PassAnswer.WrongCode when opening.Left > 0:
                    ModelState.AddModelError(nameof(form.Code), T.Count("GuestPasses.WrongCode", opening.Left));
                    break;
            }
        }
        catch (InvalidInputException invalid)
        {
            foreach (var field in invalid.Fields)
                ModelState.AddModelError(field.Field, T.Named(field.Text, field.Values));
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await DoorAsync(token, form);
    }

    /// <summary>The hour is over, the pass was taken back, or the guest is done.</summary>
    [HttpGet("over"), AllowAnonymous]
    public async Task<IActionResult> Over()
    {
        await HttpContext.SignOutAsync(Sessions.Guest);
        return View();
    }

    [HttpPost("leave"), AllowAnonymous]
    public IActionResult Leave() => RedirectToAction(nameof(Over));

    private RedirectToActionResult ThingOf(PassPurpose purpose, Guid subjectId) => purpose switch
    {
        PassPurpose.Referral => RedirectToAction("Details", "Receivers", new { referralId = subjectId }),
        PassPurpose.Handover => RedirectToAction("Show", "HandedOver", new { handoverId = subjectId }),
        _ => throw new InvalidOperationException($"A pass for {purpose} opens no page."),
    };

    private async Task<IActionResult> DoorAsync(string token, GuestForm form)
    {
        form.SignedIn = me is { IsKnown: true, Guest: null };
        form.Pass = await door.FindAsync(token, Stop);
        return View(nameof(Open), form);
    }
}

public sealed class GuestForm
{
    public string? Code { get; set; }
    public string? Guest { get; set; }

    /// <summary>Somebody signed in with an account in this browser.</summary>
    public bool SignedIn { get; set; }

    /// <summary>Null = there is nothing to open any more.</summary>
    public FindPass.View? Pass { get; set; }
}
