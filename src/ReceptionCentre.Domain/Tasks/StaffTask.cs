using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Tasks;

public enum StaffTaskState
{
    Open = 1,
    Done = 2,

    /// <summary>Not needed any more.</summary>
    Dropped = 3,

    /// <summary>The file was closed before it was done.</summary>
    EndedWithFile = 4,
}

/// <summary>
/// Something that somebody of the centre must do for a file by a day, and why; also what was promised to the person, which is
/// kept or not kept. Not the task of the file itself, which is the ground on which the file exists.
/// </summary>
public sealed class StaffTask : Aggregate, IOfCaseFile
{
    public const int WhatLength = 200, WordsLength = 1000, ReasonLength = DatedFact.ReasonLength;

    private readonly List<StaffTaskMove> _moves = [];

    private StaffTask()
    {
    }

    public Guid CaseFileId { get; private init; }

    public string What { get; private init; } = "";

    /// <summary>Why, in words; null = what says enough.</summary>
    public string? Why { get; private init; }

    /// <summary>The contact in which it was agreed; null = it came from elsewhere.</summary>
    public Guid? ContactNoteId { get; private init; }

    /// <summary>A file of whom it may be the same person: to be compared and decided; null = it is about something else.</summary>
    public Guid? OtherCaseFileId { get; private init; }

    /// <summary>Last day on which it is in time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>It was promised to the person of the file: done = kept, dropped = not kept, and why.</summary>
    public bool IsPromise { get; private init; }

    /// <summary>Who does it, or promised it; null = whoever works on the file: its caseworker, or its team when it has none.</summary>
    public Guid? ForStaffMemberId { get; private init; }

    public StaffTaskState State { get; private set; }

    /// <summary>How it went, or why it is not needed any more.</summary>
    public string? Words { get; private set; }

    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>The day in the Netherlands on which it was made.</summary>
    public DateOnly MadeOn { get; private init; }
    public Guid MadeBy { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedBy { get; private set; }

    /// <summary>The days by which it was to be done before, oldest first.</summary>
    public IReadOnlyList<StaffTaskMove> Moves => _moves;

    public static StaffTask Make(
        Guid caseFileId, string what, string? why, DateOnly dueOn, Guid? forStaffMemberId, DateOnly today, DateTimeOffset at, Guid by, Guid? contactNoteId = null, Guid? otherCaseFileId = null,
        bool isPromise = false)
    {
        TaskRules.ATaskIsAhead.Check(dueOn >= today);
        TaskRules.APromiseIsSomebodys.Check(!isPromise || forStaffMemberId is not null);
        return new()
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = caseFileId,
            What = what,
            Why = why,
            ContactNoteId = contactNoteId,
            OtherCaseFileId = otherCaseFileId,
            DueOn = dueOn,
            ForStaffMemberId = forStaffMemberId,
            IsPromise = isPromise,
            State = StaffTaskState.Open,
            MadeAt = at,
            MadeOn = today,
            MadeBy = by,
        };
    }

    /// <param name="words">How it went; null = nothing to say.</param>
    public void Finish(string? words, DateTimeOffset at, Guid by) => End(StaffTaskState.Done, words, at, by);

    public void Drop(string reason, DateTimeOffset at, Guid by) => End(StaffTaskState.Dropped, reason, at, by);

    /// <summary>The file closes, and nobody can do it there any more.</summary>
    public void EndWithFile(DateTimeOffset at, Guid by) => End(StaffTaskState.EndedWithFile, null, at, by);

    /// <summary>Another day, with why; the old one stays readable.</summary>
    public void Move(DateOnly dueOn, string reason, DateOnly today, DateTimeOffset at, Guid by)
    {
        TaskRules.AnEndedTaskStays.Check(State == StaffTaskState.Open);
        TaskRules.ATaskIsAhead.Check(dueOn >= today);
        TaskRules.AMoveIsToAnotherDay.Check(dueOn != DueOn);
        _moves.Add(new(Id, DueOn, reason, at, by));
        DueOn = dueOn;
    }

    private void End(StaffTaskState state, string? words, DateTimeOffset at, Guid by)
    {
        TaskRules.AnEndedTaskStays.Check(State == StaffTaskState.Open);
        (State, Words, EndedAt, EndedBy) = (state, words, at, by);
    }
}

/// <summary>The day by which a task was to be done before it was moved.</summary>
public sealed class StaffTaskMove
{
    private StaffTaskMove()
    {
    }

    internal StaffTaskMove(Guid taskId, DateOnly dueOn, string reason, DateTimeOffset at, Guid by) =>
        (Id, TaskId, FromDueOn, Reason, MovedAt, MovedBy) = (Guid.CreateVersion7(), taskId, dueOn, reason, at, by);

    public Guid Id { get; private init; }
    public Guid TaskId { get; private init; }
    public DateOnly FromDueOn { get; private init; }
    public string Reason { get; private init; } = "";
    public DateTimeOffset MovedAt { get; private init; }
    public Guid MovedBy { get; private init; }
}

public static class TaskRules
{
    /// <summary>A task is to be done today or later.</summary>
    public static readonly Rule ATaskIsAhead = new("Tasks.ATaskIsAhead");

    /// <summary>A task is for somebody who works for the municipality of the file.</summary>
    public static readonly Rule TheDoerWorksForTheMunicipality = new("Tasks.TheDoerWorksForTheMunicipality");

    /// <summary>A promise says who made it.</summary>
    public static readonly Rule APromiseIsSomebodys = new("Tasks.APromiseIsSomebodys");

    /// <summary>A task is ended or moved by who made it, whom it is for, and who works on the file.</summary>
    public static readonly Rule OnlyItsPeopleChangeATask = new("Tasks.OnlyItsPeopleChangeATask");

    /// <summary>A task that was done or dropped does not change any more.</summary>
    public static readonly Rule AnEndedTaskStays = new("Tasks.AnEndedTaskStays");

    /// <summary>A task is moved to another day.</summary>
    public static readonly Rule AMoveIsToAnotherDay = new("Tasks.AMoveIsToAnotherDay");
}
