using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Tasks;

/// <summary>A task or promise asks by its day, until it is done or dropped.</summary>
internal sealed class TaskClocks(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.Task, DueReason.Promise];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(StaffTask)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return db.StaffTasks.IgnoreQueryFilters().AsNoTracking()
            .Where(task => task.MadeAt < endOfDay && (task.EndedAt == null || task.EndedAt >= endOfDay))
            .Select(task => new ClockReading
            {
                CaseFileId = task.CaseFileId,
                Reason = task.IsPromise ? DueReason.Promise : DueReason.Task,
                SubjectId = task.Id,
                StartedOn = task.MadeOn,
                DueOn = task.DueOn,
                What = task.What,
                WaitsForOthers = false,
            });
    }
}
