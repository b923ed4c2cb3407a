using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A PIP from draft to sent decision: the caseworker writes and offers, somebody with a mandate signs, the caseworker sends.</summary>
internal static class PipSteps
{
    /// <summary>From the page of the draft to the page of the decided plan, by keyboard.</summary>
    public static async Task DecideAsync(RunningCentre centre, Window caseworker, string fullName)
    {
        await caseworker.SeesAsync("Nog niet klaar voor een besluit");
        await caseworker.SeesAsync("Van alle drie de routes moet er staan waarom wel of niet.");
        await caseworker.ClickLinkAsync("Inburgering: wat DUO zegt");
        await caseworker.FlawlessAsync();
        await KeyAsync(caseworker, "input[name=Group][value=Asylum]", "Space");
        await KeyAsync(caseworker, "form:has(#SettledOn) button[type=submit]", "Enter");
        await caseworker.SeesAsync("Opgeslagen.");

        await caseworker.TabAsync("Plan");
        await KeyAsync(caseworker, "main .rc-title a:has-text('Leg de route vast')", "Enter");
        await caseworker.ChooseAsync("Route", "B1Route");
        await caseworker.FillAsync("WhyB1Route", "De leerbaarheidstoets laat zien dat B1 haalbaar is.");
        await caseworker.FillAsync("WhyEducationRoute", "Onderzocht: wil weer werken als verpleegkundige en daarvoor is B1 genoeg.");
        await caseworker.FillAsync("WhyZRoute", "Niet nodig: B1 is haalbaar.");
        await caseworker.ChooseAsync("Level", "B1");
        await caseworker.FillAsync("RouteHours", "640");
        await caseworker.FillAsync("PvtHours", "11");
        await caseworker.FillAsync("MapHours", "40");
        await caseworker.ChooseAsync("Literacy", "OtherScript");
        await caseworker.FillAsync("Guidance", "Elke maand een gesprek.");
        await caseworker.FillAsync("Preschool", "Er zijn geen jonge kinderen.");
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De PVT duurt minstens 12 uur.");
        await caseworker.FlawlessAsync();
        await KeyAsync(caseworker, "main .rc-panel__head a[href$='/route']", "Enter");
        await caseworker.FillAsync("PvtHours", "12");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Klaar voor een besluit");

        await KeyAsync(caseworker, "main .rc-title a:has-text('Naar het besluit')", "Enter");
        await caseworker.FlawlessAsync();
        await KeyAsync(caseworker, "button:has-text('Bied aan om te tekenen')", "Enter");
        await caseworker.SeesAsync("Het PIP wacht op een handtekening.");
        await caseworker.FlawlessAsync();

        // The letter is filled in already; one sentence is added, and what it says then stands beside it.
        await KeyAsync(caseworker, "main a[href$='/decision/letter']", "Enter");
        await caseworker.SeesAsync("U volgt de B1-route.");
        await caseworker.FlawlessAsync();
        await caseworker.FillAsync("OwnSentences", "U vertelde dat u weer als verpleegkundige wilt werken.");
        await KeyAsync(caseworker, "button[formaction$='/preview']", "Enter");
        await caseworker.Page.Locator("#letter-text", new() { HasText = "weer als verpleegkundige" }).WaitForAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De brief is bewaard.");

        // Somebody else signs, who does not work on the file.
        await using (var manager = await centre.OpenAsync(Role.Manager))
        {
            await manager.GoAsync("/decisions");
            await manager.FlawlessAsync();
            await manager.Page.Locator("tr", new() { HasText = fullName }).GetByRole(AriaRole.Link).First.PressAsync("Enter");
            await manager.SeesAsync("U tekent namens het college");
            await manager.FlawlessAsync();
            await KeyAsync(manager, "form[action$='/sign'] button[type=submit]", "Enter");
            await manager.SeesAsync("Het besluit is genomen.");
            await manager.FlawlessAsync();
        }

        await caseworker.TabAsync("Plan");
        await caseworker.SeesAsync("Plan Inburgering en Participatie (PIP), versie 1");
        await caseworker.SeesAsync("getekend door Marijke Tanis");
        await caseworker.FlawlessAsync();
        await KeyAsync(caseworker, "main .rc-title a:has-text('Naar het besluit')", "Enter");
        await KeyAsync(caseworker, "form[action$='/sent'] button[type=submit]", "Enter");
        await caseworker.SeesAsync("De verzending is vastgelegd.");
        await caseworker.SeesAsync("Bezwaar mogelijk");
        await caseworker.FlawlessAsync();
        await caseworker.TabAsync("Plan");
    }

    private static Task KeyAsync(Window window, string selector, string key) => window.Page.Locator(selector).First.PressAsync(key);
}
