using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A row of people, away from the desk, by keyboard alone, while the connection comes and goes.</summary>
[Collection(RunningCentre.Name)]
public sealed partial class OffSiteTests(RunningCentre centre)
{
    // Names that neither the demonstration nor a second run has.
    private readonly string[] _called = [.. Enumerable.Range(0, 30).Select(_ => A.UnheardName())], _families = [.. Enumerable.Range(0, 30).Select(_ => A.UnheardName())];
    private readonly string _mark = string.Concat(Guid.NewGuid().ToByteArray().TakeLast(6).Select(part => (char)('a' + (part % 26))));

    private const string Stored = """
        async () => {
          const opened = indexedDB.open('rc-rows');
          await new Promise(resolve => opened.onsuccess = resolve);
          const rows = opened.result.objectStoreNames.contains('rows') ? opened.result.transaction('rows').objectStore('rows').getAll() : null;
          if (rows) await new Promise(resolve => rows.onsuccess = resolve);
          opened.result.close();
          return (rows?.result ?? []).map(row => JSON.stringify({ ...row, data: new TextDecoder('latin1').decode(row.data), iv: [...row.iv] }));
        }
        """;

    private string Called(int number) => _called[number] + _mark;

    private static async Task<Guid> StartAsync(Window desk)
    {
        await desk.GoAsync("/off-site/new");
        await desk.FillAsync("Place", "Kantine Kassen Noord");
        await desk.Page.SelectOptionAsync("#Municipality", "0363");
        await desk.FlawlessAsync();
        await desk.Page.Locator("#Place").PressAsync("Enter");
        await desk.Page.WaitForURLAsync(Day());
        await desk.FlawlessAsync();
        await desk.Page.Locator("form[action$='/start'] button").PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#CalledName")).ToBeFocusedAsync();
        // The script of the page has begun when the form is its own.
        await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return Guid.Parse(new Uri(desk.Page.Url).Segments[2].TrimEnd('/'));
    }

    private async Task TypeAsync(Window desk, int number, string? family = null, string born = "1988")
    {
        await Assertions.Expect(desk.Page.Locator("#CalledName")).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync(Called(number));
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.TypeAsync(family ?? _families[number]);
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.TypeAsync(born);
        await desk.Page.Keyboard.PressAsync("Enter");
    }

    private Task<int> FilesAsync() => centre.InDb(db => db.CaseFiles.CountAsync(file => db.Names.Any(name => name.PersonId == file.PersonId && name.CalledName.EndsWith(_mark))));

    [Fact]
    public async Task Ten_people_in_a_row_by_keyboard_and_three_of_them_without_a_connection_are_ten_files()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        // From the beginning: should a step fail, the step is told and not the connection that was taken away.
        Expected(desk);
        var day = await StartAsync(desk);
        var saved = desk.Page.Locator("[data-rows-saved] li");
        for (var number = 0; number < 5; number++)
            await TypeAsync(desk, number);
        await Assertions.Expect(saved).ToHaveCountAsync(5);

        // The connection goes; the row of people does not wait.
        await desk.Page.Context.SetOfflineAsync(true);
        for (var number = 5; number < 8; number++)
            await TypeAsync(desk, number);
        await Assertions.Expect(desk.Page.Locator("[data-rows-count]")).ToHaveTextAsync("3");
        var stored = await desk.Page.EvaluateAsync<string[]>(Stored);
        Assert.Equal(3, stored.Length);
        Assert.All(stored, row => Assert.DoesNotContain(_mark, row, StringComparison.OrdinalIgnoreCase));
        await desk.FlawlessAsync();
        await desk.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(saved).ToHaveCountAsync(8);
        await Assertions.Expect(desk.Page.Locator("[data-rows-queue]")).ToBeHiddenAsync();
        Assert.Empty(await desk.Page.EvaluateAsync<string[]>(Stored));

        await TypeAsync(desk, 8);
        // What cannot be right comes back into the fields, with the cursor where it is wrong.
        await TypeAsync(desk, 9, born: "31-2-90");
        await Assertions.Expect(desk.Page.Locator("#BirthDate")).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page.Locator("#CalledName")).ToHaveValueAsync(Called(9));
        await desk.FlawlessAsync();
        await desk.Page.Locator("#BirthDate").FillAsync("1990");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(saved).ToHaveCountAsync(10);
        Assert.Equal(10, await FilesAsync());
        var slips = await centre.InDb(db => db.Slips.Where(slip => slip.SignUpDayId == day).OrderBy(slip => slip.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 10), slips.Select(slip => slip.Number));
        Assert.All(slips, slip => Assert.Equal(SlipState.Registered, slip.State));

        // A reader types the address wherever the cursor is, and the file opens.
        await desk.GoAsync("/");
        await desk.Page.Locator("#Query").FocusAsync();
        await desk.Page.Keyboard.TypeAsync($"{centre.Address.TrimEnd('/')}/s/{slips[6].Code}");
        await desk.Page.Keyboard.PressAsync("Enter");
        // Typing asks the same as Enter does, so the page may be opened twice: that it opens is what counts.
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex($"/case-files/{slips[6].CaseFileId}/overview$"));
    }

    [Fact]
    public async Task Rows_outlive_the_tab_the_lost_answer_and_the_session_and_are_nobody_elses()
    {
        await using var desk = await centre.OpenAsync(RunningCentre.AccountOf(Role.FrontDesk).Email, Window.Dutch);
        var day = await StartAsync(desk);
        // The server gets the row and the answer is lost on the way back.
        await desk.Page.RouteAsync("**/rows/send", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await TypeAsync(desk, 0);
        await Assertions.Expect(desk.Page.Locator("[data-rows-count]")).ToHaveTextAsync("1");
        await TypeAsync(desk, 1);
        await Assertions.Expect(desk.Page.Locator("[data-rows-count]")).ToHaveTextAsync("2");
        await desk.Page.UnrouteAllAsync();
        // The session ends and the tab is closed, before anything could be sent again.
        await desk.Page.Context.ClearCookiesAsync(new() { Name = "rc-session" });
        await Assertions.Expect(desk.Page.Locator("[data-rows-signed-out]")).ToBeVisibleAsync();
        await desk.FlawlessAsync();
        desk.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.GoAsync("/account/sign-in");

        // A colleague on the same device sees that rows wait, and not whose or what.
        await desk.SignInAsync(RunningCentre.AccountOf(Role.Caseworker).Email, RunningCentre.AccountOf(Role.Caseworker).Password);
        await desk.Page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        await desk.GoAsync($"/off-site/{day}");
        await Assertions.Expect(desk.Page.Locator("[data-rows-others]")).ToContainTextAsync("2 rijen van een collega");
        await desk.FlawlessAsync();
        Assert.Equal(2, (await desk.Page.EvaluateAsync<string[]>(Stored)).Length);
        await desk.Page.Context.ClearCookiesAsync(new() { Name = "rc-session" });

        // Who typed them signs in again, and they go.
        await desk.GoAsync("/account/sign-in");
        await desk.SignInAsync(RunningCentre.AccountOf(Role.FrontDesk).Email, RunningCentre.AccountOf(Role.FrontDesk).Password);
        await desk.Page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        await desk.GoAsync($"/off-site/{day}/rows");
        await Assertions.Expect(desk.Page.Locator("[data-rows-saved] li")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator("[data-rows-queue]")).ToBeHiddenAsync();
        await UntilAsync(async () => (await desk.Page.EvaluateAsync<string[]>(Stored)).Length == 0);
        Assert.Equal(2, await FilesAsync());
        Expected(desk);
    }

    [Fact]
    public async Task Signing_out_wipes_what_waits_after_a_question()
    {
        await using var desk = await centre.OpenAsync(RunningCentre.AccountOf(Role.FrontDesk).Email, Window.English);
        await StartAsync(desk);
        await desk.Page.RouteAsync("**/rows/send", route => route.AbortAsync());
        await TypeAsync(desk, 0);
        await Assertions.Expect(desk.Page.Locator("[data-rows-count]")).ToHaveTextAsync("1");
        await desk.FlawlessAsync();
        var asked = new List<string>();
        desk.Page.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Message);
            _ = dialog.AcceptAsync();
        };
        await desk.Page.EvaluateAsync("() => document.querySelector('form[data-sign-out]').requestSubmit()");
        await desk.Page.WaitForURLAsync("**/account/sign-in**");
        Assert.Contains(asked, words => words.Contains("1 rows", StringComparison.Ordinal));
        Assert.Empty(await desk.Page.EvaluateAsync<string[]>(Stored));
        Assert.Equal(0, await FilesAsync());
        Expected(desk);
    }

    [Fact]
    public async Task Slips_are_printed_and_who_may_be_known_is_compared()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var day = await StartAsync(desk);
        await desk.GoAsync($"/off-site/{day}");
        await desk.FillAsync("Count", "30");
        await desk.Page.Locator("#Count").PressAsync("Enter");
        await desk.SeesAsync("De nummers 1 tot en met 30 zijn gemaakt.");
        await desk.FlawlessAsync();
        foreach (var (format, pages) in new[] { ("sheet", 3), ("label", 30) })
        {
            var paper = await desk.Page.Context.APIRequest.GetAsync($"/off-site/{day}/slips.pdf?from=1&to=30&format={format}");
            Assert.Equal("application/pdf", paper.Headers["content-type"]);
            var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
            await File.WriteAllBytesAsync(file, await paper.BodyAsync());
            try
            {
                Assert.Equal(pages, (await Steps.WordsOfAsync(file)).Count(sign => sign == '\f'));
            }
            finally
            {
                File.Delete(file);
            }
        }

        // The slip is the last field: the reader's Enter saves the row.
        var code = await centre.InDb(db => db.Slips.Where(slip => slip.SignUpDayId == day && slip.Number == 12).Select(slip => slip.Code).SingleAsync());
        await desk.GoAsync($"/off-site/{day}/rows");
        await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await desk.Page.Keyboard.TypeAsync(Called(0));
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.TypeAsync(_families[0]);
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.TypeAsync("1988");
        await desk.Page.Locator("#Slip").FocusAsync();
        await desk.Page.Keyboard.TypeAsync($"{centre.Address.TrimEnd('/')}/s/{code}");
        await desk.Page.Keyboard.PressAsync("Enter");
        var saved = desk.Page.Locator("[data-rows-saved] li");
        await Assertions.Expect(saved).ToHaveCountAsync(1);
        await Assertions.Expect(saved).ToContainTextAsync("-012-");
        await TypeAsync(desk, 0);
        await Assertions.Expect(saved).ToHaveCountAsync(2);
        await saved.First.GetByRole(AriaRole.Link).ClickAsync();
        await desk.SeesAsync("Kennen wij deze persoon al?");
        await desk.FlawlessAsync();
        await desk.Page.Locator("form[action$='/same'] button").First.ClickAsync();
        await desk.Page.WaitForURLAsync("**/case-files/**");
        Assert.Equal(1, await FilesAsync());
        Expected(desk);
    }

    // A connection that is away is told on the console of the browser; nothing else may be.
    private static void Expected(Window desk) => desk.Forgive(complaint =>
        complaint.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal) || complaint.Contains("ERR_FAILED", StringComparison.Ordinal));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            if (await holds())
                return;
            await Task.Delay(250);
        }
        Assert.Fail("It did not come.");
    }

    [GeneratedRegex(@"/off-site/[0-9a-f-]{36}$", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
