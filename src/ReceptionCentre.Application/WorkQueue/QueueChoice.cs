using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>Whose work is shown.</summary>
public enum QueueWhose
{
    Mine = 1,

    /// <summary>Of one team, with caseworker or without.</summary>
    Team = 2,

    /// <summary>Of nobody yet.</summary>
    Nobody = 3,
    Colleague = 4,

    /// <summary>Everything that one may see here: for a manager all municipalities in scope, for a caseworker the own work and that of the own teams.</summary>
    All = 5,
}

/// <summary>By when it is to be done.</summary>
public enum QueueWhen
{
    Overdue = 1,

    /// <summary>Today or within the <see cref="Queue.SoonDays"/> days that follow.</summary>
    Soon = 2,
    Later = 3,

    /// <summary>The next move is somebody else's.</summary>
    Waiting = 4,
}

/// <summary>What of the work queue is shown.</summary>
/// <param name="Of">The team or colleague, where one is chosen.</param>
/// <param name="Reason">Null = whatever is due first in each file; else each thing of this kind.</param>
/// <param name="When">Null = whenever.</param>
/// <param name="Municipality">Null = all in scope.</param>
public sealed record QueueChoice(QueueWhose Whose, Guid? Of = null, DueReason? Reason = null, QueueWhen? When = null, string? Municipality = null);

/// <summary>How many lines a choice has; each is in one of overdue, soon and later, and may wait besides.</summary>
public sealed record QueueCounts(int Total, int Overdue, int Soon, int Waiting)
{
    public int Later => Total - Overdue - Soon;

    public int this[QueueWhen? when] => when switch
    {
        QueueWhen.Overdue => Overdue,
        QueueWhen.Soon => Soon,
        QueueWhen.Later => Later,
        QueueWhen.Waiting => Waiting,
        _ => Total,
    };
}

/// <summary>A line of the work queue in the database: a file, or a thing that a file asks.</summary>
internal sealed class QueuedThing
{
    /// <summary>The file, or the clock when a reason was chosen.</summary>
    public Guid Id { get; init; }
    public DateOnly DueOn { get; init; }
    public bool IsWaiting { get; init; }
}

/// <summary>The work queue as a query: open files by what can pass first, from rows that are kept (ADR 29).</summary>
internal static class Queue
{
    /// <summary>What is due within so many days, today included, is shown apart.</summary>
    public const int SoonDays = 7;

    /// <summary>The open files whose work somebody may see and chose.</summary>
    public static IQueryable<FileState> FilesOf(this IReceptionDb db, QueueChoice choice, ICurrentStaff current)
    {
        var (me, teams) = (current.Id, current.Teams);
        var files = db.FileStates.Select(state => state);
        // Who gives out the work sees all of it; others theirs, their teams' and what nobody has.
        if (!current.May(Permission.AssignFile) && choice.Whose != QueueWhose.Mine)
            files = files.Where(state => state.CaseworkerId == me || (state.TeamId != null && teams.Contains(state.TeamId.Value)) || (state.CaseworkerId == null && state.TeamId == null));
        if (choice.Municipality is { } municipality)
            files = files.Where(state => state.Controller == municipality);
        var of = choice.Of ?? Guid.Empty;
        return choice.Whose switch
        {
            QueueWhose.Mine => files.Where(state => state.CaseworkerId == me),
            QueueWhose.Team => files.Where(state => state.TeamId == of),
            QueueWhose.Colleague => files.Where(state => state.CaseworkerId == of),
            QueueWhose.Nobody => files.Where(state => state.CaseworkerId == null),
            _ => files,
        };
    }

    /// <summary>The lines of a choice, whenever they are due.</summary>
    public static IQueryable<QueuedThing> ThingsOf(this IReceptionDb db, QueueChoice choice, ICurrentStaff current)
    {
        var files = db.FilesOf(choice, current);
        if (choice.Reason is not { } reason)
            return files.Select(state => new QueuedThing { Id = state.CaseFileId, DueOn = state.DueBy, IsWaiting = state.WaitsSince != null });
        return from clock in db.Clocks
               join state in files on clock.CaseFileId equals state.CaseFileId
               where clock.EndedOn == null && clock.Reason == reason
               select new QueuedThing { Id = clock.Id, DueOn = clock.DueOn, IsWaiting = clock.WaitsForOthers };
    }

    public static IQueryable<QueuedThing> Due(this IQueryable<QueuedThing> things, QueueWhen? when, DateOnly today)
    {
        var later = today.AddDays(SoonDays);
        return when switch
        {
            QueueWhen.Overdue => things.Where(thing => thing.DueOn < today),
            QueueWhen.Soon => things.Where(thing => thing.DueOn >= today && thing.DueOn < later),
            QueueWhen.Later => things.Where(thing => thing.DueOn >= later),
            QueueWhen.Waiting => things.Where(thing => thing.IsWaiting),
            _ => things,
        };
    }

    public static IQueryable<PlacedFile> Placed(this IQueryable<QueuedThing> things) => things.Select(thing => new PlacedFile { Day = thing.DueOn, CaseFileId = thing.Id });

    /// <summary>The first clock that can pass; where none can, what comes first.</summary>
    public static ClockTerms? Due(IReadOnlyCollection<ClockTerms> running) =>
        FileState.First(running.Where(clock => clock.Reason.IsClock())) ?? FileState.First(running);
}
