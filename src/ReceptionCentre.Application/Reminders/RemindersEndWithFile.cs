using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Reminders;

namespace ReceptionCentre.Application.Reminders;

/// <summary>With a file that closes no reminder goes any more. They stand behind the appointments, which the check page names.</summary>
public sealed class RemindersEndWithFile(IReceptionDb db, TimeProvider time) : IEndsWithFile
{
    public Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OpenThing>>([]);

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
    {
        foreach (var reminder in await db.Reminders.Where(one => one.CaseFileId == caseFileId && (one.State == ReminderState.Waiting || one.State == ReminderState.ToPost)).ToListAsync(cancellationToken))
            reminder.Drop(ReminderTrouble.NoLongerNeeded, time.GetUtcNow());
    }
}
