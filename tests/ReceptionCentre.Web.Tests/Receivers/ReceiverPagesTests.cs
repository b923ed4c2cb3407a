using System.Net;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Web.Tests.Receivers;

/// <summary>The pages of a provider: its list, its answers, how it goes; and that nothing else opens for it.</summary>
public sealed class ReceiverPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task From_the_list_to_an_answer_a_first_day_and_how_it_goes()
    {
        var stage = await ReferralStage.SetAsync(web);
        var referral = await stage.Send(on: web.Clock.Today.AddDays(-3));
        var browser = await web.SignedInAs(await Receiver(stage));

        var home = await browser.Get("/");
        Assert.Equal("/received", home.Location);
        var list = await browser.Get(home.Location!);
        Assert.Contains(stage.Provider.Name, list.TextOf(".rc-bar"), StringComparison.Ordinal);
        Assert.Contains("Wacht op uw antwoord (1)", list.Words, StringComparison.Ordinal);
        var page = await browser.Get(list.Document.QuerySelector($"a[href$='{referral}']")!.GetAttribute("href")!);
        Assert.Contains("Antwoord uiterlijk op 02-12-2026", page.Words, StringComparison.Ordinal);
        Assert.Contains(stage.Caseworker.Name, page.Words, StringComparison.Ordinal);

        page = await browser.Get((await browser.Submit(page, ("Step", "Accepted"), ("AgreedStart", "20-11-2026"), ("On", "19-11-2026"))).Location!);
        Assert.Contains("Begin afgesproken", page.Words, StringComparison.Ordinal);
        page = await browser.Get((await browser.Submit(page, ("Step", "Started"), ("On", "20-11-2026"))).Location!);
        var refused = await browser.Submit(page, "form[action$='/reports']", ("HoursThere", "veel"), ("How", "Kwam op tijd."));
        Assert.Contains("heel aantal uren", refused.TextOf("#HoursThere-error"), StringComparison.Ordinal);
        Assert.Equal("Kwam op tijd.", refused.Document.QuerySelector("#How")!.TextContent.Trim());
        page = await browser.Get((await browser.Submit(refused, "form[action$='/reports']", ("HoursThere", "3"), ("HoursOffered", "4"))).Location!);
        Assert.Contains("3 van 4 uur aanwezig", page.Words, StringComparison.Ordinal);
        Assert.Equal(ReferralState.UnderWay, (await stage.Stored(referral)).State);

        var colleague = await web.SignedInAs(stage.Caseworker);
        var seen = (await colleague.Get($"/case-files/{stage.File}/referrals/{referral}")).Words;
        Assert.Contains("Kwam op tijd.", seen, StringComparison.Ordinal);
        Assert.Contains("De aanbieder bekeek de verwijzing", (await colleague.Get($"/case-files/{stage.File}/history")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_accepting_asks_why_and_a_completion_says_the_result()
    {
        var stage = await ReferralStage.SetAsync(web);
        var declined = await stage.Send();
        var browser = await web.SignedInAs(await Receiver(stage), "en-GB");
        var form = await browser.Get($"/received/{declined}/end?how=Declined");
        Assert.NotNull((await browser.Submit(form)).TextOf("#Reason-error"));
        var done = await browser.Submit(form, ("Reason", "full"));
        Assert.Contains("You did not take this person.", (await browser.Get(done.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/received/{declined}/end?how=Declined")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/received/{declined}/end?how=Withdrawn")).Status);

        var other = await stage.Send();
        await stage.Accept(other);
        await stage.Start(other);
        done = await browser.Submit(await browser.Get($"/received/{other}"), "form[action$='/steps']", ("Step", "Completed"), ("Result", "partly"));
        Assert.Contains("Goal reached in part", (await browser.Get(done.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_centre_opens_for_a_receiver()
    {
        var stage = await ReferralStage.SetAsync(web);
        var referral = await stage.Send();
        var browser = await web.SignedInAs(await Receiver(stage));
        foreach (var path in new[] { $"/case-files/{stage.File}/overview", $"/case-files/{stage.File}/referrals/{referral}", "/offers", "/staff", "/reporting/caseload" })
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(path)).Status);
        Assert.Null((await browser.Get("/received")).Document.QuerySelector("#bar-search"));
    }

    [Fact]
    public async Task What_changed_meanwhile_asks_to_look_again_and_keeps_the_words()
    {
        var stage = await ReferralStage.SetAsync(web);
        var referral = await stage.Send();
        var browser = await web.SignedInAs(await Receiver(stage));
        var page = await browser.Get($"/received/{referral}");
        web.As(stage.Caseworker);
        await stage.Receive(referral);
        var again = await browser.Submit(page, ("Step", "Accepted"), ("Words", "Graag op maandag."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Graag op maandag.", again.Document.QuerySelector("#Words")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(again, ("Step", "Accepted"))).Status);
    }

    [Fact]
    public async Task An_administrator_lets_somebody_of_a_provider_sign_in_and_gives_nothing_else()
    {
        var stage = await ReferralStage.SetAsync(web);
        var browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Administrator)));
        var form = await browser.Get("/staff/new");
        (string, string?)[] filled = [("Name", "Bram Hollander"), ("Email", $"{Guid.NewGuid():N}@school.test"), ("Roles", "Receiver"), ("Reason", "Afspraak met de school")];
        Assert.Contains("Kies een aanbieder", (await browser.Submit(form, filled)).TextOf("#Provider-error"), StringComparison.Ordinal);
        var made = await browser.Submit(form, [.. filled, ("Provider", stage.Provider.Id.ToString())]);
        Assert.Equal(HttpStatusCode.OK, made.Status);
        var member = await web.InDb(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.StaffMembers, one => one.ProviderId == stage.Provider.Id));
        Assert.Contains(stage.Provider.Name, (await browser.Get($"/staff/{member.Id}")).Words, StringComparison.Ordinal);
    }

    private async Task<StaffMember> Receiver(ReferralStage stage)
    {
        var receiver = A.StaffMember(Role.Receiver).For(stage.Provider).Build();
        await web.Save(receiver);
        return receiver;
    }
}
