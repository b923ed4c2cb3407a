using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Web.Tests.Referrals;

/// <summary>Pages of referrals: referred in one page, followed by buttons, ended with the reason; who sees what.</summary>
public sealed class ReferralPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task From_an_item_of_the_plan_to_the_first_attendance()
    {
        var newcomer = A.Newcomer().Speaking("ti");
        newcomer.Person.RecordContactDetail("mobile", "06 12345678", PartialDate.Unknown, A.Provenance);
        var stage = await ReferralStage.SetAsync(web, newcomer: newcomer);
        var (plan, _, item) = await stage.Plan.Draft();
        await stage.Plan.Agree(plan);
        var browser = await web.SignedInAs(stage.Caseworker);

        var link = (await browser.Get($"/case-files/{stage.File}/plan")).Document.QuerySelector($"a[href$='/referrals/new?item={item}']");
        Assert.NotNull(link);
        var page = await browser.Get(link.GetAttribute("href")!);
        // The track of the item is looked for first; this offer is of another, so it is asked for.
        Assert.Equal("work", page.Document.QuerySelector("#f-topic option[selected]")!.GetAttribute("value"));
        page = await browser.Get(link.GetAttribute("href") + "&topic=language");
        Assert.Contains("Taalcafé", page.Words, StringComparison.Ordinal);
        Assert.Equal("Taalles, twee avonden", page.Document.QuerySelector("#Goal")!.TextContent.Trim());
        Assert.Contains("geen BSN", page.Words, StringComparison.Ordinal);

        var sent = await browser.Submit(page, "#refer", ("OfferId", stage.Offer.Id.ToString()), ("Basis", "integration-task"), ("ShownToPerson", "true"));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var referral = await browser.Get(sent.Location!);
        Assert.Contains("06 12345678", referral.Words, StringComparison.Ordinal);
        Assert.Contains("blijft de zaak bij u", referral.Words, StringComparison.Ordinal);

        var accepted = await browser.Submit(referral, ("Step", "Accepted"), ("AgreedStart", "1-12-2026"), ("Words", "Gebeld met de school."));
        Assert.Equal(HttpStatusCode.Redirect, accepted.Status);
        referral = await browser.Get(accepted.Location!);
        Assert.Contains("Afgesproken begin: 01-12-2026", referral.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(referral, ("Step", "Started"))).Status);

        Assert.Contains("Begonnen", (await browser.Get($"/case-files/{stage.File}/plan")).TextOf(".rc-item"), StringComparison.Ordinal);
        Assert.Contains("De persoon doet mee.", (await browser.Get($"/case-files/{stage.File}/referrals")).Words, StringComparison.Ordinal);
        Assert.Contains("Taalcafé: Begonnen", (await browser.Get($"/case-files/{stage.File}/overview")).Words, StringComparison.Ordinal);
        var history = (await browser.Get($"/case-files/{stage.File}/history")).Words;
        foreach (var done in new[] { "Verwijzing verstuurd", "Verwijzing aanvaard", "Voor het eerst bij de aanbieder" })
            Assert.Contains(done, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_page_says_what_to_do_first_and_the_form_says_what_is_missing()
    {
        var stage = await ReferralStage.SetAsync(web);
        var browser = await web.SignedInAs(stage.Caseworker, "en-GB");
        Assert.Contains("First ask what Selam wants.", (await browser.Get(Path(stage))).Words, StringComparison.Ordinal);
        var page = await browser.Submit(await browser.Get(Path(stage) + "/new"), "#refer", ("On", "31-2-2026"), ("Words", "Blijft <b>staan</b>"), ("Goal", "BSN 999993653"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        foreach (var field in new[] { "OfferId", "Goal", "Basis", "On", "ShownToPerson" })
            Assert.NotNull(page.TextOf($"#{field}-error"));
        Assert.Equal("Blijft <b>staan</b>", page.Document.QuerySelector("#Words")!.GetAttribute("value"));
        Assert.Equal(0, await web.InDb(db => db.Referrals.CountAsync(referral => referral.CaseFileId == stage.File)));
    }

    [Fact]
    public async Task A_full_offer_is_said_to_be_full_and_takes_the_waiting_list()
    {
        var stage = await ReferralStage.SetAsync(web, places: 1);
        var other = await A.Newcomer("Abel").AssignedTo(stage.Caseworker, stage.Plan.Team).SavedIn(web);
        await web.Send(stage.Sending(other.File.Id));
        var browser = await web.SignedInAs(stage.Caseworker);
        var form = await browser.Get($"{Path(stage)}/new?q={stage.Provider.Name}");
        Assert.Contains("Vol", form.TextOf("#offers"), StringComparison.Ordinal);
        (string, string?)[] filled = [("OfferId", stage.Offer.Id.ToString()), ("Basis", "integration-task"), ("Goal", "Nederlands leren"), ("ShownToPerson", "true")];
        var refused = await browser.Submit(form, "#refer", filled);
        Assert.Contains("Er is geen plaats vrij", refused.Errors.Single(), StringComparison.Ordinal);
        var sent = await browser.Submit(refused, "#refer", [.. filled, ("WaitingList", "true")]);
        Assert.Contains("op de wachtlijst", (await browser.Get(sent.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_offers_are_filtered_while_typing()
    {
        var stage = await ReferralStage.SetAsync(web);
        var browser = await web.SignedInAs(stage.Caseworker);
        Assert.Contains("Taalcafé", (await browser.Get($"{Path(stage)}/offers?q={stage.Provider.Name}")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Taalcafé", (await browser.Get($"{Path(stage)}/offers?q={stage.Provider.Name}&language=ti")).Words, StringComparison.Ordinal);
        // What was chosen stays in the list.
        var chosen = await browser.Get($"{Path(stage)}/offers?language=ti&offerId={stage.Offer.Id}");
        Assert.NotNull(chosen.Document.QuerySelector($"input[value='{stage.Offer.Id}'][checked]"));
    }

    [Fact]
    public async Task A_decline_asks_why_and_keeps_it()
    {
        var stage = await ReferralStage.SetAsync(web);
        var id = await stage.Send();
        var browser = await web.SignedInAs(stage.Caseworker);
        var form = await browser.Get($"{Path(stage)}/{id}/end?how=Declined");
        Assert.Equal("Kies waarom, of wat in de weg stond.", (await browser.Submit(form)).TextOf("#Reason-error"));
        Assert.Contains("andere reden", (await browser.Submit(form, ("Reason", "other"))).Errors.Single(), StringComparison.Ordinal);
        var done = await browser.Submit(form, ("Barrier", "time"), ("Words", "Alleen overdag."), ("On", "vandaag"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var page = await browser.Get(done.Location!);
        Assert.Contains("belemmering: Tijd", page.Words, StringComparison.Ordinal);
        Assert.Contains("Verwijs naar ander aanbod", page.Words, StringComparison.Ordinal);
        // What is over is not ended again.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{Path(stage)}/{id}/end?how=Declined")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{Path(stage)}/{id}/end?how=Accepted")).Status);
    }

    [Fact]
    public async Task A_step_on_what_changed_meanwhile_asks_to_look_again()
    {
        var stage = await ReferralStage.SetAsync(web);
        var id = await stage.Send();
        var browser = await web.SignedInAs(stage.Caseworker);
        var (mine, end) = (await browser.Get($"{Path(stage)}/{id}"), await browser.Get($"{Path(stage)}/{id}/end?how=Withdrawn"));
        web.As(stage.Caseworker);
        await stage.Receive(id);
        var again = await browser.Submit(mine, ("Step", "Accepted"), ("Words", "Zij belden."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Zij belden.", again.Document.QuerySelector("#Words")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(end, ("Reason", "mistake"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(again, ("Step", "Accepted"))).Status);
    }

    [Fact]
    public async Task A_day_before_the_last_step_is_refused_in_words()
    {
        var stage = await ReferralStage.SetAsync(web);
        var id = await stage.Send();
        var browser = await web.SignedInAs(stage.Caseworker);
        var page = await browser.Submit(await browser.Get($"{Path(stage)}/{id}"), ("Step", "Received"), ("On", "1-1-2026"));
        Assert.Contains("ligt voor de vorige stap", page.Errors.Single(), StringComparison.Ordinal);
        page = await browser.Submit(await browser.Get($"{Path(stage)}/{id}"), ("Step", "Received"), ("On", "morgen"));
        Assert.Contains("nog niet geweest", page.TextOf("#On-error"), StringComparison.Ordinal);
        Assert.Equal(ReferralState.Sent, (await stage.Stored(id)).State);
    }

    [Fact]
    public async Task Manager_and_another_team_read_and_do_not_refer()
    {
        var stage = await ReferralStage.SetAsync(web);
        var id = await stage.Send();
        foreach (var member in new[] { stage.Plan.Manager, stage.Plan.OtherTeam })
        {
            var browser = await web.SignedInAs(member);
            var page = await browser.Get($"{Path(stage)}/{id}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Null(page.Document.QuerySelector("main form"));
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(Path(stage) + "/new")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"{Path(stage)}/{id}/end?how=Withdrawn")).Status);
        }
        var desk = await web.SignedInAs(stage.Plan.FrontDesk);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get(Path(stage))).Status);
        var elsewhere = await web.SignedInAs(stage.Plan.Elsewhere);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get($"{Path(stage)}/{id}")).Status);
    }

    private static string Path(ReferralStage stage) => $"/case-files/{stage.File}/referrals";
}
