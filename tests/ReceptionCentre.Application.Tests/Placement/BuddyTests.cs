using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Placement;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Placement;

namespace ReceptionCentre.Application.Tests.Placement;

/// <summary>A pair that goes on: its log, its clocks, its end; and how receivers take people.</summary>
public sealed class BuddyTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Half_a_year_of_meetings_is_noted_and_evaluated_and_the_clocks_ask_for_it()
    {
        var stage = await PlacementStage.SetAsync(database);
        var began = Today.AddMonths(-6).AddDays(-3);
        var wish = await stage.Ask(terms: stage.Wants(began));
        var pair = await stage.UnderWay(wish, await stage.Place(), began);
        // Nobody wrote down that they met: a fortnight and a week after the beginning somebody asks.
        Assert.Equal(began.AddDays(21), (await Due(stage.File, DueReason.BuddyMeeting)).Single());
        Assert.Empty(await Due(stage.File, DueReason.PlacementNotBegun));
        for (var day = began.AddDays(14); day <= Today; day = day.AddDays(14))
            await stage.Meet(pair, day);
        await stage.Meet(pair, Today, met: false);
        var last = (await stage.Pair(pair)).Meetings.Where(meeting => meeting.Met).Max(meeting => meeting.On);
        Assert.Equal(last.AddDays(21), (await Due(stage.File, DueReason.BuddyMeeting)).Single());
        // As it was on a day in between.
        Assert.Equal(began.AddDays(14 + 21), (await Due(stage.File, DueReason.BuddyMeeting, began.AddDays(20))).Single());
        Assert.Equal(began.AddMonths(6), (await Due(stage.File, DueReason.BuddyEvaluation)).Single());
        var view = await database.Send(new ShowPair.Query(stage.File, pair));
        Assert.Equal((last.AddDays(14), began.AddMonths(6)), (view.MeetBy!.Value, view.EvaluateOn!.Value));

        await database.Send(new EvaluatePair.Command(Guid.NewGuid(), stage.File, pair, await stage.Version(pair), Today, "Ik durf nu te bellen.", "Zij praat al veel.", false));
        Assert.Empty(await Due(stage.File, DueReason.BuddyEvaluation));
        await database.Send(new EndPair.Command(stage.File, pair, await stage.Version(pair), PlacementReasons.Finished, false, new(Today, null)));
        Assert.Empty(await Due(stage.File, DueReason.BuddyMeeting));
        Assert.Equal(WishState.Fulfilled, (await stage.Wish(wish)).State);
    }

    [Fact]
    public async Task Who_met_a_buddy_within_a_year_after_an_event_went_on_to_that_step_of_its_funnel()
    {
        var stage = await PlacementStage.SetAsync(database);
        await stage.UnderWay(await stage.Ask(), await stage.Place(), Today);
        var (same, inTime, late, before, other) = (Came(Today), Came(Today.AddDays(-365)), Came(Today.AddDays(-366)), Came(Today.AddDays(1)), Came(Today, Guid.CreateVersion7()));
        var reached = await database.AsSystem(services => services.GetServices<IFunnelStep>().Single(step => step.Key == "buddy").ReachedAsync([same, inTime, late, before, other], default));
        Assert.Equal(new[] { same.EventInviteeId, inTime.EventInviteeId }.Order(), reached.Order());

        FunnelSubject Came(DateOnly on, Guid? file = null) => new(Guid.CreateVersion7(), file ?? stage.File, on);
    }

    [Fact]
    public async Task What_is_decided_and_does_not_begin_is_asked_about()
    {
        var stage = await PlacementStage.SetAsync(database);
        var pair = await stage.Decide(await stage.Ask(), await stage.Place());
        Assert.Equal(Today.AddDays(14), (await Due(stage.File, DueReason.PlacementNotBegun)).Single());
        await database.Send(new AgreePair.Command(stage.File, pair, await stage.Version(pair), PairParty.Receiver, new(Today, null), Today.AddDays(10)));
        Assert.Equal(Today.AddDays(24), (await Due(stage.File, DueReason.PlacementNotBegun)).Single());
        await stage.Agree(pair, PairParty.Person);
        await database.Send(new BeginPair.Command(stage.File, pair, await stage.Version(pair), new(Today, null)));
        Assert.Empty(await Due(stage.File, DueReason.PlacementNotBegun));
    }

    [Fact]
    public async Task Consent_that_is_taken_back_ends_the_wait_and_the_pair_and_frees_the_place()
    {
        var stage = await PlacementStage.SetAsync(database);
        var place = await stage.Place();
        var wish = await stage.Ask();
        var pair = await stage.UnderWay(wish, place, Today);
        await database.Send(new EndWishConsent.Command(stage.File, wish, await stage.WishVersion(wish)));
        var ended = await stage.Pair(pair);
        Assert.Equal((PairState.Ended, PlacementReasons.ConsentEnded), (ended.State, ended.Steps.MaxBy(step => step.Number)!.Reason));
        Assert.Equal((WishState.Withdrawn, Today), ((await stage.Wish(wish)).State, (await stage.Wish(wish)).ConsentEndedOn));
        await stage.Decide((await stage.Another()).Wish, place);

        var waiting = await stage.Ask();
        await database.Send(new EndWishConsent.Command(stage.File, waiting, await stage.WishVersion(waiting)));
        Assert.Equal(WishState.Withdrawn, (await stage.Wish(waiting)).State);
        var again = await Assert.ThrowsAsync<BrokenRuleException>(async () => await database.Send(new EndWishConsent.Command(stage.File, waiting, await stage.WishVersion(waiting))));
        Assert.Equal(PlacementRules.OnlyConsentThatHoldsIsTakenBack, again.Rule);
    }

    [Fact]
    public async Task A_file_that_closes_ends_its_pairs_and_wishes_and_the_places_are_free()
    {
        var stage = await PlacementStage.SetAsync(database);
        var place = await stage.Place();
        var pair = await stage.UnderWay(await stage.Ask(), place, Today);
        var job = await stage.Ask(PlacementKind.Job, new() { Since = Today });
        await database.Depart(stage.File);
        Assert.Equal((PairState.Ended, PlacementReasons.FileClosed), ((await stage.Pair(pair)).State, (await stage.Pair(pair)).Steps.MaxBy(step => step.Number)!.Reason));
        var wishes = await database.InDb(db => db.PlacementWishes.Where(wish => wish.CaseFileId == stage.File).ToListAsync());
        Assert.All(wishes, wish => Assert.Equal((WishState.Withdrawn, PlacementReasons.FileClosed), (wish.State, wish.EndReason)));
        Assert.Contains(wishes, wish => wish.Id == job);
        database.As(stage.Caseworker);
        await stage.Decide((await stage.Another()).Wish, place);
    }

    [Fact]
    public async Task A_log_is_of_days_since_the_beginning_and_of_what_was_seen()
    {
        var stage = await PlacementStage.SetAsync(database);
        var pair = await stage.UnderWay(await stage.Ask(), await stage.Place(), Today);
        var empty = await Assert.ThrowsAsync<InvalidInputException>(async () =>
            await database.Send(new NoteMeeting.Command(Guid.NewGuid(), stage.File, pair, await stage.Version(pair), null, null, null, null, null, null)));
        Assert.Equal(["Met", "On"], empty.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
        await stage.Meet(pair, Today);
        var twice = await Assert.ThrowsAsync<BrokenRuleException>(() => stage.Meet(pair, Today));
        Assert.Equal(PlacementRules.OneMeetingADay, twice.Rule);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new BeginPair.Command(stage.File, pair, 0, new(Today, null))));
    }

    [Fact]
    public async Task A_manager_sees_whether_a_receiver_takes_only_who_is_easy_and_small_numbers_are_protected()
    {
        var stage = await PlacementStage.SetAsync(database);
        var place = await stage.Place(PlacementKind.Job, new() { Name = "Magazijn", OpenFrom = new(2025, 1, 1), Capacity = 40, Skills = ["logistics"], Municipality = A.Amsterdam });
        DateOnly Asked(bool hard) => Today.AddDays(hard ? -300 : -30);
        async Task Placed(bool hard, string? declined = null)
        {
            var (file, wish) = await stage.Another(kind: PlacementKind.Job, terms: new() { Since = Asked(hard), Skills = ["logistics"] });
            var pair = await stage.Decide(wish, place);
            async Task Step(PairParty party) => await database.Send(new AgreePair.Command(file, pair, await stage.Version(pair), party, new(Today, null), null));
            if (declined is not null)
            {
                await database.Send(new DeclinePair.Command(file, pair, await stage.Version(pair), PairParty.Receiver, declined, new(Today, null)));
                return;
            }
            await Step(PairParty.Receiver);
            await Step(PairParty.Person);
            await database.Send(new BeginPair.Command(file, pair, await stage.Version(pair), new(Today, null)));
        }
        for (var i = 0; i < 6; i++)
            await Placed(hard: false);
        for (var i = 0; i < 5; i++)
            await Placed(hard: true);
        for (var i = 0; i < 2; i++)
            await Placed(hard: true, declined: "skills");

        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new PlacementFairness.Query(PlacementKind.Job, A.Amsterdam)));
        database.As(stage.Plan.Manager);
        var view = await database.Send(new PlacementFairness.Query(PlacementKind.Job, A.Amsterdam));
        Assert.Equal(new HardToPlace(26, 12), view.Hard);
        var line = Assert.Single(view.Receivers, one => one.Provider == stage.Provider.Name);
        Assert.Equal((5, 11, 45), (line.Began.Part.Count, line.Began.Whole.Count, line.Began.Percent));
        // Two declined: that is two people.
        Assert.True(line.Answers.Part.IsFewerThanFive);
        Assert.Null(line.Answers.Percent);
        Assert.Equal(ProtectedCount.NotShown, Assert.Single(line.Reasons).Count);
        Assert.True(view.All.Whole.Count >= 13);
    }

    private async Task<List<DateOnly>> Due(Guid file, DueReason reason, DateOnly? on = null) => await database.AsSystem(async services =>
        await services.GetServices<IClockSource>().Single(source => source.Reasons.Contains(reason)).On(on ?? Today).Where(clock => clock.CaseFileId == file).Select(clock => clock.DueOn).ToListAsync());
}
