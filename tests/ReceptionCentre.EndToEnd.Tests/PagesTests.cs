using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;
using Xunit.Abstractions;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>
/// Every page that can be opened, for every role, in both languages and on a screen as narrow as a telephone: nothing
/// that axe finds wrong, nothing that scrolls sideways, nothing on the console.
/// </summary>
[Collection(RunningCentre.Name)]
public sealed partial class PagesTests(RunningCentre centre, ITestOutputHelper output)
{
    /// <summary>Answers that are no pages: parts of a page, files, and steps of which the journeys look at the page.</summary>
    private static readonly string[] NoPages =
    [
        "/welcome-letters/{documentId:guid}", "/welcome-letters/{documentId:guid}/status", "/documents/{documentId:guid}", "/documents/{documentId:guid}/status", "/case-files/{caseFileId:guid}/attachments/{attachmentId:guid}",
        "/reference-data/{list}/suggest", "/municipalities/{municipality}/look.css", "/municipalities/{municipality}/logo", "/reporting/caseload/csv", "/reporting/caseload/xlsx",
        "/reporting/housing/csv", "/reporting/housing/public/csv", "/reporting/movements/csv", "/reporting/movements/xlsx", "/reporting/movements/public/csv", "/reporting/movements/public/xlsx", "/case-files/{caseFileId:guid}/household/find", "/case-files/{caseFileId:guid}/referrals/offers", "/case-files/{caseFileId:guid}/plan/{planId:guid}/goals/{goalId:guid}/offers",
        "/case-files/{caseFileId:guid}/checklist/list", "/reporting/enquiries/csv", "/reporting/enquiries/xlsx", "/reporting/enquiries/public/csv", "/reporting/enquiries/public/xlsx",
        "/imports/{runId:guid}/progress", "/imports/{runId:guid}/to-mend", "/bulk-changes/{bulkChangeId:guid}/progress", "/bulk-changes/{bulkChangeId:guid}/left-out",
        "/work-queue/spreads/{spreadId:guid}/progress", "/work-queue/invites/{bulkInviteId:guid}/progress", "/work-queue/invites/{bulkInviteId:guid}/letters", "/plan-exports/{planExportId:guid}/progress", "/plan-exports/{planExportId:guid}/zip", "/off-site/{signUpDayId:guid}/slips.pdf", "/s/{code}", "/duo/spuk/csv", "/case-files/{caseFileId:guid}/plan/{planId:guid}/decision/letter.pdf",
        "/case-files/{caseFileId:guid}/enforcement/{pathId:guid}/decision/letter.pdf", "/case-files/{caseFileId:guid}/handovers/{handoverId:guid}/file", "/handovers/{receivedId:guid}/receipt",
        "/events/{groupEventId:guid}/letters", "/events/funnel/csv", "/case-files/{caseFileId:guid}/appointments/rooms", "/case-files/{caseFileId:guid}/appointments/{appointmentId:guid}/calendar-file", "/calendar-feeds/{token}.ics", "/waiting-room/lists", "/waiting-screens/{screen}/numbers",
    ];

    /// <summary>The addresses of every page, as the controllers say.</summary>
    public static IReadOnlyList<string> Routes { get; } =
    [
        .. typeof(Program).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ControllerBase)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly), (type, action) => (type, action))
            .Select(one => (Prefix: one.type.GetCustomAttribute<RouteAttribute>()?.Template, Get: one.action.GetCustomAttribute<HttpGetAttribute>()?.Template))
            .Where(one => one.Get is not null)
            .Select(one => one.Get!.StartsWith('/') ? one.Get : ("/" + one.Prefix + "/" + one.Get).TrimEnd('/'))
            .Except(NoPages).Distinct().Order(StringComparer.Ordinal),
    ];

    [Theory]
    [InlineData(Role.FrontDesk)]
    [InlineData(Role.Caseworker)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.PrivacyOfficer)]
    [InlineData(Role.Receiver)]
    public async Task Every_page_of_a_role_is_accessible_in_both_languages_on_wide_and_narrow_screens(Role role)
    {
        // 320 is a telephone, and a desk screen at 400 %; 768 a tablet.
        await using var wide = await centre.OpenAsync(role);
        await using var narrow = await centre.OpenAsync(role, Window.English, 320);
        var pages = await PagesOfAsync(wide, Addresses(await SamplesAsync(role)));
        var (inDutch, inEnglish) = (LookAsync(wide, pages, 1280, 320, 768), LookAsync(narrow, pages, 320));
        string[] found = [.. await inDutch, .. await inEnglish];
        output.WriteLine($"{pages.Count} pages: {string.Join(' ', pages.Select(page => Guids().Replace(page, "…")))}");
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    /// <summary>The addresses that this role may open, and the first that it may not: the page that says no is looked at once.</summary>
    private static async Task<List<string>> PagesOfAsync(Window window, List<string> addresses)
    {
        var answers = new List<(string Address, bool IsPage)>();
        foreach (var address in addresses)
            answers.Add((address, (await window.Page.APIRequest.GetAsync(address)).Ok));
        return [.. answers.Where(answer => answer.IsPage).Select(answer => answer.Address), .. answers.Where(answer => !answer.IsPage).Take(1).Select(answer => answer.Address)];
    }

    /// <summary>Opens every address and looks at it in the first width; in the others whether it scrolls sideways.</summary>
    private static async Task<List<string>> LookAsync(Window window, List<string> addresses, int first, params int[] others)
    {
        var found = new List<string>();
        foreach (var address in addresses)
        {
            await window.GoAsync(address);
            found.AddRange((await window.DefectsAsync()).Select(defect => $"{address} ({window.Language}, {first} px): {defect}"));
            foreach (var width in others)
            {
                await window.Page.SetViewportSizeAsync(width, 800);
                found.AddRange((await window.SidewaysAsync()).Select(defect => $"{address} ({window.Language}, {width} px): {defect}"));
            }
            if (others.Length > 0)
                await window.Page.SetViewportSizeAsync(first, 800);
        }
        return [.. found, .. window.Complaints];
    }

    [Fact]
    public async Task Every_page_for_who_has_not_signed_in_is_accessible()
    {
        var found = new List<string>();
        var door = $"/guest/{(await PageSamples.OfAsync(centre))["token"]}";
        foreach (var (language, width) in new[] { (Window.Dutch, 1280), (Window.Dutch, 320), (Window.English, 1280), (Window.English, 320) })
        {
            await using var window = await centre.OpenAsync(language, width);
            foreach (var page in (string[])["/account/sign-in", "/accessibility", "/error/404", "/error/429", "/error/500", door, "/guest/over"])
            {
                await window.GoAsync(page);
                found.AddRange((await window.DefectsAsync()).Select(defect => $"{page} ({language}, {width} px): {defect}"));
            }
            var account = RunningCentre.AccountOf(Role.PrivacyOfficer);
            await window.SignInAsync(account.Email, account.Password);
            foreach (var page in (string[])["/account/second-factor", "/account/recovery"])
            {
                await window.GoAsync(page);
                found.AddRange((await window.DefectsAsync()).Select(defect => $"{page} ({language}, {width} px): {defect}"));
            }
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static List<string> Addresses(Dictionary<string, string> samples) =>
    [
        .. Routes.Select(route => Parts().Replace(route, part => samples.TryGetValue(part.Groups["name"].Value, out var sample)
            ? sample : throw new InvalidOperationException($"{route} needs a sample of {part.Groups["name"].Value}."))),
    ];

    private async Task<Dictionary<string, string>> SamplesAsync(Role role)
    {
        var samples = await PageSamples.OfAsync(centre);
        samples["journeyId"] = await JourneyAsync(role);
        samples["fileId"] = await OffersFileAsync(role);
        samples["lookupId"] = await LookUpAsync(role, "/newcomers/register/population-register");
        samples["comparisonId"] = await LookUpAsync(role, $"/case-files/{samples["caseFileId"]}/population-register");
        samples["list"] = "topics";
        samples["language"] = "ckb";
        samples["status"] = "404";
        samples["municipality"] = "0363";
        samples["kind"] = "resident";
        return samples;
    }

    // Somebody who is being registered, as far as the last page.
    private async Task<string> JourneyAsync(Role role)
    {
        if (role is not (Role.FrontDesk or Role.Caseworker))
            return Guid.Empty.ToString();
        await using var window = await centre.OpenAsync(role);
        await window.GoAsync("/newcomers/register");
        await window.FillAsync("CalledName", "Nour");
        await window.FillAsync("FamilyName", "Al-Halabi");
        await window.SubmitAsync();
        await window.Page.SelectOptionAsync("#Municipality", "0363");
        await window.SubmitAsync();
        await window.SeesAsync("Is deze persoon al bekend?");
        return new Uri(window.Page.Url).Segments[3].TrimEnd('/');
    }

    // A file of offers that was looked at and not taken in.
    private async Task<string> OffersFileAsync(Role role)
    {
        if (role is not (Role.Manager or Role.Administrator))
            return Guid.Empty.ToString();
        await using var window = await centre.OpenAsync(role);
        await window.GoAsync("/offers/file");
        await window.Page.SetInputFilesAsync("#File", new FilePayload
        {
            Name = "aanbod.csv",
            MimeType = "text/csv",
            Buffer = "aanbieder;aanbod;onderwerp\nTaalhuis De Brug;Leeskring;Nederlands leren\nTaalhuis De Brug;Les;bestaat niet"u8.ToArray(),
        });
        await window.SubmitAsync();
        await window.SeesAsync("Wat verandert er?");
        return new Uri(window.Page.Url).Segments[^1];
    }

    // Somebody in the invented population register, who is being registered or is compared with a file.
    private async Task<string> LookUpAsync(Role role, string address)
    {
        if (role is not (Role.FrontDesk or Role.Caseworker))
            return Guid.Empty.ToString();
        await using var window = await centre.OpenAsync(role);
        await window.GoAsync(address);
        await window.FillAsync("Bsn", "999970586");
        await window.SubmitAsync();
        await window.SeesAsync("Zo stond het in de BRP");
        return new Uri(window.Page.Url).Segments[^1];
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex Guids();
}
