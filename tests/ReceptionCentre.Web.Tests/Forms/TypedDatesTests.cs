using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Tests.Forms;

/// <summary>Dates as clerks type them, on Saturday 21 November 2026.</summary>
public sealed class TypedDatesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("vandaag", 2026, 11, 21)]
    [InlineData(" Today ", 2026, 11, 21)]
    [InlineData("morgen", 2026, 11, 22)]
    [InlineData("over 2 weken", 2026, 12, 5)]
    [InlineData("in 3 days", 2026, 11, 24)]
    [InlineData("na 1 maand", 2026, 12, 21)]
    [InlineData("over 1 jaar", 2027, 11, 21)]
    [InlineData("OVER  10  DAGEN", 2026, 12, 1)]
    [InlineData("12-1", 2027, 1, 12)]
    [InlineData("21/5", 2026, 5, 21)]
    [InlineData("20-5", 2027, 5, 20)]
    [InlineData("1.12", 2026, 12, 1)]
    [InlineData("21 11", 2026, 11, 21)]
    [InlineData("12-1-27", 2027, 1, 12)]
    [InlineData("12-1-2027", 2027, 1, 12)]
    [InlineData("3 apr 2027", 2027, 4, 3)]
    [InlineData("2027-01-12", 2027, 1, 12)]
    [InlineData("12012027", 2027, 1, 12)]
    [InlineData("29-2-2028", 2028, 2, 29)]
    [InlineData("1-1-36", 2036, 1, 1)]
    [InlineData("1-1-37", 1937, 1, 1)]
    [InlineData("١٢-١-٢٠٢٧", 2027, 1, 12)]
    public void A_whole_date_is_understood(string typed, int year, int month, int day)
    {
        Assert.True(DateText.TryParse(typed, Today, out var date));
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Theory]
    [InlineData("30-12", 2026, 12, 30)]
    [InlineData("10-1", 2027, 1, 10)]
    [InlineData("11-1", 2027, 1, 11)]
    [InlineData("11-7", 2026, 7, 11)]
    [InlineData("9-7", 2027, 7, 9)]
    public void A_day_without_a_year_is_the_coming_one_unless_it_was_within_half_a_year(string typed, int year, int month, int day)
    {
        Assert.True(DateText.TryParse(typed, new(2027, 1, 10), out var date));
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Theory]
    [InlineData("30-12", 2026, 12, 30)]
    [InlineData("10-1", 2027, 1, 10)]
    [InlineData("11-1", 2026, 1, 11)]
    [InlineData("9-7", 2026, 7, 9)]
    [InlineData("gisteren", 2027, 1, 9)]
    [InlineData("vrijdag", 2027, 1, 8)]
    [InlineData("zondag", 2027, 1, 3)]
    [InlineData("11-1-2027", 2027, 1, 11)]
    public void Of_what_has_happened_it_is_the_latest(string typed, int year, int month, int day)
    {
        Assert.True(DateText.TryParse(typed, new(2027, 1, 10), out var date, DateMeaning.Past));
        Assert.Equal(new DateOnly(year, month, day), date);
        Assert.Equal(date, new Reading(new(2027, 1, 10)).PastDate(typed, "On"));
    }

    [Fact]
    public void The_extra_day_of_a_leap_year_is_found_when_one_is_near()
    {
        Assert.True(DateText.TryParse("29-2", new(2027, 11, 1), out var date));
        Assert.Equal(new DateOnly(2028, 2, 29), date);
        Assert.False(DateText.TryParse("29-2", new(2026, 11, 1), out _));
        Assert.False(DateText.TryParse("29-2", new(2026, 11, 1), out _, DateMeaning.Past));
    }

    [Theory]
    [InlineData("vrijdag", 2026, 11, 27)]
    [InlineData("Zaterdag", 2026, 11, 28)]
    [InlineData("zo", 2026, 11, 22)]
    [InlineData("monday", 2026, 11, 23)]
    public void A_day_of_the_week_is_the_next_one_and_never_today(string typed, int year, int month, int day)
    {
        Assert.True(DateText.TryParse(typed, Today, out var date));
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Theory]
    [InlineData("9", "09:00")]
    [InlineData("9:30", "09:30")]
    [InlineData(" 9.30 ", "09:30")]
    [InlineData("930", "09:30")]
    [InlineData("0930", "09:30")]
    [InlineData("14u30", "14:30")]
    [InlineData("14 uur", "14:00")]
    [InlineData("14h", "14:00")]
    [InlineData("23:59", "23:59")]
    [InlineData("0:00", "00:00")]
    public void A_time_is_understood(string typed, string time)
    {
        Assert.True(TimeText.TryParse(typed, out var read));
        Assert.Equal(time, read.InDigits());
    }

    [Theory]
    [InlineData("24:00")]
    [InlineData("9:60")]
    [InlineData("9:5")]
    [InlineData("half tien")]
    [InlineData("-1")]
    [InlineData("12345")]
    public void What_is_not_a_time_is_refused(string typed)
    {
        Assert.False(TimeText.TryParse(typed, out _));
        var reading = new Reading(Today);
        Assert.Null(reading.Time(typed, "Begins"));
        Assert.Equal(("Begins", "Shared.NotATime"), (Assert.Single(reading.Errors).Field, reading.Errors[0].Text));
    }

    [Theory]
    [InlineData("31-4-2027")]
    [InlineData("31-4")]
    [InlineData("29-2-2027")]
    [InlineData("0-1")]
    [InlineData("1-13")]
    [InlineData("2027")]
    [InlineData("04-2027")]
    [InlineData("over twee weken")]
    [InlineData("over 9999 jaar")]
    [InlineData("over -1 dagen")]
    [InlineData("volgende week")]
    [InlineData("<script>")]
    [InlineData("1-1-20270")]
    [InlineData("99999999999999999999")]
    public void What_is_not_a_whole_date_is_refused(string typed) => Assert.False(DateText.TryParse(typed, Today, out _));

    [Fact]
    public void Reading_tells_every_date_that_it_cannot_read_and_by_which_field()
    {
        var reading = new Reading(Today);
        Assert.Equal(PartialDate.Of(1990, 4), reading.PartialDate("04-1990", "Born"));
        Assert.Equal(PartialDate.Unknown, reading.PartialDate("?", "Born"));
        Assert.Null(reading.PartialDate("  ", "Born"));
        Assert.Null(reading.Date(null, "On"));
        Assert.Empty(reading.Errors);

        Assert.Null(reading.PartialDate("31-2-1990", "Born"));
        Assert.Null(reading.Date("04-2027", "On"));
        Assert.Equal([("Born", "Shared.NotADate"), ("On", "Shared.NotAWholeDate")], reading.Errors.Select(error => (error.Field, error.Text)));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("  Selam  ", "Selam")]
    public void Words_lose_the_spaces_around_them(string typed, string? words) => Assert.Equal(words, Reading.Words(typed));

    [Fact]
    public void Two_digits_of_a_birth_year_are_never_in_the_future()
    {
        var reading = new Reading(Today);
        Assert.Equal(PartialDate.Of(1927, 4, 3), reading.PartialDate("3-4-27", "Born"));
        Assert.Equal(PartialDate.Of(2026, 4, 3), reading.PartialDate("3-4-26", "Born"));
    }
}
