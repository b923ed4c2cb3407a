namespace ReceptionCentre.Domain.CaseFiles;

/// <summary>One thing that a file asks, why, and by when.</summary>
/// <param name="What">The item of the plan, in the words of the plan; null for the other reasons.</param>
public sealed record FileStep(DueReason Reason, DateOnly By, string? What = null)
{
    /// <summary>A clock that can pass: only these make a file overdue. Silence has its own figure; a start is a reminder.</summary>
    public bool IsClock => Reason is DueReason.NextContact or DueReason.PlanDeadline or DueReason.DraftPlan or DueReason.NoPlan;

    public bool IsLateOn(DateOnly day) => IsClock && By < day;
}

/// <summary>Start and deadline of one item of an agreed plan.</summary>
public sealed record PlanMoment(string What, DateOnly? StartsOn, DateOnly? Deadline);

/// <summary>
/// What is known about a file when its caseworker looks at the day: the words "due", "overdue", "silent", "new" and
/// "waiting" are decided here, on these facts and nothing else.
/// </summary>
/// <param name="LastContactOn">Latest note in which the person took part.</param>
/// <param name="NextContactOn">Day that was agreed for the next contact, and has not been followed by one.</param>
/// <param name="DraftBegunOn">Day on which the draft plan was begun; null without draft.</param>
/// <param name="HasPlan">A plan, draft or agreed, exists.</param>
/// <param name="Agreed">The items of the agreed plan.</param>
/// <param name="DocumentFailedOn">Day on which a document was asked for that could not be made.</param>
/// <param name="WaitsSince">Since when the next step is somebody else's; null when it is ours.</param>
public sealed record FileFacts(
    DateOnly OpenedOn, DateOnly? LastContactOn = null, DateOnly? NextContactOn = null, DateOnly? DraftBegunOn = null, bool HasPlan = false,
    IReadOnlyList<PlanMoment>? Agreed = null, DateOnly? DocumentFailedOn = null, DateOnly? WaitsSince = null)
{
    /// <summary>Everything that the file asks, now or later, first thing first.</summary>
    public IReadOnlyList<FileStep> Steps(DateOnly today, CaseloadTerms terms)
    {
        var steps = new List<FileStep> { new(DueReason.Silence, SilentFrom(terms)) };
        if (NextContactOn is { } next)
            steps.Add(new(DueReason.NextContact, next));
        if (DraftBegunOn is { } begun)
            steps.Add(new(DueReason.DraftPlan, begun.AddDays(terms.DraftDays)));
        if (!HasPlan)
            steps.Add(new(DueReason.NoPlan, OpenedOn.AddDays(terms.NoPlanDays)));
        if (DocumentFailedOn is { } failed)
            steps.Add(new(DueReason.DocumentFailed, failed));
        foreach (var item in Agreed ?? [])
        {
            if (item.Deadline is { } deadline)
                steps.Add(new(DueReason.PlanDeadline, deadline, item.What));
            // Once somebody was spoken to since, or it is long ago, there is nothing to remind of.
            if (item.StartsOn is { } start && !(LastContactOn >= start) && start.AddDays(terms.AheadDays) >= today)
                steps.Add(new(DueReason.PlanStart, start, item.What));
        }
        return [.. steps.OrderBy(step => step.By).ThenBy(step => step.Reason).ThenBy(step => step.What, StringComparer.Ordinal)];
    }

    /// <summary>What it asks today: what has come, and what the plan brings within some days.</summary>
    public IReadOnlyList<FileStep> DueOn(DateOnly today, CaseloadTerms terms) =>
        [.. Steps(today, terms).Where(step => step.By <= (step.Reason is DueReason.PlanDeadline or DueReason.PlanStart ? today.AddDays(terms.AheadDays) : today))];

    /// <summary>Opened less than a number of days ago.</summary>
    public bool IsNewOn(DateOnly day, CaseloadTerms terms) => OpenedOn.AddDays(terms.NewDays) > day;

    /// <summary>A clock has passed.</summary>
    public bool IsOverdueOn(DateOnly day, CaseloadTerms terms) => Steps(day, terms).Any(step => step.IsLateOn(day));

    /// <summary>No contact for a number of days; before the first contact counted from the opening.</summary>
    public bool IsSilentOn(DateOnly day, CaseloadTerms terms) => SilentFrom(terms) <= day;

    /// <summary>The next step is someone else's.</summary>
    public bool IsWaiting => WaitsSince is not null;

    private DateOnly SilentFrom(CaseloadTerms terms) => (LastContactOn ?? OpenedOn).AddDays(terms.SilentDays);
}
