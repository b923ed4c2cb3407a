using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Providers;

/// <summary>Looking whether offers are still as they are written: which ask for it, one by one, and after how many days.</summary>
public sealed class OfferChecksController(CurrentStaff me) : ReceptionController
{
    [HttpGet("/offers/to-check"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> Index() => View("ToCheck", await Ask(new OffersToCheck.Query()));

    [HttpGet("/offers/{offerId:guid}/check"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> Check(Guid offerId)
    {
        var offer = await Ask(new ShowOffer.Query(offerId));
        return View("Check", new CheckForm { Version = offer.Version, Offer = offer });
    }

    [HttpPost("/offers/{offerId:guid}/check"), Needs(Permission.ManageProviders)]
    public Task<IActionResult> Check(Guid offerId, CheckForm form)
    {
        async Task<IActionResult> Again()
        {
            form.Offer = await Ask(new ShowOffer.Query(offerId));
            return View("Check", form);
        }

        return Attempt(
            new CheckOffer.Command(offerId, form.Version, form.HasChanged, Reading.Words(form.Changed)),
            _ =>
            {
                // What changed still has to be written in the offer itself.
                Say(form.HasChanged == true ? "Providers.CheckedChange" : "Providers.Checked");
                return form.HasChanged == true ? RedirectToAction("Change", "Offers", new { offerId }) : RedirectToAction(nameof(Index));
            },
            Again, conflict: async () =>
            {
                // What was looked at is not what it says now: look again.
                form.Offer = await Ask(new ShowOffer.Query(offerId));
                form.Version = form.Offer.Version;
                ModelState.Remove(nameof(form.Version));
                ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("Check", form);
            });
    }

    [HttpGet("/offers/check-term"), Needs(Permission.ManageReferenceData)]
    public IActionResult Term() => View("Term", new TermForm { OnceKey = Guid.NewGuid(), From = Today.InDigits() });

    [HttpPost("/offers/check-term"), Needs(Permission.ManageReferenceData)]
    public Task<IActionResult> Term(TermForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new SetCheckTerm.Command(form.OnceKey, reading.Date(form.From, nameof(form.From)), OfferWords.ReadNumber(form.Days, nameof(form.Days), reading), Reading.Words(form.Reason)),
            _ =>
            {
                Say("Providers.TermSet");
                return me.May(Permission.ManageProviders) ? RedirectToAction(nameof(Index)) : RedirectToAction("Index", "Offers");
            },
            () => Task.FromResult<IActionResult>(View("Term", form)), reading);
    }
}

public sealed class CheckForm
{
    public bool? HasChanged { get; set; }
    public string? Changed { get; set; }
    public int Version { get; set; }
    public ShowOffer.View? Offer { get; set; }
}

public sealed class TermForm
{
    public string? From { get; set; }
    public string? Days { get; set; }
    public string? Reason { get; set; }
    public Guid OnceKey { get; set; }
}
