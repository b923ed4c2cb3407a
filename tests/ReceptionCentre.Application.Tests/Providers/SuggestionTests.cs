using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Application.Tests.Providers;

public sealed class SuggestionTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private string Word { get; } = $"zoek{Guid.NewGuid():N}";

    [Fact]
    public async Task Offers_for_an_item_come_with_reasons_and_what_has_no_place_comes_last()
    {
        var stage = await ReferralStage.SetAsync(database);
        var soon = Named(stage.Provider, "Zwart", terms => terms with { Places = 5, WaitingWeeks = 0 });
        var full = Named(stage.Provider, "Aap", terms => terms with { Places = 1 });
        await database.Save(soon, full);
        database.As(stage.Caseworker);
        await database.Send(stage.Sending(offer: full.Id));
        var page = await database.Send(new SuggestOffers.Query(stage.File, "language", Word, null));
        Assert.Equal([soon.Id, full.Id], page.Offers.Select(one => one.Offer.OfferId));
        Assert.Contains(page.Offers[0].Reasons, reason => reason is { Kind: FitKind.Place, Fits: true, Number: 5 });
        Assert.Contains(page.Offers[1].Reasons, reason => reason is { Kind: FitKind.Place, Fits: false });
        Assert.Equal(2, page.Found);
        Assert.Empty((await database.Send(new SuggestOffers.Query(stage.File, "housing", Word, null))).Offers);
    }

    [Fact]
    public async Task Two_people_who_differ_only_in_nationality_are_suggested_the_same()
    {
        var one = await ReferralStage.SetAsync(database, newcomer: A.Newcomer().WithNationality("0057"));
        var other = await ReferralStage.SetAsync(database, newcomer: A.Newcomer().WithNationality("0263"));
        await database.Save(Named(one.Provider, "Les een"), Named(one.Provider, "Les twee", terms => terms with { Parts = DayParts.Evening, Postcode = "1013 AB" }));
        async Task<IEnumerable<string>> Of(ReferralStage stage)
        {
            database.As(stage.Caseworker);
            var page = await database.Send(new SuggestOffers.Query(stage.File, "language", Word, null));
            return page.Offers.Select(offer => $"{offer.Offer.Name}: {string.Join(", ", offer.Reasons.Select(reason => $"{reason.Kind} {reason.Fits} {reason.Number}"))}");
        }

        var first = await Of(one);
        Assert.Equal(2, first.Count());
        Assert.Equal(first, await Of(other));
    }

    [Fact]
    public async Task A_referral_for_an_item_lists_what_the_plan_names_first()
    {
        var stage = await ReferralStage.SetAsync(database);
        var (first, named) = (Named(stage.Provider, "Aap"), Named(stage.Provider, "Zebra", terms => terms with { Places = null }));
        await database.Save(first, named);
        database.As(stage.Caseworker);
        var planId = await stage.Plan.Begin();
        var goal = await stage.Plan.AddGoal(planId, "language", "Nederlands leren");
        var item = await database.Send(new AddItem.Command(
            planId, goal, await stage.Plan.Version(planId), new("Les volgen", false, null, null, null, $"{stage.Provider.Name}: {named.Name}", null, null, null, []), Guid.NewGuid()));
        var page = await database.Send(new OffersForFile.Query(stage.File, new(Word), PlanItemId: item));
        Assert.Equal([named.Id, first.Id], page.Offers.Select(one => one.Offer.OfferId));
        Assert.Contains(page.Offers[0].Reasons, reason => reason is { Kind: FitKind.Plan, Fits: true });
    }

    [Fact]
    public async Task Places_of_tomorrow_do_not_count_today()
    {
        var stage = await ReferralStage.SetAsync(database, places: 1);
        var offer = Named(stage.Provider, "Krap", terms => terms with { Places = 1 });
        offer.ChangeRoom(database.Clock.Today.AddDays(1), new(10, null), "Een tweede docent.");
        await database.Save(offer);
        database.As(stage.Caseworker);
        await database.Send(stage.Sending(offer: offer.Id));
        var line = (await database.Send(new FindOffers.Query(new(Word)))).Offers.Single();
        Assert.Equal((1, 0), (line.Places, line.Free));
        Assert.Empty((await database.Send(new FindOffers.Query(new(Word, WithRoom: true)))).Offers);
        var elsewhere = await ReferralStage.SetAsync(database);
        database.As(elsewhere.Caseworker);
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(elsewhere.Sending(offer: offer.Id)));
        Assert.Equal("Referrals.TheOfferHasAPlace", broken.Rule.Name);
    }

    private Offer Named(Provider provider, string name, Func<OfferTerms, OfferTerms>? change = null) =>
        ReferralStage.AnOffer(provider, terms => (change?.Invoke(terms) ?? terms) with { Name = $"{name} {Word}" });
}
