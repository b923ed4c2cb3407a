namespace ReceptionCentre.Domain.Events;

/// <summary>Somebody on the lists of the events that are counted: which steps were reached, in the order of the steps.</summary>
/// <param name="Reached">One value a step.</param>
public sealed record FunnelPerson(string Channel, Guid? ProviderId, IReadOnlyList<bool> Reached);

/// <summary>One step of a funnel.</summary>
/// <param name="Of">Who reached the step before it: the denominator.</param>
/// <param name="Count">Who of those reached this one.</param>
/// <param name="JumpedIn">Who reached it without one of the steps before.</param>
public sealed record FunnelCount(int Of, int Count, int JumpedIn);

/// <summary>
/// How many of whom went on: each step counts only those who reached the one before it, so that no step is larger than the one
/// before. Who reached a step in another way is counted beside it.
/// </summary>
public static class Funnel
{
    public static IReadOnlyList<FunnelCount> Of(IReadOnlyCollection<FunnelPerson> people, int steps)
    {
        var counts = new List<FunnelCount>(steps);
        IReadOnlyCollection<FunnelPerson> through = people;
        for (var step = 0; step < steps; step++)
        {
            var next = through.Where(person => person.Reached[step]).ToList();
            // Of the first step the denominator is itself: nobody went before.
            counts.Add(new(step == 0 ? next.Count : through.Count, next.Count, people.Count(person => person.Reached[step]) - next.Count));
            through = next;
        }
        return counts;
    }
}
