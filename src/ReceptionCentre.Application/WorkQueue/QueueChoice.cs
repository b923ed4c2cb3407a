using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

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

/// <summary>Whose work somebody may see.</summary>
/// <param name="All">Of everybody in scope; else the own, that of the own teams and what nobody has.</param>
internal sealed record QueueSight(Guid StaffMemberId, IReadOnlyList<Guid> Teams, bool All)
{
    public static QueueSight Of(ICurrentStaff current) => new(current.Id, current.Teams, current.May(Permission.AssignFile));
}

/// <summary>A line of the work queue in the database: a file, or a thing that a file asks.</summary>
internal sealed class QueuedThing
{
    /// <summary>The file, or the clock when a reason was chosen.</summary>
    public Guid Id { get; init; }
    public Guid CaseFileId { get; init; }
    public DateOnly DueOn { get; init; }
    public bool IsWaiting { get; init; }
}

/// <summary>The work queue as a query: open files by what can pass first, from rows that are kept (ADR 29).</summary>
internal static class Queue
{
    /// <summary>What is due within so many days, today included, is shown apart.</summary>
    public const int SoonDays = 7;

    /// <summary>The open files whose work somebody may see and chose.</summary>
    public static IQueryable<FileState> FilesOf(this IReceptionDb db, QueueChoice choice, QueueSight sight)
    {
        var (me, teams) = (sight.StaffMemberId, sight.Teams);
        var files = db.FileStates.Select(state => state);
        // Who gives out the work sees all of it; others theirs, their teams' and what nobody has.
        if (!sight.All && choice.Whose != QueueWhose.Mine)
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
    public static IQueryable<QueuedThing> ThingsOf(this IReceptionDb db, QueueChoice choice, QueueSight sight)
    {
        var files = db.FilesOf(choice, sight);
        if (choice.Reason is not { } reason)
            return files.Select(state => new QueuedThing { Id = state.CaseFileId, CaseFileId = state.CaseFileId, DueOn = state.DueBy, IsWaiting = state.WaitsSince != null });
        return from clock in db.ClocksOfSeenFiles()
               join state in files on clock.CaseFileId equals state.CaseFileId
               where clock.EndedOn == null && clock.Reason == reason
               select new QueuedThing { Id = clock.Id, CaseFileId = clock.CaseFileId, DueOn = clock.DueOn, IsWaiting = clock.WaitsForOthers };
    }

    /// <summary>Clocks to be joined with the states of files: these are seen in scope alone, and to ask the same of each clock once more costs a second with 200,000 files.</summary>
    public static IQueryable<Clock> ClocksOfSeenFiles(this IReceptionDb db) => db.Clocks.IgnoreQueryFilters(["File"]);

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
