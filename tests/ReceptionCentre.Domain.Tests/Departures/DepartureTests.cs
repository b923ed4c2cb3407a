using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Departures;

public sealed class DepartureTests
{
    private readonly CaseFile _file = CaseFile.Open(Guid.CreateVersion7(), Guid.CreateVersion7(), "0363", "voluntary-plan", Day(2026, 9, 1));

    [Fact]
    public void A_planned_day_may_be_partly_known_and_is_expected_by_the_last_day_that_it_can_be()
    {
        Assert.Equal(Day(2027, 2, 28), Planned(Terms() with { PlannedOn = On(2027, 2) }).ExpectedBy);
        Assert.Null(Planned(Terms() with { PlannedOn = PartialDate.Unknown }).ExpectedBy);
        Assert.Null(Planned(Terms()).ExpectedBy);
    }

    [Fact]
    public void Of_a_death_no_reasons_and_no_view_are_kept()
    {
        var departure = Planned(Terms(Departure.Death) with { Reasons = ["health"], View = DepartureView.Both, OwnWords = "…", Country = "6030" });
        Assert.Empty(departure.Reasons);
        Assert.Equal((null, null, null), (departure.View, departure.OwnWords, departure.Country));
    }

    [Fact]
    public void What_belongs_to_another_kind_is_not_kept()
    {
        var departure = Planned(Terms("return") with { Municipality = "0772", Announced = true, Country = "6030" });
        Assert.Equal((null, false, "6030"), (departure.Municipality, departure.Announced, departure.Country));
    }

    [Fact]
    public void A_move_names_another_municipality()
    {
        DepartureRules.AMoveGoesSomewhereElse.Breaks(() => Planned(Terms(Departure.ToMunicipality)));
        DepartureRules.AMoveGoesSomewhereElse.Breaks(() => Planned(Terms(Departure.ToMunicipality) with { Municipality = "0363" }));
        Assert.Equal("0772", Planned(Terms(Departure.ToMunicipality) with { Municipality = "0772" }).Municipality);
    }

    [Fact]
    public void Somebody_departs_on_a_day_that_has_come_of_which_the_year_is_known()
    {
        var departure = Planned(Terms());
        DepartureRules.DepartedOnADayThatHasCome.Breaks(() => departure.CarryOut(PartialDate.Of(Today.AddDays(1)), Today, Now().At));
        DepartureRules.DepartedOnADayThatHasCome.Breaks(() => departure.CarryOut(PartialDate.Unknown, Today, Now().At));
        departure.CarryOut(On(2026), Today, Now().At);
        Assert.Equal((DepartureState.CarriedOut, Today), (departure.State, departure.ClosedOn));
    }

    [Fact]
    public void Only_a_planned_departure_changes()
    {
        var departure = Planned(Terms());
        departure.Cancel("Zij blijft.", Now().At);
        DepartureRules.OnlyAPlannedDepartureChanges.Breaks(() => departure.Cancel("Nog eens", Now().At));
        DepartureRules.OnlyAPlannedDepartureChanges.Breaks(() => departure.Change(Terms("onward"), "0363"));
        DepartureRules.OnlyAPlannedDepartureChanges.Breaks(() => departure.CarryOut(On(2026), Today, Now().At));
    }

    [Fact]
    public void Only_what_happened_is_taken_back()
    {
        var departure = Planned(Terms());
        DepartureRules.OnlyADepartureThatHappenedIsTakenBack.Breaks(() => departure.TakeBack("Vergissing"));
        departure.CarryOut(On(2026), Today, Now().At);
        departure.TakeBack("Vergissing");
        Assert.Equal((DepartureState.TakenBack, "Vergissing"), (departure.State, departure.EndReason));
    }

    [Fact]
    public void How_it_is_known_is_kept_and_silence_is_only_of_who_was_found_gone()
    {
        var departure = Planned(Terms(Departure.Disappeared));
        DepartureRules.SilenceIsOfWhoWasFoundGone.Breaks(() => departure.CarryOut(On(2026), Today, Now().At, new(DepartureEvidence.Told, On(2026, 11))));
        DepartureRules.SilenceIsOfWhoWasFoundGone.Breaks(() => departure.CarryOut(On(2026), Today, Now().At, new(DepartureEvidence.FoundGone, On(2026, 12))));
        departure.CarryOut(On(2026), Today, Now().At, new(DepartureEvidence.FoundGone, On(2026, 11, 1)));
        Assert.Equal((DepartureEvidence.FoundGone, On(2026, 11, 1)), (departure.Evidence, departure.SilentSince));
    }

    [Fact]
    public void Whoever_may_be_called_says_how_and_is_called_ahead_until_somebody_notes_the_last_time()
    {
        DepartureRules.WhoIsCalledCanBeReached.Breaks(() => Planned(Terms() with { MayCall = true }));
        var departure = Planned(Terms() with { MayCall = true, Forwarding = "via haar zus" });
        DepartureRules.ACallIsPlannedAhead.Breaks(() => departure.CarryOut(On(2026), Today, Now().At, null, Today));
        DepartureRules.OnlyAPlannedCallIsNoted.Breaks(() => departure.Called(null, Today));
        departure.CarryOut(On(2026), Today, Now().At, null, Today.AddDays(42));
        DepartureRules.ACallIsPlannedAhead.Breaks(() => departure.Called(Today, Today));
        departure.Called(Today.AddDays(49), Today);
        Assert.Equal(Today.AddDays(49), departure.CallOn);
        departure.Called(null, Today);
        DepartureRules.OnlyAPlannedCallIsNoted.Breaks(() => departure.Called(null, Today));
        Assert.Null(departure.CallOn);
    }

    [Fact]
    public void Nobody_is_called_without_having_agreed()
    {
        var departure = Planned(Terms() with { Forwarding = "via haar zus" });
        DepartureRules.OnlyWhoAgreedIsCalled.Breaks(() => departure.CarryOut(On(2026), Today, Now().At, null, Today.AddDays(7)));
    }

    [Fact]
    public void What_is_ready_is_answered_once_a_question_and_changed_answer_by_answer()
    {
        DepartureRules.OneAnswerToAQuestion.Breaks(() => Planned(Terms() with { Ready = [new("money", ReadyState.Ready), new("money", ReadyState.NotYet)] }));
        var departure = Planned(Terms() with { Ready = [new("money", ReadyState.NotYet), new("papers", ReadyState.Ready)], Will = DepartureWill.Unknown, Place = "Rzeszów" });
        var papers = departure.Readiness.Single(answer => answer.Question == "papers");
        departure.Change(Terms() with { Ready = [new("papers", ReadyState.Unknown), new("place", ReadyState.Ready)] }, "0363");
        Assert.Equal([("papers", ReadyState.Unknown), ("place", ReadyState.Ready)], departure.Readiness.Select(answer => (answer.Question, answer.State)));
        Assert.Same(papers, departure.Readiness[0]);
    }

    [Fact]
    public void Of_a_death_neither_will_nor_readiness_nor_a_call_is_kept()
    {
        var departure = Planned(Terms(Departure.Death) with { Will = DepartureWill.Voluntary, Place = "…", MayCall = true, Ready = [new("money", ReadyState.Ready)] });
        Assert.Equal((null, null, false, 0), (departure.Will, departure.Place, departure.MayCall, departure.Readiness.Count));
    }

    [Fact]
    public void A_notice_is_read_once_and_can_be_taken_back()
    {
        var departure = Planned(Terms());
        departure.CarryOut(On(2026), Today, Now().At);
        var notice = DepartureNotice.Tell(Guid.CreateVersion7(), departure, "0363", Now().At);
        notice.Read(Now(1).At, By);
        notice.Read(Now(2).At, Guid.CreateVersion7());
        Assert.Equal((Now(1).At, By), (notice.SettledAt, notice.ReadBy));
        notice.TakeBack(Now(3).At);
        Assert.True(notice.IsTakenBack);
        Assert.Equal(Now(1).At, notice.SettledAt);
    }

    private Departure Planned(DepartureTerms terms) => Departure.Plan(_file, terms, Now().At, By);

    private static DepartureTerms Terms(string kind = "return") => new(kind, [], null, null, null, false, null, null, null);
}
