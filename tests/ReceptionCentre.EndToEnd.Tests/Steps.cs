using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>Somebody who comes to the desk, as the front desk types it.</summary>
/// <param name="Nationality">What is typed and which suggestion is taken; likewise the others.</param>
public sealed record Arriving(
    string CalledName, string GivenNames, string FamilyName, string Born, (string Typed, string Words) Nationality, (string Typed, string Words) Motive,
    string ArrivedOn, (string Typed, string Words) Language, string Task)
{
    public string Municipality { get; init; } = "0363";
    public string? Phone { get; init; }
    public bool InterpreterWanted { get; init; }
    public string AddressKind { get; init; } = "home";
    public string FullName => $"{GivenNames} {FamilyName}";
}

/// <summary>What clerks do in every journey, by the screens only.</summary>
public static class Steps
{
    /// <summary>Registered at the desk, taken by a caseworker, who stands in the file.</summary>
    public static async Task<Window> ReceivedAsync(this RunningCentre centre, Arriving who, string intendedStay)
    {
        await using (var desk = await centre.OpenAsync(Role.FrontDesk))
        {
            await desk.GoAsync("/newcomers/register");
            await desk.FillPersonAsync(who);
            await desk.SubmitAsync();
            await desk.FillStayAsync(who);
            await desk.SubmitAsync();
            await desk.Page.WaitForURLAsync("**/residence");
            // Who is not asked at once how long they stay, stays an unknown time.
            if (await desk.Page.Locator("#IntendedStay").IsVisibleAsync())
                await desk.Page.SelectOptionAsync("#IntendedStay", intendedStay);
            await desk.SubmitAsync();
            await desk.Page.WaitForURLAsync("**/check");
            await desk.SubmitAsync();
            await desk.SeesAsync("heeft een dossier");
        }
        var caseworker = await centre.OpenAsync(Role.Caseworker);
        await caseworker.TakeAsync(who.FullName);
        await caseworker.GoAsync("/caseload");
        await caseworker.Page.Locator("tr", new() { HasText = who.FullName }).GetByRole(AriaRole.Link).First.ClickAsync();
        await caseworker.Page.WaitForURLAsync("**/overview");
        return caseworker;
    }

    /// <summary>Whether the pages on the way are looked at by axe too; the same page needs that once in a journey.</summary>
    public static async Task RegisterAsync(this Window desk, Arriving who, bool look = false)
    {
        await desk.FillPersonAsync(who);
        await LookAsync(desk, look);
        await desk.SubmitAsync();
        await desk.FillStayAsync(who);
        await LookAsync(desk, look);
        await desk.SubmitAsync();
        await desk.PastResidenceAsync(look);
        await desk.SeesAsync("Klopt alles?");
        await LookAsync(desk, look);
        await desk.SubmitAsync();
    }

    public static async Task FillPersonAsync(this Window desk, Arriving who)
    {
        await desk.FillAsync("CalledName", who.CalledName);
        await desk.FillAsync("GivenNames", who.GivenNames);
        await desk.FillAsync("FamilyName", who.FamilyName);
        await desk.FillAsync("BirthDate", who.Born);
        await desk.ChooseCodeAsync("Nationality", who.Nationality.Typed, who.Nationality.Words);
    }

    public static async Task FillStayAsync(this Window desk, Arriving who)
    {
        await Assertions.Expect(desk.Page.Locator("#Motive")).ToBeFocusedAsync();
        await desk.ChooseCodeAsync("Motive", who.Motive.Typed, who.Motive.Words);
        await desk.FillAsync("ArrivedOn", who.ArrivedOn);
        await desk.Page.SelectOptionAsync("#Municipality", who.Municipality);
        await desk.Page.FillAsync("#Language", "");
        await desk.ChooseCodeAsync("Language", who.Language.Typed, who.Language.Words);
        await desk.ChooseAsync("InterpreterWanted", who.InterpreterWanted ? "true" : "false");
        if (who.Phone is { } phone)
            await desk.FillAsync("Phone", phone);
        await desk.Page.SelectOptionAsync("#AddressKind", who.AddressKind);
        await desk.Page.SelectOptionAsync("#Task", who.Task);
    }

    /// <summary>What goes with the motive is asked where there is something to ask; it can wait for the file.</summary>
    public static async Task PastResidenceAsync(this Window desk, bool look = false)
    {
        await desk.Page.WaitForURLAsync(address => address.EndsWith("/residence", StringComparison.Ordinal) || address.EndsWith("/check", StringComparison.Ordinal));
        if (!desk.Page.Url.EndsWith("/residence", StringComparison.Ordinal))
            return;
        await LookAsync(desk, look);
        await desk.SubmitAsync();
        await desk.Page.WaitForURLAsync("**/check");
    }

    /// <summary>Types in the search of the desk, as one does with somebody in front of one, and waits for the answer.</summary>
    public static async Task SearchAsync(this Window desk, string words)
    {
        await desk.GoAsync("/");
        await desk.Page.Locator("#Query").PressSequentiallyAsync(words);
        await Assertions.Expect(desk.Page.Locator("#found p[role=status]")).ToBeVisibleAsync();
    }

    /// <summary>From the list of files without a caseworker.</summary>
    public static async Task TakeAsync(this Window caseworker, string fullName)
    {
        await caseworker.GoAsync("/");
        await caseworker.Page.Locator("a[href$='/caseload/unassigned']").First.ClickAsync();
        var row = caseworker.Page.Locator("tr", new() { HasText = fullName });
        // Whoever came last stands on the last page.
        var next = caseworker.Page.Locator("a[rel=next]");
        while (await row.CountAsync() == 0 && await next.CountAsync() > 0)
            await next.ClickAsync();
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await caseworker.SeesAsync("Het dossier staat nu op uw naam.");
    }

    /// <summary>Opens the page of a file by its name in the row of pages.</summary>
    public static Task TabAsync(this Window window, string name) =>
        window.Page.Locator(".rc-tabs").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Keys work once the page of the file is whole; a click that leads there does not wait for it.</summary>
    public static async Task PressInFileAsync(this Window window, string key)
    {
        await Assertions.Expect(window.Page.Locator(".rc-tabs")).ToBeVisibleAsync();
        await window.Page.WaitForLoadStateAsync(LoadState.Load);
        await window.Page.Keyboard.PressAsync(key);
    }

    /// <summary>With the key that opens the form from anywhere in a file.</summary>
    public static async Task NoteContactAsync(this Window window, string agreed, string? nextOn = null, string? on = null, string channel = "office")
    {
        await window.PressInFileAsync("c");
        await Assertions.Expect(window.Page.Locator("#Agreed")).ToBeFocusedAsync();
        await window.ChooseAsync("Channel", channel);
        await window.FillAsync("Agreed", agreed);
        if (nextOn is not null)
            await window.FillAsync("NextOn", nextOn);
        if (on is not null)
            await window.FillAsync("On", on);
        await window.SubmitAsync();
        await window.SeesAsync("Het contact is genoteerd.");
    }

    public static Guid FileIn(string url) => Guid.Parse(new Uri(url).Segments[2].TrimEnd('/'));

    /// <summary>A day as people type it.</summary>
    public static string Day(int fromToday) => Typed(DutchToday.AddDays(fromToday));

    public static string Typed(DateOnly day) => day.ToString("d-M-yyyy", CultureInfo.InvariantCulture);

    public static DateOnly DutchToday => Domain.Facts.DutchCalendar.DateOf(DateTimeOffset.UtcNow);

    /// <summary>All headings of what happened in a file, page by page back to the beginning.</summary>
    public static async Task<IReadOnlyList<string>> HistoryAsync(this Window window)
    {
        await window.TabAsync("Geschiedenis");
        var events = new List<string>();
        while (true)
        {
            await Assertions.Expect(window.Page.Locator(".rc-history").First).ToBeVisibleAsync();
            events.AddRange(await window.Page.Locator(".rc-history .rc-entry h3").AllInnerTextsAsync());
            var older = window.Page.Locator("a[rel=next]");
            if (await older.CountAsync() == 0)
                return events;
            await older.ClickAsync();
        }
    }

    public static void Tells(this IReadOnlyList<string> history, params string[] events) =>
        Assert.All(events, one => Assert.True(history.Any(heading => heading.Contains(one, StringComparison.Ordinal)), $"The history does not tell \"{one}\":\n" + string.Join('\n', history)));

    /// <summary>The words of a PDF, as a reader sees them.</summary>
    public static async Task<string> WordsOfAsync(string pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", pdf, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static Task LookAsync(Window window, bool look) => look ? window.FlawlessAsync() : Task.CompletedTask;
}
