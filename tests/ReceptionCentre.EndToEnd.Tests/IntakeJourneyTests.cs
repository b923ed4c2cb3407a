using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>An intake that is begun, stopped, gone on with and completed with only the keyboard.</summary>
[Collection(RunningCentre.Name)]
public sealed class IntakeJourneyTests(RunningCentre centre)
{
    [Fact]
    public async Task An_intake_is_talked_through_with_only_the_keyboard()
    {
        var file = await centre.FileOfAsync("Priya", "Sharma");
        await using var window = await centre.OpenAsync(Role.Caseworker);
        var keys = window.Page.Keyboard;
        await window.GoAsync($"/case-files/{file}/intake");
        await window.FlawlessAsync();
        await EnterAsync("Begin de brede intake");

        // The conversation: the cursor stands on the day; alone, and no interpreter.
        await FocusedAsync("#On");
        await window.FlawlessAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Space");
        await Assertions.Expect(window.Page.Locator("#Alone input[value=true]")).ToBeCheckedAsync();
        await FocusAsync("Gesprek opslaan");
        await keys.PressAsync("Enter");
        await window.SeesAsync("Alleen gehoord");
        await window.SeesAsync("0 van 11 gebieden besproken");

        // A choice comes first: an arrow chooses, Enter saves and goes on.
        await EnterAsync("Begin met: Opleiding en diploma’s");
        await FocusedAsync("#Answers_0__Value input[checked]");
        await window.FlawlessAsync();
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await window.StandsAtAsync("/domains/work");
        await FocusedAsync("#Answers_0__Value");
        await keys.TypeAsync("Ingenieur, zes jaar");
        await FocusAsync("Opslaan en stoppen");
        await keys.PressAsync("Enter");
        await window.SeesAsync("2 van 11 gebieden besproken");
        await window.SeesAsync("Ingenieur, zes jaar");
        await window.FlawlessAsync();

        // Another day goes on where it stopped.
        await window.GoAsync($"/case-files/{file}/intake");
        await EnterAsync("Ga verder met: Talen");
        await FocusedAsync("#Answers_0__Code");
        await window.FlawlessAsync();
        await keys.PressAsync("Enter");
        await window.StandsAtAsync("/domains/hours");
        await window.GoAsync($"/case-files/{file}/intake");
        await EnterAsync("Intake afronden");
        await window.SeesAsync("Nog niet besproken");
        await window.FlawlessAsync();
        await EnterAsync("Rond de intake af");
        await window.SeesAsync("De intake is afgerond.");
        await window.FlawlessAsync();

        async Task FocusedAsync(string field) => await Assertions.Expect(window.Page.Locator(field)).ToBeFocusedAsync();

        async Task EnterAsync(string words)
        {
            await FocusAsync(words);
            await keys.PressAsync("Enter");
        }

        // As far as Tab has to go.
        async Task FocusAsync(string words)
        {
            var target = window.Page.Locator("main a, main button").Filter(new() { HasText = words }).First;
            await Assertions.Expect(target).ToBeVisibleAsync();
            for (var tabs = 0; tabs < 200; tabs++)
            {
                if (await target.EvaluateAsync<bool>("one => one === document.activeElement"))
                    return;
                await keys.PressAsync("Tab");
            }
            Assert.Fail($"Tab does not reach \"{words}\".");
        }
    }
}
