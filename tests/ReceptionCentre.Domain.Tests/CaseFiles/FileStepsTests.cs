using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.Tests.CaseFiles;

public sealed class FileStepsTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly CaseloadTerms Terms = new();

    // A file that asks nothing: spoken to today, with a plan.
    private static readonly FileFacts Quiet = new(Day.AddDays(-100), LastContactOn: Day, HasPlan: true);

    [Theory, InlineData(41, false), InlineData(42, true), InlineData(43, true)]
    public void A_file_is_silent_from_42_days_without_a_contact(int days, bool silent)
    {
        var facts = Quiet with { LastContactOn = Day.AddDays(-days) };
        Assert.Equal(silent, facts.IsSilentOn(Day, Terms));
        Assert.Equal(silent, facts.DueOn(Day, Terms).Any(step => step.Reason == DueReason.Silence));
    }

    [Fact]
    public void Silence_is_not_a_clock_it_has_its_own_figure() =>
        Assert.False((Quiet with { LastContactOn = Day.AddDays(-80) }).IsOverdueOn(Day, Terms));

    [Fact]
    public void Without_a_contact_silence_counts_from_the_opening() =>
        Assert.True((Quiet with { LastContactOn = null, OpenedOn = Day.AddDays(-42) }).IsSilentOn(Day, Terms));

    [Theory, InlineData(13, true), InlineData(14, false)]
    public void A_file_is_new_for_less_than_14_days(int days, bool isNew) =>
        Assert.Equal(isNew, (Quiet with { OpenedOn = Day.AddDays(-days) }).IsNewOn(Day, Terms));

    [Theory, InlineData(1, false, false), InlineData(0, true, false), InlineData(-1, true, true)]
    public void The_agreed_contact_is_due_on_its_day_and_late_the_day_after(int inDays, bool due, bool late) =>
        Assert.Equal((due, late), Asks(Quiet with { NextContactOn = Day.AddDays(inDays) }, DueReason.NextContact));

    [Theory, InlineData(13, false, false), InlineData(14, true, false), InlineData(15, true, true)]
    public void A_draft_is_due_after_14_days_and_late_the_day_after(int days, bool due, bool late) =>
        Assert.Equal((due, late), Asks(Quiet with { DraftBegunOn = Day.AddDays(-days) }, DueReason.DraftPlan));

    [Theory, InlineData(27, false, false), InlineData(28, true, false), InlineData(29, true, true)]
    public void A_file_without_plan_asks_for_one_after_28_days(int days, bool due, bool late) =>
        Assert.Equal((due, late), Asks(Quiet with { OpenedOn = Day.AddDays(-days), HasPlan = false }, DueReason.NoPlan));

    [Theory, InlineData(8, false, false), InlineData(7, true, false), InlineData(0, true, false), InlineData(-1, true, true)]
    public void A_deadline_of_the_plan_shows_a_week_ahead_and_stays_until_the_plan_is_revised(int inDays, bool due, bool late) =>
        Assert.Equal((due, late), Asks(Quiet with { Agreed = [new("Taalles", null, Day.AddDays(inDays))] }, DueReason.PlanDeadline));

    [Theory, InlineData(8, false), InlineData(7, true), InlineData(-7, true), InlineData(-8, false)]
    public void A_start_reminds_from_a_week_before_to_a_week_after_and_is_never_late(int inDays, bool due) =>
        Assert.Equal((due, false), Asks(Quiet with { LastContactOn = Day.AddDays(-20), Agreed = [new("Taalles", Day.AddDays(inDays), null)] }, DueReason.PlanStart));

    [Fact]
    public void A_contact_since_the_start_answers_the_reminder() =>
        Assert.Equal((false, false), Asks(Quiet with { LastContactOn = Day, Agreed = [new("Taalles", Day.AddDays(-3), null)] }, DueReason.PlanStart));

    [Fact]
    public void A_document_that_failed_asks_to_be_made_again() =>
        Assert.Equal((true, false), Asks(Quiet with { DocumentFailedOn = Day.AddDays(-2) }, DueReason.DocumentFailed));

    [Fact]
    public void A_quiet_file_asks_nothing_today_and_shows_its_next_step_all_the_same()
    {
        Assert.Empty(Quiet.DueOn(Day, Terms));
        Assert.Equal(new FileStep(DueReason.Silence, Day.AddDays(42)), Quiet.Steps(Day, Terms)[0]);
    }

    [Fact]
    public void The_first_thing_comes_first()
    {
        var facts = Quiet with { NextContactOn = Day.AddDays(-3), DraftBegunOn = Day.AddDays(-20), Agreed = [new("Taalles", null, Day.AddDays(2))] };
        Assert.Equal([DueReason.DraftPlan, DueReason.NextContact, DueReason.PlanDeadline], facts.DueOn(Day, Terms).Select(step => step.Reason));
    }

    [Theory, InlineData("2026-03-29", 23), InlineData("2026-07-01", 22), InlineData("2026-01-01", 23)]
    public void A_day_begins_at_midnight_in_the_Netherlands(string day, int hourUtcTheDayBefore)
    {
        var start = DutchCalendar.StartOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(hourUtcTheDayBefore, start.UtcDateTime.Hour);
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DutchCalendar.DateOf(start));
    }

    private static (bool Due, bool Late) Asks(FileFacts facts, DueReason reason)
    {
        var step = facts.DueOn(Day, Terms).SingleOrDefault(step => step.Reason == reason);
        Assert.Equal(step?.IsLateOn(Day) == true, facts.IsOverdueOn(Day, Terms));
        return (step is not null, step?.IsLateOn(Day) == true);
    }
}
