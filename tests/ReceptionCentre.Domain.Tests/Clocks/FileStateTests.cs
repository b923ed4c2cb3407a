using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;

namespace ReceptionCentre.Domain.Tests.Clocks;

public sealed class FileStateTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly Guid File = Guid.NewGuid();

    [Fact]
    public void The_first_thing_that_a_file_asks_is_its_next_step()
    {
        var state = Kept(Clock(DueReason.Silence, 30), Clock(DueReason.PlanDeadline, 2), Clock(DueReason.DraftPlan, -6));
        Assert.Equal((Day.AddDays(-6), DueReason.DraftPlan), (state.NextDueOn, state.NextReason));
    }

    [Fact]
    public void A_file_is_late_from_the_day_after_the_first_clock_that_passes_and_a_reminder_makes_none_late()
    {
        Assert.Equal(Day.AddDays(6), Kept(Clock(DueReason.PlanDeadline, 9), Clock(DueReason.NextContact, 5), Clock(DueReason.PlanStart, -20), Clock(DueReason.Silence, -20)).LateFrom);
        Assert.Null(Kept(Clock(DueReason.PlanStart, -20), Clock(DueReason.Silence, -20), Clock(DueReason.DocumentFailed, -20), Clock(DueReason.OpenQuestion, -20)).LateFrom);
    }

    [Theory, InlineData(0, false), InlineData(1, true)]
    public void A_clock_is_in_time_on_its_last_day_and_late_the_day_after(int days, bool late)
    {
        Assert.Equal(late, Clock(DueReason.DraftPlan, 0).IsLateOn(Day.AddDays(days)));
        Assert.False(Clock(DueReason.Silence, 0).IsLateOn(Day.AddDays(days)));
    }

    [Fact]
    public void Silence_says_when_somebody_spoke_to_the_person_and_from_when_the_file_is_silent()
    {
        var silence = Clock(DueReason.Silence, 12) with { StartedOn = Day.AddDays(-30) };
        Assert.Equal((Day.AddDays(-30), Day.AddDays(12)), (Kept(silence).SpokenOn!.Value, Kept(silence).SilentFrom));
        Assert.Null(Kept(silence with { SubjectId = File }).SpokenOn);
    }

    [Fact]
    public void A_file_waits_since_the_first_thing_that_is_somebody_elses()
    {
        Assert.Null(Kept(Clock(DueReason.NextContact, 3)).WaitsSince);
        Assert.Equal(
            Day.AddDays(-8),
            Kept(Clock(DueReason.OpenQuestion, 3) with { WaitsForOthers = true, StartedOn = Day.AddDays(-4) }, Clock(DueReason.OpenQuestion, 1) with { WaitsForOthers = true, StartedOn = Day.AddDays(-8) }).WaitsSince);
    }

    [Fact]
    public void A_clock_ends_once_and_words_that_are_too_long_are_cut()
    {
        var terms = Clock(DueReason.PlanDeadline, 3) with { What = new('a', Domain.Clocks.Clock.WhatLength + 1) };
        var clock = Domain.Clocks.Clock.Start(File, terms, Day);
        Assert.Equal(Domain.Clocks.Clock.WhatLength, clock.What!.Length);
        Assert.True(clock.Tells(terms));
        Assert.False(clock.Tells(terms with { DueOn = Day }));
        clock.End(Day.AddDays(1));
        clock.End(Day.AddDays(5));
        Assert.Equal(Day.AddDays(1), clock.EndedOn);
    }

    private static FileState Kept(params ClockTerms[] clocks)
    {
        var state = FileState.Of(File, Guid.NewGuid(), "0363", "reception-information", Day.AddDays(-90));
        state.Keep(null, null, clocks);
        return state;
    }

    private static ClockTerms Clock(DueReason reason, int due) => new(reason, Guid.NewGuid(), Day.AddDays(-90), Day.AddDays(due), null, false);
}
