using ReceptionCentre.Domain.Providers;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Providers;

public sealed class OfferTests
{
    private static readonly OfferTerms Terms = new(
        "Taalcafé", null, "language", null, ["nl"], "Bibliotheek", "maandag van 10.00 tot 12.00 uur", Weekdays.Monday, 0, null, 12, null, null, true, Today, null);

    private static Provider School => Provider.Add(new("Taalhuis", "language-school", null, null, null, null, []));

    [Fact]
    public void An_offer_keeps_what_was_filled_in()
    {
        var offer = Offer.Add(School, Terms with { Languages = ["nl", "ar", "nl"] });
        Assert.Equal(("Taalcafé", "language", Weekdays.Monday, 0, 12), (offer.Name, offer.Topic, offer.Days, offer.PriceCents, offer.Places));
        Assert.Equal(["nl", "ar"], offer.Languages.Select(part => part.Language));
    }

    [Fact]
    public void An_offer_is_found_under_a_topic_or_a_track()
    {
        ProviderRules.AnOfferHasATopic.Breaks(() => Offer.Add(School, Terms with { Topic = null }));
        Assert.Equal("people", Offer.Add(School, Terms with { Topic = null, Track = "people" }).Track);
    }

    [Fact]
    public void A_price_is_nothing_an_amount_or_not_known()
    {
        ProviderRules.APriceIsAnAmount.Breaks(() => Offer.Add(School, Terms with { PriceCents = -1 }));
        ProviderRules.APriceIsAnAmount.Breaks(() => Offer.Add(School, Terms with { PriceCents = Offer.HighestPrice + 1 }));
        Assert.Null(Offer.Add(School, Terms with { PriceCents = null }).PriceCents);
    }

    [Fact]
    public void Nobody_pays_for_what_is_free()
    {
        ProviderRules.NobodyPaysForWhatIsFree.Breaks(() => Offer.Add(School, Terms with { Payer = "municipality" }));
        Assert.Equal("municipality", Offer.Add(School, Terms with { Payer = "municipality", PriceCents = 1250 }).Payer);
    }

    [Fact]
    public void An_offer_has_room_for_somebody_or_does_not_count()
    {
        ProviderRules.AnOfferHasRoomForSomebody.Breaks(() => Offer.Add(School, Terms with { Places = 0 }));
        ProviderRules.AnOfferHasRoomForSomebody.Breaks(() => Offer.Add(School, Terms with { Places = Offer.MostPlaces + 1 }));
        Assert.True(Offer.Add(School, Terms with { Places = null }).HasRoom(100_000));
        Assert.True(Offer.Add(School, Terms).HasRoom(11));
        Assert.False(Offer.Add(School, Terms).HasRoom(12));
    }

    [Fact]
    public void An_offer_closes_after_it_opens_and_is_open_between()
    {
        ProviderRules.AnOfferClosesAfterItOpens.Breaks(() => Offer.Add(School, Terms with { OpenUntil = Today.AddDays(-1) }));
        var offer = Offer.Add(School, Terms);
        ProviderRules.AnOfferClosesAfterItOpens.Breaks(() => offer.End(Today.AddDays(-1)));
        Assert.True(offer.IsOpenOn(Today));
        Assert.False(offer.IsOpenOn(Today.AddDays(-1)));
        offer.End(Today.AddDays(7));
        Assert.True(offer.IsOpenOn(Today.AddDays(6)));
        Assert.False(offer.IsOpenOn(Today.AddDays(7)));
    }

    [Fact]
    public void What_stays_the_same_stays_the_same_record()
    {
        var offer = Offer.Add(School, Terms with { Languages = ["nl", "ar"] });
        var dutch = offer.Languages[0];
        offer.Change(Terms with { Languages = ["ti", "nl"] });
        Assert.Same(dutch, offer.Languages[0]);
        Assert.Equal(["nl", "ti"], offer.Languages.Select(part => part.Language));
    }

    [Fact]
    public void An_ended_provider_is_not_changed_and_gets_no_new_offer()
    {
        var school = School;
        school.End(Today);
        ProviderRules.AnEndedProviderStaysAsItWas.Breaks(() => school.End(Today));
        ProviderRules.AnEndedProviderStaysAsItWas.Breaks(() => school.Change(new("Anders", "library", null, null, null, null, [])));
        ProviderRules.AnEndedProviderStaysAsItWas.Breaks(() => Offer.Add(school, Terms));
    }

    [Fact]
    public void A_provider_works_for_the_named_municipalities_each_once()
    {
        var school = Provider.Add(new("Taalhuis", "language-school", null, null, null, null, ["0363", "0772", "0363"]));
        var first = school.Municipalities[0];
        school.Change(new("Taalhuis Noord", "library", "Balie", "020 123", "info@taalhuis.test", "https://taalhuis.test", ["0363"]));
        Assert.Same(first, Assert.Single(school.Municipalities));
        Assert.Equal(("Taalhuis Noord", "Balie", "info@taalhuis.test"), (school.Name, school.Contact, school.Email));
    }
}
