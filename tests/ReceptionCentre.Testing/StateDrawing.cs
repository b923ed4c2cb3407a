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
                .Select(drawing => Steps(drawing.Value).ToList())
                // Another drawing of the page may have a name or two in common.
                .Where(steps => 2 * states.Count(state => steps.Exists(step => step.From == state || step.To == state)) > states.Length)
                .Select(steps => steps.FindAll(step => states.Contains(step.From)))
                .Where(steps => steps.TrueForAll(step => states.Contains(step.To)))
                .SelectMany(steps => steps).Select(step => $"{step.From} {step.To}").Distinct().Order(StringComparer.Ordinal),
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

    /// <summary>
    /// The steps that are not refused when each is tried wherever a thing can come to by such steps. Of each place every step is
    /// tried once, so that what the drawing does not have is seen, and what it has and the code refuses.
    /// </summary>
    /// <param name="begin">A new thing, at its beginning.</param>
    /// <param name="place">Where a thing stands, with what besides its state decides about the next step; null = its state alone.</param>
    public static IReadOnlyList<string> Walked<TThing, TState>(
        Func<TThing> begin, Func<TThing, TState> state, IReadOnlyList<Action<TThing>> steps, Func<TThing, object>? place = null) where TState : struct, Enum
    {
        var (found, seen, ways) = (new HashSet<string>(), new HashSet<object>(), new Queue<IReadOnlyList<Action<TThing>>>());
        place ??= thing => state(thing);
        seen.Add(place(begin()));
        ways.Enqueue([]);
        while (ways.TryDequeue(out var way))
        {
            foreach (var step in steps)
            {
                var thing = begin();
                foreach (var taken in way)
                    taken(thing);
                var from = state(thing);
                try
                {
                    step(thing);
                }
                catch (Exception refused) when (refused is BrokenRuleException or NotThereException)
                {
                    continue;
                }
                found.Add($"{from} {state(thing)}");
                if (seen.Add(place(thing)))
                    ways.Enqueue([.. way, step]);
            }
        }
        return [.. found.Order(StringComparer.Ordinal)];
    }

    // What is drawn from or to the beginning and the end is no step. A state whose name another drawing of the page has goes by a short one.
    private static IEnumerable<(string From, string To)> Steps(string drawing)
    {
        var names = Regex.Matches(drawing, @"^ {2}state ""(\w+)"" as (\w+)$", RegexOptions.Multiline, Second).ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);
        return Regex.Matches(drawing, @"^ {2}(\w+) --> (\w+)(?::|$)", RegexOptions.Multiline, Second)
            .Select(match => (names.GetValueOrDefault(match.Groups[1].Value, match.Groups[1].Value), names.GetValueOrDefault(match.Groups[2].Value, match.Groups[2].Value)));
    }
}
