using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Tasks;

/// <summary>What is not done when the file closes ends with it: nobody can do it in a closed file.</summary>
internal sealed class TasksEndWithFile(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IEndsWithFile
{
    public const string Kind = "Task", Promise = "Promise";

    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        (await Open(caseFileId).AsNoTracking().OrderBy(task => task.DueOn).ThenBy(task => task.Id)
            .Select(task => new { task.Id, task.What, task.DueOn, task.IsPromise }).ToListAsync(cancellationToken))
        .ConvertAll(task => new OpenThing(task.IsPromise ? Promise : Kind, task.Id, task.What, task.DueOn));

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
    {
        foreach (var task in await Open(caseFileId).ToListAsync(cancellationToken))
            task.EndWithFile(time.GetUtcNow(), current.Id);
    }

    private IQueryable<StaffTask> Open(Guid caseFileId) => db.StaffTasks.Where(task => task.CaseFileId == caseFileId && task.State == StaffTaskState.Open);
}
