using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Application.Tests.Providers;

/// <summary>Providers and offers: who keeps them, how they are found, and what their history keeps.</summary>
public sealed class DirectoryTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private static readonly ProviderInput School = new("Taalhuis", "language-school", "Balie", "020 5551234", "info@taalhuis.test", "https://taalhuis.test", []);

    private readonly StaffMember _manager = A.StaffMember(Role.Manager).Named("Marit Vos").Build();
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();

    private static OfferTerms Lessons => new()
    {
        Name = "Nederlandse les",
        Topic = "language",
        Languages = ["nl"],
        Place = "Marktplein 3",
        Times = "maandag",
        Days = Weekdays.Monday,
        PriceCents = 1250,
        Payer = "newcomer",
        Places = 12,
        OpenFrom = new(2026, 1, 1),
    };

    [Fact]
    public async Task A_manager_adds_changes_and_ends_and_the_history_keeps_it()
    {
        await database.Save(_manager);
        database.As(_manager);
        var provider = await database.Send(new AddProvider.Command(Guid.NewGuid(), School with { Name = "Taalhuis Zuid" }));
        var offer = await database.Send(new AddOffer.Command(Guid.NewGuid(), provider, Lessons));
        await database.Send(new ChangeOffer.Command(offer, 0, Lessons with { Places = 20, Languages = ["nl", "en"] }));
        await database.Send(new EndOffer.Command(offer, (await database.Send(new ShowOffer.Query(offer))).Version, database.Clock.Today, "De docent is weg."));

        var entries = (await database.Send(new ProviderHistory.Query(provider, offer))).Entries;
        Assert.Equal(["Providers.EndOffer", "Providers.ChangeOffer", "Providers.AddOffer"], entries.Select(entry => entry.Action));
        Assert.Equal(("De docent is weg.", "Marit Vos"), (entries[0].Reason, entries[0].By));
        Assert.Contains(entries[1].Changes, change => change.Thing == nameof(OfferRoom) && change.After?.Contains("20", StringComparison.Ordinal) == true);
        Assert.Equal(["Providers.AddProvider"], (await database.Send(new ProviderHistory.Query(provider))).Entries.Select(entry => entry.Action));
    }

    [Fact]
    public async Task The_desk_reads_and_does_not_keep()
    {
        database.As(_desk);
        await database.Send(new FindOffers.Query(new()));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new AddProvider.Command(Guid.NewGuid(), School)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ProviderHistory.Query(Guid.CreateVersion7())));
        database.As(A.StaffMember(Role.PrivacyOfficer).Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new FindOffers.Query(new())));
    }

    [Fact]
    public async Task Each_provider_has_a_name_of_its_own_until_it_ends()
    {
        database.As(_manager);
        var input = School with { Name = "Bibliotheek Oost" };
        var first = await database.Send(new AddProvider.Command(Guid.NewGuid(), input));
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new AddProvider.Command(Guid.NewGuid(), input)));
        Assert.Equal(ProviderRules.OneProviderOneName, broken.Rule);
        await database.Send(new EndProvider.Command(first, 0, database.Clock.Today, "Gesloten."));
        await database.Send(new AddProvider.Command(Guid.NewGuid(), input));
    }

    [Fact]
    public async Task The_offers_of_a_provider_close_with_it_also_those_of_other_municipalities()
    {
        var provider = ReferralStage.AProvider();
        var (ours, theirs) = (ReferralStage.AnOffer(provider), ReferralStage.AnOffer(provider, terms => terms with { Municipality = A.Eindhoven }));
        await database.Save(provider, ours, theirs);
        database.As(_manager);
        await database.Send(new EndProvider.Command(provider.Id, 0, database.Clock.Today, "Failliet."));
        var ends = await database.InDb(db => db.Offers.Where(offer => offer.ProviderId == provider.Id).Select(offer => offer.OpenUntil).ToListAsync());
        Assert.Equal([database.Clock.Today, database.Clock.Today], ends.Select(end => end!.Value));
    }

    [Fact]
    public async Task Somebody_keeps_the_common_floor_and_the_own_municipalities()
    {
        var provider = ReferralStage.AProvider();
        var theirs = ReferralStage.AnOffer(provider, terms => terms with { Municipality = A.Eindhoven });
        await database.Save(provider, theirs);
        database.As(_manager);
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new AddOffer.Command(Guid.NewGuid(), provider.Id, Lessons with { Municipality = A.Eindhoven })));
        Assert.Equal(ProviderRules.AnOfferIsOfYourMunicipality, broken.Rule);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new EndOffer.Command(theirs.Id, 0, database.Clock.Today, "Niet van ons.")));
        await database.Send(new AddOffer.Command(Guid.NewGuid(), provider.Id, Lessons with { Municipality = A.Amsterdam }));
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_the_field()
    {
        database.As(_manager);
        var wrong = School with { Name = "", Kind = null, Email = "geen adres", Website = "javascript:alert(1)" };
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AddProvider.Command(Guid.NewGuid(), wrong)));
        Assert.Equal(["Email", "Kind", "Name", "Website"], invalid.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));

        var provider = ReferralStage.AProvider();
        await database.Save(provider);
        var offer = Lessons with { Name = " ", Topic = null, PriceCents = -5, Places = 0, OpenUntil = new(2025, 1, 1) };
        invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AddOffer.Command(Guid.NewGuid(), provider.Id, offer)));
        Assert.Equal(["Name", "OpenUntil", "Places", "Price", "Topic"], invalid.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
        invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AddOffer.Command(Guid.NewGuid(), provider.Id, Lessons with { Languages = ["xx-no"] })));
        Assert.Equal("Languages", invalid.Fields[0].Field);
    }

    [Fact]
    public async Task Two_who_change_the_same_offer_do_not_overwrite_each_other()
    {
        var provider = ReferralStage.AProvider();
        var offer = ReferralStage.AnOffer(provider);
        await database.Save(provider, offer);
        database.As(_manager);
        await database.Send(new ChangeOffer.Command(offer.Id, 0, Lessons));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new ChangeOffer.Command(offer.Id, 0, Lessons with { Name = "Anders" })));
    }

    [Fact]
    public async Task Offers_are_found_by_topic_track_language_municipality_words_and_room()
    {
        var stage = await ReferralStage.SetAsync(database, places: 1);
        var word = $"zoek{Guid.NewGuid():N}";
        Offer Named(string name, Func<OfferTerms, OfferTerms>? change = null) =>
            ReferralStage.AnOffer(stage.Provider, terms => (change?.Invoke(terms) ?? terms) with { Name = $"{name} {word}" });
        var chess = Named("Schaken", terms => terms with { Topic = null, Track = "people", Languages = ["ti", "nl"], Places = 1 });
        var own = Named("Buurtles", terms => terms with { Municipality = A.Amsterdam });
        var elsewhere = Named("Elders", terms => terms with { Municipality = A.Eindhoven });
        var closed = Named("Gesloten", terms => terms with { OpenUntil = database.Clock.Today });
        await database.Save(chess, own, elsewhere, closed);
        await database.Send(stage.Sending(offer: chess.Id));

        database.As(_desk);
        Assert.Equal([own.Id, chess.Id], await Found(new(word.ToUpperInvariant())));
        Assert.Equal([chess.Id], await Found(new(word, Topic: "people")));
        Assert.Equal([own.Id], await Found(new(word, Topic: "language")));
        Assert.Equal([chess.Id], await Found(new(word, Language: "ti")));
        Assert.Equal([own.Id], await Found(new(word, WithRoom: true)));
        Assert.Equal([chess.Id], await Found(new(word, Municipality: "0344")));
        Assert.Equal([closed.Id], await Found(new(word, Closed: true)));
        Assert.Equal([own.Id, chess.Id], (await Found(new(stage.Provider.Name))).Where(id => id == own.Id || id == chess.Id));

        var line = (await database.Send(new FindOffers.Query(new(word, Topic: "people")))).Offers.Single();
        Assert.Equal((1, 0, false), (line.Taken, line.Free!.Value, line.HasRoom));
    }

    [Fact]
    public async Task Places_are_counted_over_all_municipalities()
    {
        var stage = await ReferralStage.SetAsync(database, places: 2);
        await stage.Send();
        database.As(stage.Plan.Elsewhere);
        Assert.Equal(1, (await database.Send(new ShowOffer.Query(stage.Offer.Id))).Line.Taken);
    }

    [Fact]
    public async Task The_list_is_paged_by_key_forward_and_back()
    {
        var provider = ReferralStage.AProvider();
        var word = $"blad{Guid.NewGuid():N}";
        await database.Save([provider, .. Enumerable.Range(0, FindOffers.PageSize + 5).Select(i => (object)ReferralStage.AnOffer(provider, terms => terms with { Name = $"Les {i / 2:00} {word}" }))]);
        database.As(_desk);
        var first = await database.Send(new FindOffers.Query(new(word)));
        Assert.Equal((55, 50, false, true), (first.Found, first.Offers.Count, first.HasBefore, first.HasAfter));
        var second = await database.Send(new FindOffers.Query(new(word), After: first.Offers[^1].OfferId));
        Assert.Equal((5, true, false), (second.Offers.Count, second.HasBefore, second.HasAfter));
        Assert.Empty(first.Offers.Select(line => line.OfferId).Intersect(second.Offers.Select(line => line.OfferId)));
        var back = await database.Send(new FindOffers.Query(new(word), Before: second.Offers[0].OfferId));
        Assert.Equal(first.Offers.Select(line => line.OfferId), back.Offers.Select(line => line.OfferId));
    }

    [Fact]
    public async Task Providers_are_found_by_name_kind_and_municipality()
    {
        var (here, there) = (ReferralStage.AProvider(A.Amsterdam), ReferralStage.AProvider(A.Eindhoven));
        await database.Save(here, there, ReferralStage.AnOffer(here));
        database.As(_desk);
        var row = (await database.Send(new ProviderList.Query(here.Name[..30].ToUpperInvariant()))).Rows.Single();
        Assert.Equal((here.Id, 1, A.Amsterdam), (row.ProviderId, row.OpenOffers, row.Municipalities.Single().Value));
        Assert.Empty((await database.Send(new ProviderList.Query(there.Name, Municipality: A.Amsterdam))).Rows);
        Assert.Empty((await database.Send(new ProviderList.Query(here.Name, "library"))).Rows);
        Assert.Empty((await database.Send(new ProviderList.Query(here.Name, Ended: true))).Rows);
    }

    private async Task<IEnumerable<Guid>> Found(OfferFilter filter) => (await database.Send(new FindOffers.Query(filter))).Offers.Select(line => line.OfferId);
}
