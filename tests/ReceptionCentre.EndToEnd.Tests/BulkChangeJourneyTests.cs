using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A manager ends temporary protection for a group, sees who is left out and why, does it, looks at a file, and undoes it.</summary>
[Collection(RunningCentre.Name)]
public sealed class BulkChangeJourneyTests(RunningCentre centre)
{
    private static readonly LocatorAssertionsToContainTextOptions WhenDone = new() { Timeout = 60_000 };

    [Fact]
    public async Task Temporary_protection_ends_for_a_group_and_is_undone()
    {
        await EndsBeforeAsync(await centre.FileOfAsync("Oksana", "Shevchuk"));
        await using var manager = await centre.OpenAsync(Role.Manager);
        await manager.GoAsync("/bulk-changes/new");
        await manager.SubmitAsync();
        // What is missing is said by the field, in one go.
        await manager.SeesAsync("Noem het artikel van de wet, of de naam van het besluit.");
        Assert.Empty(await manager.DefectsAsync());
        await manager.FillAsync("Name", "Einde tijdelijke bescherming");
        await manager.ChooseCodeAsync("Code", "EU-richtl", "EU-richtl 2001/55");
        await manager.FillAsync("On", "1-1-2027");
        await manager.ChooseAsync("IsFollowed", "false");
        await manager.Page.Locator("#Act").SelectOptionAsync("richtlijn-2001-55");
        await manager.FillAsync("Article", "artikel 6");
        await manager.FillAsync("DecidedOn", "1-7-2026");
        await manager.FillAsync("Source", "Publicatieblad L 1460");
        await manager.FillAsync("Reason", "De Raad besloot het.");
        await manager.SubmitAsync();

        await manager.Page.WaitForURLAsync(new Regex("/bulk-changes/[0-9a-f-]{36}$"));
        await Assertions.Expect(manager.Main).ToContainTextAsync("Er is nog niets veranderd", WhenDone);
        var page = new Uri(manager.Page.Url).AbsolutePath;
        await manager.SeesAsync("Eindigt eerder");
        Assert.Empty(await manager.DefectsAsync());
        var will = await NumberOfAsync(manager, "Verandert");
        Assert.True(will > 1, $"{will} people would change.");
        var download = await manager.Page.RunAndWaitForDownloadAsync(() => manager.Page.Locator("a[href$='/left-out']").ClickAsync());
        Assert.Contains("De status loopt vóór die dag al af.", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);

        await manager.Page.Locator("#rows a[href$='/take-out']").First.ClickAsync();
        await manager.FillAsync("Reason", "Heeft bezwaar gemaakt.");
        Assert.Empty(await manager.DefectsAsync());
        await manager.SubmitAsync();
        await manager.SeesAsync("Heeft bezwaar gemaakt.");
        Assert.Equal((will - 1, 1), (await NumberOfAsync(manager, "Verandert"), await NumberOfAsync(manager, "Eruit gehaald")));

        await manager.ClickLinkAsync("Verder naar bevestigen");
        Assert.Empty(await manager.DefectsAsync());
        await manager.SubmitAsync();
        await Assertions.Expect(manager.Main).ToContainTextAsync("is de status veranderd", WhenDone);
        Assert.Equal(will - 1, await NumberOfAsync(manager, "Veranderd"));
        Assert.Empty(await manager.DefectsAsync());
        await manager.Page.Locator("#rows a[data-row]").First.ClickAsync();
        await manager.GoAsync(Regex.Match(manager.Page.Url, "/case-files/[0-9a-f-]{36}").Value + "/history");
        await manager.SeesAsync("Status veranderd voor een groep");
        await manager.SeesAsync("artikel 6");

        await manager.GoAsync(page);
        await manager.ClickLinkAsync("Maak alles ongedaan");
        await manager.SubmitAsync();
        await manager.SeesAsync("Zeg waarom.");
        await manager.FillAsync("Reason", "Het besluit is geschorst.");
        await manager.SubmitAsync();
        await Assertions.Expect(manager.Main).ToContainTextAsync("is het weer zoals het was", WhenDone);
        Assert.Equal(will - 1, await NumberOfAsync(manager, "Weer zoals het was"));
        Assert.Empty(await manager.DefectsAsync());
        Assert.Empty(manager.Complaints);
    }

    // Her protection ends before the day already.
    private Task<int> EndsBeforeAsync(Guid fileId) => centre.As(async services =>
    {
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Title");
        var db = services.GetRequiredService<ReceptionDbContext>();
        var stayId = await db.CaseFiles.Where(file => file.Id == fileId).Select(file => file.StayId).SingleAsync();
        var stay = await db.Stays.Include(one => one.Titles).SingleAsync(one => one.Id == stayId);
        stay.RecordTitle("46", PartialDate.Of(2024, 6, 1), PartialDate.Of(2026, 12, 20), new("document-seen", null, DateTimeOffset.UtcNow, SystemActor.Id));
        return await db.SaveChangesAsync();
    });

    // The number of the figure with this name.
    private static async Task<int> NumberOfAsync(Window window, string name)
    {
        var figure = window.Page.Locator(".rc-figure", new() { Has = window.Page.Locator("dt", new() { HasTextRegex = new Regex($"^{name}$") }) });
        var shown = await figure.Locator(".rc-figure__value").InnerTextAsync();
        return int.Parse(shown.Trim().Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
    }
}
