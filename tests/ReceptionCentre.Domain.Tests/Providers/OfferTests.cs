using ReceptionCentre.Domain.Providers;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Providers;

public sealed class OfferTests
{
    private static readonly OfferTerms Terms = new()
    {
        Name = "Taalcafé",
        Topic = "language",
        Languages = ["nl"],
        Place = "Bibliotheek",
        Times = "maandag van 10.00 tot 12.00 uur",
        Days = Weekdays.Monday,
        PriceCents = 0,
        Places = 12,
        OpenToAll = true,
        OpenFrom = Today,
    };

    private static Provider School => Provider.Add(new("Taalhuis", "language-school", null, null, null, null, []));

    [Fact]
    public void An_offer_keeps_what_was_filled_in()
    {
        var offer = Offer.Add(School, Terms with { Languages = ["nl", "ar", "nl"] });
        Assert.Equal(("Taalcafé", "language", Weekdays.Monday, 0, 12), (offer.Name, offer.Topic, offer.Days, offer.PriceCents, offer.RoomOn(Today).Places));
        Assert.Equal(["nl", "ar"], offer.CodesFor(OfferCodeUse.Language));
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
        Assert.True(Offer.Add(School, Terms with { Places = null }).HasRoomOn(Today, 100_000));
        Assert.True(Offer.Add(School, Terms).HasRoomOn(Today, 11));
        Assert.False(Offer.Add(School, Terms).HasRoomOn(Today, 12));
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
        var dutch = offer.Codes[0];
        offer.Change(Terms with { Languages = ["ti", "nl"] }, Today);
        Assert.Same(dutch, offer.Codes[0]);
        Assert.Equal(["nl", "ti"], offer.CodesFor(OfferCodeUse.Language));
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

    [Fact]
    public void Places_go_up_and_down_from_a_day_and_what_was_before_stays_to_be_seen()
    {
        var offer = Offer.Add(School, Terms);
        offer.ChangeRoom(Today.AddDays(10), new(20, 3), "Een tweede docent.");
        offer.ChangeRoom(Today.AddDays(5), new(8, null), "Een docent is ziek.");
        Assert.Equal(12, offer.RoomOn(Today.AddDays(4)).Places);
        Assert.Equal(8, offer.RoomOn(Today.AddDays(9)).Places);
        Assert.Equal(new(20, 3), offer.RoomOn(Today.AddDays(10)));
        Assert.Equal([null, Today.AddDays(5), Today.AddDays(10)], offer.Rooms.OrderBy(room => room.From).Select(room => room.From));
        // Said again of the same day.
        offer.ChangeRoom(Today.AddDays(5), new(9, null), null);
        Assert.Equal((9, 3), (offer.RoomOn(Today.AddDays(6)).Places, offer.Rooms.Count));
        ProviderRules.AnOfferHasRoomForSomebody.Breaks(() => offer.ChangeRoom(Today, new(0, null), null));
        ProviderRules.OneWaitsSomeWeeks.Breaks(() => offer.ChangeRoom(Today, new(5, Offer.MostWeeks + 1), null));
    }

    [Fact]
    public void Other_places_in_the_form_hold_from_that_day_on()
    {
        var offer = Offer.Add(School, Terms);
        offer.Change(Terms with { Places = 20, WaitingWeeks = 2 }, Today.AddDays(3));
        Assert.Equal((12, 20), (offer.RoomOn(Today).Places, offer.RoomOn(Today.AddDays(3)).Places));
        offer.Change(Terms with { Places = 20, WaitingWeeks = 2, Name = "Anders" }, Today.AddDays(4));
        Assert.Equal(2, offer.Rooms.Count);
    }

    [Fact]
    public void What_an_offer_says_comes_back_as_it_was_filled_in()
    {
        var all = Terms with
        {
            Topics = ["people"],
            HelpLanguages = ["ar"],
            Audiences = ["parents"],
            Parts = DayParts.Evening,
            LeastMinutesAWeek = 120,
            MostMinutesAWeek = 240,
            LevelFrom = DutchLevel.A1,
            LevelTo = DutchLevel.A2,
            Childcare = "provided",
            Funding = "subsidised",
            FundedUntil = Today.AddDays(90),
            ResidenceNotAsked = true,
            Online = true,
            Postcode = "1013 AB",
            WaitingWeeks = 2,
            Starts = [Today.AddDays(40), Today.AddDays(7)],
            Conditions = [new("Vanaf 18 jaar", "De zaal is van de school")],
            Contact = "Wim",
        };
        var offer = Offer.Add(School, all);
        Assert.True(offer.TermsOn(Today).SaysTheSameAs(all));
        Assert.False(offer.TermsOn(Today).SaysTheSameAs(all with { Audiences = [] }));
        Assert.False(offer.TermsOn(Today).SaysTheSameAs(all with { Conditions = [] }));
    }

    [Fact]
    public void What_is_asked_has_its_reason_and_a_course_does_not_lead_down()
    {
        ProviderRules.AConditionSaysWhy.Breaks(() => Offer.Add(School, Terms with { Conditions = [new("Vanaf 18 jaar", " ")] }));
        ProviderRules.ALevelDoesNotGoDown.Breaks(() => Offer.Add(School, Terms with { LevelFrom = DutchLevel.B1, LevelTo = DutchLevel.A1 }));
        ProviderRules.HoursFitInAWeek.Breaks(() => Offer.Add(School, Terms with { LeastMinutesAWeek = 300, MostMinutesAWeek = 60 }));
        Assert.NotNull(Offer.Add(School, Terms with { LevelFrom = DutchLevel.A1, LevelTo = DutchLevel.A1 }));
    }

    [Fact]
    public void An_offer_is_checked_in_order_and_says_when()
    {
        var offer = Offer.Add(School, Terms, Today.AddDays(-400));
        Assert.Equal(Today.AddDays(-400), offer.CheckedOn);
        offer.Check(Today, "Andere zaal", DateTimeOffset.UnixEpoch, Guid.NewGuid());
        Assert.Equal((Today, "Andere zaal"), (offer.CheckedOn, offer.Checks.Single().Changed));
        ProviderRules.ACheckFollowsTheLast.Breaks(() => offer.Check(Today.AddDays(-1), null, DateTimeOffset.UnixEpoch, Guid.NewGuid()));
        Assert.Equal(CheckTerm.UsualDays, CheckTerm.Set(Today, 365).Days);
        ProviderRules.ACheckTermIsInItsRange.Breaks(() => CheckTerm.Set(Today, CheckTerm.FewestDays - 1));
    }

    [Fact]
    public void A_quality_mark_stands_once_and_an_agreement_holds_for_a_day_at_least()
    {
        var school = School;
        var details = new ProviderDetails("Taalhuis", "language-school", null, null, null, null, []) { Marks = [new("blik-op-werk", "1", Today)] };
        school.Change(details);
        Assert.False(school.Marks.Single().IsValidOn(Today));
        ProviderRules.EachMarkOnce.Breaks(() => school.Change(details with { Marks = [.. details.Marks, .. details.Marks] }));
        var terms = new AgreementTerms(null, "contract", "Taallessen", null, "purchased", Today, Today.AddDays(1), [new(AgreementParty.Provider, "Cijfers doorgeven", Today.AddDays(-1), null)]);
        var agreement = ProviderAgreement.Make(school, terms);
        Assert.True(agreement.HoldsOn(Today) && agreement.Obligations[0].IsLateOn(Today) && !agreement.HoldsOn(Today.AddDays(1)));
        ProviderRules.AnAgreementEndsAfterItBegins.Breaks(() => agreement.Change(terms with { Until = Today }));
        school.End(Today);
        ProviderRules.AnEndedProviderStaysAsItWas.Breaks(() => ProviderAgreement.Make(school, terms));
    }
}
