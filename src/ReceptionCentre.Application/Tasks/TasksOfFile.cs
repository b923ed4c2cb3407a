using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Tasks;

/// <summary>The tasks of a file: what is open, first what is due first, and the latest that were done or dropped.</summary>
public static class TasksOfFile
{
    public const int MostOpen = 200, MostEnded = 50;

    [Needs(Permission.ReadTasks)]
    public sealed record Query(Guid CaseFileId) : IQuery<Lists>;

    /// <param name="HasMore">Older ones than the ended ones shown stand in the history.</param>
    public sealed record Lists(DateOnly Today, IReadOnlyList<TaskLine> Open, IReadOnlyList<TaskLine> Ended, bool HasMore);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Lists>
    {
        public async Task<Lists> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var ofFile = db.StaffTasks.AsNoTracking().Where(task => task.CaseFileId == request.CaseFileId);
            var open = await db.LinesAsync(
                ofFile.Where(task => task.State == StaffTaskState.Open).OrderBy(task => task.DueOn).ThenBy(task => task.Id).Take(MostOpen), current, today, cancellationToken);
            var ended = await db.LinesAsync(
                ofFile.Where(task => task.State != StaffTaskState.Open).OrderByDescending(task => task.EndedAt).ThenBy(task => task.Id).Take(MostEnded + 1), current, today, cancellationToken);
            return new(today, open, [.. ended.Take(MostEnded)], ended.Count > MostEnded);
        }
    }
}

/// <summary>One open task, for the page that ends or moves it.</summary>
public static class TaskToEnd
{
    [Needs(Permission.MakeTask)]
    public sealed record Query(Guid CaseFileId, Guid TaskId) : IQuery<TaskLine>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, TaskLine>
    {
        public async Task<TaskLine> Handle(Query request, CancellationToken cancellationToken)
        {
            var one = db.StaffTasks.AsNoTracking().Where(task => task.Id == request.TaskId && task.CaseFileId == request.CaseFileId).OrderBy(task => task.Id);
            return await db.LinesAsync(one, current, time.Today(), cancellationToken) is [var task] ? task : throw new NotThereException("task");
        }
    }
}
