using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Duo;

/// <summary>How a municipality works with the executing agency.</summary>
[Needs(Permission.ManageMunicipality)]
public sealed class DuoSettingsController : ReceptionController
{
    [HttpGet("/municipalities/{municipality}/duo")]
    public async Task<IActionResult> Index(string municipality)
    {
        var view = await Ask(new ShowDuoSettings.Query(municipality));
        return await PageAsync(municipality, new()
        {
            ReportsFrom = view.ReportsFrom.InDigits(),
            ReportDays = view.ReportDays.ToString(CultureInfo.InvariantCulture),
            ByInterface = view.ByInterface ? "true" : "false",
            Oin = view.Oin,
            Version = view.Version,
        });
    }

    [HttpPost("/municipalities/{municipality}/duo")]
    public Task<IActionResult> Change(string municipality, DuoSettingsForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new ChangeDuoSettings.Command(
                municipality, form.Version, reading.Date(form.ReportsFrom, nameof(form.ReportsFrom)),
                int.TryParse(form.ReportDays?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null, form.ByInterface == "true", Reading.Words(form.Oin)),
            _ =>
            {
                Say("Municipalities.Saved");
                return RedirectToAction(nameof(Index), new { municipality });
            },
            () => PageAsync(municipality, form), reading);
    }

    private async Task<IActionResult> PageAsync(string municipality, DuoSettingsForm form)
    {
        form.Stored = await Ask(new ShowDuoSettings.Query(municipality));
        return View("Settings", form);
    }
}

public sealed class DuoSettingsForm
{
    public string? ReportsFrom { get; set; }
    public string? ReportDays { get; set; }
    public string? ByInterface { get; set; }
    public string? Oin { get; set; }
    public int Version { get; set; }
    public ShowDuoSettings.View Stored { get; set; } = null!;
}
