using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.Tests.Facts;

/// <summary>The last day of a term of the law (Algemene termijnenwet).</summary>
public sealed class DutchHolidaysTests
{
    [Theory]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    public void Easter_is_on_its_day(string day) => Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DutchHolidays.EasterOf(int.Parse(day[..4], System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(2026, 1, 1, "New Year's Day")]
    [InlineData(2026, 4, 3, "Good Friday, equal to a holiday")]
    [InlineData(2026, 4, 6, "Easter Monday")]
    [InlineData(2026, 4, 27, "King's Day")]
    [InlineData(2026, 5, 5, "the fifth of May, every year")]
    [InlineData(2026, 5, 14, "Ascension Day")]
    [InlineData(2026, 5, 25, "Whit Monday")]
    [InlineData(2026, 12, 25, "Christmas Day")]
    [InlineData(2026, 12, 26, "Boxing Day")]
    [InlineData(2025, 4, 26, "King's Day a day earlier, because the 27th is a Sunday")]
    public void A_holiday_is_one(int year, int month, int day, string why) => Assert.True(DutchHolidays.IsHoliday(new(year, month, day)), why);

    [Theory]
    [InlineData(2025, 4, 27)]
    [InlineData(2026, 4, 4)]
    [InlineData(2026, 5, 15)]
    [InlineData(2026, 12, 24)]
    [InlineData(2026, 12, 31)]
    public void Another_day_is_none(int year, int month, int day) => Assert.False(DutchHolidays.IsHoliday(new(year, month, day)));

    [Fact]
    public void A_term_goes_on_over_weekend_and_holidays_to_the_next_working_day()
    {
        Assert.Equal(new DateOnly(2026, 12, 14), DutchHolidays.LastDayOfTerm(new(2026, 12, 14)));
        Assert.Equal(new DateOnly(2026, 12, 14), DutchHolidays.LastDayOfTerm(new(2026, 12, 12)));
        Assert.Equal(new DateOnly(2026, 12, 28), DutchHolidays.LastDayOfTerm(new(2026, 12, 25)));
        Assert.Equal(new DateOnly(2026, 4, 7), DutchHolidays.LastDayOfTerm(new(2026, 4, 3)));
    }

    [Fact]
    public void A_day_that_a_decree_made_equal_counts_as_a_holiday() =>
        Assert.Equal(new DateOnly(2026, 5, 18), DutchHolidays.LastDayOfTerm(new(2026, 5, 14), [new(2026, 5, 15)]));

    [Fact]
    public void A_partly_known_day_counts_from_its_first_possible_day() =>
        Assert.Equal((new DateOnly(2026, 10, 1), DateOnly.MinValue), (DutchCalendar.FirstDayOf(PartialDate.Of(2026, 10)), DutchCalendar.FirstDayOf(PartialDate.Unknown)));
}
