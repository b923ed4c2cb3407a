using System.Text.RegularExpressions;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Handovers;

public sealed class HandoverDrawingTests
{
    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code()
    {
        var drawn = Regex.Matches(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "handovers.md")), @"^ {2}(\w+) --> (\w+):", RegexOptions.Multiline, TimeSpan.FromSeconds(1))
            .Select(match => (From: match.Groups[1].Value, To: match.Groups[2].Value)).ToHashSet();
        // Another choice of what goes is no step.
        drawn.Remove(("Prepared", "Prepared"));
        var allowed = Enum.GetValues<HandoverState>().SelectMany(from => HandoverWay.From(from).Select(to => ($"{from}", $"{to}")));
        Assert.Equal(allowed.Order(), drawn.Order());
    }
}
