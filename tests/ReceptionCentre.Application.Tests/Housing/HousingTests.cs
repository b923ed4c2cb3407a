using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Housing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Housing;

namespace ReceptionCentre.Application.Tests.Housing;

/// <summary>From the link of the COA to living somewhere: one family, one offer, everybody's address.</summary>
public sealed class HousingTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task A_family_is_linked_once_refuses_with_a_reason_accepts_and_moves_in_and_each_has_it_in_the_own_file()
    {
        var stage = await HousingStage.SetAsync(database);
        var family = await stage.WithFamily(2);
        var company = await database.Send(new HousingCompany.Query(stage.File, null));
        Assert.Equal(family.Select(one => one.File.Id).Append(stage.File).Order(), company.Select(member => member.CaseFileId).Order());
        var link = await stage.Link(stage.Terms(people: 3) with { Needs = ["near-school"], Wishes = "Dicht bij school." }, along: [.. family.Select(one => one.File.Id)]);

        var refused = await stage.Offer(link);
        await Assert.ThrowsAsync<InvalidInputException>(() => stage.Answer(link, refused, OfferState.Refused));
        await Assert.ThrowsAsync<InvalidInputException>(() => stage.Answer(link, refused, OfferState.Refused, reason: HousingReasons.Other));
        await Assert.ThrowsAsync<InvalidInputException>(() => stage.Answer(link, refused, OfferState.MovedIn));
        // Through the file of a child as well: one offer is for all.
        await stage.Answer(link, refused, OfferState.Refused, 25, "too-small", file: family[0].File.Id);
        await database.Send(new JudgeRefusal.Command(stage.File, link, refused, await stage.Version(link), true, "Groter zoeken."));
        var accepted = await stage.Offer(link, 20, HousingStage.Flat("Ringdijk 5"));
        await stage.Answer(link, accepted, OfferState.Accepted, 15);
        var command = new MoveIntoDwelling.Command(Guid.NewGuid(), stage.File, link, await stage.Version(link), HousedHow.Offered, Today.AddDays(-10), null, "own", true, "Ringdijk 5", "1097 AA", "Amsterdam", null);
        await database.Send(command);
        // The same form sent twice counts once.
        await database.Send(command);

        var people = family.Append(stage.Plan.Newcomer).ToList();
        foreach (var one in people)
        {
            var (personId, stayId) = (one.Person.Id, one.Stay.Id);
            var address = await database.InDb(db => db.Addresses.SingleAsync(fact => fact.PersonId == personId && fact.Street == "Ringdijk 5"));
            Assert.Equal(("home", PartialDate.Of(Today.AddDays(-10))), (address.Kind, address.From));
            Assert.Equal(("house", "own"), await database.InDb(db => db.Lodgings.Where(fact => fact.StayId == stayId && fact.Until == null).Select(fact => new ValueTuple<string?, string?>(fact.Kind, fact.Owner)).SingleAsync()));
            var told = await database.InDb(db => db.AuditEvents.Where(audit => audit.Action == "Housing.MoveIntoDwelling" && audit.CaseFileId == one.File.Id).SelectMany(audit => audit.Changes).Select(change => change.Thing).ToListAsync());
            Assert.Superset(new HashSet<string> { "HousingLink", "HousingOffer", "HousingLinkPerson", "AddressFact", "LodgingFact" }, told.ToHashSet());
            Assert.Single(told, thing => thing == "AddressFact");
            Assert.True(await database.InDb(db => db.AuditEvents.AnyAsync(audit => audit.Action == "Housing.LinkForHousing" && audit.CaseFileId == one.File.Id && audit.Changes.Any(change => change.Thing == "HousingLink"))));
        }
        var view = (await database.Send(new HousingOfFile.Query(family[1].File.Id))).Current!;
        Assert.Equal((HousingState.Housed, HousedHow.Offered, 3, 0, 2), (view.State, view.How!.Value, view.People.Count, view.Others, view.Offers.Count));
        Assert.Equal((true, "Groter zoeken.", "too-small"), (view.Offers[1].IsFounded, view.Offers[1].Follows, view.Offers[1].RefusalReason!.Value));
        // Housed once, somebody can be linked again.
        await stage.Link(stage.Terms(5));
    }

    [Fact]
    public async Task The_address_can_wait_for_the_register_and_a_dwelling_found_themselves_counts_as_well()
    {
        var stage = await HousingStage.SetAsync(database);
        var link = await stage.Link();
        await Assert.ThrowsAsync<InvalidInputException>(async () => await database.Send(
            new MoveIntoDwelling.Command(Guid.NewGuid(), stage.File, link, await stage.Version(link), HousedHow.Own, Today, null, null, false, null, null, null, null)));
        await stage.MoveIn(link, how: HousedHow.Own, address: false);
        var person = stage.Plan.Newcomer.Person.Id;
        Assert.False(await database.InDb(db => db.Addresses.AnyAsync(fact => fact.PersonId == person)));
        Assert.Equal("room", await database.InDb(db => db.Lodgings.Where(fact => fact.StayId == stage.Plan.Newcomer.Stay.Id).Select(fact => fact.Kind).SingleAsync()));
        await Assert.ThrowsAsync<InvalidInputException>(async () => await database.Send(new TakeBackHousing.Command(stage.File, link, await stage.Version(link), null)));
        await database.Send(new TakeBackHousing.Command(stage.File, link, await stage.Version(link), "Verkeerd dossier."));
        Assert.Equal((HousingState.Waiting, null), ((await stage.Stored(link)).State, (await stage.Stored(link)).People.Single().HousedOn));
    }

    [Fact]
    public async Task What_is_typed_wrong_is_said_by_its_field_and_codes_are_of_their_lists()
    {
        var stage = await HousingStage.SetAsync(database);
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => stage.Link(stage.Terms() with { LinkedOn = Today.AddDays(1), PeopleInAll = 0, Bedrooms = 99, Wishes = "BSN 999993653", Family = new(FamilyState.Expected, -1) }));
        Assert.Equal(["Adults", "Bedrooms", "LinkedOn", "PeopleInAll", "Wishes"], wrong.Fields.Select(field => field.Field).Distinct().Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<InvalidInputException>(() => stage.Link(stage.Terms() with { Needs = ["bestaat-niet"] }));
        await Assert.ThrowsAsync<InvalidInputException>(() => stage.Link(stage.Terms() with { Urgency = "bestaat-niet" }));
        await Assert.ThrowsAsync<NotThereException>(() => stage.Link(stage.Terms(people: 2), along: Guid.NewGuid()));
        var link = await stage.Link();
        var offer = await Assert.ThrowsAsync<InvalidInputException>(() => stage.Offer(link, -1, HousingStage.Flat() with { Kind = "", Rooms = 99, Rule = null }));
        Assert.Equal(["Kind", "On", "Rooms", "Rule"], offer.Fields.Select(field => field.Field).Distinct().Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<InvalidInputException>(() => stage.Offer(link, 30, HousingStage.Flat() with { Kind = "bestaat-niet" }));
        await Assert.ThrowsAsync<InvalidInputException>(async () => await database.Send(new EndHousingLink.Command(stage.File, link, await stage.Version(link), HousingReasons.FileClosed, Today, false, null)));
    }

    [Fact]
    public async Task Two_at_the_same_moment_make_one_link_and_one_offer()
    {
        var stage = await HousingStage.SetAsync(database);
        var linked = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Tried(() => stage.Link())));
        Assert.Equal(1, linked.Count(rule => rule is null));
        Assert.All(linked.Where(rule => rule is not null), rule => Assert.Equal(HousingRules.OneLinkAtATime, rule));
        var link = await database.InDb(db => db.HousingLinks.Where(one => one.CaseFileId == stage.File).Select(one => one.Id).SingleAsync());
        var version = await stage.Version(link);
        var offered = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Tried(() => database.Send(new OfferDwelling.Command(Guid.NewGuid(), stage.File, link, version, Today, HousingStage.Flat())))));
        Assert.Equal(1, offered.Count(rule => rule is null));
        Assert.Single((await stage.Stored(link)).Offers);
        await Breaks(HousingRules.OneOfferAtATime, () => stage.Offer(link, 0));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new EndHousingLink.Command(stage.File, link, version, "gone", Today, false, null)));
    }

    [Fact]
    public async Task Out_of_scope_it_is_not_there_and_another_team_reads_and_changes_nothing()
    {
        var stage = await HousingStage.SetAsync(database);
        var link = await stage.Link();
        database.As(stage.Plan.OtherTeam);
        Assert.Equal(link, (await database.Send(new HousingOfFile.Query(stage.File))).Current!.LinkId);
        await Breaks(CaseFileRules.OnlyItsTeamWorksOnAFile, () => stage.Offer(link));
        database.As(stage.Plan.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new HousingOfFile.Query(stage.File)));
        await Assert.ThrowsAsync<NotThereException>(() => stage.Offer(link));
        Assert.DoesNotContain((await database.Send(new HousingList.Query(new()))).Lines, line => line.CaseFileId == stage.File);
        database.As(stage.Plan.FrontDesk);
        Assert.NotNull((await database.Send(new HousingOfFile.Query(stage.File))).Current);
        await Assert.ThrowsAsync<NotPermittedException>(() => stage.Offer(link));
    }

    [Fact]
    public async Task A_hidden_address_is_written_and_read_by_whoever_may_see_it_and_taken_over_unseen()
    {
        var stage = await HousingStage.SetAsync(database);
        var link = await stage.Link();
        var hidden = HousingStage.Flat("Geheimstraat 1") with { IsHidden = true };
        await Breaks(HousingRules.AHiddenAddressNeedsThePermission, () => stage.Offer(link, terms: hidden));
        var trusted = A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Of(stage.Plan.Team).Build();
        await database.Save(trusted);
        database.As(trusted);
        var offer = await stage.Offer(link, terms: hidden);
        Assert.Equal("Geheimstraat 1", (await database.Send(new HousingOfFile.Query(stage.File))).Current!.Offers[0].Terms.Street);
        Assert.All(
            await database.InDb(db => db.AuditEvents.Where(audit => audit.Action == "Housing.OfferDwelling" && audit.CaseFileId == stage.File).SelectMany(audit => audit.Changes).Where(change => change.Thing == "HousingOffer").ToListAsync()),
            change => Assert.Equal("ReadLockedParts", change.Permission));
        database.As(stage.Caseworker);
        var seen = (await database.Send(new HousingOfFile.Query(stage.File))).Current!.Offers[0];
        Assert.Equal((true, null), (seen.HidesAddress, seen.Terms.Street));
        await Breaks(HousingRules.AHiddenAddressNeedsThePermission, async () => await database.Send(new ChangeDwelling.Command(stage.File, link, offer, await stage.Version(link), HousingStage.Flat())));
        await stage.Answer(link, offer, OfferState.Accepted);
        await stage.MoveIn(link);
        var person = stage.Plan.Newcomer.Person.Id;
        Assert.Equal(("protected", "Geheimstraat 1"), await database.InDb(db => db.Addresses.Where(fact => fact.PersonId == person).Select(fact => new ValueTuple<string, string?>(fact.Kind, fact.Street)).SingleAsync()));
    }

    [Fact]
    public async Task Who_leaves_the_household_at_once_waits_on_apart_since_the_same_day_without_the_offers()
    {
        var stage = await HousingStage.SetAsync(database);
        var family = await stage.WithFamily(2);
        var link = await stage.Link(along: [.. family.Select(one => one.File.Id)]);
        await stage.Offer(link);
        var household = await database.InDb(db => db.Households.Include(one => one.Memberships).SingleAsync(one => one.Memberships.Any(fact => fact.PersonId == stage.Plan.Newcomer.Person.Id)));
        database.As(A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Of(stage.Plan.Team).Build());
        await database.Send(new SplitHousehold.Command(
            Guid.NewGuid(), stage.File, household.Version, [household.Memberships.Single(fact => fact.PersonId == family[0].Person.Id).Id], null, null, null, Protect: true));
        var apart = (await database.Send(new HousingOfFile.Query(stage.File))).Current!;
        Assert.Equal((HousingState.Waiting, Today.AddDays(-60), 0, 2), (apart.State, apart.Terms.LinkedOn, apart.Offers.Count, apart.People.Count));
        database.As(stage.Caseworker);
        var stayed = (await database.Send(new HousingOfFile.Query(family[1].File.Id))).Current!;
        Assert.Equal((link, HousingState.Offered, 1, 0), (stayed.LinkId, stayed.State, stayed.People.Count, stayed.Others));
        // Who is protected now has no company, and is nobody's.
        Assert.Equal([family[1].File.Id], (await database.Send(new HousingCompany.Query(family[1].File.Id, link))).Select(member => member.CaseFileId));
    }

    [Fact]
    public async Task The_clocks_ask_for_an_offer_an_answer_the_move_and_family_of_one_file_of_the_family()
    {
        var stage = await HousingStage.SetAsync(database);
        var family = await stage.WithFamily(1);
        var link = await stage.Link(stage.Terms(60, 2) with { Family = new(FamilyState.Expected, 1, 2, From: Today.AddDays(5), By: Today.AddDays(20)) }, along: family[0].File.Id);
        Assert.Equal(Today.AddDays(-60 + 42), (await Due(stage.File, DueReason.HousingNotOffered)).Single());
        Assert.Empty(await Due(family[0].File.Id, DueReason.HousingNotOffered));
        Assert.Equal(Today.AddDays(20), (await Due(stage.File, DueReason.HousingFamily)).Single());
        var offer = await stage.Offer(link, 30);
        Assert.Empty(await Due(stage.File, DueReason.HousingNotOffered));
        Assert.Equal(Today.AddDays(-30 + 7), (await Due(stage.File, DueReason.HousingUnanswered)).Single());
        await database.Send(new ChangeDwelling.Command(stage.File, link, offer, await stage.Version(link), HousingStage.Flat() with { AnswerBy = Today.AddDays(3) }));
        Assert.Equal(Today.AddDays(3), (await Due(stage.File, DueReason.HousingUnanswered)).Single());
        await stage.Answer(link, offer, OfferState.Accepted, 20);
        Assert.Equal(Today.AddDays(-20 + 28), (await Due(stage.File, DueReason.HousingNotMovedIn)).Single());
        // As it was on days in between.
        Assert.Equal(Today.AddDays(-60 + 42), (await Due(stage.File, DueReason.HousingNotOffered, Today.AddDays(-31))).Single());
        Assert.Equal(Today.AddDays(3), (await Due(stage.File, DueReason.HousingUnanswered, Today.AddDays(-21))).Single());
        await stage.Answer(link, offer, OfferState.Refused, 12, "too-dear");
        Assert.Equal(Today.AddDays(-12 + 42), (await Due(stage.File, DueReason.HousingNotOffered)).Single());

        // The first leaves the link: the next file asks, at once.
        await database.Send(new EndHousingLink.Command(stage.File, link, await stage.Version(link), "not-along", Today, true, null));
        Assert.Empty(await Due(stage.File, DueReason.HousingNotOffered));
        Assert.Single(await Due(family[0].File.Id, DueReason.HousingNotOffered));
        Assert.True(await database.InDb(db => db.Clocks.AnyAsync(clock => clock.CaseFileId == family[0].File.Id && clock.Reason == DueReason.HousingNotOffered && clock.EndedOn == null)));
        Assert.False(await database.InDb(db => db.Clocks.AnyAsync(clock => clock.CaseFileId == stage.File && clock.Reason == DueReason.HousingNotOffered && clock.EndedOn == null)));
        await stage.MoveIn(link, 0, HousedHow.Own, file: family[0].File.Id);
        Assert.Empty(await Due(family[0].File.Id, DueReason.HousingNotOffered));
        Assert.Single(await Due(family[0].File.Id, DueReason.HousingFamily));
        await database.Send(new ExpectFamily.Command(family[0].File.Id, link, await stage.Version(link), new(FamilyState.Came, 1, 2)));
        Assert.Empty(await Due(family[0].File.Id, DueReason.HousingFamily));
    }

    [Fact]
    public async Task A_municipality_chooses_how_soon_something_is_offered()
    {
        var newcomer = A.Newcomer(A.UnheardName()).In(A.Eindhoven);
        await newcomer.SavedIn(database);
        var settings = MunicipalitySettings.For(A.Eindhoven);
        settings.Choose(new(HousingOfferDays: 10));
        await database.Save(settings, HousingLink.Of([newcomer.File.Id], A.Eindhoven, new() { LinkedOn = Today, PeopleInAll = 1 }, Today));
        Assert.Equal(Today.AddDays(10), (await Due(newcomer.File.Id, DueReason.HousingNotOffered)).Single());
    }

    [Fact]
    public async Task A_file_that_closes_leaves_the_link_and_with_the_last_it_ends()
    {
        var stage = await HousingStage.SetAsync(database);
        var family = await stage.WithFamily(1);
        var link = await stage.Link(along: family[0].File.Id);
        await stage.Offer(link);
        var departure = (await database.Send(new PlanDeparture.Command(stage.File, new("onward", [], PartialDate.Of(Today), "7028", null, false, null, null, null), Guid.NewGuid()))).DepartureId;
        var check = await database.Send(new DepartureCheck.Query(stage.File, departure));
        Assert.Contains(check.Files.SelectMany(file => file.Open), thing => thing.Kind == "HousingLink");
        await database.Send(new CarryOutDeparture.Command(stage.File, departure, 0, PartialDate.Of(Today), Guid.NewGuid()));
        var stored = await stage.Stored(link);
        Assert.Equal((HousingState.Offered, family[0].File.Id, 1), (stored.State, stored.CaseFileId, stored.Going.Count()));
        departure = (await database.Send(new PlanDeparture.Command(family[0].File.Id, new("onward", [], PartialDate.Of(Today), "7028", null, false, null, null, null), Guid.NewGuid()))).DepartureId;
        await database.Send(new CarryOutDeparture.Command(family[0].File.Id, departure, 0, PartialDate.Of(Today), Guid.NewGuid()));
        Assert.Equal((HousingState.Ended, HousingReasons.FileClosed, OfferState.Lapsed), ((await stage.Stored(link)).State, (await stage.Stored(link)).EndReason, (await stage.Stored(link)).Offers[0].State));
    }

    private async Task<List<DateOnly>> Due(Guid file, DueReason reason, DateOnly? on = null) => await database.AsSystem(async services =>
        await services.GetServices<IClockSource>().Single(source => source.Reasons.Contains(reason)).On(on ?? Today).Where(clock => clock.CaseFileId == file && clock.Reason == reason).Select(clock => clock.DueOn).ToListAsync());

    private static async Task Breaks(Rule rule, Func<Task> act) => Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(act)).Rule);

    private static async Task<Rule?> Tried(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (BrokenRuleException broken)
        {
            return broken.Rule;
        }
        catch (ChangedMeanwhileException)
        {
            // Somebody else's offer was saved first.
            return HousingRules.OneOfferAtATime;
        }
    }
}
