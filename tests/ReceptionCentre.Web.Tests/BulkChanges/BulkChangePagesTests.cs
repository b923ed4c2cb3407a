using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.BulkChanges;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.BulkChanges;

public sealed class BulkChangePagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    private readonly StaffMember _manager = A.StaffMember(Role.Manager).Build();

    [Fact]
    public async Task A_change_is_prepared_looked_at_done_and_undone_page_by_page()
    {
        await web.Save(_manager);
        var olena = await PersonAsync("Olena", "Bondarenko");
        await PersonAsync("Mykola", "Hrytsenko", isProtected: true);
        var browser = await web.SignedInAs(_manager);
        var prepared = await browser.Submit(
            await browser.Get("/bulk-changes/new"), ("Name", "Einde"), ("Code.Text", "46"), ("On", "5-3-2027"), ("IsFollowed", "true"), ("Successor.Text", "32"), ("Act", "richtlijn-2001-55"),
            ("Article", "6"), ("DecidedOn", "1-7-2026"), ("Source", "Publicatieblad"), ("Reason", "Besluit"));
        Assert.Equal(HttpStatusCode.Redirect, prepared.Status);
        var address = prepared.Location!;
        Assert.Contains("Wij kijken iedereen na", (await browser.Get(address)).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(address + "/progress")).Status);
        await WorkAsync();
        var page = await browser.Get(address);
        Assert.Contains("Olena Bondarenko", page.Document.Body!.TextContent, StringComparison.Ordinal);
        // Protected: counted and not named, on the page and in the file.
        var hidden = await browser.Get($"{address}?finding={BulkFinding.OutOfSight}");
        Assert.Contains("iemand die u niet mag zien", hidden.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hrytsenko", hidden.Document.Body.TextContent, StringComparison.Ordinal);
        var csv = await browser.Client.GetStringAsync(new Uri(address + "/left-out", UriKind.Relative));
        Assert.Contains("iemand die u niet mag zien", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Hrytsenko", csv, StringComparison.Ordinal);

        var takeOut = page.Document.QuerySelector("#rows a[href$='/take-out']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(await browser.Get(takeOut), ("Reason", " "))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(await browser.Get(takeOut), ("Reason", "Bezwaar"))).Status);
        var taken = await browser.Get($"{address}?finding={BulkFinding.TakenOut}");
        Assert.Contains("Bezwaar", taken.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(taken, "main form[action$='/put-back']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(await browser.Get(address), "main form[action$='/check-again']")).Status);
        await WorkAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(await browser.Get(address + "/confirm"))).Status);
        await WorkAsync();
        var done = await browser.Get(address);
        Assert.Contains("Van 1 persoon is de status veranderd", done.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Einde", (await browser.Get($"/case-files/{olena.File.Id}/history")).Document.Body!.TextContent, StringComparison.Ordinal);
        var undo = await browser.Get(address + "/undo");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(undo, ("Reason", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(undo, ("Reason", "Geschorst"))).Status);
        await WorkAsync();
        Assert.Contains("Bij 1 persoon is het weer zoals het was", (await browser.Get(address)).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Einde", (await browser.Get("/bulk-changes")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_sentences_and_what_was_typed_stays()
    {
        await web.Save(_manager);
        var browser = await web.SignedInAs(_manager);
        foreach (var fact in Enum.GetValues<BulkFact>())
        {
            var page = await browser.Submit(await browser.Get($"/bulk-changes/new?fact={fact}"), ("Name", "Proef"), ("Code.Text", "onzin"), ("On", "31-02-2027"), ("DecidedOn", "gisteren"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Equal("Proef", page.Document.QuerySelector("#Name")!.GetAttribute("value"));
            var errors = page.Document.QuerySelectorAll(".rc-errors li").Select(item => item.TextContent.Trim()).ToList();
            Assert.True(errors.Count >= 7, string.Join(" ", errors));
            Assert.DoesNotContain(errors, error => error.Contains("BulkChanges.", StringComparison.Ordinal) || error.Contains("Shared.", StringComparison.Ordinal));
            Assert.Equal(fact.ToString(), page.Document.QuerySelector("input[name=Fact]")!.GetAttribute("value"));
        }
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/bulk-changes/new?fact=Onzin")).Status);
    }

    private async Task<NewcomerBuilder> PersonAsync(string given, string family, bool isProtected = false)
    {
        var newcomer = A.Newcomer(given).Named(given, family);
        if (isProtected)
            newcomer.Protected();
        newcomer.Stay.RecordTitle("46", PartialDate.Of(2024, 3, 1), null, A.Provenance);
        return await newcomer.SavedIn(web);
    }

    private Task<int> WorkAsync() => web.AsSystem(async services =>
    {
        var work = services.GetRequiredService<BulkChangeWork>();
        foreach (var change in await work.WaitingAsync(default))
            await work.RunAsync(change, default);
        return 0;
    });
}
