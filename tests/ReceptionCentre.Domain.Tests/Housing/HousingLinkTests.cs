using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Housing;

/// <summary>A link from the COA and the dwellings that are offered. Which step follows which is tried beside the drawing.</summary>
public sealed class HousingLinkTests
{
    private static readonly DateOnly LinkedOn = Today.AddDays(-60);
    private static readonly Guid First = Guid.NewGuid(), Second = Guid.NewGuid(), Third = Guid.NewGuid();

    [Fact]
    public void A_family_is_linked_together_and_one_who_leaves_leaves_the_others_linked()
    {
        HousingRules.SomebodyGoesAlong.Breaks(() => HousingLink.Of([], "0363", Terms(), Today));
        HousingRules.TheDwellingIsForAllWhoGo.Breaks(() => HousingLink.Of([First, Second], "0363", Terms() with { PeopleInAll = 1 }, Today));
        HousingRules.TheDwellingIsForAllWhoGo.Breaks(() => HousingLink.Of([First], "0363", Terms() with { PeopleInAll = HousingLimits.MostPeople + 1 }, Today));
        HousingRules.ADayHasCome.Breaks(() => HousingLink.Of([First], "0363", Terms() with { LinkedOn = Today.AddDays(1) }, Today));
        HousingRules.NoNumberStandsInIt.Breaks(() => HousingLink.Of([First], "0363", Terms() with { Wishes = "BSN 999993653" }, Today));
        var link = HousingLink.Of([First, Second, Third], "0363", Terms() with { PeopleInAll = 4, Urgency = "unsafe", Needs = ["few-stairs", "few-stairs"] }, Today);
        Assert.Equal((First, 3, 1), (link.CaseFileId, link.Going.Count(), link.Needs.Count));
        Assert.Equal(new(true, LinkedOn, link.Id), link.Turn);

        link.Leave(First, "not-along", Step(-5));
        Assert.Equal((Second, 3, HousingState.Waiting), (link.CaseFileId, link.PeopleInAll, link.State));
        Assert.Throws<NotThereException>(() => link.Leave(First, "not-along", Step(-4)));
        link.Change([Second, First], link.Terms with { PeopleInAll = 2, Urgency = null, UrgencyWords = "weg" }, Today);
        Assert.Equal([Second, First], link.Going.Select(person => person.CaseFileId));
        Assert.Equal((null, null), (link.Urgency, link.UrgencyWords));
        link.Leave(First, "gone", Step(-1));
        link.Leave(Second, "gone", Step(0));
        Assert.Equal((HousingState.Ended, "gone"), (link.State, link.EndReason));
        HousingRules.WhatEndedIsLinkedAnew.Breaks(() => link.Change([First], Terms(), Today));
    }

    [Fact]
    public void Who_goes_apart_keeps_the_day_of_the_link_and_nothing_else()
    {
        var link = HousingLink.Of([First, Second, Third], "0363", Terms() with { PeopleInAll = 3, Wishes = "Samen" }, Today);
        link.Offer(Flat(), Step(-30));
        var apart = link.Apart([First, Third]);
        Assert.Equal([Second], link.People.Select(person => person.CaseFileId));
        Assert.Equal((Second, 1, HousingState.Offered), (link.CaseFileId, link.PeopleInAll, link.State));
        Assert.Equal((LinkedOn, 2, HousingState.Waiting, First), (apart.LinkedOn, apart.PeopleInAll, apart.State, apart.CaseFileId));
        Assert.Equal([First, Third], apart.Going.Select(person => person.CaseFileId));
        Assert.Equal((0, null), (apart.Offers.Count, apart.Wishes));
        Assert.All(apart.People, person => Assert.Equal(apart.Id, person.HousingLinkId));
        HousingRules.SomebodyGoesAlong.Breaks(() => link.Apart([Second]));
    }

    [Fact]
    public void One_dwelling_is_offered_at_a_time_and_earlier_ones_stay_to_be_seen()
    {
        var link = In(HousingState.Waiting);
        HousingRules.AStepFollowsTheOneBefore.Breaks(() => link.Offer(Flat(), Step(-61)));
        HousingRules.ADayHasCome.Breaks(() => link.Offer(Flat(), Step(1)));
        HousingRules.AVersionIsOfARule.Breaks(() => link.Offer(Flat() with { Rule = null, RuleVersion = "2026" }, Step(-30)));
        HousingRules.AnAnswerIsAskedAfterTheOffer.Breaks(() => link.Offer(Flat() with { AnswerBy = Today.AddDays(-31) }, Step(-30)));
        HousingRules.AnAnswerIsAskedAfterTheOffer.Breaks(() => link.Offer(Flat() with { ViewingOn = Today.AddDays(-31) }, Step(-30)));
        var one = link.Offer(Flat(), Step(-30));
        HousingRules.OneOfferAtATime.Breaks(() => link.Offer(Flat(), Step(-29)));
        link.ChangeOffer(one.Id, Flat() with { Rooms = 4, ViewingOn = Today.AddDays(-28) });
        HousingRules.AnotherReasonIsTold.Breaks(() => link.Refuse(one.Id, HousingReasons.Other, null, null, Step(-25)));
        HousingRules.AStepFollowsTheOneBefore.Breaks(() => link.Refuse(one.Id, "too-dear", null, null, Step(-31)));
        link.Refuse(one.Id, HousingReasons.Other, null, null, Step(-25, "Wil niet."));
        HousingRules.OnlyAnOpenOfferIsAnswered.Breaks(() => link.Accept(one.Id, Step(-24)));
        HousingRules.OnlyAnOpenOfferChanges.Breaks(() => link.ChangeOffer(one.Id, Flat()));
        link.Judge(one.Id, false, "Gesprek");
        Assert.Equal((false, "Gesprek", HousingState.Waiting), (one.IsFounded, one.Follows, link.State));
        var two = link.Offer(Flat(), Step(-20));
        HousingRules.OnlyARefusalIsJudged.Breaks(() => link.Judge(two.Id, true, null));
        Assert.Equal((1, 2, 4), (one.Number, two.Number, one.Rooms));
        Assert.Throws<NotThereException>(() => link.Accept(Guid.NewGuid(), Step(-19)));
    }

    [Fact]
    public void Everybody_who_goes_along_is_housed_on_the_day_and_a_mistake_is_taken_back()
    {
        var link = HousingLink.Of([First, Second, Third], "0363", Terms() with { PeopleInAll = 3 }, Today);
        link.Leave(Third, "not-along", Step(-40));
        HousingRules.OneMovesIntoWhatWasAccepted.Breaks(() => link.MoveIn(Step(-30)));
        link.Accept(link.Offer(Flat(), Step(-30)).Id, Step(-25));
        HousingRules.WhatWasAcceptedIsAnsweredFirst.Breaks(() => link.FindOwn(Step(-20)));
        HousingRules.AStepFollowsTheOneBefore.Breaks(() => link.MoveIn(Step(-26)));
        HousingRules.OnlyWhatEndedIsTakenBack.Breaks(link.TakeBack);
        link.MoveIn(Step(-10));
        Assert.Equal((HousedHow.Offered, OfferState.MovedIn, Today.AddDays(-10)), (link.How!.Value, link.Offers[0].State, link.EndedOn!.Value));
        Assert.Equal([First, Second], link.People.Where(person => person.HousedOn == Today.AddDays(-10)).Select(person => person.CaseFileId));
        link.TakeBack();
        Assert.Equal((HousingState.Accepted, OfferState.Accepted, null), (link.State, link.Offers[0].State, link.EndedOn));
        Assert.Equal([First, Second], link.Going.Select(person => person.CaseFileId));
        Assert.All(link.People, person => Assert.Null(person.HousedOn));

        var own = In(HousingState.Offered);
        own.FindOwn(Step(-5));
        Assert.Equal((HousedHow.Own, OfferState.Lapsed), (own.How!.Value, own.Offers[0].State));
        own.TakeBack();
        Assert.Equal(HousingState.Waiting, own.State);
        HousingRules.AnotherReasonIsTold.Breaks(() => own.End(HousingReasons.Other, Step(0)));
    }

    [Fact]
    public void Expected_family_is_told_apart_also_after_moving_in()
    {
        var link = In(HousingState.Housed);
        HousingRules.OnlyWhoIsExpectedIsCounted.Breaks(() => link.Expect(new(FamilyState.None, 1)));
        HousingRules.FamilyIsExpectedInOrder.Breaks(() => link.Expect(new(FamilyState.Expected, 1, 2, From: Today, By: Today.AddDays(-1))));
        HousingRules.FamilyIsANumberOfPeople.Breaks(() => link.Expect(new(FamilyState.Expected, -1)));
        link.Expect(new(FamilyState.Expected, 1, 2, FamilyDecision.MayCome, Today, Today.AddDays(30)));
        Assert.Equal((3, 1), (link.ExpectedFamily.People, link.People.Count));
        link.Expect(new(FamilyState.Came, 1, 2));
        Assert.Equal(0, link.ExpectedFamily.People);
        HousingRules.WhatEndedIsLinkedAnew.Breaks(() => In(HousingState.Ended).Expect(new(FamilyState.None)));
    }

    /// <summary>What somebody is put in order by is a reason to go first, the day of the link, and the id; what is compared of a dwelling says nothing of origin.</summary>
    [Fact]
    public void Nothing_of_where_somebody_comes_from_is_read()
    {
        Assert.Equal(["HousingLinkId", "IsUrgent", "LinkedOn"], typeof(HousingTurn).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Bedrooms", "Family", "LinkedOn", "Location", "Needs", "PeopleInAll", "Reference", "Urgency", "UrgencyWords", "Wishes"],
            typeof(HousingTerms).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    private static HousingLink In(HousingState state)
    {
        var link = HousingLink.Of([First], "0363", Terms(), Today);
        if (state is HousingState.Offered or HousingState.Accepted or HousingState.Housed)
            link.Offer(Flat(), Step(-30));
        if (state is HousingState.Accepted or HousingState.Housed)
            link.Accept(Last(link), Step(-25));
        if (state == HousingState.Housed)
            link.MoveIn(Step(-24));
        if (state == HousingState.Ended)
            link.End("gone", Step(-30));
        return link;
    }

    private static HousingTerms Terms() => new() { LinkedOn = LinkedOn, PeopleInAll = 1 };

    private static DwellingTerms Flat() => new() { Kind = "house", Rooms = 3, Street = "Kade 1", Place = "Amsterdam", Rule = "Afspraak", RuleVersion = "2026" };

    private static Guid Last(HousingLink link) => link.Offers[^1].Id;

    private static HousingHappened Step(int days, string? words = null) => new(Today.AddDays(days), words, Today, Now().At, By);
}
