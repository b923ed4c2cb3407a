using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;
using ReceptionCentre.Web.Features.Providers;

namespace ReceptionCentre.Web.Tests.Providers;

/// <summary>Pages of providers and offers: added, changed by two at once, ended, found by filters in the address.</summary>
public sealed class ProviderPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task A_manager_adds_a_provider_and_an_offer_that_the_desk_finds()
    {
        var manager = await SignedIn(Role.Manager);
        var name = $"Taalhuis {Guid.NewGuid():N}";
        var added = await manager.Submit(await manager.Get("/providers/new"), ("Name", name), ("Kind", "language-school"), ("Website", "https://taalhuis.test"));
        Assert.Equal(HttpStatusCode.Redirect, added.Status);
        var offer = await manager.Submit(
            await manager.Get($"{added.Location}/offers/new"), ("Name", "Nederlandse les"), ("Topic.Text", "Nederlands leren"), ("Languages[0].Text", "Nederlands"),
            ("Days", "Monday"), ("Price", "12,50"), ("Payer", "newcomer"), ("Places", "12"));
        Assert.Equal(HttpStatusCode.Redirect, offer.Status);
        var page = await manager.Get(offer.Location!);
        Assert.Contains("€ 12,50", page.Words, StringComparison.Ordinal);
        Assert.Contains("12 van 12 vrij", page.Words, StringComparison.Ordinal);

        var desk = await SignedIn(Role.FrontDesk, "en-GB");
        var found = await desk.Get($"/offers?q={name}&topic=language&language=nl&room=true");
        Assert.Contains("Nederlandse les", found.TextOf("tbody th"), StringComparison.Ordinal);
        Assert.Contains("€ 12.50", found.Words, StringComparison.Ordinal);
        Assert.Null((await desk.Get(offer.Location!)).Document.QuerySelector($"a[href$='/change']"));
        Assert.Contains("1 found", (await desk.Get($"/offers?q={name}")).Words, StringComparison.Ordinal);
        Assert.Contains("Remove a filter", (await desk.Get($"/offers?q={name}&topic=work")).Words, StringComparison.Ordinal);
        Assert.Contains(name, (await desk.Get($"/providers?q={name}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_by_the_field_and_nothing_typed_is_lost()
    {
        var manager = await SignedIn(Role.Manager);
        var provider = ReferralStage.AProvider();
        await web.Save(provider);
        var page = await manager.Submit(
            await manager.Get($"/providers/{provider.Id}/offers/new"), ("Name", "<b>Les</b>"), ("Topic.Text", "bestaat niet"), ("Languages[1].Text", "Klingon"), ("Price", "veel"),
            ("Places", "twaalf"), ("OpenFrom", "31-2-2027"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        foreach (var field in new[] { "Topic", "Languages_1_", "Price", "Places", "OpenFrom" })
            Assert.NotNull(page.TextOf($"#{field}-error"));
        Assert.Equal(("<b>Les</b>", "veel"), (page.Document.QuerySelector("#Name")!.GetAttribute("value"), page.Document.QuerySelector("#Price")!.GetAttribute("value")));
        page = await manager.Submit(await manager.Get("/providers/new"), ("Name", ""), ("Website", "javascript:alert(1)"));
        Assert.Equal(["Soort: kies een antwoord.", "Vul in hoe de organisatie heet.", "Dit is geen adres van een website. Het begint met https://"], page.Errors.OrderBy(error => error.Length));
    }

    [Fact]
    public async Task Two_who_change_an_offer_see_both_versions()
    {
        var manager = await SignedIn(Role.Manager);
        var provider = ReferralStage.AProvider();
        var offer = ReferralStage.AnOffer(provider);
        await web.Save(provider, offer);
        var mine = await manager.Get($"/offers/{offer.Id}/change");
        await manager.Submit(await manager.Get($"/offers/{offer.Id}/change"), ("Places", "20"), ("Days", "Friday"));

        var both = await manager.Submit(mine, ("Name", "Taalcafé Oost"), ("Languages[1].Text", "Arabisch"));
        Assert.Contains("20", both.Words, StringComparison.Ordinal);
        var saved = await manager.Submit(both, ("Places", "20"), ("Name", "Taalcafé Oost"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var stored = await web.InDb(db => db.Offers.Include(one => one.Codes).Include(one => one.Rooms).SingleAsync(one => one.Id == offer.Id));
        Assert.Equal(("Taalcafé Oost", 20), (stored.Name, stored.RoomOn(web.Clock.Today).Places));
        Assert.Equal(["ar", "nl"], stored.CodesFor(OfferCodeUse.Language).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_who_change_a_provider_see_both_versions()
    {
        var manager = await SignedIn(Role.Manager);
        var provider = ReferralStage.AProvider();
        await web.Save(provider);
        var mine = await manager.Get($"/providers/{provider.Id}/change");
        await manager.Submit(await manager.Get($"/providers/{provider.Id}/change"), ("Contact", "Mevrouw Jansen"), ("Municipalities", A.Amsterdam));
        var both = await manager.Submit(mine, ("Telephone", "071 555"));
        Assert.Contains("Mevrouw Jansen", both.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.Submit(both, ("Municipalities", A.Amsterdam))).Status);
        var stored = await web.InDb(db => db.Providers.Include(one => one.Municipalities).SingleAsync(one => one.Id == provider.Id));
        Assert.Equal(("071 555", A.Amsterdam), (stored.Telephone, stored.Municipalities.Single().Municipality));
    }

    [Fact]
    public async Task A_provider_ends_with_a_reason_that_stands_in_the_history_and_can_no_longer_be_changed()
    {
        var manager = await SignedIn(Role.Manager);
        var provider = ReferralStage.AProvider();
        var offer = ReferralStage.AnOffer(provider);
        await web.Save(provider, offer);
        Assert.Contains("Waarom?", (await manager.Get($"/providers/{provider.Id}/end")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await manager.Submit(await manager.Get($"/providers/{provider.Id}/end"), ("Reason", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.Submit(await manager.Get($"/providers/{provider.Id}/end"), ("Reason", "Subsidie gestopt"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get($"/providers/{provider.Id}/change")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get($"/offers/{offer.Id}/change")).Status);
        Assert.Contains("Subsidie gestopt", (await manager.Get($"/providers/{provider.Id}/history")).Words, StringComparison.Ordinal);
        Assert.Contains("gesloten vanaf", (await manager.Get($"/offers/{offer.Id}/history")).Words, StringComparison.Ordinal);
        Assert.Contains("Gesloten sinds", (await manager.Get($"/offers/{offer.Id}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_closes_on_a_day_with_a_reason()
    {
        var manager = await SignedIn(Role.Administrator);
        var provider = ReferralStage.AProvider();
        var offer = ReferralStage.AnOffer(provider);
        await web.Save(provider, offer);
        var page = await manager.Submit(await manager.Get($"/offers/{offer.Id}/end"), ("On", "nooit"), ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.TextOf("#On-error"));
        Assert.Equal(HttpStatusCode.Redirect, (await manager.Submit(await manager.Get($"/offers/{offer.Id}/end"), ("On", "1-1-2027"), ("Reason", "Vakantie"))).Status);
        Assert.Contains("gesloten vanaf 01-01-2027", (await manager.Get($"/offers/{offer.Id}")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12", 1200)]
    [InlineData("12,50", 1250)]
    [InlineData("12.50", 1250)]
    [InlineData("€ 0", 0)]
    public void A_price_is_read_as_it_is_typed(string typed, int cents)
    {
        Assert.True(OfferWords.TryCents(typed, out var read));
        Assert.Equal(cents, read);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("12,505")]
    [InlineData("1e3")]
    [InlineData("999999999999999999999999999999999")]
    [InlineData("gratis")]
    public void What_is_no_price_is_not_read(string typed) => Assert.False(OfferWords.TryCents(typed, out _));

    private async Task<Browser> SignedIn(Role role, string language = "nl-NL") => await web.SignedInAs(await web.Saved(A.StaffMember(role)), language);
}
