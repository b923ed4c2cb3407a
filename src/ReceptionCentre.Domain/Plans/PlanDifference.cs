namespace ReceptionCentre.Domain.Plans;

/// <summary>
/// What an edition changed in the one before it, goal by goal and item by item, so that the person and the council see at a
/// glance what became different. What stayed the same is not in it.
/// </summary>
public sealed record PlanDifference(
    bool KindChanged, bool OwnWordsChanged, bool DisagreementChanged, IReadOnlyList<PipPart> Pip, IReadOnlyList<GoalDifference> Goals,
    IReadOnlyList<ItemDifference> Items)
{
    public bool IsEmpty => !KindChanged && !OwnWordsChanged && !DisagreementChanged && Pip.Count == 0 && Goals.Count == 0 && Items.Count == 0;

    /// <param name="before">The edition that <paramref name="after"/> revises.</param>
    /// <exception cref="ArgumentException">The one does not revise the other.</exception>
    public static PlanDifference Between(IntegrationPlan before, IntegrationPlan after)
    {
        if (after.RevisionOf != before.Id)
            throw new ArgumentException("A difference is with the edition that was revised.", nameof(before));
        return new(
            before.Kind != after.Kind, before.OwnWords != after.OwnWords || before.OwnWordsLanguage != after.OwnWordsLanguage,
            before.Disagreement != after.Disagreement, InPip(before.Pip?.Terms ?? PipTerms.Empty, after.Pip?.Terms ?? PipTerms.Empty), [.. InGoals(before, after)], [.. InItems(before, after)]);
    }

    private static List<PipPart> InPip(PipTerms before, PipTerms after)
    {
        var changed = new List<PipPart>();
        Add(before.Route == after.Route, PipPart.Route);
        Add(before.Level == after.Level, PipPart.Level);
        Add(before.Reasons == after.Reasons, PipPart.Reasons);
        Add(before.RouteHours == after.RouteHours, PipPart.RouteHours);
        Add(before.PvtHours == after.PvtHours, PipPart.PvtHours);
        Add(before.MapHours == after.MapHours, PipPart.MapHours);
        Add(before.Literacy == after.Literacy, PipPart.Literacy);
        Add(before.MayFinishEducation == after.MayFinishEducation, PipPart.MayFinishEducation);
        Add(before.Preschool == after.Preschool, PipPart.Preschool);
        Add(before.Guidance == after.Guidance, PipPart.Guidance);
        Add(before.ReliefFrom == after.ReliefFrom && before.ReliefUntil == after.ReliefUntil, PipPart.Relief);
        return changed;

        void Add(bool same, PipPart part)
        {
            if (!same)
                changed.Add(part);
        }
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
        Add(before.Why == after.Why, ItemPart.Why);
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
    Why = 8,
}

/// <summary>What a PIP lays down, part by part.</summary>
public enum PipPart
{
    Route = 1,
    Level = 2,
    Reasons = 3,
    RouteHours = 4,
    PvtHours = 5,
    MapHours = 6,
    Literacy = 7,
    MayFinishEducation = 8,
    Preschool = 9,
    Guidance = 10,
    Relief = 11,
}
