using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WorkQueue;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.WorkQueue;

public sealed class WorkCapacityTests
{
    private static readonly WorkWeek Week = WorkWeek.Of(new(2026, 11, 25));

    [Fact]
    public void Weeks_begin_on_monday_and_are_numbered_as_in_the_netherlands()
    {
        Assert.Equal((Day(2026, 11, 23), Day(2026, 11, 29), 48), (Week.Monday, Week.Sunday, Week.Number));
        Assert.Equal(Week, WorkWeek.Of(Day(2026, 11, 29)));
        Assert.Equal(53, WorkWeek.Of(Day(2027, 1, 3)).Number);
        Assert.Equal((1, -2), (WorkWeek.Of(Day(2027, 1, 4)).Number, Week.Since(Week.Plus(2))));
        Assert.True(Week < Week.Plus(1) && Week.Plus(1) > Week && Week <= Week.Plus(0) && Week >= Week.Plus(0));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-27", 0)]
    [InlineData("2026-11-01", "2026-12-31", 0)]
    [InlineData("2026-11-25", "2026-11-25", 8)]
    [InlineData("2026-11-28", "2026-11-29", 10)]
    [InlineData("2026-11-27", "2026-12-04", 8)]
    [InlineData("2026-11-23", "2026-11-25", 4)]
    public void Who_is_away_some_days_does_so_much_less_that_week(string from, string until, int can)
    {
        var capacity = WorkCapacity.For(By);
        capacity.BeAway(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(can, WorkCapacity.In(Week, 10, capacity.Absences, Week.Monday));
    }

    [Fact]
    public void Of_this_week_the_days_that_are_left_count()
    {
        int LeftFrom(int day, IReadOnlyCollection<Absence> away) => WorkCapacity.In(Week, 10, away, Week.Monday.AddDays(day));
        Assert.Equal((10, 8, 2, 0), (LeftFrom(-9, []), LeftFrom(1, []), LeftFrom(4, []), LeftFrom(5, [])));
        var capacity = WorkCapacity.For(By);
        capacity.BeAway(Week.Monday, Week.Monday.AddDays(3));
        Assert.Equal((2, 2, 0), (LeftFrom(0, capacity.Absences), LeftFrom(4, capacity.Absences), LeftFrom(5, capacity.Absences)));
    }

    [Fact]
    public void Days_away_end_after_they_begin_and_are_written_down_once()
    {
        var capacity = WorkCapacity.For(By);
        CapacityRules.AnAbsenceEndsAfterItBegins.Breaks(() => capacity.BeAway(Day(2026, 12, 2), Day(2026, 12, 1)));
        var away = capacity.BeAway(Day(2026, 12, 1), Day(2026, 12, 4));
        CapacityRules.OneAbsenceAtATime.Breaks(() => capacity.BeAway(Day(2026, 12, 4), Day(2026, 12, 9)));
        capacity.BeAway(Day(2026, 12, 5), Day(2026, 12, 9));
        capacity.BeHere(away.Id);
        Assert.Single(capacity.Absences);
        Assert.Throws<NotThereException>(() => capacity.BeHere(away.Id));
    }

    [Fact]
    public void What_nobody_set_is_as_the_region_has_it_and_a_number_is_one_that_can_be_meant()
    {
        var capacity = WorkCapacity.For(By);
        capacity.Set(40, null);
        Assert.Equal(new(40, 12), capacity.Over(new(80, 12)));
        CapacityRules.ACapacityIsANumberOneCanMean.Breaks(() => capacity.Set(-1, null));
        CapacityRules.ACapacityIsANumberOneCanMean.Breaks(() => capacity.Set(501, null));
        CapacityRules.ACapacityIsANumberOneCanMean.Breaks(() => capacity.Set(null, 101));
        capacity.Set(500, 0);
        Assert.Equal(new(500, 0), capacity.Over(new(80, 12)));
    }

    [Theory]
    [InlineData(DueReason.PipTerm, false, WhoseTurn.Centre)]
    [InlineData(DueReason.PipAwaited, true, WhoseTurn.Others)]
    [InlineData(DueReason.OpenQuestion, true, WhoseTurn.Municipality)]
    [InlineData(DueReason.ReferralUnanswered, true, WhoseTurn.Provider)]
    [InlineData(DueReason.ReferralNotStarted, false, WhoseTurn.Centre)]
    [InlineData(DueReason.DecisionToSign, true, WhoseTurn.Signer)]
    [InlineData(DueReason.IntegrationTerm, false, WhoseTurn.Person)]
    [InlineData(DueReason.ObjectionPeriod, false, WhoseTurn.Person)]
    [InlineData(DueReason.Intake, false, WhoseTurn.Centre)]
    public void A_clock_says_whose_move_it_is(DueReason reason, bool waits, WhoseTurn turn) =>
        Assert.Equal(turn, new ClockTerms(reason, By, Today, Today, null, waits).WaitsFor());
}
