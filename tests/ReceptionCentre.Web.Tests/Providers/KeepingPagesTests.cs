using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Web.Tests.Providers;

/// <summary>Pages of who keeps the directory: places, checks, agreements and files; and an offer taken over into a plan.</summary>
public sealed class KeepingPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task Places_are_changed_with_why_and_stand_on_the_page()
    {
        var (manager, offer) = await OfferAsync();
        var saved = await manager.Submit(await manager.Get($"/offers/{offer.Id}/places"), ("Places", "3"), ("WaitingWeeks", "2"), ("Because", "Een docent is ziek."));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var page = await manager.Get($"/offers/{offer.Id}");
        Assert.Contains("Een docent is ziek.", page.Words, StringComparison.Ordinal);
        Assert.Contains("3 van 3 vrij", page.Words, StringComparison.Ordinal);
        var wrong = await manager.Submit(await manager.Get($"/offers/{offer.Id}/places"), ("Places", "veel"), ("From", "31-2-2027"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.TextOf("#Places-error"));
        Assert.NotNull(wrong.TextOf("#From-error"));
    }

    [Fact]
    public async Task A_manager_checks_what_nobody_looked_at_for_a_year_and_says_what_is_different()
    {
        var (manager, offer) = await OfferAsync(writtenOn: web.Clock.Today.AddDays(-500));
        Assert.Contains("niet nagekeken sinds", (await manager.Get($"/offers/{offer.Id}")).Words, StringComparison.Ordinal);
        Assert.Contains("na te kijken", (await manager.Get("/offers")).Words, StringComparison.Ordinal);
        Assert.Contains(offer.Name, (await manager.Get("/offers/to-check")).Words, StringComparison.Ordinal);
        var empty = await manager.Submit(await manager.Get($"/offers/{offer.Id}/check"), ("HasChanged", "true"), ("Changed", ""));
        Assert.NotNull(empty.TextOf("#Changed-error"));
        var saved = await manager.Submit(empty, ("HasChanged", "true"), ("Changed", "Andere zaal"));
        Assert.EndsWith($"/offers/{offer.Id}/change", saved.Location, StringComparison.Ordinal);
        Assert.DoesNotContain(offer.Name, (await manager.Get("/offers/to-check")).Words, StringComparison.Ordinal);
        var administrator = await SignedIn(Role.Administrator);
        Assert.NotNull((await administrator.Submit(await administrator.Get("/offers/check-term"), ("Days", "7"), ("Reason", "Te kort."))).TextOf("#Days-error"));
    }

    [Fact]
    public async Task An_agreement_is_written_down_and_a_row_without_words_does_not_count()
    {
        var (manager, offer) = await OfferAsync();
        var saved = await manager.Submit(
            await manager.Get($"/providers/{offer.ProviderId}/agreements/new"), ("Subject", "Taalles op het werk"), ("Kind", "employer"), ("Obligations[0].What", "De helft in werktijd"),
            ("Obligations[0].Party", "Provider"), ("Obligations[0].DueOn", "1-1-2026"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var page = await manager.Get($"/providers/{offer.ProviderId}");
        Assert.Contains("te laat sinds 01-01-2026", page.Words, StringComparison.Ordinal);
        var id = await web.InDb(db => db.ProviderAgreements.Where(one => one.ProviderId == offer.ProviderId).Select(one => one.Id).SingleAsync());
        var wrong = await manager.Submit(await manager.Get($"/agreements/{id}"), ("Kind", ""), ("Obligations[1].What", "Iets"));
        Assert.NotNull(wrong.TextOf("#Kind-error"));
        Assert.NotNull(wrong.TextOf("#Obligations_1__Party-error"));
        var desk = await SignedIn(Role.FrontDesk);
        Assert.DoesNotContain("Taalles op het werk", (await desk.Get($"/providers/{offer.ProviderId}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_go_out_as_a_file_and_the_page_of_files_is_for_who_keeps_them()
    {
        var (manager, _) = await OfferAsync();
        var page = await manager.Get("/offers/file");
        Assert.Contains("HSDS 3", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await SignedIn(Role.Caseworker)).Get("/offers/file")).Status);
    }

    [Fact]
    public async Task A_search_keeps_everything_in_the_address_and_says_what_was_chosen()
    {
        var word = $"zoek{Guid.NewGuid():N}";
        var (manager, _) = await OfferAsync(terms => terms with { Name = $"Avondles {word}", Parts = DayParts.Evening, Days = Weekdays.Tuesday, LevelTo = DutchLevel.A1, LevelFrom = DutchLevel.BeforeA1 });
        var page = await manager.Get($"/offers?q={word}&part=Evening&day=Tuesday&level=BeforeA1&weeks=4&price=0&near=Bibliotheek&all=true");
        Assert.Contains("1 gevonden", page.Words, StringComparison.Ordinal);
        Assert.Equal(8, page.Document.QuerySelectorAll(".rc-chosen a").Length);
        Assert.NotNull(page.Document.QuerySelector("details[open]"));
        Assert.Contains("Nederlands leren (1)", page.TextOf("#f-topic"), StringComparison.Ordinal);
        // What cannot be read is not looked for, and breaks nothing.
        Assert.Equal(HttpStatusCode.OK, (await manager.Get("/offers?day=x&part=9&level=-1&weeks=-3&price=veel&near=%27")).Status);
    }

    [Fact]
    public async Task An_offer_is_taken_over_into_the_form_of_an_item_and_nothing_is_saved_by_it()
    {
        var stage = await ReferralStage.SetAsync(web);
        var offer = Offer.Add(stage.Provider, ReferralStage.AnOffer(stage.Provider).TermsOn(web.Clock.Today) with
        {
            Name = "Avondles",
            PriceCents = 1250,
            Payer = "municipality",
            LeastMinutesAWeek = 240,
            Starts = [web.Clock.Today.AddDays(15)],
            Parts = DayParts.Evening,
        });
        await web.Save(offer);
        var plan = await web.As(stage.Caseworker).Send(new Application.Plans.BeginPlan.Command(stage.File, Domain.Plans.PlanKind.Voluntary, Guid.NewGuid()));
        var goal = await stage.Plan.AddGoal(plan, "language", "Nederlands leren");
        var browser = await web.SignedInAs(stage.Caseworker);
        var page = await browser.Get($"/case-files/{stage.File}/plan/{plan}/goals/{goal}/items/new");
        Assert.Contains("Avondles", page.TextOf("#offers"), StringComparison.Ordinal);
        Assert.Contains("12 plaatsen vrij", page.TextOf("#offers"), StringComparison.Ordinal);

        var filled = await browser.Submit(page, ("What", "Les volgen in de avond"), ("Take", offer.Id.ToString()));
        Assert.Equal(HttpStatusCode.OK, filled.Status);
        string? Value(string id) => filled.Document.QuerySelector(id)!.GetAttribute("value");
        Assert.Equal(("Les volgen in de avond", $"{stage.Provider.Name}: Avondles", "4"), (Value("#What"), Value("#Provider"), Value("#MinutesAWeek")));
        Assert.Equal("100", Value("#Payers_municipality_"));
        Assert.Empty((await stage.Plan.Stored(plan)).Items);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(filled)).Status);
        Assert.Equal(web.Clock.Today.AddDays(15), (await stage.Plan.Stored(plan)).Items.Single().StartsOn);
    }

    private async Task<(Browser Manager, Offer Offer)> OfferAsync(Func<OfferTerms, OfferTerms>? change = null, DateOnly? writtenOn = null)
    {
        var provider = ReferralStage.AProvider();
        var terms = ReferralStage.AnOffer(provider).TermsOn(web.Clock.Today) with { Name = $"Aanbod {Guid.NewGuid():N}" };
        var offer = Offer.Add(provider, change?.Invoke(terms) ?? terms, writtenOn ?? web.Clock.Today);
        await web.Save(provider, offer);
        return (await SignedIn(Role.Manager), offer);
    }

    private async Task<Browser> SignedIn(Role role) => await web.SignedInAs(await web.Saved(A.StaffMember(role)));
}
