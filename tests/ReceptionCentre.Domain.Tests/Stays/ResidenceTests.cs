using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reporting;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Stays;

public sealed class ResidenceTests
{
    private readonly Stay _stay = Stay.Begin(Guid.CreateVersion7(), "0363", On(2026, 3));

    [Fact]
    public void What_the_permit_says_stands_apart_from_what_the_person_says()
    {
        _stay.AddMotive("knowledge-migrant", On(2026, 3), Now());
        _stay.AddFormalMotive("family-non-eu", On(2026, 3), Now());
        _stay.AddFormalMotive("family-non-eu", On(2026, 4), Now());
        Assert.Equal("knowledge-migrant", Assert.Single(_stay.Motives).Code);
        Assert.Equal("family-non-eu", Assert.Single(_stay.FormalMotives).Code);
        Assert.Equal(DutyState.Undecided, _stay.DutyOn(Today));
    }

    [Fact]
    public void A_title_is_valid_from_until_and_the_next_one_takes_its_place()
    {
        _stay.RecordTitle("32", On(2025, 5, 1), null, Now());
        _stay.RecordTitle("26", On(2026, 5, 1), On(2031, 5, 1), Now(1));
        Assert.Equal("32", _stay.Titles.Current(Day(2026, 4, 30))!.Code);
        Assert.Equal("26", _stay.Titles.Current(Day(2031, 4, 30))!.Code);
        Assert.Null(_stay.Titles.Current(Day(2031, 5, 1)));
    }

    [Theory]
    [InlineData("41")]
    [InlineData("98")]
    public void That_somebody_has_no_lawful_stay_is_not_recorded(string code) =>
        StayRules.UnlawfulStayIsNotRecorded.Breaks(() => _stay.RecordTitle(code, PartialDate.Unknown, null, Now()));

    [Fact]
    public void How_long_somebody_wants_to_stay_is_asked_again_later_and_each_answer_stays()
    {
        _stay.RecordIntendedStay(IntendedStay.Unknown, Day(2026, 3, 5), Day(2026, 9, 1), Now());
        _stay.RecordIntendedStay(IntendedStay.Longer, Day(2026, 9, 2), null, Now(1));
        Assert.Equal(IntendedStay.Longer, _stay.IntendedStays.Current(Today)!.Length);
        Assert.Equal(2, _stay.IntendedStays.Count(fact => fact.Stands));
        StayRules.AskedAgainLater.Breaks(() => _stay.RecordIntendedStay(IntendedStay.Longer, Today, Today, Now()));
    }

    [Fact]
    public void Employer_and_institution_hold_side_by_side_once_each()
    {
        _stay.AddParty(new("employer", "Kas & Co"), On(2026, 3), Now());
        _stay.AddParty(new("employer", " kas & co "), On(2026, 4), Now());
        _stay.AddParty(new("institution", "Kas & Co"), On(2026, 4), Now());
        Assert.Equal(2, _stay.Parties.Count);
    }

    [Fact]
    public void Only_who_is_not_registered_has_a_reason_for_it()
    {
        StayRules.OnlyWhoIsNotRegisteredHasAReason.Breaks(() => _stay.RecordRegisterEntry(RegisterState.Registered, "short-stay", On(2026), Now()));
        _stay.RecordRegisterEntry(RegisterState.NotRegistered, "short-stay", On(2026, 3, 1), Now());
        _stay.RecordRegisterEntry(RegisterState.Registered, null, On(2026, 6, 1), Now(1));
        Assert.Equal(RegisterState.Registered, _stay.RegisterEntries.Current(Today)!.State);
    }

    [Fact]
    public void Lodging_says_what_it_is_and_whose()
    {
        _stay.RecordLodging("holiday-park", "employer", On(2026, 3, 1), Now());
        _stay.RecordLodging(null, "own", On(2026, 6, 1), Now(1));
        Assert.Equal(("holiday-park", "employer"), (_stay.Lodgings.Current(Day(2026, 5, 31))!.Kind, _stay.Lodgings.Current(Day(2026, 5, 31))!.Owner));
        Assert.Equal("own", _stay.Lodgings.Current(Today)!.Owner);
    }

    [Fact]
    public void Facts_of_a_stay_end_or_are_withdrawn_but_not_what_duo_decided()
    {
        _stay.AddMotive("study-migrant", On(2026, 3), Now());
        _stay.RecordDuty(new(DutyState.Unknown, null, null, PartialDate.Unknown, On(2026, 3)), Now());
        _stay.EndFact(_stay.Motives[0].Id, On(2026, 10, 1));
        Assert.Empty(_stay.Motives.On(Today));
        _stay.WithdrawFact(_stay.Motives[0].Id, Now(1));
        Assert.False(_stay.Motives[0].Stands);
        Assert.Throws<NotThereException>(() => _stay.EndFact(_stay.Duties[0].Id, On(2026)));
    }

    [Fact]
    public void Who_arrives_later_is_expected_until_somebody_sees_the_person()
    {
        Assert.Equal(ArrivalState.Arrived, Stay.BeginOrExpect(_stay.PersonId, "0363", On(2026, 11), Today).Arrival);
        Assert.Equal(ArrivalState.Arrived, Stay.BeginOrExpect(_stay.PersonId, "0363", PartialDate.Unknown, Today).Arrival);
        Assert.Equal(ArrivalState.Arrived, Stay.BeginOrExpect(_stay.PersonId, "0363", PartialDate.Of(Today), Today).Arrival);
        var expected = Stay.BeginOrExpect(_stay.PersonId, "0363", On(2026, 12, 1), Today);
        Assert.Equal(ArrivalState.Expected, expected.Arrival);
        expected.ConfirmArrival(Day(2026, 12, 3));
        Assert.Equal((ArrivalState.Arrived, On(2026, 12, 3)), (expected.Arrival, expected.ArrivedOn));
        StayRules.OnlyWhoIsExpectedArrives.Breaks(() => expected.ConfirmArrival(Today));
        StayRules.OnlyWhoIsExpectedArrives.Breaks(() => expected.DidNotCome(Today));
    }

    [Fact]
    public void Who_did_not_come_has_no_stay_that_is_counted()
    {
        var expected = Stay.BeginOrExpect(_stay.PersonId, "0363", On(2026, 12, 1), Today);
        FileOfStay[] files = [new(Guid.CreateVersion7(), "0363", Today)];
        Assert.Empty(CountedStay.Of(expected, files, []));
        expected.DidNotCome(Day(2026, 12, 2));
        Assert.Equal((ArrivalState.DidNotCome, On(2026, 12, 1)), (expected.Arrival, expected.EndedOn!.Value));
        Assert.Empty(CountedStay.Of(expected, files, []));
        Assert.Single(CountedStay.Of(_stay, files, []));
    }
}
