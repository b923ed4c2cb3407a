using System.Text.RegularExpressions;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Events;

public sealed class EventDrawingTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void The_drawings_in_the_docs_are_those_of_the_code()
    {
        var drawings = Regex.Matches(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "events.md")), "```mermaid\nstateDiagram-v2\n(.*?)```", RegexOptions.Singleline, Second);
        Assert.Equal(2, drawings.Count);
        Assert.Equal(Allowed<EventState>(EventWay.From), Drawn(drawings[0].Value));
        Assert.Equal(Allowed<EventInviteeState>(EventWay.From), Drawn(drawings[1].Value));
    }

    private static IEnumerable<string> Drawn(string drawing) =>
        Regex.Matches(drawing, @"^ {2}(\w+) --> (\w+):", RegexOptions.Multiline, Second).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Allowed<TState>(Func<TState, IReadOnlyList<TState>> from) where TState : struct, Enum =>
        Enum.GetValues<TState>().SelectMany(state => from(state).Select(to => $"{state} {to}")).Order(StringComparer.Ordinal);
}
