using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>Somebody did not come to the intake and was invited twice and warned: intention, view, decision by the lead, sent.</summary>
[Collection(RunningCentre.Name)]
public sealed class EnforcementJourneyTests(RunningCentre centre)
{
    [Fact]
    public async Task From_a_warning_whose_day_has_passed_to_a_decision_that_the_lead_signs()
    {
        var file = await centre.FileOfAsync("Nour", "Al-Halabi");
        var path = await WarnedAsync(file);
        await using var window = await centre.OpenAsync(Role.Caseworker);
        await window.GoAsync($"/case-files/{file}/civic-integration");
        await window.ClickLinkAsync("Handhaving");
        await window.FlawlessAsync();
        await window.ClickLinkAsync("Kwam niet bij de intake");
        await window.FlawlessAsync();

        await window.ClickLinkAsync("Maak het voornemen");
        await window.FlawlessAsync();
        await window.SubmitAsync();
        await window.SeesAsync("Vul in wat eruit kwam.");
        await window.FlawlessAsync();
        await window.ChooseAsync("TalkOutcome", nameof(TalkOutcome.Spoken));
        await PreviewedAsync(window, "TalkOutcome");
        await window.FillAsync("TalkWords", "Zegt dat de brieven niet aankwamen.");
        await PreviewedAsync(window, "TalkWords");
        await window.FillAsync("OwnSentences", "Neem gerust iemand mee.");
        await window.Page.Locator("#letter-text", new() { HasText = "Neem gerust iemand mee." }).WaitForAsync();
        await PreviewedAsync(window, "OwnSentences");
        await window.SubmitAsync();
        await window.SeesAsync("nog niet verzonden");
        await window.FlawlessAsync();
        await window.ClickButtonAsync("Leg vast dat de brief is verzonden");
        await window.SeesAsync("kan tot en met");

        await window.ChooseAsync("Manner", nameof(ViewManner.Oral));
        await window.FillAsync("Words", "Ik woonde een maand bij mijn neef. Daar kwam geen post.");
        await window.ClickButtonAsync("Bewaar de zienswijze");
        await window.SeesAsync("gaf een zienswijze");
        await window.FlawlessAsync();
        await window.ClickLinkAsync("Stel een besluit voor");
        await window.FlawlessAsync();
        await window.ChooseAsync("Measure", nameof(MeasureKind.Fine));
        await window.FillAsync("Amount", "60");
        await window.FillAsync("Why", "De persoon gaf geen adreswijziging door.");
        await window.SubmitAsync();
        await window.SeesAsync("Een boete is ten hoogste € 50");
        await window.FlawlessAsync();
        await window.FillAsync("Amount", "25");
        await window.SubmitAsync();
        await window.SeesAsync("Boete van € 25");
        await window.FlawlessAsync();

        await using (var lead = await centre.OpenAsync(Role.Manager))
        {
            await lead.GoAsync("/decisions");
            await lead.FlawlessAsync();
            await lead.Page.Locator("tr", new() { HasText = "Handhaving: Kwam niet bij de intake" }).GetByRole(AriaRole.Link).First.ClickAsync();
            await lead.FlawlessAsync();
            await lead.ClickLinkAsync("Brief bekijken of wijzigen");
            await lead.SeesAsync("u krijgt een boete van € 25");
            await lead.FlawlessAsync();
            await lead.ClickLinkAsync("Naar het besluit");
            await lead.Page.Locator("form[action$='/sign'] button[type=submit]").ClickAsync();
            await lead.SeesAsync("Het besluit is genomen.");
            await lead.FlawlessAsync();
        }

        await window.GoAsync($"/case-files/{file}/enforcement/{path}/decision");
        await window.Page.Locator("form[action$='/sent'] button[type=submit]").ClickAsync();
        await window.SeesAsync("De verzending is vastgelegd.");
        await window.SeesAsync("Bezwaar mogelijk");
        await window.FlawlessAsync();
    }

    /// <summary>Typing and leaving a field each ask for the letter; a newer question ends an older one, so the next field waits for the answer.</summary>
    private static async Task PreviewedAsync(Window window, string field)
    {
        await window.Page.WaitForFunctionAsync("() => !document.querySelector('.htmx-request')");
        await window.Page.RunAndWaitForResponseAsync(
            () => window.Page.Locator($"[name={field}]").First.EvaluateAsync("field => field.dispatchEvent(new Event('change', { bubbles: true }))"), answer => answer.Url.EndsWith("/preview", StringComparison.Ordinal));
        await window.Page.WaitForFunctionAsync("() => !document.querySelector('.htmx-request')");
    }

    /// <summary>On for everybody here, and a path at the warning.</summary>
    private Task<Guid> WarnedAsync(Guid fileId) => centre.As(async services =>
    {
        var db = services.GetRequiredService<ReceptionDbContext>();
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
        var today = DutchCalendar.DateOf(DateTimeOffset.UtcNow);
        var email = RunningCentre.AccountOf(Role.Caseworker).Email;
        var by = await db.StaffMembers.Where(member => member.Email == email).Select(member => member.Id).SingleAsync();
        var file = await db.CaseFiles.SingleAsync(one => one.Id == fileId);
        var settings = await db.EnforcementSettings.Include(one => one.Switches).Include(one => one.Terms).Include(one => one.Amounts).SingleAsync(one => one.Municipality == file.Controller);
        if (!settings.IsOn(DutyGroup.Asylum, today.AddDays(-89)))
            settings.Switch(DutyGroup.Asylum, true, today.AddDays(-90), "Voorbeeld", "Verordening (verzonnen), artikel 4", DateTimeOffset.UtcNow, by);
        var path = EnforcementSamples.PathOf(fileId, DutyGroup.Asylum, settings, today, by, StepKind.Warning);
        db.Add(path);
        await db.SaveChangesAsync();
        return path.Id;
    });
}
