using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Auditing;

/// <summary>Openings are written at once and apart from the query that shows the file.</summary>
internal sealed class OpeningLog(ReceptionDbContext db, ICurrentStaff current, TimeProvider time) : IOpeningLog
{
    private const string MatchElsewhere = "Access.MatchElsewhereShown";

    public async Task RecordAsync(string action, Guid caseFileId, CancellationToken cancellationToken)
    {
        // Outside the scope the file is not there, and what is not there is not opened.
        var personId = await db.CaseFiles.Where(file => file.Id == caseFileId).Select(file => (Guid?)file.PersonId).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotThereException("case file");
        await SaveAsync([new AuditEvent(action, time.GetUtcNow(), current.Id, null).About(personId, caseFileId)], cancellationToken);
    }

    public Task RecordReceivedAsync(string action, Guid personId, Guid caseFileId, CancellationToken cancellationToken) =>
        SaveAsync([new AuditEvent(action, time.GetUtcNow(), current.Id, null).About(personId, caseFileId)], cancellationToken);

    public Task RecordReadingAsync(string action, string what, CancellationToken cancellationToken, string thing = "AuditLog")
    {
        var reading = new AuditEvent(action, time.GetUtcNow(), current.Id, null);
        reading.Add(new(reading.Id, thing, Guid.Empty, "Asked", null, what, null));
        return SaveAsync([reading], cancellationToken);
    }

    public Task RecordLookUpAsync(string action, Guid? personId, Guid? caseFileId, string by, string? task, string? act, CancellationToken cancellationToken)
    {
        var asked = new AuditEvent(action, time.GetUtcNow(), current.Id, null).About(personId, caseFileId);
        foreach (var (field, value) in new[] { ("Asked", by), ("Task", task), ("Act", act) }.Where(told => told.Item2 is not null))
            asked.Add(new(asked.Id, "RegisterLookup", Guid.Empty, field, null, value, null));
        return SaveAsync([asked], cancellationToken);
    }

    public async Task RecordMatchElsewhereAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken)
    {
        if (personIds.Count == 0)
            return;
        var now = time.GetUtcNow();
        var today = new DateTimeOffset(DutchCalendar.LocalTime(now).Date, DutchCalendar.Zone.GetUtcOffset(now)).ToUniversalTime();
        var known = await db.AuditEvents
            .Where(audit => audit.By == current.Id && audit.Action == MatchElsewhere && audit.At >= today && audit.PersonId != null && personIds.Contains(audit.PersonId.Value))
            .Select(audit => audit.PersonId!.Value)
            .ToListAsync(cancellationToken);
        await SaveAsync([.. personIds.Except(known).Select(id => new AuditEvent(MatchElsewhere, now, current.Id, null).About(id, null))], cancellationToken);
    }

    private async Task SaveAsync(IReadOnlyCollection<AuditEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
            return;
        db.AuditEvents.AddRange(events);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var audit in events)
            db.Entry(audit).State = EntityState.Detached;
    }
}
