using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.CaseFiles;

namespace ReceptionCentre.Application.Auditing;

/// <summary>Where a page of the log ends: moment and id of its last event, the newest first.</summary>
public sealed record AuditCursor(DateTimeOffset At, Guid Id);

/// <summary>An event as it is shown: who, when, why, and every value before and after.</summary>
/// <param name="By">Name of the member of staff; null = the system itself.</param>
/// <param name="Reference">Of the case file that it is about.</param>
public sealed record AuditEntry(
    Guid Id, string Action, DateTimeOffset At, Guid? ById, string? By, string? Reason, Guid? PersonId, Guid? CaseFileId, string? Reference,
    IReadOnlyList<AuditedValue> Changes)
{
    public AuditCursor Cursor => new(At, Id);
}

/// <param name="Name">Name of the member of staff or team that the record or a value points at, by id.</param>
/// <param name="IsHidden">The values need a permission that whoever asks lacks; they are not here at all.</param>
public sealed record AuditedValue(string Thing, Guid ThingId, string? ThingName, string Field, string? Before, string? After, bool IsHidden);

/// <summary>Reads events with their changes, and leaves out what the reader may not see.</summary>
internal static class AuditEntries
{
    private const string WholeRecord = "*";

    // Fields that hold the id of a member of staff, a team, or a room or desk.
    private static readonly HashSet<string> PointsAtAName = new(StringComparer.Ordinal)
    {
        "CaseworkerId", "TeamId", "StaffMemberId", "MeetingPlaceId", "AddedBy", "AgreedBy", "AnsweredBy", "AskedBy", "BegunBy", "CompletedBy", "DestroyedBy", "DismissedBy", "DoneBy", "EndedBy", "ForStaffMemberId", "LinkedBy",
        "MadeBy", "MovedBy", "NotedBy", "ReadBy", "RegisteredBy", "RequestedBy", "SavedBy", "StartedBy", "TakenBackBy", "TakenOutBy", "TickedBy", "UndoneBy", "UploadedBy", "WithdrawnBy", "WrittenBy",
    };

    /// <summary>The part of the events before the cursor, newest first, in the form that its index answers at once.</summary>
    public static IQueryable<AuditEvent> Before(this IQueryable<AuditEvent> events, AuditCursor? cursor)
    {
        if (cursor is not null)
        {
            var (at, id) = (cursor.At, cursor.Id);
            events = events.Where(audit => audit.At <= at && (audit.At < at || audit.Id.CompareTo(id) < 0));
        }
        return events.OrderByDescending(audit => audit.At).ThenByDescending(audit => audit.Id);
    }

    public static async Task<IReadOnlyList<AuditEntry>> ReadAsync(
        this IReceptionDb db, IReadOnlyCollection<AuditEvent> events, ICurrentStaff current, CancellationToken cancellationToken)
    {
        var values = events.ToDictionary(audit => audit.Id, audit => audit.Changes.SelectMany(change => Values(change, current)).ToList());
        var staff = events.Where(audit => audit.By is not null).Select(audit => audit.By!.Value)
            .Concat(values.Values.SelectMany(changes => changes).SelectMany(Pointed)).Distinct().ToList();
        var names = await db.NamesOfAsync(staff, cancellationToken);
        var others = db.Teams.AsNoTracking().Where(team => staff.Contains(team.Id)).Select(team => new { team.Id, team.Name })
            .Concat(db.MeetingPlaces.IgnoreQueryFilters().AsNoTracking().Where(place => staff.Contains(place.Id)).Select(place => new { place.Id, place.Name }));
        foreach (var other in await others.ToListAsync(cancellationToken))
            names[other.Id] = other.Name;
        var files = events.Where(audit => audit.CaseFileId is not null).Select(audit => audit.CaseFileId!.Value).Distinct().ToList();
        // The reference is on the event's page whoever reads: it says which file, nothing of whom.
        var references = (await db.CaseFiles.IgnoreQueryFilters().AsNoTracking().Where(file => files.Contains(file.Id))
                .Select(file => new { file.Id, file.OpenedOn, file.Number }).ToListAsync(cancellationToken))
            .ToDictionary(file => file.Id, file => CaseFileReference.Of(file.OpenedOn, file.Number));
        string? NameOf(string? id) => Guid.TryParse(id, out var guid) && names.TryGetValue(guid, out var name) ? name : id;
        return
        [
            .. events.Select(audit => new AuditEntry(
                audit.Id, audit.Action, audit.At, audit.By, audit.By is { } by ? names.GetValueOrDefault(by) : null, audit.Reason, audit.PersonId, audit.CaseFileId,
                audit.CaseFileId is { } file ? references.GetValueOrDefault(file) : null,
                [.. values[audit.Id].Select(value => PointsAtAName.Contains(value.Field)
                    ? value with { ThingName = names.GetValueOrDefault(value.ThingId), Before = NameOf(value.Before), After = NameOf(value.After) }
                    : value with { ThingName = names.GetValueOrDefault(value.ThingId) })])),
        ];
    }

    private static IEnumerable<Guid> Pointed(AuditedValue value)
    {
        yield return value.ThingId;
        if (!PointsAtAName.Contains(value.Field))
            yield break;
        if (Guid.TryParse(value.Before, out var before))
            yield return before;
        if (Guid.TryParse(value.After, out var after))
            yield return after;
    }

    private static IEnumerable<AuditedValue> Values(AuditChange change, ICurrentStaff current)
    {
        // A permission that the code no longer knows hides for good.
        if (change.Permission is { } needed && !(Enum.TryParse<Permission>(needed, out var permission) && current.May(permission)))
            return [new(change.Thing, change.ThingId, null, change.Field, null, null, true)];
        if (change.Field != WholeRecord)
            return [new(change.Thing, change.ThingId, null, change.Field, change.Before, change.After, false)];
        var (before, after) = (Fields(change.Before), Fields(change.After));
        // In the order in which the record was written.
        return before.Concat(after).Select(field => field.Key).Distinct(StringComparer.Ordinal)
            .Select(field => new AuditedValue(
                change.Thing, change.ThingId, null, field, before.GetValueOrDefault(field), after.GetValueOrDefault(field), false));
    }

    private static Dictionary<string, string?> Fields(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];
}
