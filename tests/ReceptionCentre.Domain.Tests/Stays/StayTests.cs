using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Stays;

public sealed class StayTests
{
    private readonly Stay _stay = Stay.Begin(Guid.CreateVersion7(), "0363", On(2026, 3));

    [Fact]
    public void A_stay_may_begin_on_a_day_that_is_partly_known_unknown_or_ahead()
    {
        Assert.False(_stay.ArrivedOn.IsComplete);
        Assert.True(Stay.Begin(_stay.PersonId, "0363", PartialDate.Unknown).IsOpenOn(Today));
        Assert.True(Stay.Begin(_stay.PersonId, "0363", On(2027, 1, 5)).IsOpenOn(Today));
    }

    [Fact]
    public void A_stay_ends_once_after_it_begins_and_goes_on_only_when_it_ended()
    {
        StayRules.OnlyAnEndedStayGoesOn.Breaks(_stay.GoOn);
        StayRules.AStayEndsAfterItBegins.Breaks(() => _stay.End(On(2026, 2, 28)));
        _stay.End(On(2026, 3));
        Assert.False(_stay.IsOpenOn(Today));
        StayRules.AStayEndsOnce.Breaks(() => _stay.End(On(2026, 5)));
        _stay.GoOn();
        Assert.True(_stay.IsOpenOn(Today));
    }

    [Fact]
    public void Motives_hold_side_by_side_and_each_is_recorded_once()
    {
        _stay.AddMotive("asylum-permit", On(2026, 3), Now());
        _stay.AddMotive("asylum-permit", On(2026, 4), Now(1));
        _stay.AddMotive("family-reunion", PartialDate.Unknown, Now(2));
        Assert.Equal(["asylum-permit", "family-reunion"], _stay.Motives.On(Today).Select(fact => fact.Code).Order());
    }

    [Fact]
    public void The_duty_is_not_yet_decided_until_DUO_decides_whatever_the_motive()
    {
        _stay.AddMotive("asylum-permit", On(2026, 3), Now());
        Assert.Equal(DutyState.Undecided, _stay.DutyOn(Today));
        Assert.Empty(_stay.Duties);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_duty_names_its_act(string? act)
    {
        StayRules.ADutyNamesItsAct.Breaks(() => _stay.RecordDuty(Decision(DutyState.Obliged, act, On(2026, 5, 1)), Now()));
        Assert.Equal(DutyState.Undecided, _stay.DutyOn(Today));
    }

    [Theory]
    [InlineData(DutyState.NotObliged)]
    [InlineData(DutyState.TemporarilyExempt)]
    [InlineData(DutyState.Exempt)]
    [InlineData(DutyState.Dispensed)]
    [InlineData(DutyState.Fulfilled)]
    [InlineData(DutyState.Unknown)]
    public void Whoever_is_not_obliged_needs_no_act(DutyState state)
    {
        _stay.RecordDuty(Decision(state, null, On(2026, 5, 1)), Now());
        Assert.Equal(state, _stay.DutyOn(Today));
    }

    [Fact]
    public void A_later_decision_follows_the_earlier_one_from_its_own_day()
    {
        _stay.RecordDuty(Decision(DutyState.Obliged, "wi2021", On(2026, 5, 1)), Now());
        _stay.RecordDuty(Decision(DutyState.TemporarilyExempt, null, On(2026, 9, 1)), Now(1));

        Assert.Equal(DutyState.Undecided, _stay.DutyOn(Day(2026, 4, 30)));
        Assert.Equal(DutyState.Obliged, _stay.DutyOn(Day(2026, 8, 31)));
        Assert.Equal(DutyState.TemporarilyExempt, _stay.DutyOn(Today));
        Assert.Equal("wi2021", _stay.Duties[0].Act);
    }

    private static DutyDecision Decision(DutyState state, string? act, PartialDate from) => new(state, act, null, from, from);
}
