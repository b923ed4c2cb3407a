using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>
/// The screens of docs/user-guide, taken from the running application so that the guide never shows something else.
/// With USER_GUIDE=1 the pictures are written into the checkout; without it the same way is only walked.
/// </summary>
[Collection(RunningCentre.Name)]
public sealed class UserGuideTests(RunningCentre centre)
{
    [Theory]
    [InlineData(Window.Dutch)]
    [InlineData(Window.English)]
    public async Task Every_screen_of_the_guide_exists(string language)
    {
        var scenes = await GuideScenes.SetAsync(centre);
        var draft = await centre.FileOfAsync("Selam", "Kibrom");
        var busy = await centre.FileOfAsync("Nour", "Al-Halabi");
        await using (var anybody = await centre.OpenAsync(language))
        {
            await anybody.GoAsync("/account/sign-in");
            await TakeAsync(anybody, "sign-in");
        }
        await using (var desk = await centre.OpenAsync(Role.FrontDesk, language))
        {
            await desk.GoAsync("/newcomers");
            await desk.Page.Locator("#Query").PressSequentiallyAsync("Kowalska");
            await Assertions.Expect(desk.Page.Locator("#hits .rc-hit").First).ToBeVisibleAsync();
            await TakeAsync(desk, "desk");
            await desk.GoAsync("/newcomers");
            await TakeAsync(desk, "announced", "section:has(form[action='/newcomers/register/begin'])");
            await desk.GoAsync($"/case-files/{scenes.Household}/household");
            await TakeAsync(desk, "household");
            await desk.GoAsync($"/case-files/{scenes.Household}/household/family");
            await TakeAsync(desk, "family");
            await desk.GoAsync($"/case-files/{scenes.Twice.File}/person/same-as/{scenes.Twice.Other}");
            await desk.FillAsync("Reason", language == Window.Dutch ? "Zelfde paspoort gezien." : "Saw the same passport.");
            await TakeAsync(desk, "same-as");
            await desk.GoAsync($"/off-site/{scenes.SignUpDay}");
            await TakeAsync(desk, "off-site");
            await desk.GoAsync($"/off-site/{scenes.SignUpDay}/rows");
            await TakeAsync(desk, "off-site-rows");
            await desk.GoAsync($"/case-files/{scenes.Busy}/letters/new");
            await TakeAsync(desk, "letter");
            await desk.GoAsync($"/appointments?day={Steps.DutchToday.AddDays(1):yyyy-MM-dd}");
            await TakeAsync(desk, "day");
            await desk.GoAsync($"/case-files/{scenes.Closed}/overview");
            await desk.Page.Locator(".rc-head__closed button").ClickAsync();
            await Assertions.Expect(desk.Page.Locator("#Motive")).ToBeFocusedAsync();
            await TakeAsync(desk, "back");
            await desk.Page.Locator("form[action$='/cancel'] button").ClickAsync();
            await desk.GoAsync("/enquiries/new");
            await desk.Page.Locator("input[name=Topics][value=housing]").CheckAsync();
            await TakeAsync(desk, "enquiry");
            await desk.GoAsync("/newcomers/register");
            await desk.FillAsync("Zone", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO74O8122F3204153ZE184226B<<<<<16");
            await desk.Page.Locator("[data-zone-read]").ClickAsync();
            await Assertions.Expect(desk.Page.Locator(".rc-zone__lines")).ToBeVisibleAsync();
            await TakeAsync(desk, "travel-document");
            await desk.GoAsync("/newcomers/register");
            await desk.FillAsync("CalledName", "Selam");
            await desk.FillAsync("GivenNames", "Selam Tesfay");
            await desk.FillAsync("FamilyName", "Kibrom");
            await desk.FillAsync("OwnScript", "ሰላም ተስፋይ");
            await TakeAsync(desk, "register");
            await desk.FillAsync("BirthDate", "1999");
            await desk.SubmitAsync();
            await desk.Page.SelectOptionAsync("#Municipality", "0363");
            await desk.SubmitAsync();
            await Assertions.Expect(desk.Page.Locator(".rc-compare")).ToBeVisibleAsync();
            await TakeAsync(desk, "duplicates");
            await desk.Page.Locator("form[action$='/cancel'] button").ClickAsync();
        }
        await using (var caseworker = await centre.OpenAsync(Role.Caseworker, language))
        {
            foreach (var (path, name) in new[]
            {
                ("/caseload/today", "today"), ("/caseload", "caseload"), ($"/case-files/{busy}/overview", "file"),
                ($"/case-files/{draft}/contacts/new", "contact"), ($"/case-files/{draft}/plan", "plan"), ($"/case-files/{busy}/checklist", "checklist"),
                ($"/case-files/{scenes.Busy}/referrals/new?item={scenes.Item}", "refer"), ($"/case-files/{scenes.Busy}/referrals/{scenes.Referral}", "referral"),
                ($"/case-files/{scenes.Busy}/appointments", "appointments"), ($"/case-files/{scenes.Busy}/appointments/new", "appointment"),
                ($"/case-files/{scenes.Busy}/tasks/new?contactNoteId={scenes.Note}", "task"), ($"/case-files/{scenes.Busy}/attachments/new", "attachment"),
                ($"/case-files/{scenes.Busy}/departure/plan", "leave"), ($"/case-files/{scenes.Leaving}/departure", "departure"), ("/offers", "offers"),
            })
            {
                await caseworker.GoAsync(path);
                await TakeAsync(caseworker, name);
            }
            foreach (var (path, name) in new[]
            {
                ($"/case-files/{busy}/progress", "progress"), ("/duo", "duo"), ($"/duo/notices/{scenes.Notice}", "duo-notice"), ("/work-queue", "work-queue"),
                ($"/case-files/{scenes.Proposed.File}/plan/{scenes.Proposed.Plan}/proposals", "proposals"), ($"/case-files/{scenes.Enforced}/enforcement", "enforcement"),
            })
            {
                await caseworker.GoAsync(path);
                await TakeAsync(caseworker, name);
            }
            await caseworker.GoAsync($"/case-files/{scenes.Twice.File}/person/link/{scenes.Twice.Other}");
            await TakeAsync(caseworker, "link");
            await caseworker.GoAsync($"/case-files/{scenes.Leaving}/departure");
            await caseworker.Page.Locator("main a[href$='/check']").First.ClickAsync();
            await Assertions.Expect(caseworker.Page.Locator("#DepartedOn")).ToBeVisibleAsync();
            await TakeAsync(caseworker, "departure-check");
            await caseworker.GoAsync($"/case-files/{draft}/plan");
            await caseworker.Page.SelectOptionAsync("#Language", "ti");
            await caseworker.SubmitAsync("form:has(#Language) button");
            await Assertions.Expect(caseworker.Page.Locator(".rc-doc").First.Locator("a").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
            await TakeAsync(caseworker, "documents");
        }
        await using (var manager = await centre.OpenAsync(Role.Manager, language))
        {
            await manager.GoAsync("/reporting/caseload");
            await Assertions.Expect(manager.Page.Locator(".rc-spark").First).ToBeVisibleAsync();
            await Assertions.Expect(manager.Page.Locator(".rc-chart canvas").First).ToBeVisibleAsync();
            await TakeAsync(manager, "manager");
            await manager.GoAsync("/reporting/caseload/files?state=overdue");
            await TakeAsync(manager, "overdue");
            await manager.GoAsync("/reporting/movements");
            await Assertions.Expect(manager.Page.Locator(".rc-chart canvas").First).ToBeVisibleAsync();
            await TakeAsync(manager, "movements");
            await manager.GoAsync($"/imports/{scenes.Import}/columns");
            await TakeAsync(manager, "import-columns");
            await manager.GoAsync($"/imports/{scenes.Import}?finding=Ask");
            await TakeAsync(manager, "import-check");
            await manager.GoAsync("/providers/new");
            await TakeAsync(manager, "provider");
        }
        await using (var administrator = await centre.OpenAsync(Role.Administrator, language))
        {
            await administrator.GoAsync("/reference-data/lists/topics");
            await TakeAsync(administrator, "code-list");
            await administrator.GoAsync("/reference-data/checklists");
            await TakeAsync(administrator, "checklist-lines");
            await administrator.GoAsync("/reference-data/plan-template");
            await TakeAsync(administrator, "plan-template");
            await administrator.GoAsync("/municipalities/0363/letter-blocks");
            await TakeAsync(administrator, "letter-blocks");
            await administrator.GoAsync("/municipalities/0363");
            await TakeAsync(administrator, "settings");
        }
    }

    /// <param name="part">The part of the page that the picture shows; null = the page from its beginning.</param>
    private static async Task TakeAsync(Window window, string name, string? part = null)
    {
        Assert.Empty(await window.SidewaysAsync());
        await window.Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        var path = Checkout.File("docs", "user-guide", window.Language, name + ".png");
        var isTaken = Environment.GetEnvironmentVariable("USER_GUIDE") == "1";
        if (part is not null)
        {
            await Assertions.Expect(window.Page.Locator(part).Last).ToBeVisibleAsync();
            if (isTaken)
                await window.Page.Locator(part).Last.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        }
        else if (isTaken)
        {
            await window.Page.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        }
    }
}
