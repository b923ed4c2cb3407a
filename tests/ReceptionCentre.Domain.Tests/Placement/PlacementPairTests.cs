using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Placement;

/// <summary>A wish and what comes of it: every step, allowed and refused.</summary>
public sealed class PlacementPairTests
{
    private static readonly DateOnly Asked = Today.AddDays(-40);
    private static readonly PairState[] States = Enum.GetValues<PairState>();

    public static TheoryData<PairState, PairState> EveryStep()
    {
        var steps = new TheoryData<PairState, PairState>();
        foreach (var from in States)
        {
            foreach (var to in States)
                steps.Add(from, to);
        }
        return steps;
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public void A_step_follows_from_where_the_pair_stands_or_is_refused(PairState from, PairState to)
    {
        var (wish, pair) = In(from);
        // To say yes for one of the two; once one did, the other makes it agreed.
        if (from == PairState.Decided && to == PairState.Agreed)
            pair.Agree(PairParty.Person, null, Step());
        if (PairWay.From(from).Contains(to))
        {
            Do(wish, pair, to);
            Assert.Equal((to, to), (pair.State, pair.Steps[^1].State));
        }
        else
        {
            RuleFor(to).Breaks(() => Do(wish, pair, to));
            Assert.Equal(from, pair.State);
        }
    }

    [Fact]
    public void Only_who_waits_is_placed_where_it_is_open_possible_of_the_kind_and_has_room()
    {
        PlacementRules.AWishGoesToAPlaceOfItsKind.Breaks(() => Decide(Wish(PlacementKind.Job), Place()));
        PlacementRules.ThereIsAPlaceLeft.Breaks(() => Decide(Wish(), Place(), taken: 1));
        PlacementRules.ThePlaceIsOpen.Breaks(() => Decide(Wish(), Place(terms => terms with { OpenFrom = Today.AddDays(1) })));
        PlacementRules.ThePlaceIsOpen.Breaks(() => Decide(Wish(), Place(terms => terms with { OpenUntil = Today })));
        PlacementRules.NobodyIsPlacedBeforeTheyAsked.Breaks(() => Decide(Wish(), Place(), on: Asked.AddDays(-1)));
        PlacementRules.ADayHasCome.Breaks(() => Decide(Wish(), Place(), on: Today.AddDays(1)));
        PlacementRules.WhatCannotBeIsNotDecided.Breaks(() => Decide(Wish(change: terms => terms with { Parts = DayParts.Morning }), Place(terms => terms with { Parts = DayParts.Evening })));
        var wish = Wish();
        Decide(wish, Place());
        Assert.Equal(WishState.Matched, wish.State);
        PlacementRules.OnlyWhoWaitsIsPlaced.Breaks(() => Decide(wish, Place()));
    }

    [Fact]
    public void Both_agree_each_once_and_the_first_day_is_not_before_the_decision()
    {
        var (_, pair) = In(PairState.Decided);
        PlacementRules.ItBeginsAfterTheDecision.Breaks(() => pair.Agree(PairParty.Person, Asked, Step()));
        pair.Agree(PairParty.Person, Today.AddDays(3), Step());
        Assert.Equal((PairState.Decided, Today.AddDays(3)), (pair.State, pair.FirstOn));
        PlacementRules.EachAgreesOnce.Breaks(() => pair.Agree(PairParty.Person, null, Step()));
        PlacementRules.OnlyWhatWasDecidedIsAgreed.Breaks(() => pair.Agree(PairParty.Centre, null, Step()));
        pair.Agree(PairParty.Receiver, null, Step());
        Assert.Equal((PairState.Agreed, Today.AddDays(3), Today), (pair.State, pair.FirstOn, pair.ReceiverAgreedOn));
    }

    [Fact]
    public void Who_was_declined_waits_as_long_as_before_and_who_wants_another_after_the_end_waits_anew()
    {
        var (wish, pair) = In(PairState.Agreed);
        PlacementRules.AnotherReasonIsTold.Breaks(() => pair.Decline(wish, PairParty.Receiver, PlacementReasons.Other, Step()));
        PlacementRules.WhatWasNotThereIsNotFinished.Breaks(() => pair.Decline(wish, PairParty.Receiver, PlacementReasons.Finished, Step()));
        pair.Decline(wish, PairParty.Receiver, "times", Step());
        Assert.Equal((WishState.Waiting, Asked, Today), (wish.State, wish.Since, pair.EndedOn));

        (wish, pair) = In(PairState.UnderWay);
        pair.End(wish, "did-not-fit", waitsAgain: true, Step());
        Assert.Equal((WishState.Waiting, Today), (wish.State, wish.Since));
        (wish, pair) = In(PairState.UnderWay);
        pair.End(wish, PlacementReasons.Finished, waitsAgain: false, Step());
        Assert.Equal((WishState.Fulfilled, Today), (wish.State, wish.EndedOn!.Value));
    }

    [Fact]
    public void A_step_is_of_a_day_that_has_come_and_not_before_the_step_before_it_and_holds_no_number()
    {
        var (_, pair) = In(PairState.Agreed);
        PlacementRules.ADayHasCome.Breaks(() => pair.Begin(Step(Today.AddDays(1))));
        PlacementRules.AStepFollowsTheOneBefore.Breaks(() => pair.Begin(Step(Today.AddDays(-1))));
        PlacementRules.NoNumberStandsInIt.Breaks(() => pair.Begin(Step(words: "BSN 999993653")));
    }

    [Fact]
    public void The_log_tells_what_was_done_or_why_not_once_a_day_while_it_goes_on()
    {
        var (_, pair) = In(PairState.UnderWay, began: Today.AddDays(-20));
        Meet(new(Today.AddDays(-14), true, "library", null, Today.AddDays(-1), "Boeken geleend."));
        PlacementRules.OneMeetingADay.Breaks(() => Meet(new(Today.AddDays(-14), false, null, "ill", null, null)));
        PlacementRules.AMeetingSaysWhatOrWhyNot.Breaks(() => Meet(new(Today, true, null, null, null, null)));
        PlacementRules.AMeetingSaysWhatOrWhyNot.Breaks(() => Meet(new(Today, false, "library", "ill", null, null)));
        PlacementRules.AMeetingIsOfAfterTheBeginning.Breaks(() => Meet(new(Today.AddDays(-21), true, "talk", null, null, null)));
        PlacementRules.OneMeetsAgainLater.Breaks(() => Meet(new(Today, true, "talk", null, Today, null)));
        PlacementRules.ADayHasCome.Breaks(() => Meet(new(Today.AddDays(1), true, "talk", null, null, null)));
        Assert.Single(pair.Meetings);
        var (_, decided) = In(PairState.Decided);
        PlacementRules.OnlyWhileItGoesOn.Breaks(() => decided.NoteMeeting(new(Today, true, "talk", null, null, null), Today, Now().At, By));
        var (_, job) = In(PairState.UnderWay, PlacementKind.Job);
        PlacementRules.OnlyABuddyKeepsALog.Breaks(() => job.NoteMeeting(new(Today, true, "talk", null, null, null), Today, Now().At, By));

        void Meet(MeetingTerms meeting) => pair.NoteMeeting(meeting, Today, Now().At, By);
    }

    [Fact]
    public void An_evaluation_is_in_the_words_of_one_of_the_two_at_least()
    {
        var (_, pair) = In(PairState.UnderWay);
        PlacementRules.AnEvaluationSaysSomething.Breaks(() => pair.Evaluate(new(Today, " ", null, true), Today, Now().At, By));
        pair.Evaluate(new(Today, "Ik durf nu te bellen.", null, true), Today, Now().At, By);
        PlacementRules.OneEvaluationADay.Breaks(() => pair.Evaluate(new(Today, null, "Leuk.", true), Today, Now().At, By));
        var (_, ended) = In(PairState.Ended);
        PlacementRules.OnlyWhileItGoesOn.Breaks(() => ended.Evaluate(new(Today, "Ja", null, false), Today, Now().At, By));
    }

    [Fact]
    public void A_buddy_is_an_extra_with_consent_and_a_class_is_for_children()
    {
        PlacementRules.ABuddyNeedsConsent.Breaks(() => Wish(change: terms => terms with { ConsentOn = null }));
        PlacementRules.ConsentIsNotOfLater.Breaks(() => Wish(change: terms => terms with { ConsentOn = Today.AddDays(1) }));
        Assert.Null(Wish(PlacementKind.Job).ConsentOn);
        PlacementRules.ASchoolPlaceIsForAChild.Breaks(() => PlacementWish.Ask(Guid.NewGuid(), PlacementKind.School, new() { Since = Today }, mayBeChild: false, Today));
        PlacementRules.NobodyWaitsFromLaterOn.Breaks(() => Wish(change: terms => terms with { Since = Today.AddDays(1) }));
        PlacementRules.ALevelDoesNotGoDown.Breaks(() => Wish(change: terms => terms with { LevelFrom = DutchLevel.B1, LevelTo = DutchLevel.A1 }));
        PlacementRules.HoursFitInAWeek.Breaks(() => Wish(change: terms => terms with { MinutesAWeek = 20_000 }));
        PlacementRules.NoNumberStandsInIt.Breaks(() => Wish(change: terms => terms with { Words = "999993653" }));
    }

    [Fact]
    public void Consent_that_is_taken_back_ends_the_waiting_once()
    {
        var wish = Wish();
        wish.EndConsent(Today);
        Assert.Equal((WishState.Withdrawn, Today, PlacementReasons.ConsentEnded), (wish.State, wish.ConsentEndedOn, wish.EndReason));
        PlacementRules.OnlyConsentThatHoldsIsTakenBack.Breaks(() => wish.EndConsent(Today));
        PlacementRules.OnlyConsentThatHoldsIsTakenBack.Breaks(() => Wish(PlacementKind.Job).EndConsent(Today));
        PlacementRules.WhatEndedIsAskedAnew.Breaks(() => wish.Change(Terms(), Today));
    }

    [Fact]
    public void A_wish_is_withdrawn_where_nothing_goes_on_and_changed_as_long_as_it_stands()
    {
        var (matched, _) = In(PairState.UnderWay);
        PlacementRules.WhoIsPlacedIsEndedThere.Breaks(() => matched.Withdraw("own-choice", Today, Today));
        matched.Change(Terms() with { Interests = ["music"] }, Today);
        Assert.Equal(["music"], matched.CodesFor(PlacementCodeUse.Interest));
        var wish = Wish();
        wish.Withdraw("found-other", Today, Today);
        Assert.Equal((WishState.Withdrawn, "found-other"), (wish.State, wish.EndReason));
        PlacementRules.WhatEndedIsAskedAnew.Breaks(() => wish.Withdraw("found-other", Today, Today));
    }

    [Fact]
    public void A_place_is_what_it_says()
    {
        PlacementRules.ABuddyMeetsOne.Breaks(() => Place(terms => terms with { Capacity = 2 }));
        PlacementRules.APlaceTakesSomebody.Breaks(() => Place(terms => terms with { Capacity = 0 }));
        PlacementRules.APlaceClosesAfterItOpens.Breaks(() => Place(terms => terms with { OpenUntil = terms.OpenFrom.AddDays(-1) }));
        PlacementRules.AnAgeDoesNotGoDown.Breaks(() => Place(terms => terms with { AgeFrom = 8, AgeTo = 6 }));
        PlacementRules.HoursFitInAWeek.Breaks(() => Place(terms => terms with { LeastMinutesAWeek = 0 }));
        PlacementRules.NoNumberStandsInIt.Breaks(() => Place(terms => terms with { Contact = "999993653" }));
    }

    [Fact]
    public void Only_who_waits_has_a_proposal_refused_for_them()
    {
        var wish = Wish();
        PlacementRules.AnotherReasonIsTold.Breaks(() => PlacementRefusal.Of(wish, Guid.NewGuid(), PlacementReasons.Other, Step()));
        Assert.Equal("times", PlacementRefusal.Of(wish, Guid.NewGuid(), "times", Step()).Reason);
        Decide(wish, Place());
        PlacementRules.OnlyWhoWaitsIsPlaced.Breaks(() => PlacementRefusal.Of(wish, Guid.NewGuid(), "times", Step()));
    }

    [Theory]
    [InlineData(26 * 7, null, null, false)]
    [InlineData((26 * 7) + 1, null, null, true)]
    [InlineData(0, 719, null, true)]
    [InlineData(0, 720, null, false)]
    [InlineData(0, null, DutchLevel.A1, true)]
    [InlineData(0, null, DutchLevel.A2, false)]
    public void Hard_to_place_is_a_long_wait_few_hours_or_little_Dutch(int days, int? minutes, DutchLevel? level, bool hard) =>
        Assert.Equal(hard, new HardToPlace(26, 12).Is(Today.AddDays(-days), Today, minutes, level));

    [Fact]
    public void The_advice_about_a_school_holds_from_its_day_and_of_an_unknown_stay_there_is_none()
    {
        var advice = new SchoolAdvice([new("for-good", "ordinary", Today, null, "S"), new("in-between", "international-class", Today.AddDays(-9), Today, "S")]);
        Assert.Equal("ordinary", advice.For("for-good", Today));
        Assert.Null(advice.For("for-good", Today.AddDays(-1)));
        Assert.Null(advice.For("in-between", Today));
        Assert.Null(advice.For(null, Today));
    }

    private static (PlacementWish Wish, PlacementPair Pair) In(PairState state, PlacementKind kind = PlacementKind.Buddy, DateOnly? began = null)
    {
        var wish = Wish(kind);
        var day = began ?? Today;
        var pair = Decide(wish, Place(kind: kind), on: day);
        if (state == PairState.Declined)
            pair.Decline(wish, PairParty.Person, "own-choice", Step());
        if (state is PairState.Decided or PairState.Declined)
            return (wish, pair);
        pair.Agree(PairParty.Receiver, null, Step(day));
        pair.Agree(PairParty.Person, null, Step(day));
        if (state != PairState.Agreed)
            pair.Begin(Step(day));
        if (state == PairState.Ended)
            pair.End(wish, PlacementReasons.Finished, false, Step());
        return (wish, pair);
    }

    private static void Do(PlacementWish wish, PlacementPair pair, PairState to)
    {
        switch (to)
        {
            case PairState.Decided or PairState.Agreed:
                pair.Agree(PairParty.Receiver, null, Step());
                break;
            case PairState.UnderWay:
                pair.Begin(Step());
                break;
            case PairState.Ended:
                pair.End(wish, "moved", false, Step());
                break;
            default:
                pair.Decline(wish, PairParty.Person, "own-choice", Step());
                break;
        }
    }

    private static Rule RuleFor(PairState to) => to switch
    {
        PairState.Decided or PairState.Agreed => PlacementRules.OnlyWhatWasDecidedIsAgreed,
        PairState.UnderWay => PlacementRules.OnlyWhatWasAgreedBegins,
        PairState.Ended => PlacementRules.OnlyWhatBeganEnds,
        _ => PlacementRules.WhatBeganIsEnded,
    };

    private static PlacementPair Decide(PlacementWish wish, PlacementPlace place, int taken = 0, DateOnly? on = null) =>
        PlacementPair.Decide(wish, place, taken, PairFit.Of(Seeker.Of(wish, PartialDate.Unknown, null), Vacancy.Of(place, 1), Today), Step(on));

    private static PairHappened Step(DateOnly? on = null, string? words = null) => new(on ?? Today, words, Today, Now().At, By);

    private static WishTerms Terms() => new() { Since = Asked, Languages = ["ti"], Learns = ["nl"], Interests = ["walking"], ConsentOn = Asked };

    private static PlacementWish Wish(PlacementKind kind = PlacementKind.Buddy, Func<WishTerms, WishTerms>? change = null) =>
        PlacementWish.Ask(Guid.NewGuid(), kind, change?.Invoke(Terms()) ?? Terms(), mayBeChild: true, Today);

    private static PlacementPlace Place(Func<PlaceTerms, PlaceTerms>? change = null, PlacementKind kind = PlacementKind.Buddy)
    {
        var terms = new PlaceTerms { Name = "Anneke", OpenFrom = Today.AddDays(-100), Languages = ["nl"] };
        return PlacementPlace.Add(kind, Guid.NewGuid(), change?.Invoke(terms) ?? terms);
    }
}
