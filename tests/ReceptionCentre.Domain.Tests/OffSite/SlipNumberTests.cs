using System.Globalization;
using ReceptionCentre.Domain.OffSite;

namespace ReceptionCentre.Domain.Tests.OffSite;

public sealed class SlipNumberTests
{
    [Fact]
    public void A_number_is_read_as_it_is_written()
    {
        foreach (var number in new SlipNumber[] { new(1, 1), new(17, 42), new(999, 500), new(12345, 9999) })
        {
            Assert.True(SlipNumber.TryParse(number.ToString(), out var read), number.ToString());
            Assert.Equal(number, read);
            Assert.True(SlipNumber.TryParse(" " + number.ToString().ToLowerInvariant().Replace('-', ' '), out read));
            Assert.Equal(number, read);
        }
    }

    [Fact]
    public void One_wrong_digit_or_two_neighbours_swapped_is_no_number()
    {
        var tried = 0;
        foreach (var number in new SlipNumber[] { new(17, 42), new(305, 128), new(9, 5) })
        {
            var written = number.ToString();
            for (var at = 0; at < written.Length - 1; at++)
            {
                if (!char.IsDigit(written[at]))
                    continue;
                foreach (var digit in "0123456789".Where(digit => digit != written[at]))
                    Wrong(written[..at] + digit + written[(at + 1)..]);
                if (char.IsDigit(written[at + 1]) && written[at] != written[at + 1])
                    Wrong(written[..at] + written[at + 1] + written[at] + written[(at + 2)..]);
            }
        }
        Assert.True(tried > 100);

        void Wrong(string typed)
        {
            tried++;
            Assert.False(SlipNumber.TryParse(typed, out _), typed);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("17-42")]
    [InlineData("17-042-")]
    [InlineData("0-001-A")]
    [InlineData("17-042-KK")]
    [InlineData("999999999999-1-A")]
    [InlineData("Jan de Vries")]
    [InlineData("12-04-1991")]
    public void What_is_no_number_is_not_read(string? typed) => Assert.False(SlipNumber.TryParse(typed, out _));

    [Fact]
    public void Codes_are_long_and_never_the_same()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => SlipCode.New()).ToList();
        Assert.Equal(1000, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.True(SlipCode.IsOne(code)));
        Assert.False(SlipCode.IsOne("abcdefghijklmnop"));
    }

    [Fact]
    public void A_reader_types_an_address_and_it_is_known_anywhere()
    {
        var code = SlipCode.New();
        foreach (var typed in new[] { $"https://centrum.example/s/{code}", $"http://127.0.0.1:5080/S/{code.ToUpperInvariant()} ", $"https;''centrum.example's'{code}" })
        {
            Assert.Equal(code, SlipText.ReadAnywhere(typed)?.Code);
            Assert.Equal(code, SlipText.ReadInRow(typed)?.Code);
        }
        var number = new SlipNumber(17, 42);
        Assert.Equal(number, SlipText.ReadAnywhere(number.ToString())?.Number);
    }

    [Fact]
    public void A_bare_place_or_code_means_a_slip_only_in_the_row()
    {
        var code = SlipCode.New();
        Assert.Equal(42, SlipText.ReadInRow(" 042 ")?.Place);
        Assert.Equal(code, SlipText.ReadInRow(code)?.Code);
        Assert.Null(SlipText.ReadAnywhere("042"));
        Assert.Null(SlipText.ReadAnywhere(code));
    }

    [Theory]
    [InlineData("Selam Tesfay")]
    [InlineData("s bhattacharyyyyyya")]
    [InlineData("van 's gravesande")]
    [InlineData("999990019")]
    [InlineData("3 apr 1990")]
    public void Names_dates_and_numbers_are_searched_as_before(string typed) => Assert.Null(SlipText.ReadAnywhere(typed));

    [Fact]
    public void Whatever_is_typed_is_read_without_trouble()
    {
        var dice = new Random(4);
        for (var round = 0; round < 5000; round++)
        {
            var typed = string.Concat(Enumerable.Range(0, dice.Next(40)).Select(_ => "0129-/ :sSkKé\u2011\0\ud83d"[dice.Next(16)]));
            _ = SlipText.ReadAnywhere(typed);
            _ = SlipText.ReadInRow(typed);
        }
        Assert.Null(SlipText.ReadAnywhere(new string('9', 100_000).ToString(CultureInfo.InvariantCulture)));
    }
}
