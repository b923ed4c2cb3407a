using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Housing;

namespace ReceptionCentre.Web.Tests.Housing;

/// <summary>Pages of housing: the link in the file, offers and answers, moving in; the list, the targets and the report.</summary>
public sealed class HousingPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task From_the_link_in_the_file_to_a_dwelling_and_the_report_that_counts_it()
    {
        var stage = await HousingStage.SetAsync(web);
        var family = await stage.WithFamily(1);
        var browser = await web.SignedInAs(stage.Caseworker);
        var file = $"/case-files/{stage.File}/housing";
        Assert.Contains("Nog geen koppeling van het COA", (await browser.Get(file)).Words, StringComparison.Ordinal);
        var form = await browser.Get(file + "/new");
        // Whoever lives with the person goes along unless somebody says otherwise.
        Assert.Equal(2, form.Document.QuerySelectorAll("input[name=Along][checked]").Length);
        var refused = await browser.Submit(form, ("LinkedOn", "31-2-2026"), ("PeopleInAll", "veel"), ("Wishes", "Dicht bij school."), ("Family", "Expected"), ("Adults", "1"), ("FamilyBy", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        foreach (var field in new[] { "LinkedOn", "PeopleInAll", "FamilyBy" })
            Assert.NotNull(refused.TextOf($"#{field}-error"));
        Assert.Contains("Dicht bij school.", refused.Html, StringComparison.Ordinal);
        var linked = await browser.Submit(refused, ("LinkedOn", "1-10-2026"), ("PeopleInAll", null), ("FamilyBy", "1-3-2027"), ("Needs", "near-school"), ("Urgency", "unsafe"), ("UrgencyWords", "Spoed"));
        Assert.Equal(HttpStatusCode.Redirect, linked.Status);
        var shown = await browser.Get(linked.Location!);
        foreach (var words in new[] { "Gekoppeld op 01-10-2026", "Dicht bij school", "Gaat voor: Wachten is niet veilig", "Familie wordt verwacht: 1 volwassenen en 0 kinderen", family[0].Person.NameOn(web.Clock.Today).FullName })
            Assert.Contains(words, shown.Words, StringComparison.Ordinal);
        var id = await web.InDb(db => db.HousingLinks.Where(one => one.CaseFileId == stage.File).Select(one => one.Id).SingleAsync());
        Assert.Equal(2, (await stage.Stored(id)).PeopleInAll);

        var offer = await browser.Get($"{file}/{id}/offers/new");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(offer, ("Rooms", "99"))).Status);
        await browser.Submit(offer, ("Kind", "house"), ("Rooms", "3"), ("Street", "Kade 12"), ("Place", "Amsterdam"), ("On", "10-10-2026"), ("ChoiceGiven", "false"));
        var offered = await browser.Get(file);
        Assert.Contains("Huis of appartement, 3 slaapkamers", offered.Words, StringComparison.Ordinal);
        var dwelling = (await stage.Stored(id)).OpenOffer!.Id;
        var change = await browser.Get($"{file}/{id}/offers/{dwelling}");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(change, ("ViewingOn", "12-10-2026"))).Status);
        var answer = await browser.Get($"{file}/{id}/offers/{dwelling}/answer");
        Assert.NotNull((await browser.Submit(answer, ("Answer", "Refused"), ("On", "15-10-2026"))).TextOf("#Reason-error"));
        await browser.Submit(answer, ("Answer", "Refused"), ("On", "15-10-2026"), ("Reason", "too-small"));
        var judge = await browser.Get($"{file}/{id}/offers/{dwelling}/judge");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(judge)).Status);
        await browser.Submit(judge, ("Founded", "true"), ("Follows", "Groter zoeken."));
        Assert.Contains("De gemeente vindt de weigering gegrond. Wat volgt hieruit: Groter zoeken.", (await browser.Get(file)).Words, StringComparison.Ordinal);

        await browser.Submit(await browser.Get($"{file}/{id}/offers/new"), ("Kind", "house"), ("Street", "Ringdijk 5"), ("Place", "Amsterdam"), ("On", "20-10-2026"));
        dwelling = (await stage.Stored(id)).OpenOffer!.Id;
        await browser.Submit(await browser.Get($"{file}/{id}/offers/{dwelling}/answer"), ("Answer", "Accepted"), ("On", "22-10-2026"));
        var list = await browser.Get("/housing?state=accepted&need=near-school&urgent=true&task=x&municipality=x&after=x");
        Assert.Contains(stage.Plan.Newcomer.Person.NameOn(web.Clock.Today).FullName, list.Words, StringComparison.Ordinal);
        Assert.Contains("Niemand past bij deze keuze", (await browser.Get("/housing?need=wheelchair")).Words, StringComparison.Ordinal);
        var move = await browser.Get($"{file}/{id}/move-in");
        Assert.Equal("Ringdijk 5", move.Document.QuerySelector("#Street")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(move, ("On", "1-11-2026"))).Status);
        var housed = await browser.Get($"/case-files/{family[0].File.Id}/housing");
        Assert.Contains("laten inschrijven (BRP)", housed.Words, StringComparison.Ordinal);
        var own = await browser.Submit(await browser.Get($"{file}/{id}/family"), ("Family", "None"));
        Assert.Contains("Geen familie verwacht", (await browser.Get(own.Location!)).Words, StringComparison.Ordinal);
        var history = (await browser.Get($"/case-files/{stage.File}/history")).Words;
        foreach (var done in new[] { "Weigering van een woning beoordeeld", "Verhuizing opgeschreven" })
            Assert.Contains(done, history, StringComparison.Ordinal);
        Assert.Contains("Gekoppeld door het COA: Gehuisvest", (await browser.Get($"/case-files/{stage.File}/overview")).Words, StringComparison.Ordinal);

        var manager = await web.SignedInAs(stage.Plan.Manager);
        Assert.Contains("Er is nog geen taakstelling", (await manager.Get("/reporting/housing?on=x")).Words, StringComparison.Ordinal);
        var target = await manager.Get("/housing/targets");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await manager.Submit(target, "form[method=post].rc-panel", ("People", "veel"))).Status);
        var kept = await manager.Submit(target, "form[method=post].rc-panel", ("Year", "2026"), ("Half", "2"), ("People", "10"), ("Source", "Staatscourant"), ("AnnouncedOn", "1-4-2026"), ("Balance", "3"), ("Side", "ahead"));
        Assert.Contains("voorsprong 3", (await manager.Get(kept.Location!)).Words, StringComparison.Ordinal);
        var correct = await manager.Get("/housing/targets?year=2026&half=2");
        Assert.Contains("Schrijf op waarom", string.Join(' ', (await manager.Submit(correct, "form[method=post].rc-panel", ("People", "12"))).Errors), StringComparison.Ordinal);
        await manager.Submit(correct, "form[method=post].rc-panel", ("People", "12"), ("Reason", "Rectificatie"));
        var report = await manager.Get("/reporting/housing");
        // Others may have moved in this half-year; who moved in here is among them, and the balance follows.
        var row = Assert.Single(Regex.Matches(report.Words, @"Tweede helft 2026 ?12 ?voorsprong 3 \(ministerie\) ?(?<housed>\d+) ?(?<balance>\S+ \d+)"));
        var count = int.Parse(row.Groups["housed"].Value, CultureInfo.InvariantCulture);
        Assert.InRange(count, 2, 4);
        Assert.Equal($"achterstand {12 - 3 - count}", row.Groups["balance"].Value);
        Assert.Contains("<5", (await manager.Get("/reporting/housing/public")).Words, StringComparison.Ordinal);
        var csv = await manager.Client.GetStringAsync(new Uri("/reporting/housing/csv", UriKind.Relative));
        Assert.Contains($"2026-2;Gehuisvest;{count}", csv, StringComparison.Ordinal);
        Assert.Contains("2026-2;Gehuisvest;<5", await manager.Client.GetStringAsync(new Uri("/reporting/housing/public/csv", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_changed_ended_for_one_and_taken_back_in_English_too()
    {
        var stage = await HousingStage.SetAsync(web);
        var family = await stage.WithFamily(1);
        var id = await stage.Link(along: family[0].File.Id);
        var browser = await web.SignedInAs(stage.Caseworker, "en-GB");
        var file = $"/case-files/{stage.File}/housing";
        var changed = await browser.Submit(await browser.Get($"{file}/{id}"), ("Location", "COA Oosterveld"), ("PeopleInAll", "4"));
        Assert.Contains("COA Oosterveld", (await browser.Get(changed.Location!)).Words, StringComparison.Ordinal);
        var end = await browser.Get($"{file}/{id}/end");
        Assert.NotNull((await browser.Submit(end)).TextOf("#Reason-error"));
        await browser.Submit(end, ("Reason", "not-along"), ("Who", "one"));
        Assert.Contains("No link from the COA yet", (await browser.Get(file)).Words, StringComparison.Ordinal);
        var other = $"/case-files/{family[0].File.Id}/housing/{id}";
        await browser.Submit(await browser.Get(other + "/end"), ("Reason", "linked-elsewhere"));
        Assert.Contains("Linked to another municipality", (await browser.Get($"/case-files/{family[0].File.Id}/housing")).Words, StringComparison.Ordinal);
        var back = await browser.Get(other + "/take-back");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(back)).Status);
        await browser.Submit(back, ("Reason", "Wrong file."));
        Assert.Equal(HousingState.Waiting, (await stage.Stored(id)).State);
        var own = await browser.Get(other + "/move-in?own=true");
        Assert.NotNull((await browser.Submit(own)).TextOf("#Kind-error"));
        await browser.Submit(own, ("Kind", "room"), ("Address", "later"));
        Assert.Contains("found a dwelling themselves", (await browser.Get($"/case-files/{family[0].File.Id}/housing")).Words, StringComparison.Ordinal);
        // Who only reads sees no buttons and opens no form.
        var desk = await web.SignedInAs(stage.Plan.FrontDesk);
        Assert.Null((await desk.Get($"/case-files/{family[0].File.Id}/housing")).Document.QuerySelector("main a[href*='take-back']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get(other + "/end")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{file}/{Guid.NewGuid()}/end")).Status);
    }
}
