using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>What a reader of documents types at the desk, and a question of somebody without a dossier.</summary>
[Collection(RunningCentre.Name)]
public sealed class DocumentAndEnquiryTests(RunningCentre centre)
{
    // The specimen of ICAO Doc 9303, valid until 2032.
    private const string First = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", Second = "L898902C36UTO7408122F3204153ZE184226B<<<<<16";

    [Theory]
    [InlineData(Window.Dutch)]
    [InlineData(Window.English)]
    public async Task A_reader_that_ends_its_lines_with_enter_fills_the_page(string language)
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk, language);
        await desk.GoAsync("/newcomers/register");
        // The cursor stands in another field: the code finds its own.
        await Assertions.Expect(desk.Page.Locator("#CalledName")).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync(First);
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.Keyboard.TypeAsync(Second);
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#FamilyName")).ToHaveValueAsync("Eriksson");
        await Assertions.Expect(desk.Page.Locator("#CalledName")).ToHaveValueAsync("Anna");
        // Utopia is no nationality of the list: that is asked next.
        await Assertions.Expect(desk.Page.Locator("#Nationality")).ToBeFocusedAsync();
        await desk.FlawlessAsync();

        // The same again, with a letter for a digit: pointed at, and put right with one key.
        await desk.FillAsync("BirthDate", "");
        await desk.FillAsync("Zone", First + "\n" + Second.Replace("740812", "74O812", StringComparison.Ordinal));
        await desk.Page.Locator("[data-zone-read]").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".rc-zone__lines mark")).ToHaveTextAsync("O");
        await Assertions.Expect(desk.Page.Locator("#Zone")).ToBeFocusedAsync();
        await desk.FlawlessAsync();
        await desk.Page.Locator("button[name=Accept]").First.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#BirthDate")).ToHaveValueAsync("12-08-1974");
    }

    [Fact]
    public async Task A_pasted_code_fills_the_page_at_once()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        await desk.GoAsync("/newcomers/register");
        await desk.Page.Locator("#Zone").FocusAsync();
        await desk.Page.Keyboard.InsertTextAsync(First + Second);
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#GivenNames")).ToHaveValueAsync("Anna Maria");
    }

    [Theory]
    [InlineData(Window.Dutch)]
    [InlineData(Window.English)]
    public async Task A_question_without_a_dossier_is_noted_in_three_steps_from_the_desk(string language)
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk, language);
        await desk.GoAsync("/accessibility");
        await desk.GoAsync("/newcomers");
        await desk.Page.Locator("main h1").First.EvaluateAsync("() => document.activeElement.blur()");
        await desk.Page.Keyboard.PressAsync("i");
        await desk.StandsAtAsync("/enquiries/new");
        await desk.FlawlessAsync();
        await desk.Page.Locator("input[name=Topics][value=debts]").CheckAsync();
        await desk.SubmitAsync();
        await Assertions.Expect(desk.Page.Locator("form[action$='take-back'] button").First).ToBeVisibleAsync();
        await desk.FlawlessAsync();
        await desk.Page.Locator("form[action$='take-back'] button").First.ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[role=status]").First).ToBeVisibleAsync();
    }
}
