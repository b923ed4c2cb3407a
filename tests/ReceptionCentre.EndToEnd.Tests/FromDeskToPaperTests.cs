using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>Somebody comes to the desk, gets a file, a caseworker and a plan, and goes home with it on paper.</summary>
[Collection(RunningCentre.Name)]
public sealed class FromDeskToPaperTests(RunningCentre centre)
{
    private const string OwnScript = "رغد المحمود";

    [Fact]
    public async Task A_status_holder_is_registered_gets_a_plan_and_takes_it_home_in_Arabic()
    {
        Guid file;
        await using (var desk = await centre.OpenAsync(Role.FrontDesk))
        {
            await SearchAsync(desk, "Raghad Almahmoud");
            await desk.SeesAsync("Niemand gevonden.");
            await desk.ClickButtonAsync("Registreer een nieuw persoon");
            await FillInAsync(desk);
            await desk.SeesAsync("Klopt alles?");
            await desk.SeesAsync("Syrische");
            await desk.SeesAsync("1991");
            await desk.SubmitAsync();
            await desk.SeesAsync("Raghad is geregistreerd en heeft een dossier.");
            file = IdIn(desk.Page.Url);

            await desk.GoAsync("/newcomers/register");
            await FillInAsync(desk);
            await desk.SeesAsync("Is deze persoon al bekend?");
            await Assertions.Expect(desk.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Al bekend: Raghad Almahmoud" })).ToBeVisibleAsync();
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Dit is dezelfde persoon" }).First.ClickAsync();
            await desk.StandsAtAsync($"/case-files/{file}/overview");
        }

        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        await caseworker.GoAsync("/");
        await caseworker.StandsAtAsync("/caseload/today");
        await caseworker.SeesAsync("Dag Sami de Wilde");
        await TakeAsync(caseworker);
        await NoteContactAsync(caseworker, file);
        await RecordDutyAsync(caseworker, file);
        await WritePlanAsync(caseworker, file);
        // Nobody checked our Arabic yet: the draft is talked about in two languages, the decided PIP goes out in Dutch.
        await PrintAsync(caseworker, file, "Maak PDF van het concept", "Nederlands en Arabisch", documents: 1);
        await caseworker.GoAsync($"/case-files/{file}/plan");
        await PipSteps.DecideAsync(centre, caseworker, "Raghad Almahmoud");
        await caseworker.SeesAsync("zijn nog niet nagekeken");
        await PrintAsync(caseworker, file, "Maak PDF", "Nederlands", documents: 3);
        await ReadHistoryAsync(caseworker, file);
    }

    private static async Task SearchAsync(Window desk, string words)
    {
        await desk.GoAsync("/");
        await desk.StandsAtAsync("/newcomers");
        await desk.Page.Locator("#Query").PressSequentiallyAsync(words);
        await Assertions.Expect(desk.Page.Locator("#found p[role=status]")).ToBeVisibleAsync();
    }

    private static async Task FillInAsync(Window desk)
    {
        await desk.FillAsync("CalledName", "Raghad");
        await desk.FillAsync("GivenNames", "Raghad");
        await desk.FillAsync("FamilyName", "Almahmoud");
        await desk.FillAsync("OwnScript", OwnScript);
        await desk.FillAsync("BirthDate", "1991");
        await desk.ChooseCodeAsync("Nationality", "syri", "Syrische");
        await desk.SubmitAsync();
        await desk.SeesAsync("Het verblijf");
        await desk.ChooseCodeAsync("Motive", "statush", "Statushouder (asiel)");
        await desk.FillAsync("ArrivedOn", "9-2026");
        await desk.Page.SelectOptionAsync("#Municipality", new SelectOptionValue { Label = "Amsterdam" });
        await desk.ChooseCodeAsync("Language", "arab", "Arabisch");
        await desk.ChooseAsync("InterpreterWanted", "true");
        await desk.Page.SelectOptionAsync("#AddressKind", "no-address");
        await desk.Page.SelectOptionAsync("#Task", "integration-guidance");
        await desk.SubmitAsync();
        await desk.SeesAsync("Verblijfstitel");
        await desk.ChooseCodeAsync("Title", "asiel bepaalde", "Vw 2000 art. 8, onder c, vergunning asiel bepaalde tijd, arbeid vrij");
        await desk.SubmitAsync();
    }

    private static async Task TakeAsync(Window caseworker)
    {
        await caseworker.GoAsync("/caseload/unassigned");
        await caseworker.Page.Locator("tr", new() { HasText = "Raghad Almahmoud" }).GetByRole(AriaRole.Button).ClickAsync();
        await caseworker.SeesAsync("Het dossier staat nu op uw naam.");
    }

    private static async Task NoteContactAsync(Window caseworker, Guid file)
    {
        await caseworker.GoAsync($"/case-files/{file}/overview");
        await caseworker.PressInFileAsync("c");
        await caseworker.StandsAtAsync($"/case-files/{file}/contacts/new");
        await caseworker.ChooseAsync("Channel", "office");
        await caseworker.FillAsync("Agreed", "Kennis gemaakt. Raghad was apotheker en wil dat weer worden.");
        await caseworker.FillAsync("NextOn", "over 2 weken");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Het contact is genoteerd.");
        await caseworker.SeesAsync("Raghad was apotheker en wil dat weer worden.");
    }

    private static async Task RecordDutyAsync(Window caseworker, Guid file)
    {
        await caseworker.GoAsync($"/case-files/{file}/plan");
        await caseworker.SeesAsync("Er is geen besluit van DUO");
        await caseworker.GoAsync($"/case-files/{file}/duty");
        await caseworker.Page.SelectOptionAsync("#State", "Obliged");
        await caseworker.Page.SelectOptionAsync("#Act", "wi2021");
        await caseworker.FillAsync("DecidedOn", "2-11-2026");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Het besluit van DUO is vastgelegd.");
    }

    private static async Task WritePlanAsync(Window caseworker, Guid file)
    {
        await caseworker.GoAsync($"/case-files/{file}/plan");
        await caseworker.ClickButtonAsync("PIP beginnen");
        await caseworker.SeesAsync("In de woorden van Raghad");
        await Assertions.Expect(caseworker.Page.Locator("#Language")).ToHaveValueAsync("Arabisch");
        await caseworker.FillAsync("Words", "أريد أن أعمل صيدلانية من جديد.");
        await caseworker.SubmitAsync();
        await caseworker.ClickLinkAsync("Zelf schrijven");
        await caseworker.ClickLinkAsync("Eerste doel opschrijven");
        await AddGoalAsync(caseworker, "language", "Ik wil zo goed Nederlands leren dat ik klanten kan helpen.");
        await caseworker.FillAsync("What", "Taalles tot B1");
        await caseworker.FillAsync("Provider", "Taalschool De Zeven Zinnen");
        await caseworker.FillAsync("StartsOn", "over 2 weken");
        await caseworker.FillAsync("Deadline", "1-7-2028");
        await caseworker.FillAsync("MinutesAWeek", "12,5");
        await caseworker.ChooseAsync("Compulsory", "true");
        await caseworker.ChooseCodeAsync("Act", "inburg", "Wet inburgering 2021");
        await caseworker.FillAsync("Article", "7");
        await caseworker.FillAsync("Since", "2-11-2026");
        await caseworker.FillAsync("Payers_municipality_", "75");
        await caseworker.FillAsync("Payers_employer_", "rest");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Werkgever 25 %");

        await caseworker.ClickLinkAsync("Doel toevoegen");
        await AddGoalAsync(caseworker, "work", "Ik wil weer in een apotheek werken.");
        await caseworker.FillAsync("What", "Meelopen in een apotheek");
        await caseworker.FillAsync("MinutesAWeek", "8");
        await caseworker.SubmitAsync();
    }

    private static async Task AddGoalAsync(Window caseworker, string track, string goal)
    {
        if (await caseworker.Page.Locator("select#Track").CountAsync() > 0)
            await caseworker.Page.SelectOptionAsync("#Track", track);
        else
            await caseworker.ChooseAsync("Track", track);
        await caseworker.FillAsync("Text", goal);
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Wat gaat er gebeuren?");
    }

    private async Task PrintAsync(Window caseworker, Guid file, string button, string languages, int documents)
    {
        // The newcomer's own language is chosen already, where it may be.
        await caseworker.GoAsync($"/case-files/{file}/plan");
        await caseworker.ClickButtonAsync(button);
        await caseworker.StandsAtAsync($"/case-files/{file}/documents");
        // The page is not touched from here on: it follows the document by itself.
        var row = caseworker.Page.Locator(".rc-doc").First;
        await Assertions.Expect(row).ToContainTextAsync("Klaar", new() { Timeout = 60_000 });
        await Assertions.Expect(row).ToContainTextAsync(languages);
        var download = await caseworker.Page.RunAndWaitForDownloadAsync(() => row.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        Assert.Matches(@"^[a-z0-9-]+\.pdf$", download.SuggestedFilename);
        Assert.DoesNotContain("raghad", download.SuggestedFilename, StringComparison.OrdinalIgnoreCase);

        var pdf = await download.PathAsync();
        var facts = await RunAsync("pdfinfo", pdf);
        Assert.Matches(@"Title:\s+\S", facts);
        Assert.Matches(@"Tagged:\s+yes", facts);
        Assert.Contains("/Lang (nl", await RunAsync("strings", pdf), StringComparison.Ordinal);
        var words = await RunAsync("pdftotext", "-layout", pdf, "-");
        Assert.Contains("Raghad Almahmoud", words, StringComparison.Ordinal);
        Assert.Contains("Taalles tot B1", words, StringComparison.Ordinal);
        Assert.Contains("Taalschool De Zeven Zinnen", words, StringComparison.Ordinal);
        // Beside every Dutch line, or only in the own name and the own words.
        var arabic = words.Count(letter => letter is >= '\u0600' and <= '\u06FF' or >= '\uFE70' and <= '\uFEFF');
        Assert.InRange(arabic, documents == 1 ? 200 : 10, documents == 1 ? int.MaxValue : 200);
        Assert.Equal(documents, await centre.InDb(db => db.Documents.CountAsync(document => document.CaseFileId == file)));
    }

    private static async Task ReadHistoryAsync(Window caseworker, Guid file)
    {
        await caseworker.GoAsync($"/case-files/{file}/history");
        var history = caseworker.Page.Locator(".rc-history").First;
        var entry = history.Locator(".rc-entry", new() { HasText = "Besluit getekend" }).First;
        await Assertions.Expect(entry).ToContainTextAsync("Marijke Tanis");
        await Assertions.Expect(entry.Locator("del", new() { HasText = "Wacht op handtekening" }).First).ToBeVisibleAsync();
        await Assertions.Expect(entry.Locator("ins", new() { HasText = "Besloten" }).First).ToBeVisibleAsync();
        await Assertions.Expect(history.Locator("h3", new() { HasText = "Dossier geopend" }).First).ToBeVisibleAsync();
        // Page by page back to the beginning.
        var older = caseworker.Page.Locator("a[rel=next]");
        while (await older.CountAsync() > 0)
            await older.ClickAsync();
        await Assertions.Expect(history.Locator(".rc-entry").Last).ToContainTextAsync("Noor Verbeek");
    }

    private static Guid IdIn(string url) => Guid.Parse(new Uri(url).Segments[2].TrimEnd('/'));

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
