using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>Administrators come in with a second factor only, and keep the lists of the centre.</summary>
[Collection(RunningCentre.Name)]
public sealed class AdministratorTests(RunningCentre centre)
{
    private const string Password = "drie blauwe tenten op wielen";

    [Theory]
    [InlineData(Window.Dutch, "w.boonstra@desk.test")]
    [InlineData(Window.English, "w.boonstra.2@desk.test")]
    public async Task A_new_administrator_chooses_a_password_sets_up_the_second_factor_and_comes_in_with_it_or_with_a_recovery_code(string language, string email)
    {
        var first = await WelcomeAsync(email);
        await using var window = await centre.OpenAsync(language);
        await window.SignInAsync(email, first);
        await window.StandsAtAsync("/account/first-password");
        await FlawlessAsync(window);
        await window.FillAsync("Present", first);
        await window.FillAsync("Wanted", Password);
        await window.FillAsync("Repeated", Password);
        await window.SubmitAsync();
        await window.StandsAtAsync("/account/second-factor/set-up");
        // Nothing else opens before it is done.
        await window.GoAsync("/staff");
        await window.StandsAtAsync("/account/second-factor/set-up");
        await Assertions.Expect(window.Page.Locator("main img[width]")).ToBeVisibleAsync();
        await FlawlessAsync(window);
        var key = (await window.Page.Locator("strong.rc-num").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);

        await window.FillAsync("Code", Infrastructure.Staff.OneTimeCodes.CodeAt(key, DateTimeOffset.UtcNow));
        await window.SubmitAsync();
        var codes = window.Page.Locator(".rc-codes li");
        await Assertions.Expect(codes.First).ToBeVisibleAsync();
        var recovery = await codes.AllInnerTextsAsync();
        await FlawlessAsync(window);
        await window.Page.Locator("main a.utrecht-button--primary-action").ClickAsync();
        await window.StandsAtAsync("/staff");

        await LeaveAsync(window);
        await window.SignInAsync(email, Password);
        await window.StandsAtAsync("/account/second-factor");
        await window.FillAsync("Code", DemoDatabase.NextCode(key));
        await window.SubmitAsync();
        await window.StandsAtAsync("/staff");

        await LeaveAsync(window);
        await ComeInWithAsync(window, email, recovery[0]);
        await window.StandsAtAsync("/staff");

        // A recovery code works once.
        await LeaveAsync(window);
        await ComeInWithAsync(window, email, recovery[0]);
        await Assertions.Expect(window.Page.Locator(".rc-errors")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_code_is_ended_and_another_takes_its_place()
    {
        await using var administrator = await centre.OpenAsync(Role.Administrator);
        await administrator.GoAsync("/reference-data/lists/topics/add");
        await administrator.FillAsync("Value", "swimming");
        await administrator.FillAsync("Dutch", "Zwemles");
        await administrator.FillAsync("English", "Swimming lessons");
        await administrator.FillAsync("From", "1-11-2026");
        await administrator.FillAsync("Reason", "Veel vragen aan de balie.");
        await administrator.SubmitAsync();
        await administrator.StandsAtAsync("/reference-data/lists/topics");

        await administrator.GoAsync("/reference-data/lists/topics?q=sport");
        var row = administrator.Page.Locator("tbody tr").First;
        var name = (await row.Locator("th").InnerTextAsync()).Trim();
        await row.Locator("a[href$='/end']").ClickAsync();
        await administrator.FillAsync("Until", "31-12-2026");
        await administrator.ChooseCodeAsync("Successor", "zwem", "Zwemles");
        await administrator.FillAsync("Reason", "Samengevoegd.");
        await administrator.SubmitAsync();
        await administrator.StandsAtAsync("/reference-data/lists/topics");

        await administrator.GoAsync("/reference-data/lists/topics?q=" + Uri.EscapeDataString(name));
        await Assertions.Expect(administrator.Page.Locator("tbody tr").First).ToContainTextAsync("tot 31-12-2026");
    }

    private Task<string> WelcomeAsync(string email) => centre.As(async services =>
    {
        var member = A.StaffMember(Role.Administrator).Named("Wubbo Boonstra").WithEmail(email).In(A.Amsterdam).Build();
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Welcome");
        var db = services.GetRequiredService<ReceptionDbContext>();
        db.Add(member);
        await db.SaveChangesAsync();
        return await services.GetRequiredService<IAccounts>().OpenAsync(member.Id, email, default);
    });

    // Wide and narrow: these pages are seen once and are in no list of addresses.
    private static async Task FlawlessAsync(Window window)
    {
        Assert.Empty(await window.DefectsAsync());
        await window.Page.SetViewportSizeAsync(320, 800);
        Assert.Empty(await window.DefectsAsync());
        await window.Page.SetViewportSizeAsync(1280, 800);
    }

    private static async Task LeaveAsync(Window window)
    {
        await window.Page.Locator(".rc-bar details.rc-menu").Last.ClickAsync();
        await window.Page.Locator("form[action='/account/sign-out'] button").ClickAsync();
        await window.StandsAtAsync("/account/sign-in");
    }

    private static async Task ComeInWithAsync(Window window, string email, string code)
    {
        await window.SignInAsync(email, Password);
        await window.StandsAtAsync("/account/second-factor");
        await window.Page.Locator("a[href^='/account/recovery']").ClickAsync();
        await window.FillAsync("Code", code);
        await window.SubmitAsync();
    }
}
