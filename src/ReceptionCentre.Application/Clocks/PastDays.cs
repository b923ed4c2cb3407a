using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Clocks;

/// <summary>
/// The figures of any day, from what the sources read of the facts for that day: what had happened by then, with the terms
/// that its municipality has today. What was withdrawn since was never true and does not count.
/// </summary>
public sealed class PastDays(IReceptionDb db, IEnumerable<IClockSource> sources, CaseloadTerms terms)
{
    private readonly IReadOnlyList<IClockSource> _sources = [.. sources];

    /// <summary>Counts a day, of all files without scope; files of people who were protected that day apart.</summary>
    internal async Task<IReadOnlyList<(CaseloadGroup Group, bool IsProtected)>> CountAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var protections = db.ProtectedOn(day).Select(fact => fact.PersonId).Distinct().Select(person => new Row { Id = person });
        var reminders = DueReasons.Reminders;
        var late = Files(_sources.Where(source => source.Reasons.Any(reason => reason.IsClock())), day, reading => reading.DueOn < day && !reminders.Contains(reading.Reason));
        var waiting = Files(_sources, day, reading => reading.WaitsForOthers);
        var silent = Files(_sources.Where(source => source.Reasons.Contains(DueReason.Silence)), day, reading => reading.Reason == DueReason.Silence && reading.DueOn <= day);
        var assignments = db.AssignmentsOn(day);
        var newDays = terms.NewDays;

        var files =
            from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
            join one in assignments on file.Id equals one.CaseFileId into assigned
            from assignment in assigned.DefaultIfEmpty()
            join one in late on (Guid?)file.Id equals one.Id into lates
            from passed in lates.DefaultIfEmpty()
            join one in waiting on (Guid?)file.Id equals one.Id into waits
            from wait in waits.DefaultIfEmpty()
            join one in silent on (Guid?)file.Id equals one.Id into silences
            from silence in silences.DefaultIfEmpty()
            join one in protections on (Guid?)file.PersonId equals one.Id into protects
            from protection in protects.DefaultIfEmpty()
            join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
            from chosen in own.DefaultIfEmpty()
            select new
            {
                file.Controller,
                CaseworkerId = (Guid?)assignment.CaseworkerId,
                TeamId = (Guid?)assignment.TeamId,
                IsProtected = protection.Id != null,
                IsNew = file.OpenedOn.AddDays(chosen.NewDays ?? newDays) > day,
                IsOverdue = passed.Id != null,
                IsWaiting = wait.Id != null,
                IsSilent = silence.Id != null,
            };
        return (await files.GroupBy(file => new { file.Controller, file.CaseworkerId, file.TeamId, file.IsProtected })
            .Select(group => new
            {
                group.Key,
                Open = group.Count(),
                New = group.Count(file => file.IsNew),
                Overdue = group.Count(file => file.IsOverdue),
                Waiting = group.Count(file => file.IsWaiting),
                Silent = group.Count(file => file.IsSilent),
            })
            .ToListAsync(cancellationToken))
            .ConvertAll(group => (
                new CaseloadGroup(group.Key.Controller, group.Key.CaseworkerId, group.Key.TeamId, new(group.Open, group.New, group.Overdue, group.Waiting, group.Silent)),
                group.Key.IsProtected));
    }

    // Each file once, whichever source names it.
    private static IQueryable<Row> Files(IEnumerable<IClockSource> sources, DateOnly day, System.Linq.Expressions.Expression<Func<ClockReading, bool>> that) =>
        sources.Select(source => source.On(day).Where(that).Select(reading => new Row { Id = reading.CaseFileId }))
            .Aggregate((files, more) => files.Union(more)).Distinct();

    // Nullable, so that "this file is not in it" can be asked after a left join.
    private sealed class Row
    {
        public Guid? Id { get; init; }
    }
}
