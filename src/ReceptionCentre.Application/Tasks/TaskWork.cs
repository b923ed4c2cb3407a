using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Tasks;

/// <summary>What the use cases of tasks share.</summary>
internal static class TaskWork
{
    /// <summary>Who made it, whom it is for, and who works on the file.</summary>
    public static bool MayChange(Guid madeBy, Guid? forStaffMemberId, bool worksOnFile, ICurrentStaff current) =>
        current.IsSystem || madeBy == current.Id || forStaffMemberId == current.Id || worksOnFile;

    /// <summary>A task of an open file, to be ended or moved; tracked, with its moves.</summary>
    /// <exception cref="NotThereException">Not there or out of scope.</exception>
    /// <exception cref="BrokenRuleException">The file is closed, or the task is somebody else's.</exception>
    public static async Task<(CaseFile File, StaffTask Task)> TaskToChangeAsync(
        this IReceptionDb db, Guid caseFileId, Guid taskId, ICurrentStaff current, DateOnly today, CancellationToken cancellationToken)
    {
        var task = await db.StaffTasks.Include(task => task.Moves).FirstOrDefaultAsync(task => task.Id == taskId && task.CaseFileId == caseFileId, cancellationToken)
            ?? throw new NotThereException("task");
        var file = await db.CaseFiles.Include(file => file.Assignments).FirstAsync(file => file.Id == caseFileId, cancellationToken);
        file.EnsureOpen();
        TaskRules.OnlyItsPeopleChangeATask.Check(MayChange(task.MadeBy, task.ForStaffMemberId, FileWork.MayWork(file, current, today), current));
        return (file, task);
    }
}
