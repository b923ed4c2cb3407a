namespace ReceptionCentre.Domain.Facts;

/// <summary>What can be asked of, and done to, the facts of one kind about one person, stay or file.</summary>
public static class FactLog
{
    /// <summary>The facts that hold on a day, latest begun first.</summary>
    public static IEnumerable<T> On<T>(this IEnumerable<T> facts, DateOnly day) where T : DatedFact =>
        facts.Where(fact => fact.HoldsOn(day)).OrderByDescending(fact => fact.From).ThenByDescending(fact => fact.RecordedAt);

    /// <summary>The fact that holds on a day, or null. Where two hold, the one that began (or was recorded) last.</summary>
    public static T? Current<T>(this IEnumerable<T> facts, DateOnly day) where T : DatedFact => facts.On(day).FirstOrDefault();

    /// <summary>
    /// A change: what held when the new fact begins ends there, and the new fact follows. A fact that is known to begin
    /// later stays, and the new one ends where it begins.
    /// </summary>
    /// <param name="replaces">Which other facts it takes the place of; default all.</param>
    internal static void Change<T>(this List<T> facts, T next, Func<T, bool>? replaces = null) where T : DatedFact
    {
        var others = facts.Where(fact => fact.Stands && (replaces?.Invoke(fact) ?? true)).ToList();
        foreach (var earlier in others.Where(fact => fact.From <= next.From && (fact.Until is null || fact.Until > next.From)))
            earlier.End(next.From);
        if (others.Where(fact => fact.From > next.From).Select(fact => (PartialDate?)fact.From).Min() is { } later)
            next.End(later);
        facts.Add(next);
    }

    /// <summary>A correction: the wrong fact is withdrawn, the right one stands in its place and ends where it ended.</summary>
    internal static void Correct<T>(this List<T> facts, T wrong, T right, Provenance provenance) where T : DatedFact
    {
        wrong.Withdraw(provenance);
        if (wrong.Until is { } until)
            right.End(until);
        facts.Add(right);
    }
}
