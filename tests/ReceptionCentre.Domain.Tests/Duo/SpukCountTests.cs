using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Domain.Tests.Duo;

/// <summary>Who counts on 31 December, and why not.</summary>
public sealed class SpukCountTests
{
    private static readonly DateOnly On = new(2025, 12, 31);

    private static readonly CivicParameters Numbers = new([Number(CivicParameters.SpukYearsAsylum, 3), Number(CivicParameters.SpukYearsOthers, 1)]);

    [Theory]
    [InlineData("2025-12-31", SpukReason.HousedAsylum, 1)]
    [InlineData("2025-01-01", SpukReason.HousedAsylum, 1)]
    [InlineData("2024-06-01", SpukReason.HousedAsylum, 2)]
    [InlineData("2023-01-01", SpukReason.HousedAsylum, 3)]
    [InlineData("2022-12-31", SpukReason.YearsAreOver, null)]
    [InlineData("2026-01-01", SpukReason.HousedLater, null)]
    [InlineData(null, SpukReason.NotHoused, null)]
    public void An_asylum_status_holder_counts_three_years_from_the_year_of_being_housed(string? settled, SpukReason reason, int? year) =>
        Assert.Equal(new(reason, year), SpukCount.Of(new(true, DutyGroup.Asylum, 2022, settled is null ? null : DateOnly.Parse(settled, System.Globalization.CultureInfo.InvariantCulture), false), On, Numbers));

    [Theory]
    [InlineData(2025, SpukReason.FirstYear, 1)]
    [InlineData(2024, SpukReason.YearsAreOver, null)]
    [InlineData(null, SpukReason.DutyDayUnknown, null)]
    public void Another_migrant_counts_once_in_the_year_in_which_the_duty_began(int? dutyYear, SpukReason reason, int? year) =>
        Assert.Equal(new(reason, year), SpukCount.Of(new(true, DutyGroup.FamilyAndOther, dutyYear, null, false), On, Numbers));

    [Fact]
    public void Nobody_counts_without_a_duty_without_a_group_or_in_a_reception_location()
    {
        var housed = new SpukPerson(true, DutyGroup.Asylum, 2025, new(2025, 3, 1), false);
        Assert.True(SpukCount.Of(housed, On, Numbers).Counts);
        Assert.Equal(SpukReason.NotObliged, SpukCount.Of(housed with { IsObliged = false }, On, Numbers).Reason);
        Assert.Equal(SpukReason.GroupUnknown, SpukCount.Of(housed with { Group = null }, On, Numbers).Reason);
        Assert.Equal(SpukReason.InReception, SpukCount.Of(housed with { InReception = true }, On, Numbers).Reason);
        Assert.Equal(SpukReason.NumberMissing, SpukCount.Of(housed, On, new([])).Reason);
    }

    private static CivicParameter Number(string parameter, int value)
    {
        var number = new CivicParameter(parameter);
        number.Describe(parameter, value, null, null, Certainty.Secondary, "duo.nl", parameter, parameter, 1);
        return number;
    }
}
