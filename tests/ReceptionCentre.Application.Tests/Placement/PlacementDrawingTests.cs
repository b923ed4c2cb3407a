using System.Text.RegularExpressions;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Placement;

public sealed class PlacementDrawingTests
{
    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code()
    {
        var states = Enum.GetNames<PairState>();
        var drawn = Regex.Matches(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "placement.md")), @"^ {2}(\w+) --> (\w+):", RegexOptions.Multiline, TimeSpan.FromSeconds(1))
            .Select(match => (From: match.Groups[1].Value, To: match.Groups[2].Value)).Where(step => states.Contains(step.From)).ToHashSet();
        var allowed = Enum.GetValues<PairState>().SelectMany(from => PairWay.From(from).Select(to => ($"{from}", $"{to}")));
        Assert.Equal(allowed.Order(), drawn.Order());
    }
}
