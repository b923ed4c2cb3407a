using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Placement;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Placement;

namespace ReceptionCentre.Application.Tests.Placement;

/// <summary>From a wish to a decision: who is proposed, who decides, and what is refused meanwhile.</summary>
public sealed class PlacingTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task A_wish_is_filled_with_what_the_file_tells_and_waits()
    {
        var newcomer = A.Newcomer().Speaking("ti");
        newcomer.Person.RecordAddress(new("home", "Kade 1", "1011 AB", "Amsterdam"), PartialDate.Unknown, A.Provenance);
        var stage = await PlacementStage.SetAsync(database, newcomer);
        var known = await database.Send(new WishToAsk.Query(stage.File, PlacementKind.Buddy));
        Assert.Equal(("ti", "nl", "1011 AB", "Amsterdam"), (known.Terms.Languages.Single(), known.Terms.Learns.Single(), known.Terms.Postcode, known.Terms.Town));

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => stage.Ask(terms: stage.Wants() with { ConsentOn = null, Words = "BSN 999993653", Since = default }));
        Assert.Equal(["Consents", "Since", "Words"], refused.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<InvalidInputException>(() => stage.Ask(terms: stage.Wants() with { Interests = ["bestaat-niet"] }));

        var wish = await stage.Ask(terms: stage.Wants(Today.AddDays(-30)));
        var line = Assert.Single((await database.Send(new PlacementOfFile.Query(stage.File))).Wishes);
        Assert.Equal((wish, WishState.Waiting, Today.AddDays(-30), Today.AddDays(-30)), (line.WishId, line.State, line.Since, line.ConsentOn!.Value));
        await Breaks(PlacementRules.OneWishOfAKind, () => stage.Ask());
        await database.Send(new ChangeWish.Command(stage.File, wish, await stage.WishVersion(wish), stage.Wants(Today.AddDays(-30)) with { Interests = ["music", "walking"] }));
        Assert.Equal(["music", "walking"], (await stage.Wish(wish)).CodesFor(PlacementCodeUse.Interest).Order());
    }

    [Fact]
    public async Task The_longest_waiting_is_proposed_with_reasons_a_person_decides_and_the_others_keep_waiting()
    {
        var stage = await PlacementStage.SetAsync(database);
        var town = await OwnTown();
        var place = await stage.Place(terms: PlacementStage.Buddy() with { Municipality = town });
        var (first, second) = (await InTown(town, -90), await InTown(town, -10));
        var round = await database.Send(new ProposalRound.Query(PlacementKind.Buddy, town));
        var proposed = Assert.Single(round.Proposals);
        Assert.Equal((first.Wish, place), (proposed.WishId, proposed.Place.Place.PlaceId));
        Assert.Equal(
            [PairReasonKind.Times, PairReasonKind.Language, PairReasonKind.Learns, PairReasonKind.Interest], proposed.Place.Reasons.Select(reason => reason.Reason.Kind));
        Assert.Equal((second.Wish, NotProposed.OthersWaitLonger), (round.Without.Single().WishId, round.Without.Single().Because));
        var waiting = await database.Send(new WaitingForPlacement.Query(PlacementKind.Buddy, town));
        Assert.Equal((2, 1), (waiting.Waiting[PlacementKind.Buddy], waiting.Free));
        Assert.Equal([first.Wish, second.Wish], waiting.Lines.Select(line => line.WishId));

        var decided = await database.Send(new DecidePlacements.Command([new(first.Wish, place)], null));
        Assert.Null(decided.Lines.Single().Refused);
        // The same form sent twice decides once; another decision about the same person is stale, and refused by the rule.
        Assert.Equal(decided.Lines.Single().PairId, await stage.Decide(first.Wish, place));
        var later = await stage.Place(terms: PlacementStage.Buddy("Kees") with { Municipality = town });
        database.As(_member);
        await Breaks(PlacementRules.OnlyWhoWaitsIsPlaced, () => stage.Decide(first.Wish, later));
        await Breaks(PlacementRules.ThereIsAPlaceLeft, () => stage.Decide(second.Wish, place));
        var next = Assert.Single((await database.Send(new ProposalRound.Query(PlacementKind.Buddy, town))).Proposals);
        Assert.Equal((second.Wish, later), (next.WishId, next.Place.Place.PlaceId));
        Assert.Equal(first.File, (await database.InDb(db => db.AuditEvents.Where(audit => audit.Action == "Placement.DecidePlacements" && audit.CaseFileId == first.File).SingleAsync())).CaseFileId);
    }

    [Fact]
    public async Task Of_several_that_are_decided_together_each_who_cannot_is_left_out_by_its_rule()
    {
        var stage = await PlacementStage.SetAsync(database);
        var (only, other) = (await stage.Place(), await stage.Place(terms: PlacementStage.Buddy("Kees")));
        var (one, two, three) = (await stage.Another(), await stage.Another(), await stage.Another());
        await stage.Decide(three.Wish, other);
        var command = new DecidePlacements.Command([new(one.Wish, only), new(two.Wish, only), new(three.Wish, only)], null);
        var result = await database.Send(command);
        Assert.Equal([null, PlacementRules.ThereIsAPlaceLeft.Name, PlacementRules.OnlyWhoWaitsIsPlaced.Name], result.Lines.Select(line => line.Refused));
        Assert.Equal(2, result.LeftOut.Count());
        // The same form again gives the first answer.
        Assert.Equal(result.Lines.Select(line => line.PairId), (await database.Send(command)).Lines.Select(line => line.PairId));
        Assert.Equal(2, await database.InDb(db => db.PlacementPairs.CountAsync(pair => pair.PlaceId == only || pair.PlaceId == other)));
        Assert.Equal(WishState.Waiting, (await stage.Wish(two.Wish)).State);
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new DecidePlacements.Command([], null)));
    }

    [Fact]
    public async Task Fifty_who_are_placed_at_the_same_moment_get_the_places_that_there_are()
    {
        var stage = await PlacementStage.SetAsync(database);
        var place = await stage.Place(PlacementKind.Job, new() { Name = "Keukenhulp", OpenFrom = new(2026, 1, 1), Capacity = 7, Skills = ["cooking"] });
        var wishes = new List<Guid>();
        for (var i = 0; i < 50; i++)
            wishes.Add((await stage.Another(kind: PlacementKind.Job, terms: new() { Since = Today, Skills = ["cooking"] })).Wish);

        var answers = await Task.WhenAll(wishes.Select(wish => Tried(() => stage.Decide(wish, place))));

        Assert.Equal(7, answers.Count(rule => rule is null));
        Assert.All(answers.Where(rule => rule is not null), rule => Assert.Equal(PlacementRules.ThereIsAPlaceLeft, rule));
        Assert.Equal(7, await database.InDb(db => db.PlacementPairs.CountAsync(pair => pair.PlaceId == place && pair.EndedOn == null)));
    }

    [Fact]
    public async Task One_wish_that_many_decide_about_at_the_same_moment_gets_one_place()
    {
        var stage = await PlacementStage.SetAsync(database);
        var wish = await stage.Ask();
        var places = new List<Guid>();
        for (var i = 0; i < 8; i++)
            places.Add(await stage.Place(terms: PlacementStage.Buddy($"Maatje {i}")));
        var answers = await Task.WhenAll(places.Select(place => Tried(() => stage.Decide(wish, place))));
        Assert.Equal(1, answers.Count(rule => rule is null));
        Assert.All(answers.Where(rule => rule is not null), rule => Assert.Equal(PlacementRules.OnlyWhoWaitsIsPlaced, rule));
    }

    [Fact]
    public async Task What_was_refused_or_declined_is_not_proposed_again_and_the_person_waits_as_before()
    {
        var stage = await PlacementStage.SetAsync(database);
        var town = await OwnTown();
        var (refused, declined) = (await stage.Place(terms: PlacementStage.Buddy("Aad") with { Municipality = town }), await stage.Place(terms: PlacementStage.Buddy("Bep") with { Municipality = town }));
        var one = await InTown(town, -60);
        await database.Send(new RefusePairing.Command(Guid.NewGuid(), one.Wish, refused, "distance", null));
        await Breaks(PlacementRules.RefusedOnce, () => database.Send(new RefusePairing.Command(Guid.NewGuid(), one.Wish, refused, "distance", null)));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new RefusePairing.Command(Guid.NewGuid(), one.Wish, declined, "other", null)));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new RefusePairing.Command(Guid.NewGuid(), one.Wish, declined, PlacementReasons.FileClosed, null)));
        Assert.Equal(declined, Assert.Single((await database.Send(new ProposalRound.Query(PlacementKind.Buddy, town))).Proposals).Place.Place.PlaceId);

        var pair = await stage.Decide(one.Wish, declined);
        await database.Send(new DeclinePair.Command(one.File, pair, await stage.Version(pair), PairParty.Receiver, "times", new(Today, "Werkt 's avonds.")));
        Assert.Empty((await database.Send(new ProposalRound.Query(PlacementKind.Buddy, town))).Proposals);
        Assert.Equal((WishState.Waiting, Today.AddDays(-60)), ((await stage.Wish(one.Wish)).State, (await stage.Wish(one.Wish)).Since));
        // By hand it can be looked at again.
        Assert.Equal(2, (await database.Send(new PlacesForWish.Query(one.File, one.Wish))).Found);
    }

    [Fact]
    public async Task What_cannot_be_is_not_decided_also_by_hand()
    {
        var stage = await PlacementStage.SetAsync(database);
        var place = await stage.Place(terms: PlacementStage.Buddy() with { Parts = DayParts.Morning });
        var wish = await stage.Ask();
        await Breaks(PlacementRules.WhatCannotBeIsNotDecided, () => stage.Decide(wish, place));
        var shown = (await database.Send(new PlacesForWish.Query(stage.File, wish))).Places.Single(one => one.Place.PlaceId == place);
        Assert.False(shown.IsPossible);
    }

    [Fact]
    public async Task Nobody_of_another_municipality_sees_or_decides_anything()
    {
        var stage = await PlacementStage.SetAsync(database);
        var place = await stage.Place();
        var wish = await stage.Ask();
        var pair = await stage.Decide(wish, place);
        database.As(stage.Plan.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new PlacementOfFile.Query(stage.File)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowPair.Query(stage.File, pair)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowPlace.Query(place)));
        await Assert.ThrowsAsync<NotThereException>(() => stage.Decide(wish, place));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new RefusePairing.Command(Guid.NewGuid(), wish, place, "distance", null)));
        await Assert.ThrowsAsync<NotThereException>(() => stage.Ask());
        Assert.DoesNotContain((await database.Send(new WaitingForPlacement.Query(PlacementKind.Buddy, A.Amsterdam))).Lines, line => line.WishId == wish);
        Assert.DoesNotContain((await database.Send(new PlaceList.Query(PlacementKind.Buddy))).Places, one => one.PlaceId == place);
        // Nor another team what follows on the file; the front desk nothing.
        database.As(stage.Plan.OtherTeam);
        await Breaks(CaseFileRules.OnlyItsTeamWorksOnAFile, async () => await database.Send(new AgreePair.Command(stage.File, pair, await stage.Version(pair), PairParty.Person, new(Today, null), null)));
        database.As(stage.Plan.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new PlacementOfFile.Query(stage.File)));
        // A place of another municipality is as if it were not there.
        database.As(null);
        var theirs = PlacementPlace.Add(PlacementKind.Buddy, stage.Provider.Id, PlacementStage.Buddy() with { Municipality = A.Eindhoven });
        await database.Save(theirs);
        database.As(stage.Caseworker);
        var (_, free) = await stage.Another();
        await Breaks(PlacementRules.ThePlaceIsOpen, () => stage.Decide(free, theirs.Id));
    }

    [Fact]
    public async Task A_place_of_an_organisation_is_added_and_changed_for_ones_own_municipality()
    {
        var stage = await PlacementStage.SetAsync(database);
        var id = await database.Send(new AddPlace.Command(Guid.NewGuid(), PlacementKind.Buddy, stage.Provider.Id, PlacementStage.Buddy(" Anneke ")));
        var view = await database.Send(new ShowPlace.Query(id));
        Assert.Equal(("Anneke", 1), (view.Terms.Name, view.Line.Free));
        await database.Send(new ChangePlace.Command(id, view.Version, view.Terms with { OpenUntil = Today }));
        Assert.DoesNotContain((await database.Send(new PlaceList.Query(PlacementKind.Buddy))).Places, one => one.PlaceId == id);
        Assert.Contains((await database.Send(new PlaceList.Query(PlacementKind.Buddy, Closed: true))).Places, one => one.PlaceId == id);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new ChangePlace.Command(id, view.Version, view.Terms)));
        await Assert.ThrowsAnyAsync<Exception>(() => database.Send(new AddPlace.Command(Guid.NewGuid(), PlacementKind.Buddy, stage.Provider.Id, PlacementStage.Buddy() with { Municipality = A.Eindhoven })));
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AddPlace.Command(Guid.NewGuid(), PlacementKind.Buddy, null, PlacementStage.Buddy("") with { Capacity = 2 })));
        Assert.Equal(["Capacity", "Name", "ProviderId"], refused.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_class_is_for_a_child_and_its_kind_is_advised_by_how_long_the_family_stays()
    {
        var grown = await PlacementStage.SetAsync(database);
        await Breaks(PlacementRules.ASchoolPlaceIsForAChild, () => grown.Ask(PlacementKind.School, new() { Since = Today }));

        var newcomer = A.Newcomer("Lwam").Born("2018-00-00");
        newcomer.Stay.RecordIntendedStay(IntendedStay.OneToThreeYears, Today.AddDays(-5), null, A.Provenance);
        var stage = await PlacementStage.SetAsync(database, newcomer);
        var known = await database.Send(new WishToAsk.Query(stage.File, PlacementKind.School));
        Assert.Equal(("about-two-years", false, 2018), (known.Terms.SchoolStay, known.StayIsAsked, known.Born.Year));
        var wish = await stage.Ask(PlacementKind.School, known.Terms with { SchoolStay = "for-good" });
        Assert.Equal("ordinary", (await database.Send(new PlacementOfFile.Query(stage.File))).Wishes.Single().Advice!.Value);
        var ordinary = await stage.Place(PlacementKind.School, new() { Name = "Groep 4", OpenFrom = new(2026, 1, 1), Capacity = 3, SchoolKind = "ordinary", AgeFrom = 7, AgeTo = 9 });
        var small = await stage.Place(PlacementKind.School, new() { Name = "Kleuters", OpenFrom = new(2026, 1, 1), Capacity = 3, SchoolKind = "ordinary", AgeFrom = 4, AgeTo = 6 });
        var places = (await database.Send(new PlacesForWish.Query(stage.File, wish))).Places;
        Assert.Equal((ordinary, true), (places[0].Place.PlaceId, places[0].IsPossible));
        Assert.False(places.Single(one => one.Place.PlaceId == small).IsPossible);
        await stage.Decide(wish, ordinary);

        // Longer than three years is not for good: that is to be asked.
        var other = A.Newcomer("Noor").Born("2019-00-00");
        other.Stay.RecordIntendedStay(IntendedStay.Longer, Today.AddDays(-5), null, A.Provenance);
        var asked = await PlacementStage.SetAsync(database, other);
        Assert.True((await database.Send(new WishToAsk.Query(asked.File, PlacementKind.School))).StayIsAsked);
    }

    // A municipality where nobody else of these tests waits.
    private async Task<string> OwnTown()
    {
        var town = (await database.InDb(db => db.Codes.Where(code => code.List == "municipalities" && code.ValidUntil == null).Select(code => code.Value).ToListAsync())).Order(StringComparer.Ordinal)
            .Skip(Interlocked.Increment(ref _towns)).First();
        var member = A.StaffMember(Domain.Staff.Role.Caseworker, Domain.Staff.Role.Manager).In(A.Amsterdam, town).Build();
        await database.Save(member);
        _member = member;
        return town;
    }

    private async Task<(Guid File, Guid Wish)> InTown(string town, int days)
    {
        database.As(null);
        var newcomer = await A.Newcomer(A.UnheardName()).In(town).SavedIn(database);
        database.As(_member);
        var terms = new WishTerms
        {
            Since = Today.AddDays(days),
            Languages = ["ti"],
            Learns = ["nl"],
            Interests = ["walking"],
            Parts = DayParts.Evening,
            ConsentOn = Today.AddDays(days),
        };
        return (newcomer.File.Id, await database.Send(new AskPlacement.Command(Guid.NewGuid(), newcomer.File.Id, PlacementKind.Buddy, terms)));
    }

    private static int _towns = 40;
    private Domain.Staff.StaffMember? _member;

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
    }
}
