namespace ReceptionCentre.Domain.Plans;

/// <summary>
/// What an edition changed in the one before it, goal by goal and item by item, so that the person and the council see at a
/// glance what became different. What stayed the same is not in it.
/// </summary>
public sealed record PlanDifference(
    bool KindChanged, bool OwnWordsChanged, bool DisagreementChanged, IReadOnlyList<GoalDifference> Goals, IReadOnlyList<ItemDifference> Items)
{
    public bool IsEmpty => !KindChanged && !OwnWordsChanged && !DisagreementChanged && Goals.Count == 0 && Items.Count == 0;

    /// <param name="before">The edition that <paramref name="after"/> revises.</param>
    /// <exception cref="ArgumentException">The one does not revise the other.</exception>
    public static PlanDifference Between(IntegrationPlan before, IntegrationPlan after)
    {
        if (after.RevisionOf != before.Id)
            throw new ArgumentException("A difference is with the edition that was revised.", nameof(before));
        return new(
            before.Kind != after.Kind, before.OwnWords != after.OwnWords || before.OwnWordsLanguage != after.OwnWordsLanguage,
            before.Disagreement != after.Disagreement, [.. InGoals(before, after)], [.. InItems(before, after)]);
    }

    private static IEnumerable<GoalDifference> InGoals(IntegrationPlan before, IntegrationPlan after)
    {
        foreach (var goal in after.Goals.OrderBy(goal => goal.Place))
        {
            var former = before.Goals.FirstOrDefault(other => other.Id == goal.CopyOf);
            if (former is null || former.Track != goal.Track || former.Text != goal.Text)
                yield return new(former, goal);
        }
        foreach (var gone in before.Goals.OrderBy(goal => goal.Place).Where(goal => after.Goals.All(other => other.CopyOf != goal.Id)))
            yield return new(gone, null);
    }

    private static IEnumerable<ItemDifference> InItems(IntegrationPlan before, IntegrationPlan after)
    {
        foreach (var item in Ordered(after))
        {
            var former = before.Items.FirstOrDefault(other => other.Id == item.CopyOf);
            if (former is null)
                yield return new(null, item, []);
            else if (Changed(former.Terms, item.Terms) is { Count: > 0 } changed)
                yield return new(former, item, changed);
        }
        foreach (var gone in Ordered(before).Where(item => after.Items.All(other => other.CopyOf != item.Id)))
            yield return new(gone, null, []);
    }

    private static IEnumerable<PlanItem> Ordered(IntegrationPlan plan) =>
        plan.Goals.OrderBy(goal => goal.Place).SelectMany(goal => goal.Items.OrderBy(item => item.Place));

    private static List<ItemPart> Changed(PlanItemTerms before, PlanItemTerms after)
    {
        var changed = new List<ItemPart>();
        Add(before.What == after.What, ItemPart.What);
        Add(before.Compulsory == after.Compulsory, ItemPart.Obligation);
        Add(before.Provider == after.Provider, ItemPart.Provider);
        Add(before.StartsOn == after.StartsOn, ItemPart.Start);
        Add(before.MinutesAWeek == after.MinutesAWeek, ItemPart.Hours);
        Add(before.Deadline == after.Deadline, ItemPart.Deadline);
        Add(before.Payers.ToHashSet().SetEquals(after.Payers), ItemPart.Payers);
        return changed;

        void Add(bool same, ItemPart part)
        {
            if (!same)
                changed.Add(part);
        }
    }
}

/// <param name="Before">Null: the goal is new.</param>
/// <param name="After">Null: the goal was removed.</param>
public sealed record GoalDifference(PlanGoal? Before, PlanGoal? After);

/// <param name="Before">Null: the item is new.</param>
/// <param name="After">Null: the item was removed, alone or with its goal.</param>
/// <param name="Changed">Which parts changed; empty for a new or removed item.</param>
public sealed record ItemDifference(PlanItem? Before, PlanItem? After, IReadOnlyList<ItemPart> Changed);

/// <summary>What an item says, part by part.</summary>
public enum ItemPart
{
    What = 1,
    Obligation = 2,
    Provider = 3,
    Start = 4,
    Hours = 5,
    Deadline = 6,
    Payers = 7,
}
