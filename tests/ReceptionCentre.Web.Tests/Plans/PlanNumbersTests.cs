using ReceptionCentre.Web.Features.Plans;

namespace ReceptionCentre.Web.Tests.Plans;

public sealed class PlanNumbersTests
{
    [Theory]
    [InlineData("12,5", 750)]
    [InlineData("12.5", 750)]
    [InlineData(" 12 ", 720)]
    [InlineData("1:30", 90)]
    [InlineData("0,33", 20)]
    [InlineData(",5", 30)]
    public void Hours_are_kept_in_minutes(string typed, int minutes)
    {
        Assert.True(PlanNumbers.TryMinutes(typed, out var read));
        Assert.Equal(minutes, read);
    }

    [Theory]
    [InlineData("veel")]
    [InlineData("-3")]
    [InlineData("1,2,3")]
    [InlineData("1:75")]
    [InlineData("999999999999999999999999999999")]
    public void What_is_no_number_of_hours_is_refused(string typed) => Assert.False(PlanNumbers.TryMinutes(typed, out _));

    [Theory]
    [InlineData("100", 10_000)]
    [InlineData("33,33", 3_333)]
    [InlineData("33.34 %", 3_334)]
    [InlineData("0,01", 1)]
    [InlineData("0", 0)]
    public void A_part_has_at_most_two_decimals(string typed, int basisPoints)
    {
        Assert.True(PlanNumbers.TryBasisPoints(typed, out var read));
        Assert.Equal(basisPoints, read);
    }

    [Theory]
    [InlineData("33,333")]
    [InlineData("100,01")]
    [InlineData("-1")]
    [InlineData("helft")]
    public void What_is_no_part_of_a_hundred_is_refused(string typed) => Assert.False(PlanNumbers.TryBasisPoints(typed, out _));
}
