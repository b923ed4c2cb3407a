using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Decisions;

/// <summary>How a municipality signs its decisions, and the register of who may sign.</summary>
[Needs(Permission.ManageMunicipality)]
public sealed class SigningController : ReceptionController
{
    [HttpGet("/municipalities/{municipality}/signing")]
    public async Task<IActionResult> Index(string municipality) => await PageAsync(municipality);

    [HttpPost("/municipalities/{municipality}/signing")]
    public Task<IActionResult> Change(string municipality, SigningForm form)
    {
        var reading = new Reading(Today);
        int? months = null;
        if (Reading.Words(form.RouteSwitchMonths) is { } typed)
        {
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                months = number;
            else
                reading.Refuse(nameof(form.RouteSwitchMonths), "Decisions.MonthsOutOfRange");
        }
        return Attempt(
            new ChangeSigning.Command(municipality, form.Version, form.FourEyes == "true", form.Committee == "true", Reading.Words(form.Remedy), months),
            _ => Done(municipality, "Municipalities.Saved"), () => PageAsync(municipality), reading);
    }

    [HttpPost("/municipalities/{municipality}/signing/mandates")]
    public Task<IActionResult> Give(string municipality, SigningForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new GiveMandate.Command(
                municipality, Guid.TryParse(form.StaffMemberId, out var id) ? id : null, Reading.Words(form.Function), reading.Date(form.From, nameof(form.From)),
                reading.Date(form.Until, nameof(form.Until)), form.OnceKey),
            _ => Done(municipality, "Decisions.MandateGiven"), () => PageAsync(municipality), reading);
    }

    [HttpGet("/municipalities/{municipality}/signing/mandates/{mandateId:guid}/end")]
    public async Task<IActionResult> End(string municipality, Guid mandateId) => await EndViewAsync(municipality, mandateId, new() { Until = Today.InDigits() });

    [HttpPost("/municipalities/{municipality}/signing/mandates/{mandateId:guid}/end")]
    public Task<IActionResult> End(string municipality, Guid mandateId, EndMandateForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new EndMandate.Command(mandateId, form.Version, reading.Date(form.Until, nameof(form.Until))),
            _ => Done(municipality, "Decisions.MandateEnded"), () => EndViewAsync(municipality, mandateId, form), reading);
    }

    private RedirectToActionResult Done(string municipality, string key)
    {
        Say(key);
        return RedirectToAction(nameof(Index), new { municipality });
    }

    private async Task<IActionResult> PageAsync(string municipality)
    {
        var view = await Ask(new ShowSigning.Query(municipality));
        return View("/Features/Decisions/Signing.cshtml", new SigningForm
        {
            Stored = view,
            Version = view.Version,
            FourEyes = view.FourEyes ? "true" : "false",
            Committee = view.Committee ? "true" : "false",
            Remedy = view.Remedy,
            RouteSwitchMonths = view.RouteSwitchMonths?.ToString(CultureInfo.InvariantCulture),
            From = Today.InDigits(),
            OnceKey = Guid.NewGuid(),
        });
    }

    private async Task<IActionResult> EndViewAsync(string municipality, Guid mandateId, EndMandateForm form)
    {
        var view = await Ask(new ShowSigning.Query(municipality));
        form.Municipality = view.Municipality.Value;
        form.Mandate = view.Mandates.FirstOrDefault(one => one.MandateId == mandateId) ?? throw new NotThereException("mandate");
        form.Version = form.Mandate.Version;
        return View("/Features/Decisions/EndMandate.cshtml", form);
    }
}

public sealed class SigningForm
{
    public ShowSigning.View Stored { get; set; } = null!;
    public int Version { get; set; }
    public string? FourEyes { get; set; }
    public string? Committee { get; set; }
    public string? Remedy { get; set; }
    public string? RouteSwitchMonths { get; set; }
    public string? StaffMemberId { get; set; }
    public string? Function { get; set; }
    public string? From { get; set; }
    public string? Until { get; set; }
    public Guid OnceKey { get; set; }
}

public sealed class EndMandateForm
{
    public string Municipality { get; set; } = "";
    public ShowSigning.MandateLine Mandate { get; set; } = null!;
    public string? Until { get; set; }
    public int Version { get; set; }
}
