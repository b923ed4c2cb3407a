using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Placement;

namespace ReceptionCentre.Web.Tests.Placement;

/// <summary>Pages of placement: a wish from the file, a round of proposals, the pair with its log, and what a manager sees.</summary>
public sealed class PlacementPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task From_a_wish_in_the_file_to_a_buddy_with_a_log_and_an_evaluation()
    {
        var stage = await PlacementStage.SetAsync(web, A.Newcomer().Speaking("ti"));
        var (place, other) = (await stage.Place(), await stage.Place(terms: PlacementStage.Buddy("Kees") with { Interests = ["music"] }));
        var browser = await web.SignedInAs(stage.Caseworker);
        var file = $"/case-files/{stage.File}/placement";
        Assert.Contains("Nog geen wens", (await browser.Get(file)).Words, StringComparison.Ordinal);
        var form = await browser.Get(file + "/new?kind=Buddy");
        Assert.Equal("Tigrinya", form.Document.QuerySelector("#Languages_0_")!.GetAttribute("value"));
        Assert.Equal("Nederlands", form.Document.QuerySelector("#Learns")!.GetAttribute("value"));
        var refused = await browser.Submit(form, ("Words", "Ik wil wandelen."), ("Since", "31-2-2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.TextOf("#Since-error"));
        Assert.NotNull(refused.TextOf("#Consents-error"));
        Assert.Contains("Ik wil wandelen.", refused.Html, StringComparison.Ordinal);
        var asked = await browser.Submit(refused, ("Since", "1-10-2026"), ("Consents", "true"), ("ConsentOn", "1-10-2026"), ("Interests", "walking"), ("Parts", "Evening"));
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        var told = await browser.Get(asked.Location!);
        Assert.Contains("gegeven op 01-10-2026", told.Words, StringComparison.Ordinal);

        Assert.Contains("Ik wil wandelen.", (await browser.Get("/placement?kind=Buddy")).Words, StringComparison.Ordinal);
        var round = await browser.Get("/placement/proposals?kind=Buddy");
        Assert.Contains("houden beiden van: Wandelen", round.Words, StringComparison.Ordinal);
        Assert.Contains("kan helpen met Nederlands", round.Words, StringComparison.Ordinal);
        var wish = await web.InDb(db => db.PlacementWishes.Where(one => one.CaseFileId == stage.File).Select(one => one.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(round, "form.rc-stack[method=post]")).Status);
        var decided = await browser.Submit(round, "form.rc-stack[method=post]", ("Chosen", $"{wish}|{place}"));
        Assert.Contains("Gekoppeld: 1.", (await browser.Get(decided.Location!)).Words, StringComparison.Ordinal);
        // The page that was open elsewhere is stale now.
        var stale = await browser.Submit(round, "form.rc-stack[method=post]", ("Chosen", $"{wish}|{other}"));
        Assert.Contains("wacht niet meer", string.Join(' ', stale.Errors), StringComparison.Ordinal);

        var pairId = await web.InDb(db => db.PlacementPairs.Where(one => one.WishId == wish).Select(one => one.Id).SingleAsync());
        var address = $"{file}/pairs/{pairId}";
        var pair = await browser.Get(address);
        Assert.Contains("MV-12", pair.Words, StringComparison.Ordinal);
        await browser.Submit(pair, "form[action$='/agree']", ("Party", "Person"), ("FirstOn", "25-11-2026"));
        pair = await browser.Get(address);
        Assert.Contains("Vraag nu het maatje", pair.Words, StringComparison.Ordinal);
        await browser.Submit(pair, "form[action$='/agree']", ("Party", "Receiver"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(await browser.Get(address), "form[action$='/begin']")).Status);
        pair = await browser.Get(address);
        var missing = await browser.Submit(pair, "form[action$='/meetings']", ("Met", "true"));
        Assert.Equal("Kies wat zij deden.", missing.TextOf("#Activity-error"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(missing, "form[action$='/meetings']", ("Met", "true"), ("Activity", "library"))).Status);
        pair = await browser.Get(address);
        Assert.Contains("Naar de bibliotheek", pair.Words, StringComparison.Ordinal);
        Assert.Contains("uiterlijk op 05-12-2026", pair.Words, StringComparison.Ordinal);
        await browser.Submit(pair, "form[action$='/evaluations']", ("PersonWords", "ብዙሕ ተማሂረ"), ("ReceiverWords", "Zij durft te praten."), ("GoesOn", "true"));
        pair = await browser.Get(address);
        Assert.Contains("ብዙሕ ተማሂረ", pair.Words, StringComparison.Ordinal);

        var end = await browser.Get(address + "/end?how=Ended");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(end, ("WaitsAgain", "false"))).Status);
        await browser.Submit(end, ("Reason", "finished"), ("WaitsAgain", "false"));
        Assert.Contains("Afgerond", (await browser.Get(file)).Words, StringComparison.Ordinal);
        var history = (await browser.Get($"/case-files/{stage.File}/history")).Words;
        foreach (var done in new[] { "Ontmoeting met het maatje opgeschreven", "Opgeschreven hoe de koppeling ging", "Koppeling gestopt" })
            Assert.Contains(done, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_is_refused_with_a_reason_and_a_pair_declined_by_one_of_the_two()
    {
        var stage = await PlacementStage.SetAsync(web);
        var (place, other) = (await stage.Place(), await stage.Place(terms: PlacementStage.Buddy("Kees")));
        var wish = await stage.Ask();
        var browser = await web.SignedInAs(stage.Caseworker, "en-GB");
        var page = await browser.Get($"/placement/proposals/{wish}/{place}/refuse");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page)).Status);
        var refused = await browser.Submit(page, ("Reason", "distance"));
        Assert.Contains("not proposed together again", (await browser.Get(refused.Location!)).Words, StringComparison.Ordinal);
        var byHand = await browser.Get($"/case-files/{stage.File}/placement/wishes/{wish}/places");
        var chosen = await browser.Submit(byHand, ("PlaceId", other.ToString()), ("On", "21-11-2026"));
        Assert.Equal(HttpStatusCode.Redirect, chosen.Status);
        var end = await browser.Get(chosen.Location! + "/end?how=Declined");
        var without = await browser.Submit(end, ("Reason", "times"));
        Assert.NotNull(without.TextOf("#Party-error"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(without, ("Reason", "times"), ("Party", "Receiver"))).Status);
        Assert.Contains("Does not go ahead", (await browser.Get(chosen.Location!)).Words, StringComparison.Ordinal);
        // Nothing follows an end.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(chosen.Location! + "/end?how=Ended")).Status);

        var consent = await browser.Submit(await browser.Get($"/case-files/{stage.File}/placement"), "form[action$='/consent']");
        Assert.Contains("consent was taken back", (await browser.Get(consent.Location!)).Words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Places_are_kept_per_kind_and_a_class_is_asked_in_the_file_of_the_child()
    {
        var stage = await PlacementStage.SetAsync(web, A.Newcomer("Lwam").Born("2018-00-00"));
        var browser = await web.SignedInAs(stage.Caseworker);
        foreach (var kind in Enum.GetValues<PlacementKind>())
        {
            var form = await browser.Get($"/placement/places/new?kind={kind}");
            var refused = await browser.Submit(form, ("Name", ""), ("AgeFrom", "honderd"), ("MinutesAWeek", "veel"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotNull(refused.TextOf("#Name-error"));
            var added = await browser.Submit(refused, ("ProviderId", stage.Provider.Id.ToString()), ("Name", $"Nieuw {kind}"), ("AgeFrom", null), ("MinutesAWeek", null), ("SchoolKind", "ordinary"));
            Assert.Equal(HttpStatusCode.Redirect, added.Status);
            Assert.Contains($"Nieuw {kind}", (await browser.Get(added.Location!)).Words, StringComparison.Ordinal);
        }
        var id = await web.InDb(db => db.PlacementPlaces.Where(place => place.Name == "Nieuw School").Select(place => place.Id).FirstAsync());
        var change = await browser.Get($"/placement/places/{id}");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(change, ("Capacity", "3"), ("AgeFrom", "7"), ("AgeTo", "9"))).Status);
        Assert.Contains("7 tot en met 9 jaar", (await browser.Get("/placement/places?kind=School")).Words, StringComparison.Ordinal);

        var asks = await browser.Get($"/case-files/{stage.File}/placement/new?kind=School");
        Assert.Contains("Vraag de ouders hoe lang zij willen blijven", asks.Words, StringComparison.Ordinal);
        var asked = await browser.Submit(asks, ("SchoolStay", "in-between"));
        Assert.Contains("Internationale klas", (await browser.Get(asked.Location!)).Words, StringComparison.Ordinal);
        var wish = await web.InDb(db => db.PlacementWishes.Where(one => one.CaseFileId == stage.File).Select(one => one.Id).SingleAsync());
        var changed = await browser.Submit(await browser.Get($"/case-files/{stage.File}/placement/wishes/{wish}"), ("SchoolStay", "for-good"));
        Assert.Contains("Gewone Nederlandse school", (await browser.Get(changed.Location!)).Words, StringComparison.Ordinal);
        var withdraw = await browser.Get($"/case-files/{stage.File}/placement/wishes/{wish}/withdraw");
        var done = await browser.Submit(withdraw, ("Reason", "found-other"));
        Assert.Contains("Heeft iets anders gevonden", (await browser.Get(done.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_manager_sees_how_fairly_receivers_take_people_with_the_definition_beside_it()
    {
        var stage = await PlacementStage.SetAsync(web);
        await stage.Decide(await stage.Ask(), await stage.Place());
        var manager = await web.SignedInAs(stage.Plan.Manager);
        var page = await manager.Get("/placement/fairness?kind=Buddy&municipality=bestaat-niet");
        Assert.Contains("wacht langer dan 26 weken", page.Words, StringComparison.Ordinal);
        Assert.Contains(stage.Provider.Name, page.Words, StringComparison.Ordinal);
        var caseworker = await web.SignedInAs(stage.Caseworker);
        Assert.Equal(HttpStatusCode.Forbidden, (await caseworker.Get("/placement/fairness")).Status);
        Assert.Null((await caseworker.Get("/placement")).Document.QuerySelector("a[href*='fairness']"));
    }
}
