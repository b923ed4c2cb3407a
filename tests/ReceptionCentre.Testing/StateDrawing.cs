using System.Text.RegularExpressions;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Testing;

/// <summary>A state machine as it is drawn in the documentation, to be compared with the code.</summary>
public static class StateDrawing
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>The steps from one state to another in the drawings of a page of the documentation, each once: "Sent Accepted".</summary>
    /// <param name="page">File in the folder docs.</param>
    public static IReadOnlyList<string> On<TState>(string page) where TState : struct, Enum
    {
        var states = Enum.GetNames<TState>();
        return
        [
            .. Regex.Matches(File.ReadAllText(Checkout.File("docs", page)), "```mermaid\nstateDiagram-v2\n(.*?)```", RegexOptions.Singleline, Second)
                .Where(drawing => Steps(drawing.Value).Any() && Steps(drawing.Value).All(step => states.Contains(step.To)))
                .SelectMany(drawing => Steps(drawing.Value)).Where(step => states.Contains(step.From)).Select(step => $"{step.From} {step.To}").Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The steps that a table in the code allows.</summary>
    public static IReadOnlyList<string> Allowed<TState>(Func<TState, IEnumerable<TState>> from) where TState : struct, Enum =>
        [.. Enum.GetValues<TState>().SelectMany(state => from(state).Select(to => $"{state} {to}")).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The steps that are not refused when each is tried from each state.</summary>
    /// <param name="make">Something in a state.</param>
    public static IReadOnlyList<string> Tried<TThing, TState>(Func<TState, TThing> make, Func<TThing, TState> state, IEnumerable<Action<TThing>> steps) where TState : struct, Enum
    {
        var found = new List<string>();
        foreach (var (from, step) in Enum.GetValues<TState>().SelectMany(_ => steps, (from, step) => (from, step)))
        {
            var thing = make(from);
            try
            {
                step(thing);
                found.Add($"{from} {state(thing)}");
            }
            catch (BrokenRuleException)
            {
                // Refused: no step of the drawing.
            }
        }
        return [.. found.Distinct().Order(StringComparer.Ordinal)];
    }

    // What is drawn from or to the beginning and the end is no step.
    private static IEnumerable<(string From, string To)> Steps(string drawing) =>
        Regex.Matches(drawing, @"^ {2}(\w+) --> (\w+):", RegexOptions.Multiline, Second).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Where(step => step.Item1 != "Draft");
}
