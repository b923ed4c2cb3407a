using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Housing;

public sealed class HousingDrawingTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void The_drawings_in_the_docs_are_those_of_the_code()
    {
        Assert.Equal(StateDrawing.Allowed<HousingState>(HousingWay.From), StateDrawing.On<HousingState>("housing.md"));
        Assert.Equal(StateDrawing.Allowed<OfferState>(HousingWay.From), StateDrawing.On<OfferState>("housing.md"));
    }

    [Fact]
    public void The_steps_of_a_link_that_are_not_refused_are_those_of_the_table()
    {
        Action<HousingLink>[] steps =
        [
            link => link.Offer(Flat(), Step(-20)), link => link.Accept(Last(link), Step(-20)), link => link.Refuse(Last(link), "too-small", null, null, Step(-20)),
            link => link.WithdrawOffer(Last(link), Step(-20)), link => link.MoveIn(Step(-10)), link => link.FindOwn(Step(-10)), link => link.End("linked-elsewhere", Step(-10)), link => link.TakeBack(),
            TakeBackOwn,
        ];
        Assert.Equal(StateDrawing.Allowed<HousingState>(HousingWay.From), StateDrawing.Tried(In, link => link.State, steps));
    }

    [Fact]
    public void The_steps_of_an_offer_that_are_not_refused_are_those_of_the_table()
    {
        Action<HousingLink>[] steps =
        [
            link => link.Accept(Last(link), Step(-20)), link => link.Refuse(Last(link), "too-small", null, null, Step(-20)), link => link.WithdrawOffer(Last(link), Step(-20)),
            link => link.MoveIn(Step(-10)), EndOpen, TakeBackHoused,
        ];
        Assert.Equal(StateDrawing.Allowed<OfferState>(HousingWay.From), StateDrawing.Tried(Of, link => link.Offers[0].State, steps));
    }

    // Of those who found a dwelling themselves there is no offer to go back to.
    private static void TakeBackOwn(HousingLink link)
    {
        HousingRules.OnlyWhatEndedIsTakenBack.Check(link.State == HousingState.Housed);
        link.TakeBack();
        link.WithdrawOffer(Last(link), Step(-9));
        link.FindOwn(Step(-9));
        link.TakeBack();
    }

    private static void EndOpen(HousingLink link)
    {
        HousingRules.OnlyAnOpenOfferIsAnswered.Check(link.OpenOffer is not null);
        link.End("gone", Step(-10));
    }

    private static void TakeBackHoused(HousingLink link)
    {
        HousingRules.OnlyWhatEndedIsTakenBack.Check(link.State == HousingState.Housed);
        link.TakeBack();
    }

    private static HousingLink In(HousingState state)
    {
        var link = HousingLink.Of([Guid.NewGuid()], "0363", new() { LinkedOn = Today.AddDays(-60), PeopleInAll = 1 }, Today);
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

    private static HousingLink Of(OfferState state)
    {
        var link = In(HousingState.Offered);
        if (state is OfferState.Accepted or OfferState.MovedIn)
            link.Accept(Last(link), Step(-25));
        if (state == OfferState.MovedIn)
            link.MoveIn(Step(-24));
        if (state == OfferState.Refused)
            link.Refuse(Last(link), "too-small", null, null, Step(-25));
        if (state == OfferState.Withdrawn)
            link.WithdrawOffer(Last(link), Step(-25));
        if (state == OfferState.Lapsed)
            link.End("gone", Step(-25));
        return link;
    }

    private static DwellingTerms Flat() => new() { Kind = "house" };

    private static Guid Last(HousingLink link) => link.Offers.Count == 0 ? throw new BrokenRuleException(HousingRules.OnlyAnOpenOfferIsAnswered, []) : link.Offers[^1].Id;

    private static HousingHappened Step(int days) => new(Today.AddDays(days), null, Today, A.Provenance.At, A.Provenance.By);
}
