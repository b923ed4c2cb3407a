using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>Somebody walks in without an appointment: gets a number without a name, is called to a desk, sees it on the screen, and a contact without a dossier is noted.</summary>
[Collection(RunningCentre.Name)]
public sealed class WaitingRoomJourneyTests(RunningCentre centre)
{
    [Fact]
    public async Task Who_walks_in_gets_a_number_is_called_on_the_screen_and_stays_without_a_name()
    {
        await using var manager = await centre.OpenAsync(Role.Manager);
        // A hall of its own: in that of the demonstration others wait.
        await manager.GoAsync("/waiting-rooms/new");
        await manager.FlawlessAsync();
        await manager.FillAsync("Name", "Hal Zuid");
        await manager.SubmitAsync("main form[method=post] button.utrecht-button--primary-action");
        await manager.SeesAsync("De wachtkamer is toegevoegd.");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Adres voor een scherm maken Hal Zuid" }).ClickAsync();
        var address = await manager.Page.Locator("#screen").TextContentAsync();
        await manager.FlawlessAsync();
        await manager.GoAsync(new Uri(address!).AbsolutePath);
        await manager.SeesAsync("Er is nu niemand opgeroepen.");
        await manager.FlawlessAsync();

        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        await desk.GoAsync("/waiting-room");
        await desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Hal Zuid") }).ClickAsync();
        await desk.FlawlessAsync();
        await desk.Page.SelectOptionAsync("#Topic", "housing");
        await desk.Page.Locator("form[action='/waiting-room/numbers'] button[type=submit]").ClickAsync();
        await desk.SeesAsync("als eerste aan de beurt");
        await desk.FlawlessAsync();
        // The button that goes on has the focus.
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.SeesAsync("1 wacht");
        await desk.Page.Keyboard.PressAsync("v");
        await desk.SeesAsync("Nu bij u");
        await desk.FlawlessAsync();
        // The screen asks by itself.
        await Assertions.Expect(manager.Page.Locator(".rc-screen__list strong")).ToHaveTextAsync("1", new() { Timeout = 10_000 });
        await manager.FlawlessAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Noteren als contact zonder dossier" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("input[name=Topics][value=housing]")).ToBeCheckedAsync();
        await desk.Page.GoBackAsync();
        await desk.Page.Keyboard.PressAsync("v");
        await desk.SeesAsync("Er wacht niemand voor u.");
        await desk.Page.SetViewportSizeAsync(400, 800);
        await desk.FlawlessAsync();
    }
}
