using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>The desk in other hands: with only the keyboard, without scripts, in English, and two at once.</summary>
[Collection(RunningCentre.Name)]
public sealed class DeskTests(RunningCentre centre)
{
    [Fact]
    public async Task Somebody_is_found_and_somebody_registered_with_only_the_keyboard()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var keys = desk.Page.Keyboard;
        await desk.GoAsync("/accessibility");
        await keys.PressAsync("/");
        await Assertions.Expect(desk.Page.Locator("#bar-search")).ToBeFocusedAsync();
        await keys.TypeAsync("tesfay selam");
        await keys.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#Query")).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page.Locator("#hits")).ToBeVisibleAsync();
        await keys.PressAsync("ArrowDown");
        await Assertions.Expect(desk.Page.Locator("#hits [data-row]").First).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await desk.Page.WaitForURLAsync("**/overview");
        await Assertions.Expect(desk.Page.Locator(".rc-head__name")).ToContainTextAsync("Selam Tesfay");

        await keys.PressAsync("r");
        await desk.StandsAtAsync("/newcomers/register");
        await Assertions.Expect(desk.Page.Locator("#CalledName")).ToBeFocusedAsync();
        await keys.TypeAsync("Zeynep");
        await TabToAsync(desk, "FamilyName");
        await keys.TypeAsync("Karabulut");
        await TabToAsync(desk, "BirthDate");
        await keys.TypeAsync("4-1988");
        await TabToAsync(desk, "Nationality");
        await ChooseAsync(desk, "Nationality", "turks", "Turkse");
        // Enter in a field sends the page, as everywhere.
        await keys.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#Motive")).ToBeFocusedAsync();
        await ChooseAsync(desk, "Motive", "gezinsmigrant van", "Gezinsmigrant van buiten de EU");
        await TabToAsync(desk, "Municipality");
        await keys.PressAsync("ArrowDown");
        await TabToAsync(desk, "Language");
        await ChooseAsync(desk, "Language", "turks", "Turks");
        await keys.PressAsync("Enter");
        // What goes with the motive: the V-number is not at hand, who is joined is.
        await Assertions.Expect(desk.Page.Locator("#VNumber")).ToBeFocusedAsync();
        await TabToAsync(desk, "Referent");
        await keys.TypeAsync("Deniz Karabulut");
        await keys.PressAsync("Enter");
        await desk.SeesAsync("Klopt alles?");
        await Assertions.Expect(desk.Page.Locator("button[autofocus]")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await desk.SeesAsync("Zeynep is geregistreerd en heeft een dossier.");
    }

    [Fact]
    public async Task From_an_empty_search_everything_is_two_keys_away()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var keys = desk.Page.Keyboard;
        await desk.GoAsync("/");
        await desk.FlawlessAsync();
        // A question without a file: down into the list, or out of the field and its key.
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await desk.StandsAtAsync("/enquiries/new");
        await desk.GoAsync("/");
        await keys.PressAsync("Escape");
        await keys.PressAsync("i");
        await desk.StandsAtAsync("/enquiries/new");

        // Up from the field is who is not there yet, whoever is found.
        await desk.GoAsync("/");
        await keys.TypeAsync("tesfay selam");
        await Assertions.Expect(desk.Page.Locator("#hits .rc-hit").First).ToBeVisibleAsync();
        await desk.FlawlessAsync();
        await keys.PressAsync("ArrowUp");
        await Assertions.Expect(desk.Page.Locator("#hits form button[data-row]").Last).ToBeFocusedAsync();
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await desk.Page.WaitForURLAsync("**/person");
        await Assertions.Expect(desk.Page.Locator("#FamilyName")).ToHaveValueAsync("Selam");
        await Assertions.Expect(desk.Page.Locator("#BirthDate")).ToBeFocusedAsync();
        await desk.FlawlessAsync();

        // Tab takes the first that is suggested; another is gone to with the arrow, and a name that is whole stays.
        await keys.PressAsync("Tab");
        await keys.TypeAsync("eritr");
        await Assertions.Expect(desk.Page.Locator(".rc-suggest [role=option]:visible kbd")).ToHaveCountAsync(1);
        await keys.PressAsync("Tab");
        await Assertions.Expect(desk.Page.Locator("#Nationality")).ToHaveValueAsync("Eritrese");
        await Assertions.Expect(desk.Page.Locator("#Bsn")).ToBeFocusedAsync();

        // A reader types where the cursor is, also where something stands already.
        await desk.Page.Locator("#CalledName").FocusAsync();
        await desk.Page.EvaluateAsync("""
            code => {
              const field = document.activeElement;
              for (const key of code) {
                field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
                const at = document.activeElement;
                at.setRangeText(key, at.selectionEnd, at.selectionEnd, 'end');
                at.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
                if (at !== field) break;
              }
            }
            """, "I<UTOD231458907<<<<<<<<<<<<<<<");
        await Assertions.Expect(desk.Page.Locator("#Zone")).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page.Locator("#Zone")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^I<UTOD231458907"));
        await Assertions.Expect(desk.Page.Locator("#CalledName")).ToHaveValueAsync("Tesfay");
    }

    [Fact]
    public async Task Two_who_save_the_same_person_both_see_both_versions()
    {
        var file = await centre.FileOfAsync("Kasia", "Wiśniewska");
        await using var first = await centre.OpenAsync(Role.FrontDesk);
        await using var second = await centre.OpenAsync(Role.Caseworker);
        var page = $"/case-files/{file}/person/change";
        await first.GoAsync(page);
        await second.GoAsync(page);
        await first.FillAsync("CalledName", "Kaśka");
        await first.SubmitAsync();
        await first.SeesAsync("De gegevens zijn gewijzigd.");
        await second.FillAsync("CalledName", "Katarzyna");
        await second.SubmitAsync();

        var row = second.Page.Locator("tr", new() { Has = second.Page.Locator("#c-CalledName") });
        await Assertions.Expect(row).ToContainTextAsync("Katarzyna");
        await Assertions.Expect(row).ToContainTextAsync("Kaśka");
        await Assertions.Expect(second.Page.Locator("main h2").First).ToBeFocusedAsync();
        Assert.Empty(await second.DefectsAsync());
        await row.Locator("input[value='Kaśka']").CheckAsync();
        await second.SubmitAsync();
        await Assertions.Expect(second.Page.Locator(".rc-head__called")).ToContainTextAsync("Kaśka");
    }

    [Fact]
    public async Task The_whole_way_is_in_English_for_who_reads_English()
    {
        await using var window = await centre.OpenAsync();
        await window.GoAsync("/account/sign-in");
        await window.Page.Locator("form[action='/language'] button").ClickAsync();
        await Assertions.Expect(window.Page).ToHaveTitleAsync("Sign in – Reception centre");
        var account = RunningCentre.AccountOf(Role.Caseworker);
        await window.FillAsync("Email", account.Email);
        await window.FillAsync("Password", account.Password);
        await window.SubmitAsync();
        await window.SeesAsync("Hello Sami de Wilde");
        var file = await centre.FileOfAsync("Nour", "Al-Halabi");
        foreach (var (path, title) in new[]
        {
            ("/newcomers", "Front desk"), ("/newcomers/register", "Register"), ("/caseload", "My caseload"), ("/caseload/unassigned", "Not assigned yet"),
            ($"/case-files/{file}/overview", "Overview"), ($"/case-files/{file}/contacts", "Contacts"), ($"/case-files/{file}/contacts/new", "Note a contact"),
            ($"/case-files/{file}/person", "Person"), ($"/case-files/{file}/documents", "Documents"), ($"/case-files/{file}/history", "History"),
        })
        {
            await window.GoAsync(path);
            Assert.StartsWith(title, await window.Page.TitleAsync(), StringComparison.Ordinal);
            await Assertions.Expect(window.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        }
    }

    [Fact]
    public async Task Without_scripts_the_desk_and_the_documents_work()
    {
        await using (var desk = await centre.OpenAsync(Role.FrontDesk, scripts: false))
        {
            await desk.GoAsync("/newcomers");
            await desk.FillAsync("Query", "Kowalska Anna");
            await desk.SubmitAsync("form.rc-find button");
            await Assertions.Expect(desk.Page.Locator("#hits .rc-hit")).ToHaveCountAsync(2);
            await desk.ClickButtonAsync("Registreer een nieuw persoon");
            await desk.FillAsync("CalledName", "Bogdan");
            await desk.FillAsync("Nationality", "roemeense");
            await desk.SubmitAsync();
            await desk.FillAsync("Motive", "EU-arbeidsmigrant, kort verblijf");
            await desk.Page.SelectOptionAsync("#Municipality", new SelectOptionValue { Label = "Amsterdam" });
            await desk.SubmitAsync();
            await desk.FillAsync("Employer", "Kassen Voorbeeld");
            await desk.SubmitAsync();
            await desk.SeesAsync("Roemeense");
            await desk.SeesAsync("Kassen Voorbeeld");
            await desk.SubmitAsync();
            await desk.SeesAsync("Bogdan is geregistreerd en heeft een dossier.");
        }

        var file = await centre.FileOfAsync("Oksana", "Shevchuk");
        await using var caseworker = await centre.OpenAsync(Role.Caseworker, scripts: false);
        await caseworker.GoAsync($"/case-files/{file}/plan");
        await caseworker.ClickButtonAsync("Maak PDF");
        await caseworker.StandsAtAsync($"/case-files/{file}/documents");
        var row = caseworker.Page.Locator(".rc-doc").First;
        // Where nothing follows by itself, the page has a link for it.
        var patience = DateTime.UtcNow.AddSeconds(60);
        while (!(await row.InnerTextAsync()).Contains("Klaar", StringComparison.Ordinal) && DateTime.UtcNow < patience)
        {
            var refresh = caseworker.Page.GetByRole(AriaRole.Link, new() { Name = "Ververs" });
            if (await refresh.CountAsync() > 0)
                await refresh.ClickAsync();
        }
        await Assertions.Expect(row).ToContainTextAsync("Klaar");
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

    private static async Task ChooseAsync(Window desk, string field, string typed, string words)
    {
        await desk.Page.Keyboard.TypeAsync(typed);
        await Assertions.Expect(desk.Page.Locator(".rc-suggest [role=option]:visible").First).ToBeVisibleAsync();
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(desk.Page.Locator("[role=option][aria-selected=true]:visible")).ToBeVisibleAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#" + field)).ToHaveValueAsync(words);
    }
}
