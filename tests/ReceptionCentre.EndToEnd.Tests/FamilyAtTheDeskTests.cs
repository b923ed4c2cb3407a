using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A family of five at the desk: the first is registered, the others on one page with only the keyboard, one of them kept apart; and the letter.</summary>
[Collection(RunningCentre.Name)]
public sealed class FamilyAtTheDeskTests(RunningCentre centre)
{
    private const string Family = "Habtemariam";

    [Fact]
    public async Task A_family_is_registered_with_only_the_keyboard_and_goes_home_with_a_letter()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        await desk.GoAsync("/newcomers/register");
        await desk.RegisterAsync(new("Luwam", "Luwam", Family, "4-5-1990", ("eritr", "Eritrese"), ("statush", "Statushouder (asiel)"), Steps.Day(-2), ("tigr", "Tigrinya"), "integration-guidance"));
        await desk.Page.WaitForURLAsync("**/overview");
        var file = Steps.FileIn(desk.Page.Url);
        await desk.SeesAsync("Dit is niet uw inschrijving bij de gemeente.");
        await desk.FlawlessAsync();

        await desk.ClickLinkAsync("Gezin registreren");
        await Assertions.Expect(desk.Page.Locator("#Members_0__GivenNames")).ToBeFocusedAsync();
        await desk.FlawlessAsync();
        await LineAsync(desk, 0, "Filmon", Family, "12-1-1988", "m");
        await LineAsync(desk, 1, "Abel", null, "2015", "m");
        await LineAsync(desk, 2, "Rim", null, "3-2018", "v");
        await LineAsync(desk, 3, "Nardos", null, "1-9-2006", "v");
        await TabToAsync(desk, "Members_3__KeptApart");
        await desk.Page.Keyboard.PressAsync("Space");
        await desk.Page.Keyboard.PressAsync("Enter");

        await desk.StandsAtAsync($"/case-files/{file}/welcome");
        await desk.SeesAsync("4 erbij, waarvan 1 veilig apart");
        await desk.SeesAsync("Eén brief voor 4 mensen die samenwonen");
        await desk.FlawlessAsync();
        Assert.Equal(4, await centre.InDb(db => db.Memberships.CountAsync(fact => fact.Until == null
            && db.Memberships.Any(own => own.HouseholdId == fact.HouseholdId && db.CaseFiles.Any(one => one.Id == file && one.PersonId == own.PersonId)))));

        // The button of the letter has the focus.
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.SeesAsync("De brief wordt gemaakt.");
        var ready = desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Download") });
        await Assertions.Expect(ready.First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => ready.First.ClickAsync());
        var words = await Steps.WordsOfAsync((await download.PathAsync())!);
        Assert.Contains("Dit is niet uw inschrijving", words, StringComparison.Ordinal);
        foreach (var name in new[] { "Luwam", "Filmon", "Abel", "Rim" })
            Assert.Contains($"{name} {Family}", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Nardos", words, StringComparison.Ordinal);

        // Nobody at the desk finds who is kept apart.
        await desk.GoAsync($"/case-files/{file}/household");
        await desk.SeesAsync("4 personen");
        Assert.DoesNotContain("Nardos", await desk.Main.InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task LineAsync(Window desk, int line, string given, string? family, string born, string gender)
    {
        var keys = desk.Page.Keyboard;
        // In the first line the cursor stands there already.
        if (line > 0)
            await TabToAsync(desk, $"Members_{line}__GivenNames");
        await keys.TypeAsync(given);
        await keys.PressAsync("Tab");
        if (family is not null)
            await keys.TypeAsync(family);
        await keys.PressAsync("Tab");
        await keys.TypeAsync(born);
        await keys.PressAsync("Tab");
        await keys.TypeAsync(gender);
    }

    private static async Task TabToAsync(Window desk, string field)
    {
        for (var i = 0; i < 12; i++)
        {
            await desk.Page.Keyboard.PressAsync("Tab");
            if (await desk.Page.EvaluateAsync<string>("() => document.activeElement.id") == field)
                return;
        }
        Assert.Fail($"Tab does not lead to {field}.");
    }
}
