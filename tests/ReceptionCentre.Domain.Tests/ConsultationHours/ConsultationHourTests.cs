using ReceptionCentre.Domain.ConsultationHours;

namespace ReceptionCentre.Domain.Tests.ConsultationHours;

/// <summary>A consultation hour on Mondays from nine to twelve, from 23 November 2026 on.</summary>
public sealed class ConsultationHourTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly ConsultationTerms Terms = new(DayOfWeek.Monday, new(9, 0), new(12, 0), true, ["housing", "work"], null, Monday, null);

    private static ConsultationHour Hour(ConsultationTerms? terms = null) => ConsultationHour.Hold("0363", Guid.CreateVersion7(), null, terms ?? Terms);

    [Fact]
    public void One_holds_it_or_a_team()
    {
        var (member, team) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        ConsultationRules.SomebodyHoldsIt.Breaks(() => ConsultationHour.Hold("0363", null, null, Terms));
        ConsultationRules.SomebodyHoldsIt.Breaks(() => ConsultationHour.Hold("0363", member, team, Terms));
        Assert.Equal((member, null), (ConsultationHour.Hold("0363", member, null, Terms).StaffMemberId, ConsultationHour.Hold("0363", member, null, Terms).TeamId));
        Assert.Equal((null, team), (ConsultationHour.Hold("0363", null, team, Terms).StaffMemberId, ConsultationHour.Hold("0363", null, team, Terms).TeamId));
    }

    [Fact]
    public void It_ends_after_it_begins()
    {
        ConsultationRules.ItEndsAfterItBegins.Breaks(() => Hour(Terms with { Until = new(9, 0) }));
        ConsultationRules.ItEndsAfterItBegins.Breaks(() => Hour(Terms with { EndsOn = Monday.AddDays(-1) }));
        var hour = Hour(Terms with { EndsOn = Monday });
        ConsultationRules.ItEndsAfterItBegins.Breaks(() => hour.Change(Terms with { Until = new(8, 0) }));
        Assert.Equal(new TimeOnly(12, 0), hour.Until);
    }

    [Fact]
    public void It_is_on_its_day_of_the_week_from_the_first_day_to_the_last()
    {
        var hour = Hour(Terms with { EndsOn = Monday.AddDays(14) });
        Assert.Equal([Monday, Monday.AddDays(7), Monday.AddDays(14)], Enumerable.Range(-14, 60).Select(Monday.AddDays).Where(hour.IsOn));
    }

    [Theory]
    // Easter Monday, Whit Monday; and a Monday that is a working day.
    [InlineData("2027-03-29", false)]
    [InlineData("2027-05-17", false)]
    [InlineData("2027-05-24", true)]
    public void There_is_none_on_a_public_holiday(string day, bool isOn) => Assert.Equal(isOn, Hour().IsOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Topics_become_exactly_what_is_chosen()
    {
        var hour = Hour();
        hour.Change(Terms with { Topics = ["work", "school", "school"] });
        Assert.Equal(["school", "work"], hour.Topics.Select(topic => topic.Code).Order());
        hour.Change(Terms with { Topics = [] });
        Assert.Empty(hour.Topics);
    }
}
