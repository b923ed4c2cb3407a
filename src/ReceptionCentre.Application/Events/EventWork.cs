using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Events;

/// <summary>What the use cases of events share: finding what changes, and counting places one at a time.</summary>
internal sealed class EventWork(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time)
{
    // Of others it is counted that they have a place; nothing else of them is read.
    private static readonly string[] OverAll = ["Scope"];

    public EventMoment Moment => new(time.Today(), time.GetUtcNow(), current.Id);

    /// <summary>An event in sight, whole and tracked.</summary>
    /// <param name="version">The version that the screen showed; null = it does not matter.</param>
    /// <exception cref="NotThereException">Not there, or of another municipality.</exception>
    public async Task<GroupEvent> EventAsync(Guid groupEventId, int? version, CancellationToken cancellationToken)
    {
        var found = await db.GroupEvents.Include(one => one.Sessions).Include(one => one.Languages).Include(one => one.Partners)
            .FirstOrDefaultAsync(one => one.Id == groupEventId, cancellationToken) ?? throw new NotThereException("event");
        if (version is { } shown)
            found.EnsureStillAt(shown);
        return found;
    }

    /// <summary>Somebody on the list of an event, whole and tracked; the audit event is about that file.</summary>
    /// <exception cref="NotThereException">Not on this list, or out of sight.</exception>
    /// <exception cref="BrokenRuleException">The file is closed.</exception>
    public async Task<(GroupEvent Event, EventInvitee Invitee, CaseFile File)> InviteeAsync(Guid groupEventId, Guid eventInviteeId, int? version, CancellationToken cancellationToken)
    {
        var found = await EventAsync(groupEventId, null, cancellationToken);
        var invitee = await db.EventInvitees.Include(one => one.Attendance).FirstOrDefaultAsync(one => one.Id == eventInviteeId && one.GroupEventId == groupEventId, cancellationToken)
            ?? throw new NotThereException("invitation");
        if (version is { } shown)
            invitee.EnsureStillAt(shown);
        var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(one => one.Id == invitee.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
        file.EnsureOpen();
        audit.About(file.PersonId, file.Id);
        return (found, invitee, file);
    }

    /// <summary>
    /// From here to the end of the transaction nobody else counts the places of this event: whoever answers at the same moment
    /// waits, and then counts this answer too. Call it before the event is read.
    /// </summary>
    public Task HoldAsync(Guid groupEventId, CancellationToken cancellationToken) =>
        // Changes nothing: an update holds the row, in the same words for both databases.
        db.GroupEvents.Where(one => one.Id == groupEventId).ExecuteUpdateAsync(set => set.SetProperty(one => one.Needed, one => one.Needed), cancellationToken);

    public Task<int> GivenAsync(Guid groupEventId, CancellationToken cancellationToken) =>
        db.EventInvitees.IgnoreQueryFilters(OverAll).CountAsync(one => one.GroupEventId == groupEventId && one.State == EventInviteeState.Coming, cancellationToken);

    /// <summary>A place is free; those who wait for it are not looked at.</summary>
    public async Task<bool> IsFreeAsync(GroupEvent held, CancellationToken cancellationToken) => held.Places is not { } places || await GivenAsync(held.Id, cancellationToken) < places;

    /// <summary>Who waits for a place of this event, over all municipalities, who waits longest first.</summary>
    public static IOrderedQueryable<EventInvitee> Waiting(IReceptionDb db, Guid groupEventId) =>
        db.EventInvitees.IgnoreQueryFilters(OverAll).Where(one => one.GroupEventId == groupEventId && one.State == EventInviteeState.Waiting).OrderBy(one => one.WaitsSince).ThenBy(one => one.Id);

    /// <summary>Everybody on the list, also of other municipalities: for what changes of the event itself.</summary>
    public Task<List<EventInvitee>> EverybodyAsync(Guid groupEventId, CancellationToken cancellationToken) =>
        db.EventInvitees.IgnoreQueryFilters().Where(one => one.GroupEventId == groupEventId).ToListAsync(cancellationToken);

    /// <summary>Each file gets an event with what changed of its own invitation.</summary>
    public async Task TellEachAsync(IReadOnlyCollection<EventInvitee> invitees, CancellationToken cancellationToken)
    {
        var fileOf = invitees.ToDictionary(one => one.Id, one => one.CaseFileId);
        var ids = fileOf.Values.Distinct().ToList();
        var files = await db.CaseFiles.IgnoreQueryFilters().AsNoTracking().Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.PersonId }).ToListAsync(cancellationToken);
        audit.AboutEach([.. files.Select(file => (file.PersonId, file.Id))], thing => thing is EventAttendance one && fileOf.TryGetValue(one.EventInviteeId, out var file) ? [file] : []);
    }
}

internal static class EventPeople
{
    /// <summary>In which group of the duty these files are; who is in none is not there.</summary>
    public static async Task<Dictionary<Guid, DutyGroup>> GroupsAsync(this IReceptionDb db, IReadOnlyCollection<Guid> files, CancellationToken cancellationToken) =>
        await db.IntegrationTrajectories.AsNoTracking().Where(one => files.Contains(one.CaseFileId) && one.Group != null)
            .ToDictionaryAsync(one => one.CaseFileId, one => one.Group!.Value, cancellationToken);

    /// <summary>On which day the PVT of these files was signed, as far as it stands.</summary>
    public static async Task<Dictionary<Guid, DateOnly>> SignedAsync(this IReceptionDb db, IReadOnlyCollection<Guid> files, CancellationToken cancellationToken) =>
        (await (
            from trajectory in db.IntegrationTrajectories.AsNoTracking()
            where files.Contains(trajectory.CaseFileId)
            join fact in db.Achievements on trajectory.Id equals fact.TrajectoryId
            where fact.Kind == AchievementKind.Pvt && fact.WithdrawnAt == null
            select new { trajectory.CaseFileId, fact.On }).ToListAsync(cancellationToken))
        .GroupBy(one => one.CaseFileId).ToDictionary(group => group.Key, group => group.Min(one => one.On));
}
