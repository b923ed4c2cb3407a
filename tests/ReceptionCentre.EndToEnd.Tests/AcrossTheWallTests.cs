using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Demo;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>Somebody whom another municipality knows: nothing is shown, a question is asked and answered.</summary>
[Collection(RunningCentre.Name)]
public sealed class AcrossTheWallTests(RunningCentre centre)
{
    [Fact]
    public async Task A_desk_asks_the_municipality_that_knows_somebody_and_reads_its_answer()
    {
        var elsewhere = DemoSeeder.Accounts.Last(account => account.Role == Role.FrontDesk);
        await using var desk = await centre.OpenAsync();
        await desk.SignInAsync(elsewhere.Email, elsewhere.Password);
        await desk.GoAsync("/newcomers");
        await desk.FillAsync("Query", "Sharma Priya");
        await desk.SubmitAsync("form.rc-find button");
        var hit = desk.Page.Locator("#hits .rc-hit", new() { HasText = "Misschien elders bekend" }).First;
        await Assertions.Expect(hit).Not.ToContainTextAsync("Priya");
        await hit.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Empty(await desk.DefectsAsync());
        await desk.FillAsync("Reason", "Zij staat nu aan onze balie en vraagt om taalles.");
        await desk.SubmitAsync();
        await desk.StandsAtAsync("/access/mine");
        Assert.Empty(await desk.DefectsAsync());

        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        await caseworker.GoAsync("/access/questions");
        Assert.Empty(await caseworker.DefectsAsync());
        await caseworker.Page.Locator(".rc-due a", new() { HasText = "Priya" }).First.ClickAsync();
        await caseworker.SeesAsync("Zij staat nu aan onze balie");
        Assert.Empty(await caseworker.DefectsAsync());
        await caseworker.Page.SetViewportSizeAsync(320, 800);
        Assert.Empty(await caseworker.SidewaysAsync());
        await caseworker.Page.SetViewportSizeAsync(1280, 800);
        await caseworker.ChooseAsync("Granted", "yes");
        await caseworker.FillAsync("Answer", "Zij volgt bij ons al les; bel mij even.");
        await caseworker.SubmitAsync();
        await caseworker.StandsAtAsync("/access/questions");

        await desk.GoAsync("/access/mine");
        await desk.SeesAsync("Zij volgt bij ons al les");
    }
}
