using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Application.Tests.Providers;

/// <summary>Places from a day on, looking whether an offer is still so, agreements, and words that find an offer.</summary>
public sealed class KeepingOffersTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _manager = A.StaffMember(Role.Manager).Build();
    private readonly StaffMember _administrator = A.StaffMember(Role.Administrator).Build();

    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Places_change_from_a_day_on_and_the_page_shows_what_was_and_will_be()
    {
        var offer = await SavedAsync();
        await database.Send(new ChangeRoom.Command(offer.Id, 0, Today.AddDays(7), 20, 3, "Een tweede docent."));
        var page = await database.Send(new ShowOffer.Query(offer.Id));
        Assert.Equal((12, 2), (page.Line.Places, page.Rooms.Count));
        Assert.Equal((20, 3, "Een tweede docent."), (page.Rooms[0].Places, page.Rooms[0].WaitingWeeks, page.Rooms[0].Because));
        Assert.Equal("Providers.ChangeRoom", (await database.Send(new ProviderHistory.Query(page.Line.ProviderId, offer.Id))).Entries[0].Action);
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new ChangeRoom.Command(offer.Id, 1, null, 0, -1, null)));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new ChangeRoom.Command(offer.Id, 0, Today, 3, null, null)));
    }

    [Fact]
    public async Task An_offer_that_nobody_looked_at_for_a_year_is_on_the_list_until_somebody_does()
    {
        var offer = await SavedAsync(writtenOn: Today.AddDays(-365));
        var fresh = await SavedAsync(writtenOn: Today.AddDays(-364));
        var list = await database.Send(new OffersToCheck.Query());
        Assert.Contains(list.Offers, line => line.OfferId == offer.Id);
        Assert.DoesNotContain(list.Offers, line => line.OfferId == fresh.Id);
        Assert.Equal(list.Found, await database.Send(new CountOffersToCheck.Query()));
        Assert.True((await database.Send(new ShowOffer.Query(offer.Id))).Line.IsUnchecked);

        await database.Send(new CheckOffer.Command(offer.Id, 0, true, "Andere zaal."));
        var page = await database.Send(new ShowOffer.Query(offer.Id));
        Assert.Equal((Today, false, "Andere zaal.", _manager.Name), (page.Line.CheckedOn, page.Line.IsUnchecked, page.Checks[0].Changed, page.Checks[0].By));
        Assert.DoesNotContain((await database.Send(new OffersToCheck.Query())).Offers, line => line.OfferId == offer.Id);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new CheckOffer.Command(offer.Id, 1, true, " ")));
        Assert.Equal("Changed", invalid.Fields[0].Field);
        invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new CheckOffer.Command(offer.Id, 1, null, null)));
        Assert.Equal("HasChanged", invalid.Fields[0].Field);
    }

    [Fact]
    public async Task An_agreement_says_who_does_what_and_is_told_when_something_is_late_or_it_ends()
    {
        var offer = await SavedAsync();
        var input = new AgreementInput(
            null, "employer", "Taalles op het werk", "C-1", "employer", Today.AddDays(-100), Today.AddDays(30),
            [new(AgreementParty.Provider, "De helft in werktijd", Today.AddDays(-5), null), new(AgreementParty.Municipality, "Een docent", null, null)]);
        var id = await database.Send(new AddAgreement.Command(Guid.NewGuid(), offer.ProviderId, input));
        var shown = Assert.Single((await database.Send(new ShowProvider.Query(offer.ProviderId))).Agreements);
        Assert.True(shown.Holds);
        Assert.Single(shown.Late);
        var line = (await database.Send(new OffersToCheck.Query())).Agreements.Single(one => one.AgreementId == id);
        Assert.Equal((Today.AddDays(30), Today.AddDays(-5)), (line.Until, line.LateSince));

        await database.Send(new ChangeAgreement.Command(id, 0, input with { Until = Today.AddDays(300), Obligations = [input.Obligations[0] with { MetOn = Today }] }));
        Assert.DoesNotContain((await database.Send(new OffersToCheck.Query())).Agreements, one => one.AgreementId == id);
        Assert.Contains((await database.Send(new ProviderHistory.Query(offer.ProviderId))).Entries, entry => entry.Action == "Providers.ChangeAgreement");
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new ChangeAgreement.Command(
            id, 1, input with { Kind = null, Subject = "", From = null, Obligations = [new(null, "", null, Today.AddDays(1))] })));
        Assert.Equal(
            ["From", "Kind", "Obligations[0].MetOn", "Obligations[0].Party", "Obligations[0].What", "Subject"], invalid.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_agreement_of_another_municipality_is_not_there()
    {
        var offer = await SavedAsync();
        var input = new AgreementInput(A.Eindhoven, "contract", "Lessen", null, null, Today, null, []);
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new AddAgreement.Command(Guid.NewGuid(), offer.ProviderId, input)));
        Assert.Equal(ProviderRules.AnOfferIsOfYourMunicipality, broken.Rule);
        var provider = await database.InDb(db => db.Providers.SingleAsync(one => one.Id == offer.ProviderId));
        var theirs = ProviderAgreement.Make(provider, new(A.Eindhoven, "contract", "Lessen", null, null, Today, null, []));
        await database.Save(theirs);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowAgreement.Query(theirs.Id)));
        database.As(A.StaffMember(Role.Caseworker).Build());
        Assert.Empty((await database.Send(new ShowProvider.Query(offer.ProviderId))).Agreements);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ShowAgreement.Query(theirs.Id)));
    }

    [Fact]
    public async Task A_quality_mark_that_ends_is_told_in_time()
    {
        var offer = await SavedAsync();
        var provider = await database.Send(new ShowProvider.Query(offer.ProviderId));
        var input = new ProviderInput(provider.Name, provider.KindCode, null, null, null, null, []) { Marks = [new("blik-op-werk", "B-1", Today.AddDays(10)), new("nrto", null, null)] };
        await database.Send(new ChangeProvider.Command(offer.ProviderId, provider.Version, input));
        var mark = (await database.Send(new OffersToCheck.Query())).Marks.Single(one => one.ProviderId == offer.ProviderId);
        Assert.Equal(("blik-op-werk", Today.AddDays(10)), (mark.Mark!.Value, mark.ValidUntil));
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new ChangeProvider.Command(offer.ProviderId, 1, input with { Marks = [new("bestaat-niet", null, null)] })));
        Assert.Equal("Marks", invalid.Fields[0].Field);
    }

    [Fact]
    public async Task Words_find_what_an_offer_is_about_also_by_another_word()
    {
        var provider = ReferralStage.AProvider();
        var word = $"zoek{Guid.NewGuid():N}";
        var cycling = ReferralStage.AnOffer(provider, terms => terms with
        {
            Name = $"In het park {word}",
            Topic = "transport",
            Track = null,
            Audiences = ["women"],
            Parts = DayParts.Evening,
            Days = Weekdays.Tuesday,
            Postcode = "1013 AB",
            LevelFrom = DutchLevel.A1,
            LevelTo = DutchLevel.A2,
            PriceCents = 1000,
            WaitingWeeks = 6,
            Languages = ["nl"],
            HelpLanguages = ["ti"],
            Topics = ["recreation"],
        });
        await database.Save(provider, cycling);
        database.As(_manager);
        async Task Finds(OfferFilter filter, bool yes = true) => Assert.Equal(yes ? 1 : 0, (await database.Send(new FindOffers.Query(filter with { Text = $"{word} {filter.Text}" }))).Found);
        await Finds(new("fietsles"));
        await Finds(new("Bicycle"));
        await Finds(new("belasting"), false);
        await Finds(new(Topic: "recreation"));
        await Finds(new(Language: "ti"));
        await Finds(new() { Audience = "women" });
        await Finds(new() { Parts = DayParts.Evening, Days = Weekdays.Tuesday | Weekdays.Friday });
        await Finds(new() { Parts = DayParts.Morning }, false);
        await Finds(new() { Near = "10" });
        await Finds(new() { Near = "bibliotheek" });
        await Finds(new() { Near = "55" }, false);
        await Finds(new() { Level = DutchLevel.A1 });
        await Finds(new() { Level = DutchLevel.A2 }, false);
        await Finds(new() { MostCents = 1000 });
        await Finds(new() { MostCents = 0 }, false);
        await Finds(new() { MostWeeks = 6 });
        await Finds(new() { MostWeeks = 5 }, false);
        await Finds(new() { OpenToAll = true });
        var counts = (await database.Send(new FindOffers.Query(new(word)))).OfTopic;
        Assert.Equal((1, 1), (counts["transport"], counts["recreation"]));
    }

    [Fact]
    public async Task The_term_of_checking_holds_from_its_day_and_each_day_has_one()
    {
        var own = new ReceptionDatabase();
        await own.InitializeAsync();
        try
        {
            await TermsAsync(own);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private async Task TermsAsync(ReceptionDatabase own)
    {
        var today = own.Clock.Today;
        own.As(_administrator);
        await own.Send(new SetCheckTerm.Command(Guid.NewGuid(), today, 90, "Te veel veranderde."));
        await own.Send(new SetCheckTerm.Command(Guid.NewGuid(), today.AddDays(30), 180, "Later weer ruimer."));
        var list = await own.Send(new OffersToCheck.Query());
        Assert.Equal((90, 2), (list.Days, list.Terms.Count));
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => own.Send(new SetCheckTerm.Command(Guid.NewGuid(), today, 60, "Nog eens.")));
        Assert.Equal(ProviderRules.OneCheckTermADay, broken.Rule);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => own.Send(new SetCheckTerm.Command(Guid.NewGuid(), today.AddDays(-1), 7, null)));
        Assert.Equal(["Days", "From", "Reason"], invalid.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
        own.As(_manager);
        await Assert.ThrowsAsync<NotPermittedException>(() => own.Send(new SetCheckTerm.Command(Guid.NewGuid(), today, 90, "Niet van mij.")));
    }

    private async Task<Offer> SavedAsync(DateOnly? writtenOn = null)
    {
        var provider = ReferralStage.AProvider();
        var known = ReferralStage.AnOffer(provider);
        var offer = Offer.Add(provider, known.TermsOn(Today), writtenOn ?? Today);
        await database.Save(provider, offer);
        if (!await database.InDb(db => db.StaffMembers.AnyAsync(member => member.Id == _manager.Id)))
            await database.Save(_manager);
        database.As(_manager);
        return offer;
    }
}
