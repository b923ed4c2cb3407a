using System.Net;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Web.Tests.GuestPasses;

/// <summary>The door for somebody without an account, and that nothing but the one thing stands behind it.</summary>
public sealed class GuestPassPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task A_link_and_a_code_let_a_school_without_an_account_answer_once()
    {
        var stage = await ReferralStage.SetAsync(web);
        var referral = await stage.Send();
        var (address, code) = await Given(stage, referral);

        var guest = web.Browser();
        var door = await guest.Get(address);
        Assert.Contains("Bericht van", door.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Tesfay", door.Words, StringComparison.Ordinal);
        var refused = await guest.Submit(door, ("Code", Wrong(code)), ("Guest", "Bram, docent"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Bram, docent"), (refused.Status, refused.Document.QuerySelector("#Guest")!.GetAttribute("value")));
        Assert.Contains("nog 4 keer", refused.TextOf("#Code-error"), StringComparison.Ordinal);

        var entered = await guest.Submit(refused, ("Code", code), ("Guest", "Bram, docent"));
        Assert.Equal($"/received/{referral}", entered.Location);
        var page = await guest.Get(entered.Location!);
        Assert.Contains("Bram, docent", page.TextOf(".rc-bar"), StringComparison.Ordinal);
        page = await guest.Get((await guest.Submit(page, "main form[action$='/steps']", ("Step", "Accepted"), ("AgreedStart", "30-11-2026"))).Location!);
        Assert.Contains("Begin afgesproken", page.Words, StringComparison.Ordinal);
        Assert.Equal(ReferralState.Planned, (await stage.Stored(referral)).State);

        Assert.Contains("werkt niet", (await web.Browser().Get(address)).Words, StringComparison.Ordinal);
        var seen = await (await web.SignedInAs(stage.Caseworker)).Get($"/case-files/{stage.File}/referrals/{referral}");
        Assert.Contains("Geopend door Bram, docent", seen.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_the_one_referral_opens_for_a_guest()
    {
        var stage = await ReferralStage.SetAsync(web);
        var (referral, other) = (await stage.Send(), await web.Send(stage.Sending((await A.Newcomer("Abel").AssignedTo(stage.Caseworker, stage.Plan.Team).SavedIn(web)).File.Id)));
        var guest = await Entered(stage, referral);
        Assert.Equal($"/received/{referral}", (await guest.Get("/received")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get($"/received/{other}")).Status);
        foreach (var path in new[] { "/", "/account", "/newcomers", $"/case-files/{stage.File}/overview", $"/case-files/{stage.File}/referrals/{referral}", "/offers", "/staff", "/auditing" })
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await guest.Get(path)).Status));
    }

    [Fact]
    public async Task After_the_hour_the_page_says_so_and_what_was_typed_goes_nowhere()
    {
        var stage = await ReferralStage.SetAsync(web);
        var referral = await stage.Send();
        var guest = await Entered(stage, referral);
        var page = await guest.Get($"/received/{referral}");
        web.Clock.Advance(TimeSpan.FromMinutes(61));
        var late = await guest.Submit(page, "main form[action$='/steps']", ("Step", "Accepted"));
        Assert.Equal("/guest/over", late.Location);
        Assert.Contains("nieuwe link", (await guest.Get(late.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(ReferralState.Sent, (await stage.Stored(referral)).State);
        Assert.Contains("/account/sign-in", (await guest.Get($"/received/{referral}")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_back_it_closes_the_page_that_stands_open_and_whoever_is_done_leaves()
    {
        var stage = await ReferralStage.SetAsync(web);
        var referral = await stage.Send();
        var guest = await Entered(stage, referral);
        var page = await guest.Get($"/received/{referral}");
        Assert.Equal("/guest/over", (await guest.Submit(page, ".rc-bar form[action='/guest/leave']")).Location);
        await guest.Get("/guest/over");
        Assert.Contains("/account/sign-in", (await guest.Get($"/received/{referral}")).Location, StringComparison.Ordinal);

        var (address, _) = await Given(stage, referral);
        var desk = await web.SignedInAs(stage.Caseworker);
        var file = await desk.Get($"/case-files/{stage.File}/referrals/{referral}");
        await desk.Submit(file, "form[action$='/withdraw']");
        Assert.Contains("werkt niet", (await web.Browser().Get(address)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_guest_who_is_inside_is_closed_by_the_desk()
    {
        var stage = await ReferralStage.SetAsync(web);
        var referral = await stage.Send();
        var guest = await Entered(stage, referral);
        var desk = await web.SignedInAs(stage.Caseworker);
        await desk.Submit(await desk.Get($"/case-files/{stage.File}/referrals/{referral}"), "form[action$='/withdraw']");
        Assert.Equal("/guest/over", (await guest.Get($"/received/{referral}")).Location);
        Assert.Null((await desk.Get($"/case-files/{stage.File}/referrals/{referral}")).Document.QuerySelector("form[action$='/withdraw']"));
    }

    [Fact]
    public async Task Who_signed_in_is_no_guest_besides()
    {
        var stage = await ReferralStage.SetAsync(web);
        var (address, _) = await Given(stage, await stage.Send());
        var page = await (await web.SignedInAs(stage.Caseworker)).Get(address);
        Assert.Contains("andere browser", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#Code"));
    }

    [Theory]
    [InlineData("/guest/onzin")]
    [InlineData("/guest/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task What_was_never_given_says_no_more_than_what_is_over(string address) =>
        Assert.Contains("Vraag de gemeente om een nieuwe link", (await web.Browser().Get(address)).Words, StringComparison.Ordinal);

    [Fact]
    public async Task A_link_is_made_for_somebody_and_the_secrets_are_kept_by_no_browser()
    {
        var stage = await ReferralStage.SetAsync(web);
        var referral = await stage.Send();
        var desk = await web.SignedInAs(stage.Caseworker, "en-GB");
        var page = await desk.Get($"/case-files/{stage.File}/referrals/{referral}");
        Assert.Equal(stage.Provider.Name, page.Document.QuerySelector("#Recipient")!.GetAttribute("value"));
        var refused = await desk.Submit(page, "form[action$='/guest-passes']", ("Recipient", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.TextOf("#Recipient-error"));
        var made = await desk.Submit(page, "form[action$='/guest-passes']");
        Assert.True(made.Answer.Headers.CacheControl!.NoStore);
        Assert.Contains("Do not send the code along", made.Words, StringComparison.Ordinal);
    }

    private async Task<(string Address, string Code)> Given(ReferralStage stage, Guid referral)
    {
        var desk = await web.SignedInAs(stage.Caseworker);
        var made = await desk.Submit(await desk.Get($"/case-files/{stage.File}/referrals/{referral}"), "form[action$='/guest-passes']", ("Recipient", "Taalhuis"));
        return (new Uri(made.TextOf("#the-address")!.Trim()).AbsolutePath, string.Concat(made.TextOf(".rc-secret")!.Where(char.IsAsciiDigit)));
    }

    private async Task<Browser> Entered(ReferralStage stage, Guid referral)
    {
        var (address, code) = await Given(stage, referral);
        var guest = web.Browser();
        await guest.Submit(await guest.Get(address), ("Code", code), ("Guest", "Bram, docent"));
        return guest;
    }

    private static string Wrong(string code) => (code[0] == '0' ? '1' : '0') + code[1..];
}
