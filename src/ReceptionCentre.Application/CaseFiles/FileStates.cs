using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>Open, new, waiting, overdue or silent: the words of the caseload, for one file on one day.</summary>
public sealed class FileOnDay
{
    public Guid CaseFileId { get; init; }
    public Guid PersonId { get; init; }
    public string Controller { get; init; } = "";
    public string Task { get; init; } = "";
    public DateOnly OpenedOn { get; init; }
    public Guid? CaseworkerId { get; init; }
    public Guid? TeamId { get; init; }
    public DateOnly NextDueOn { get; init; }
    public DateOnly SilentFrom { get; init; }
    public bool IsNew { get; init; }
    public bool IsWaiting { get; init; }
    public bool IsOverdue { get; init; }
    public bool IsSilent { get; init; }
}

/// <summary>A figure of the caseload, and the list behind it.</summary>
public enum CaseloadState
{
    Open = 1,
    New = 2,
    Overdue = 3,
    Waiting = 4,
    Silent = 5,
}

/// <summary>The five figures of a set of files.</summary>
public sealed record CaseloadCounts(int Open, int New, int Overdue, int Waiting, int Silent)
{
    public int this[CaseloadState state] => state switch
    {
        CaseloadState.New => New,
        CaseloadState.Overdue => Overdue,
        CaseloadState.Waiting => Waiting,
        CaseloadState.Silent => Silent,
        _ => Open,
    };

    public static CaseloadCounts operator +(CaseloadCounts one, CaseloadCounts other) =>
        new(one.Open + other.Open, one.New + other.New, one.Overdue + other.Overdue, one.Waiting + other.Waiting, one.Silent + other.Silent);

    public static CaseloadCounts Sum(IEnumerable<CaseloadCounts> parts) => parts.Aggregate(new CaseloadCounts(0, 0, 0, 0, 0), (sum, part) => sum + part);
}

/// <summary>The figures of the files of one municipality that one caseworker and one team have.</summary>
internal sealed record CaseloadGroup(string Controller, Guid? CaseworkerId, Guid? TeamId, CaseloadCounts Counts);

internal static class FileStates
{
    /// <summary>The open files in scope as they stand today, from the rows that are kept; each by the terms of its municipality.</summary>
    /// <param name="region">What holds where a municipality chose nothing itself.</param>
    public static IQueryable<FileOnDay> FilesToday(this IReceptionDb db, DateOnly today, CaseloadTerms region)
    {
        var newDays = region.NewDays;
        return from state in db.FileStates.AsNoTracking()
               join settings in db.MunicipalitySettings on state.Controller equals settings.Municipality into own
               from chosen in own.DefaultIfEmpty()
               select new FileOnDay
               {
                   CaseFileId = state.CaseFileId,
                   PersonId = state.PersonId,
                   Controller = state.Controller,
                   Task = state.Task,
                   OpenedOn = state.OpenedOn,
                   CaseworkerId = state.CaseworkerId,
                   TeamId = state.TeamId,
                   NextDueOn = state.NextDueOn,
                   SilentFrom = state.SilentFrom,
                   IsNew = state.OpenedOn.AddDays(chosen.NewDays ?? newDays) > today,
                   IsWaiting = state.WaitsSince != null,
                   IsOverdue = state.LateFrom <= today,
                   IsSilent = state.SilentFrom <= today,
               };
    }

    public static IQueryable<FileOnDay> In(this IQueryable<FileOnDay> files, CaseloadState? state) => state switch
    {
        CaseloadState.New => files.Where(file => file.IsNew),
        CaseloadState.Overdue => files.Where(file => file.IsOverdue),
        CaseloadState.Waiting => files.Where(file => file.IsWaiting),
        CaseloadState.Silent => files.Where(file => file.IsSilent),
        _ => files,
    };

    /// <summary>All figures in one count, so that they add up.</summary>
    public static async Task<IReadOnlyList<CaseloadGroup>> CountAsync(this IQueryable<FileOnDay> files, CancellationToken cancellationToken) =>
        (await files.GroupBy(file => new { file.Controller, file.CaseworkerId, file.TeamId })
            .Select(group => new
            {
                group.Key.Controller,
                group.Key.CaseworkerId,
                group.Key.TeamId,
                Open = group.Count(),
                New = group.Count(file => file.IsNew),
                Overdue = group.Count(file => file.IsOverdue),
                Waiting = group.Count(file => file.IsWaiting),
                Silent = group.Count(file => file.IsSilent),
            })
            .ToListAsync(cancellationToken))
        .ConvertAll(group => new CaseloadGroup(group.Controller, group.CaseworkerId, group.TeamId, new(group.Open, group.New, group.Overdue, group.Waiting, group.Silent)));

    /// <summary>Who works on which file on a day.</summary>
    public static IQueryable<AssignmentFact> AssignmentsOn(this IReceptionDb db, DateOnly day)
    {
        var on = PartialDate.Of(day);
        return db.Assignments.AsNoTracking().Where(fact => fact.WithdrawnAt == null && fact.From <= on && (fact.Until == null || fact.Until > on));
    }
}
