using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Web.Tests.Referrals;

/// <summary>Drafts, waiting lists and groups on their pages.</summary>
public sealed class ReferralTurnPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task What_is_kept_is_gone_on_with_and_sent_later()
    {
        var stage = await ReferralStage.SetAsync(web);
        var browser = await web.SignedInAs(stage.Caseworker);
        var form = await browser.Get($"/case-files/{stage.File}/referrals/new");
        var refused = await browser.Submit(form, "#refer", ("Keep", "true"));
        Assert.Contains("Kies een aanbod", refused.TextOf("#Goal-error"), StringComparison.Ordinal);
        var list = await browser.Get((await browser.Submit(refused, "#refer", ("Keep", "true"), ("Goal", "Leren fietsen"))).Location!);
        Assert.Contains("Nog niet verstuurd", list.Words, StringComparison.Ordinal);
        Assert.Contains("Verstuur uiterlijk op", list.Words, StringComparison.Ordinal);

        var again = await browser.Get(list.Document.QuerySelector("a[href*='draft=']")!.GetAttribute("href")!);
        Assert.Equal("Leren fietsen", again.Document.QuerySelector("#Goal")!.TextContent.Trim());
        var sent = await browser.Submit(again, "#refer", ("OfferId", stage.Offer.Id.ToString()), ("Basis", "integration-task"), ("ShownToPerson", "true"));
        Assert.Contains("blijft de zaak bij u", (await browser.Get(sent.Location!)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Nog niet verstuurd", (await browser.Get($"/case-files/{stage.File}/referrals")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_thrown_away_with_one_button()
    {
        var stage = await ReferralStage.SetAsync(web);
        var browser = await web.SignedInAs(stage.Caseworker, "en-GB");
        await browser.Submit(await browser.Get($"/case-files/{stage.File}/referrals/new"), "#refer", ("Keep", "true"), ("Goal", "Cycling"));
        var list = await browser.Get($"/case-files/{stage.File}/referrals");
        var done = await browser.Get((await browser.Submit(list, "form[action$='/drop']")).Location!);
        Assert.Contains("Nothing was shared", done.Words, StringComparison.Ordinal);
        Assert.Equal(0, await web.InDb(db => db.ReferralDrafts.CountAsync(draft => draft.CaseFileId == stage.File)));
    }

    [Fact]
    public async Task The_row_shows_who_goes_first_and_why_and_another_is_accepted_with_a_reason()
    {
        var stage = await ReferralStage.SetAsync(web, places: 1);
        var holder = await stage.Send();
        var (first, second) = (await Waits(stage, -2), await Waits(stage, -1));
        var browser = await web.SignedInAs(stage.Caseworker);
        var page = await browser.Get($"/case-files/{second.File}/referrals/{second.Referral}");
        Assert.Contains("Er is één persoon eerder", page.Words, StringComparison.Ordinal);
        var refused = await browser.Submit(page, "form[action$='/priority']", ("Priority", "child"));
        Assert.Contains("Schrijf op waarom", refused.TextOf("#PriorityWords-error"), StringComparison.Ordinal);
        await browser.Submit(refused, "form[action$='/priority']", ("Priority", "child"), ("PriorityWords", "De kinderen wachten mee."));
        var row = await browser.Get($"/offers/{stage.Offer.Id}/waiting");
        Assert.Contains("De kinderen wachten mee.", row.TextOf("tbody tr"), StringComparison.Ordinal);

        await stage.Decline(holder);
        var now = await browser.Get($"/case-files/{first.File}/referrals/{first.Referral}");
        var asked = await browser.Submit(now, "form[action$='/steps']", ("Step", "Accepted"));
        Assert.Contains("Er wachten al 1 mensen", asked.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(asked, "form[action$='/steps']", ("Step", "Accepted"), ("OutOfTurn", "times"))).Status);
        Assert.Contains("kan niet op deze tijden", (await browser.Get($"/case-files/{first.File}/referrals/{first.Referral}")).Words, StringComparison.Ordinal);
        Assert.Contains("Er wacht niemand", (await browser.Get($"/offers/{(await ReferralStage.SetAsync(web)).Offer.Id}/waiting")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_chosen_from_the_own_files_and_who_stays_behind_is_said_with_why()
    {
        var stage = await ReferralStage.SetAsync(web, places: 1);
        var others = new[] { await AnotherFile(stage), await AnotherFile(stage) };
        var browser = await web.SignedInAs(stage.Caseworker);
        var form = await browser.Get($"/offers/{stage.Offer.Id}/refer");
        Assert.Equal(3, form.Document.QuerySelectorAll("input[name=Files]").Length);
        var refused = await browser.Submit(form, ("Goal", "Samen oefenen"));
        Assert.Contains("Kies één tot vijftig", refused.TextOf("#Files-error"), StringComparison.Ordinal);
        var sent = await browser.Submit(refused, ("Files", others[0].ToString()), ("Files", others[1].ToString()), ("Goal", "Samen oefenen"), ("Basis", "integration-task"), ("ShownToPersons", "true"));
        Assert.Contains("1 persoon is verwezen", sent.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("Er is geen plaats vrij", sent.Words, StringComparison.Ordinal);
        Assert.Equal(1, await web.InDb(db => db.Referrals.CountAsync(referral => referral.OfferId == stage.Offer.Id && referral.State == ReferralState.Sent)));
    }

    private async Task<(Guid File, Guid Referral)> Waits(ReferralStage stage, int days)
    {
        var file = await AnotherFile(stage);
        return (file, await web.Send(stage.Sending(file, waitingList: true, on: web.Clock.Today.AddDays(days))));
    }

    private async Task<Guid> AnotherFile(ReferralStage stage) => (await A.Newcomer("Abel").AssignedTo(stage.Caseworker, stage.Plan.Team).SavedIn(web)).File.Id;
}
