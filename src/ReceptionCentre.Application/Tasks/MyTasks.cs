using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Tasks;

/// <summary>
/// What somebody has to do, first what is due first: tasks and promises by name, of the own files, and of files of the own teams
/// that nobody has yet. Of a file also what is in the name of a colleague who does not work for its municipality any more.
/// </summary>
public static class MyTasks
{
    public const int PageSize = 50;

    [Needs(Permission.MakeTask)]
    public sealed record Query(TaskPlace? After = null, DateOnly? Until = null, int Most = PageSize) : IQuery<Page>;

    public sealed record Page(DateOnly Today, IReadOnlyList<TaskLine> Tasks, TaskPlace? Next);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var (today, me, teams) = (time.Today(), current.Id, current.Teams);
            var open = db.StaffTasks.AsNoTracking().Where(task => task.State == StaffTaskState.Open);
            if (request.Until is { } until)
                open = open.Where(task => task.DueOn <= until);
            if (request.After is { } after)
            {
                var (on, id) = (after.DueOn, after.TaskId);
                open = open.Where(task => task.DueOn >= on && (task.DueOn > on || task.Id > id));
            }
            // Two questions that each follow their index.
            var byName = open.Where(task => task.ForStaffMemberId == me);
            var mine = db.FileStates.Where(state => state.CaseworkerId == me || (state.CaseworkerId == null && state.TeamId != null && teams.Contains(state.TeamId.Value)));
            var here = db.StaffMembers.Where(member => member.EndedOn == null);
            var ofFiles = open.Where(task => mine.Any(state => state.CaseFileId == task.CaseFileId
                && (task.ForStaffMemberId == null || (task.ForStaffMemberId != me
                    && !here.Any(member => member.Id == task.ForStaffMemberId && member.Municipalities.Any(part => part.Municipality == state.Controller))))));
            var places = await byName.Select(task => new { task.DueOn, task.Id }).Concat(ofFiles.Select(task => new { task.DueOn, task.Id }))
                .OrderBy(task => task.DueOn).ThenBy(task => task.Id).Take(request.Most + 1).ToListAsync(cancellationToken);
            var ids = places.Take(request.Most).Select(place => place.Id).ToList();
            var lines = await db.LinesAsync(
                db.StaffTasks.AsNoTracking().Where(task => ids.Contains(task.Id)).OrderBy(task => task.DueOn).ThenBy(task => task.Id), current, today, cancellationToken);
            return new(today, lines, places.Count > request.Most ? new(places[request.Most - 1].DueOn, places[request.Most - 1].Id) : null);
        }
    }
}

/// <summary>Where a page of tasks begins, as it stands in an address.</summary>
public sealed record TaskPlace(DateOnly DueOn, Guid TaskId)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueOn:yyyyMMdd}_{TaskId:N}");

    /// <summary>Null when it cannot be read: the list then begins at its beginning.</summary>
    public static TaskPlace? Read(string? text)
    {
        var parts = text?.Split('_');
        return parts is { Length: 2 } && DateOnly.TryParseExact(parts[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && Guid.TryParse(parts[1], out var id) ? new(day, id) : null;
    }
}
