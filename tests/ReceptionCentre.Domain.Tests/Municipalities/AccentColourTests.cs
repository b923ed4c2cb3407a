using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Tests.Municipalities;

public sealed class AccentColourTests
{
    [Theory]
    // Known values of the formula: black on white, the grey that just passes and the one that just does not, the pure colours.
    [InlineData("#000000", 21.00)]
    [InlineData("#767676", 4.54)]
    [InlineData("#777777", 4.48)]
    [InlineData("#ff0000", 4.00)]
    [InlineData("#0000ff", 8.59)]
    [InlineData("#00ff00", 1.37)]
    [InlineData("#ffffff", 1.00)]
    public void Contrast_with_white_is_as_WCAG_computes_it(string colour, double contrast) =>
        Assert.Equal(contrast, AccentColour.Parse(colour).ContrastWith(AccentColour.White), 0.01);

    [Theory]
    [InlineData("#0b5b63", "#0b5b63")]
    [InlineData("0B5B63", "#0b5b63")]
    [InlineData(" #0bc ", "#00bbcc")]
    [InlineData("0b5b6", null)]
    [InlineData("blauw", null)]
    [InlineData("#0b5b63; } body { display: none", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_a_colour_is_read_as_one(string? typed, string? read) =>
        Assert.Equal(read, AccentColour.TryParse(typed, out var colour) ? colour.ToString() : null);

    [Fact]
    public void The_page_is_the_harder_ground()
    {
        // 4.54 on white, less on our page: white text could be read on it, but not it as text.
        var grey = AccentColour.Parse("#767676");
        Assert.True(grey.ContrastWith(AccentColour.White) >= AccentColour.Readable);
        Assert.False(grey.IsReadable);
    }

    [Fact]
    public void The_nearest_darker_colour_passes_and_the_one_before_it_does_not()
    {
        foreach (var colour in Colours().Where(colour => !colour.IsReadable))
        {
            var nearest = colour.NearestReadable();
            Assert.True(nearest.IsReadable, $"{colour} became {nearest}");
            // No darker than it must be: a step of the scale lighter fails.
            Assert.True(nearest.Worst < 4.8, $"{colour} became {nearest}, {nearest.Worst:0.00}");
        }
        var fine = AccentColour.Parse("#0b5b63");
        Assert.Equal(fine, fine.NearestReadable());
    }

    [Fact]
    public void Every_text_of_the_look_can_be_read()
    {
        foreach (var colour in Colours().Where(colour => colour.IsReadable))
        {
            var look = LookColours.Of(colour);
            foreach (var (text, ground) in new[]
            {
                (AccentColour.White, look.Accent), (look.Accent, AccentColour.Page), (look.Accent, AccentColour.White), (look.Accent, look.Tint), (look.Dark, look.Tint),
                (AccentColour.White, look.Dark), (AccentColour.White, look.Bar), (look.BarInkSoft, look.Bar),
            })
                Assert.True(text.ContrastWith(ground) >= AccentColour.Readable, $"{colour}: {text} on {ground} has {text.ContrastWith(ground):0.00}");
        }
    }

    [Fact]
    public void A_colour_that_cannot_be_read_is_refused_with_one_that_can()
    {
        var settings = MunicipalitySettings.For("0772");
        var broken = Assert.Throws<BrokenRuleException>(() => settings.Describe(Desk("#ffcc00")));
        Assert.Same(MunicipalityRules.AnAccentCanBeRead, broken.Rule);
        Assert.Equal(1.3, Assert.IsType<double>(broken.Arguments[0]), 0.05);
        settings.Describe(Desk((string)broken.Arguments[1]));
        Assert.Equal(broken.Arguments[1], settings.Accent);
    }

    private static DeskDetails Desk(string accent) => new("Balie", null, null, null, null, null, null, AccentColour.Parse(accent));

    private static IEnumerable<AccentColour> Colours() =>
        from red in Enumerable.Range(0, 11)
        from green in Enumerable.Range(0, 11)
        from blue in Enumerable.Range(0, 11)
        select AccentColour.Parse($"#{red * 25:x2}{green * 25:x2}{blue * 25:x2}");
}
