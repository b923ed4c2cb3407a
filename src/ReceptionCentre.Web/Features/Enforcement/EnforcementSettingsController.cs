using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Enforcement;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Enforcement;

/// <summary>Whether and how a municipality enforces: for which groups, in how many days, up to which amounts.</summary>
[Needs(Permission.ManageMunicipality)]
public sealed class EnforcementSettingsController : ReceptionController
{
    [HttpGet("/municipalities/{municipality}/enforcement")]
    public async Task<IActionResult> Index(string municipality) => await PageAsync(municipality);

    [HttpPost("/municipalities/{municipality}/enforcement/groups")]
    public Task<IActionResult> Switch(string municipality, EnforcementSettingsForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new SwitchEnforcement.Command(
                municipality, form.Version, Reading.Choice<DutyGroup>(form.Group), form.IsOn is "true" or "false" ? form.IsOn == "true" : null, reading.Date(form.SwitchFrom, nameof(form.SwitchFrom)),
                Reading.Words(form.Reason), Reading.Words(form.LegalBasis), form.UncertaintySeen.Contains("true"), form.OnceKey),
            _ => Done(municipality), () => PageAsync(municipality), reading);
    }

    [HttpPost("/municipalities/{municipality}/enforcement/days")]
    public Task<IActionResult> Days(string municipality, EnforcementSettingsForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new SetEnforcementDays.Command(
                municipality, form.Version, Number(reading, form.InvitationDays, nameof(form.InvitationDays), "Enforcement.DaysOutOfRange"),
                Number(reading, form.WarningDays, nameof(form.WarningDays), "Enforcement.DaysOutOfRange"), Number(reading, form.ViewDays, nameof(form.ViewDays), "Enforcement.DaysOutOfRange"),
                Number(reading, form.DecisionDays, nameof(form.DecisionDays), "Enforcement.DaysOutOfRange"), reading.Date(form.DaysFrom, nameof(form.DaysFrom)), form.OnceKey),
            _ => Done(municipality), () => PageAsync(municipality), reading);
    }

    [HttpPost("/municipalities/{municipality}/enforcement/amounts")]
    public Task<IActionResult> Amount(string municipality, EnforcementSettingsForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new SetFineAmount.Command(
                municipality, form.Version, Reading.Words(form.Occasion), Number(reading, form.Time, nameof(form.Time), "Shared.ChooseOne"),
                Number(reading, form.Amount, nameof(form.Amount), "Enforcement.AmountOutOfRange"), Reading.Words(form.AmountBasis), reading.Date(form.AmountFrom, nameof(form.AmountFrom)), form.OnceKey),
            _ => Done(municipality), () => PageAsync(municipality), reading);
    }

    private static int? Number(Reading reading, string? typed, string field, string words)
    {
        if (Reading.Words(typed) is not { } digits)
            return null;
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        reading.Refuse(field, words);
        return null;
    }

    private RedirectToActionResult Done(string municipality)
    {
        Say("Municipalities.Saved");
        return RedirectToAction(nameof(Index), new { municipality });
    }

    private async Task<IActionResult> PageAsync(string municipality)
    {
        var view = await Ask(new ShowEnforcementSettings.Query(municipality));
        return View("/Features/Enforcement/Settings.cshtml", new EnforcementSettingsForm
        {
            Stored = view,
            Version = view.Version,
            OnceKey = Guid.NewGuid(),
            SwitchFrom = Today.InDigits(),
            DaysFrom = Today.InDigits(),
            AmountFrom = Today.InDigits(),
            InvitationDays = Said(view.Days.Invitation),
            WarningDays = Said(view.Days.Warning),
            ViewDays = Said(view.Days.View),
            DecisionDays = Said(view.Days.Decision),
        });
    }

    private static string? Said(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The page of the settings; one of its forms is sent at a time.</summary>
public sealed class EnforcementSettingsForm
{
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
    public string? Group { get; set; }
    public string? IsOn { get; set; }
    public string? SwitchFrom { get; set; }
    public string? Reason { get; set; }
    public string? LegalBasis { get; set; }
    public string[] UncertaintySeen { get; set; } = [];
    public string? InvitationDays { get; set; }
    public string? WarningDays { get; set; }
    public string? ViewDays { get; set; }
    public string? DecisionDays { get; set; }
    public string? DaysFrom { get; set; }
    public string? Occasion { get; set; }
    public string? Time { get; set; }
    public string? Amount { get; set; }
    public string? AmountBasis { get; set; }
    public string? AmountFrom { get; set; }

    public ShowEnforcementSettings.View Stored { get; set; } = null!;
}
