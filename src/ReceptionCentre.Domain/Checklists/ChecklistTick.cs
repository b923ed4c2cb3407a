using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Checklists;

public enum TickState
{
    Done = 1,

    /// <summary>It need not be done for this person; the note says why.</summary>
    NotNeeded = 2,
}

/// <summary>
/// A line of a checklist was ticked for somebody: done, or not needed. Taken back it stays to be seen, and the line can be
/// ticked again.
/// </summary>
public sealed class ChecklistTick : Aggregate, IOfCaseFile
{
    public const int NoteLength = 300;

    private ChecklistTick()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>The departure whose list it is; the file itself for the arrival list.</summary>
    public Guid ListId { get; private init; }
    public Guid ItemId { get; private init; }

    /// <summary>What the line said, in Dutch, when it was ticked.</summary>
    public string What { get; private init; } = "";
    public TickState State { get; private init; }

    /// <summary>Why it is not needed, or what to remember.</summary>
    public string? Note { get; private init; }
    public DateOnly On { get; private init; }
    public DateTimeOffset TickedAt { get; private init; }
    public Guid TickedBy { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }
    public Guid? WithdrawnBy { get; private set; }

    public static ChecklistTick Done(Guid caseFileId, Guid listId, ChecklistItem item, string? note, DateOnly on, DateTimeOffset at, Guid by) =>
        Of(TickState.Done, caseFileId, listId, item, note, on, at, by);

    /// <exception cref="BrokenRuleException">Without a reason.</exception>
    public static ChecklistTick NotNeeded(Guid caseFileId, Guid listId, ChecklistItem item, string? reason, DateOnly on, DateTimeOffset at, Guid by)
    {
        ChecklistRules.WhatIsNotNeededSaysWhy.Check(!string.IsNullOrWhiteSpace(reason));
        return Of(TickState.NotNeeded, caseFileId, listId, item, reason, on, at, by);
    }

    /// <summary>Takes the tick back.</summary>
    public void Withdraw(DateTimeOffset at, Guid by)
    {
        ChecklistRules.TakenBackOnce.Check(WithdrawnAt is null);
        (WithdrawnAt, WithdrawnBy) = (at, by);
    }

    private static ChecklistTick Of(TickState state, Guid caseFileId, Guid listId, ChecklistItem item, string? note, DateOnly on, DateTimeOffset at, Guid by) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseFileId = caseFileId,
        ListId = listId,
        ItemId = item.Id,
        What = item.Dutch,
        State = state,
        Note = note,
        On = on,
        TickedAt = at,
        TickedBy = by,
    };
}

public static class ChecklistRules
{
    /// <summary>A line ends on or after the day on which it begins.</summary>
    public static readonly Rule ALineEndsAfterItBegins = new("Checklists.ALineEndsAfterItBegins");

    /// <summary>The youngest age of a line is not above its oldest.</summary>
    public static readonly Rule YoungestBeforeOldest = new("Checklists.YoungestBeforeOldest");

    /// <summary>The first day of a line is not after its last.</summary>
    public static readonly Rule FirstDayBeforeLast = new("Checklists.FirstDayBeforeLast");

    /// <summary>The key of a line is used once.</summary>
    public static readonly Rule AKeyIsUsedOnce = new("Checklists.AKeyIsUsedOnce");

    /// <summary>A line is ticked once; who ticks it again sees who did.</summary>
    public static readonly Rule TickedOnce = new("Checklists.TickedOnce");

    /// <summary>A tick is taken back once.</summary>
    public static readonly Rule TakenBackOnce = new("Checklists.TakenBackOnce");

    /// <summary>What is not needed says why.</summary>
    public static readonly Rule WhatIsNotNeededSaysWhy = new("Checklists.WhatIsNotNeededSaysWhy");
}
