using System.Text;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A manager imports a list of an employer in which two rows are wrong; mends them, sees the people, and takes it back.</summary>
[Collection(RunningCentre.Name)]
public sealed class ImportJourneyTests(RunningCentre centre)
{
    private const string Header = "Voornamen;Achternaam;Geboortedatum;Nationaliteit;Werkgever;Opmerking\n";

    private static readonly string[] Rows =
    [
        "Bronisława;Zawadzka;3-4-1990", "Kazimierz;Zawadzki;12-11-1988", "Wiesława;Gruszka;1985", "Ignacy;Mazurkiewicz;31-02-1991", "Halszka;Trzebiatowska;07-1993", "Dobrosław;Pietrzykowski;1992-06-05",
        "Żywia;Chrobry;9 mei 1979", "Radzimir;Wolanowski;1-1-2001", "Mścisław;Ostojski;2-2-1982", "Ludmiła;Kiełbasińska;geen", "Ziemowit;Brzęczyszczykiewicz;8-8-1998",
    ];

    private static string People => string.Concat(Rows.Select(row => row + ";Poolse;Kas en Veld BV;\n"));

    [Fact]
    public async Task Twelve_rows_are_imported_mended_seen_and_taken_back()
    {
        await using var manager = await centre.OpenAsync(Role.Manager);
        await manager.GoAsync("/imports/new");
        await SendAsync(manager, Header + People + "Selam;Kibrom;1994;Eritrese;Kas en Veld BV;\n");
        await manager.SeesAsync("Wat staat in de kolommen?");
        await Assertions.Expect(manager.Page.Locator("#Fields_0")).ToHaveValueAsync("GivenNames");
        await Assertions.Expect(manager.Page.Locator("#Fields_5")).ToHaveValueAsync("");
        await manager.SubmitAsync();

        await manager.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/imports/[0-9a-f-]{36}$"));
        await Assertions.Expect(manager.Main).ToContainTextAsync("Er is nog niets ingelezen", new() { Timeout = 60_000 });
        await manager.SeesAsync("Klopt niet");
        await Assertions.Expect(manager.Page.Locator("#rows tbody tr")).Not.ToHaveCountAsync(0);
        await manager.SeesAsync("Mazurkiewicz");
        Assert.Empty(await manager.DefectsAsync());
        var wrong = await manager.Page.RunAndWaitForDownloadAsync(() => manager.Page.Locator("a[href$='/to-mend']").ClickAsync());
        var mended = (await File.ReadAllTextAsync(await wrong.PathAsync())).Replace("31-02-1991", "28-02-1991", StringComparison.Ordinal).Replace("geen", "1977", StringComparison.Ordinal);
        await manager.SubmitAsync();
        await Assertions.Expect(manager.Main).ToContainTextAsync("Ingelezen mensen", new() { Timeout = 60_000 });
        await manager.SeesAsync("Zawadzka");
        Assert.Empty(await manager.DefectsAsync());

        await manager.GoAsync("/imports/new");
        await SendAsync(manager, mended);
        await manager.SubmitAsync();
        await Assertions.Expect(manager.Main).ToContainTextAsync("Lees 2 mensen in", new() { Timeout = 60_000 });
        await manager.SubmitAsync();
        await Assertions.Expect(manager.Main).ToContainTextAsync("2 mensen ingelezen", new() { Timeout = 60_000 });

        await manager.ClickLinkAsync("Inlezen terugnemen");
        await manager.FillAsync("Reason", "Deze twee komen toch niet.");
        await manager.SubmitAsync();
        await Assertions.Expect(manager.Main).ToContainTextAsync("2 mensen zijn teruggenomen", new() { Timeout = 60_000 });
        Assert.Empty(manager.Complaints);
    }

    private static async Task SendAsync(Window window, string csv)
    {
        await window.Page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "kas-en-veld.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        if (await window.Page.Locator("select#Municipality").CountAsync() > 0)
            await window.Page.Locator("select#Municipality").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await window.Page.Locator("#Task").SelectOptionAsync("reception-information");
        await window.SubmitAsync();
    }
}
