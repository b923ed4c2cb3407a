using System.Globalization;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>From a number in the report to the person behind it and the reason; and the number falls.</summary>
[Collection(RunningCentre.Name)]
public sealed class OverdueJourneyTests(RunningCentre centre)
{
    private const string FullName = "Thembeka Mkhwanazi", Sami = "Sami de Wilde", Hanneke = "Hanneke Brouwer", HannekesEmail = "hanneke.brouwer@demo.example";

    private static readonly Arriving Thembeka = new(
        "Thembeka", "Thembeka", "Mkhwanazi", "5-1990", ("zuid-afr", "Zuid-Afrikaanse"), ("gezinsmigrant van", "Gezinsmigrant van buiten de EU"), "9-2026", ("engels", "Engels"),
        "integration-guidance");

    [Fact]
    public async Task A_manager_finds_who_is_overdue_and_why_gives_the_file_to_a_colleague_and_the_count_falls()
    {
        await using (var desk = await centre.OpenAsync(Role.FrontDesk))
        {
            await desk.GoAsync("/newcomers/register");
            await desk.RegisterAsync(Thembeka);
        }
        await using (var caseworker = await centre.OpenAsync(Role.Caseworker))
        {
            await caseworker.TakeAsync(FullName);
            await caseworker.GoAsync("/caseload");
            await caseworker.Page.Locator("tr", new() { HasText = FullName }).GetByRole(AriaRole.Link).First.ClickAsync();
            // Agreed for ten days ago; nobody did it.
            await caseworker.NoteContactAsync("Zij belt als de brief van DUO er is. Anders bellen wij.", Steps.Day(-10), Steps.Day(-40), "telephone");
            await caseworker.SeesAsync("10 dagen te laat");
        }

        await using var manager = await centre.OpenAsync(Role.Manager);
        await manager.GoAsync("/");
        await manager.FlawlessAsync();
        var (total, ofSami, ofHanneke) = (await TotalAsync(manager), await OverdueAsync(manager, Sami), await OverdueAsync(manager, Hanneke));
        await Row(manager, Sami).Locator("a[href*='state=overdue']").ClickAsync();
        await manager.SeesAsync($"{ofSami} ");
        var row = manager.Page.Locator("tr", new() { HasText = FullName });
        await NextUntilAsync(manager, row);
        // The list says why, the file says more.
        await Assertions.Expect(row).ToContainTextAsync("10 dagen te laat");
        await Assertions.Expect(row).ToContainTextAsync("Opnieuw spreken");
        await manager.FlawlessAsync();
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await manager.SeesAsync("Dat is in het laatste contact voor");
        await manager.SeesAsync("Zij belt als de brief van DUO er is. Anders bellen wij.");
        await manager.FlawlessAsync();
        await manager.Page.GoBackAsync();
        await row.Locator("input[name=file]").CheckAsync();
        await manager.Page.Locator("main form button.utrecht-button--primary-action").ClickAsync();
        await manager.SeesAsync(FullName);
        await manager.Page.Locator("label", new() { HasText = Hanneke }).Locator("input").CheckAsync();
        await manager.FillAsync("Reason", "Sami heeft te veel dossiers; Hanneke spreekt Engels.");
        await manager.FlawlessAsync();
        await manager.SubmitAsync();
        await Assertions.Expect(manager.Page.Locator("h1")).ToBeVisibleAsync();

        await manager.GoAsync("/reporting/caseload");
        Assert.Equal((total, ofSami - 1, ofHanneke + 1), (await TotalAsync(manager), await OverdueAsync(manager, Sami), await OverdueAsync(manager, Hanneke)));
        await using (var colleague = await centre.OpenAsync(HannekesEmail, Window.Dutch))
        {
            await colleague.GoAsync("/caseload/today?all=true");
            await colleague.FlawlessAsync();
            await colleague.Page.Locator(".rc-due li", new() { HasText = FullName }).GetByRole(AriaRole.Link).First.ClickAsync();
            // The step opens where it is done.
            await Assertions.Expect(colleague.Page.Locator("#Agreed")).ToBeFocusedAsync();
            await colleague.FillAsync("Agreed", "Gebeld. De brief is er; zij komt ermee langs.");
            await colleague.FillAsync("NextOn", "over 2 weken");
            await colleague.FlawlessAsync();
            await colleague.SubmitAsync();
            await colleague.SeesAsync("Het contact is genoteerd.");
            await colleague.FlawlessAsync();
            (await colleague.HistoryAsync()).Tells("Dossiers toegewezen", "Contact genoteerd", "Dossier geopend");
            await colleague.SeesAsync("Sami heeft te veel dossiers; Hanneke spreekt Engels.");
        }
        await manager.GoAsync("/reporting/caseload");
        Assert.Equal((total - 1, ofSami - 1, ofHanneke), (await TotalAsync(manager), await OverdueAsync(manager, Sami), await OverdueAsync(manager, Hanneke)));
    }

    private static ILocator Row(Window manager, string name) =>
        manager.Page.Locator("table:has(#by-caseworker) tbody tr", new() { Has = manager.Page.Locator("th", new() { HasText = name }) });

    private static async Task<int> OverdueAsync(Window manager, string name) =>
        await Row(manager, name).CountAsync() == 0 ? 0 : int.Parse((await Row(manager, name).Locator("td[data-value]").Nth(3).GetAttributeAsync("data-value"))!, CultureInfo.InvariantCulture);

    private static async Task<int> TotalAsync(Window manager) =>
        int.Parse((await manager.Page.Locator("table:has(#by-caseworker) tfoot td").Nth(3).InnerTextAsync()).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static async Task NextUntilAsync(Window manager, ILocator row)
    {
        await Assertions.Expect(manager.Page.Locator(".rc-filters")).ToBeVisibleAsync();
        var next = manager.Page.Locator("a[rel=next]");
        while (await row.CountAsync() == 0 && await next.CountAsync() > 0)
        {
            await next.ClickAsync();
            await Assertions.Expect(manager.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        }
    }
}
