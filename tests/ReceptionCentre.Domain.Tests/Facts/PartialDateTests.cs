using System.Globalization;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.Tests.Facts;

public sealed class PartialDateTests
{
    private static readonly DateOnly Pivot = new(2026, 11, 21);

    [Theory]
    [InlineData("3-4-90", "1990-04-03")]
    [InlineData("03-04-1990", "1990-04-03")]
    [InlineData("3/4/1990", "1990-04-03")]
    [InlineData("3.4.1990", "1990-04-03")]
    [InlineData(" 3  4  1990 ", "1990-04-03")]
    [InlineData("03041990", "1990-04-03")]
    [InlineData("1990-04-03", "1990-04-03")]
    [InlineData("3 apr 1990", "1990-04-03")]
    [InlineData("3 april, 1990", "1990-04-03")]
    [InlineData("3 MEI 1990", "1990-05-03")]
    [InlineData("3 may 1990", "1990-05-03")]
    [InlineData("3 maart 1990", "1990-03-03")]
    [InlineData("3 mrt 90", "1990-03-03")]
    [InlineData("juni 1990", "1990-06-00")]
    [InlineData("04-1990", "1990-04-00")]
    [InlineData("4-90", "1990-04-00")]
    [InlineData("1990-04", "1990-04-00")]
    [InlineData("00-04-1990", "1990-04-00")]
    [InlineData("1990", "1990-00-00")]
    [InlineData("00-00-1990", "1990-00-00")]
    [InlineData("1990-00-00", "1990-00-00")]
    [InlineData("29-2-2024", "2024-02-29")]
    [InlineData("?", "0000-00-00")]
    [InlineData("onbekend", "0000-00-00")]
    [InlineData("Unknown", "0000-00-00")]
    [InlineData("00-00-0000", "0000-00-00")]
    [InlineData("٣-٤-١٩٩٠", "1990-04-03")]
    [InlineData("۱۹۹۰", "1990-00-00")]
    public void What_a_clerk_types_is_read(string typed, string expected)
    {
        Assert.True(PartialDate.TryParse(typed, Pivot, out var date));
        Assert.Equal(expected, date.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("31-02-1990")]
    [InlineData("31-04-1990")]
    [InlineData("29-2-2025")]
    [InlineData("31-02")]
    [InlineData("13-1990")]
    [InlineData("1-13-1990")]
    [InlineData("32-1-1990")]
    [InlineData("3-00-1990")]
    [InlineData("90")]
    [InlineData("199")]
    [InlineData("3-4-990")]
    [InlineData("1-1-1849")]
    [InlineData("1-1-2201")]
    [InlineData("-3-4-+90")]
    [InlineData("1-2-3-1990")]
    [InlineData("gisteren")]
    [InlineData("<script>")]
    [InlineData("99999999999999999999")]
    public void What_cannot_be_a_date_is_refused(string? typed)
    {
        Assert.False(PartialDate.TryParse(typed, Pivot, out var date));
        Assert.True(date.IsUnknown);
    }

    [Theory]
    [InlineData("1-1-26", 2026)]
    [InlineData("1-1-27", 1927)]
    [InlineData("1-1-00", 2000)]
    [InlineData("1-1-99", 1999)]
    public void A_year_of_two_digits_is_in_the_hundred_years_up_to_the_pivot(string typed, int year)
    {
        Assert.True(PartialDate.TryParse(typed, Pivot, out var date));
        Assert.Equal(year, date.Year);
    }

    [Theory]
    [InlineData(0, null, null, null)]
    [InlineData(19900000, 1990, null, null)]
    [InlineData(19900400, 1990, 4, null)]
    [InlineData(19900403, 1990, 4, 3)]
    public void The_stored_number_says_what_is_known(int number, int? year, int? month, int? day)
    {
        var date = PartialDate.FromNumber(number);
        Assert.Equal((number, year, month, day), (date.Number, date.Year, date.Month, date.Day));
    }

    [Theory]
    [InlineData(19900003)]
    [InlineData(19901301)]
    [InlineData(19900231)]
    [InlineData(-19900403)]
    [InlineData(3)]
    public void A_number_that_is_no_partial_date_is_refused(int number) =>
        Assert.Throws<FormatException>(() => PartialDate.FromNumber(number));

    [Fact]
    public void A_day_without_a_month_does_not_exist()
    {
        Assert.False(PartialDate.TryOf(1990, null, 3, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => PartialDate.Of(1990, null, 3));
    }

    [Theory]
    [InlineData("1990-04-03", "1990-04-03", "1990-04-03")]
    [InlineData("1990-02-00", "1990-02-01", "1990-02-28")]
    [InlineData("1992-02-00", "1992-02-01", "1992-02-29")]
    [InlineData("1990-00-00", "1990-01-01", "1990-12-31")]
    public void A_partly_known_date_has_a_first_and_a_last_possible_day(string text, string first, string last)
    {
        var date = Date(text);
        Assert.Equal(Day(first), date.FirstPossible());
        Assert.Equal(Day(last), date.LastPossible());
        Assert.Equal(date.IsComplete ? Day(first) : null, date.ToDateOnly());
    }

    [Fact]
    public void Of_an_unknown_date_no_day_is_possible_or_impossible()
    {
        Assert.Null(PartialDate.Unknown.FirstPossible());
        Assert.Null(PartialDate.Unknown.LastPossible());
        Assert.Null(PartialDate.Unknown.ToDateOnly());
        Assert.True(PartialDate.Unknown.CanBe(Date("1990-04-03")));
    }

    [Theory]
    [InlineData("1990-04-00", "1990-04-03", true)]
    [InlineData("1990-00-00", "1990-12-31", true)]
    [InlineData("1990-04-00", "1990-00-00", true)]
    [InlineData("1990-04-00", "1990-05-01", false)]
    [InlineData("1990-04-03", "1990-04-04", false)]
    public void Two_dates_can_be_the_same_day_when_what_is_known_agrees(string one, string other, bool can)
    {
        Assert.Equal(can, Date(one).CanBe(Date(other)));
        Assert.Equal(can, Date(other).CanBe(Date(one)));
    }

    [Fact]
    public void A_partly_known_date_comes_just_before_its_first_possible_day()
    {
        PartialDate[] ordered = [PartialDate.Unknown, Date("1990-00-00"), Date("1990-01-00"), Date("1990-01-01"), Date("1990-12-31"), Date("1991-00-00")];
        Assert.Equal(ordered, ordered.Reverse().Order());
        Assert.True(ordered[1] < ordered[2] && ordered[2] <= ordered[3] && ordered[5] > ordered[4] && ordered[4] >= ordered[3]);
    }

    [Theory]
    [InlineData("1990-04-03", "2026-04-02", 35)]
    [InlineData("1990-04-03", "2026-04-03", 36)]
    [InlineData("1990-04-00", "2026-03-31", 35)]
    [InlineData("1990-04-00", "2026-04-15", null)]
    [InlineData("1990-04-00", "2026-05-01", 36)]
    [InlineData("1990-00-00", "2026-11-21", null)]
    [InlineData("0000-00-00", "2026-11-21", null)]
    [InlineData("2000-02-29", "2025-02-28", 24)]
    [InlineData("2000-02-29", "2025-03-01", 25)]
    [InlineData("2000-02-29", "2024-02-28", 23)]
    [InlineData("2000-02-29", "2024-02-29", 24)]
    public void An_age_is_told_only_when_it_is_known(string born, string on, int? age) =>
        Assert.Equal(age, Date(born).AgeOn(Day(on)));

    [Theory]
    [InlineData("1990-00-00", "2026-11-21", 36)]
    [InlineData("1990-00-00", "2026-01-01", 36)]
    [InlineData("1990-11-00", "2026-11-21", 36)]
    [InlineData("1990-11-30", "2026-11-21", 35)]
    [InlineData("0000-00-00", "2026-11-21", null)]
    public void The_highest_possible_age_counts_from_the_first_possible_day(string born, string on, int? age) =>
        Assert.Equal(age, Date(born).AgeAtMostOn(Day(on)));

    private static PartialDate Date(string iso) => PartialDate.FromNumber(int.Parse(iso.Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
