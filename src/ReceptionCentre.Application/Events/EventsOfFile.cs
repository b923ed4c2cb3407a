using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Events;

/// <summary>The events of a file, newest first; and those to which it can be invited.</summary>
public static class EventsOfFile
{
    public const int Most = 50;

    [Needs(Permission.ReadEvents)]
    public sealed record Query(Guid CaseFileId) : IQuery<View>;

    /// <param name="Open">Events that invite, and on whose list the file is not.</param>
    public sealed record View(IReadOnlyList<Line> Lines, IReadOnlyList<Invites> Open);

    public sealed record Line(
        Guid GroupEventId, Guid EventInviteeId, string Title, CodeView? Kind, DateOnly FirstOn, DateOnly LastOn, EventState EventState, EventInviteeState State, int CameTo, int Sessions, bool TookPart, SigningOutcome? Signing,
        DateOnly? SignedOn);

    public sealed record Invites(Guid GroupEventId, string Title, DateOnly FirstOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var mine = await db.EventInvitees.AsNoTracking().Include(one => one.Attendance).Where(one => one.CaseFileId == request.CaseFileId).OrderByDescending(one => one.LastOn).ThenByDescending(one => one.Id)
                .Take(Most).ToListAsync(cancellationToken);
            var ids = mine.ConvertAll(one => one.GroupEventId);
            var events = await db.GroupEvents.AsNoTracking().Include(one => one.Sessions).Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
            var lines = new List<Line>(mine.Count);
            foreach (var one in mine)
            {
                // The event of a municipality that has the file no more is its own business.
                if (!events.TryGetValue(one.GroupEventId, out var of))
                    continue;
                lines.Add(new(
                    of.Id, one.Id, of.Title, await codes.FindAsync(Lists.EventKinds, of.Kind, cancellationToken), of.FirstOn, of.LastOn, of.State, one.State, one.CameTo.Count(), of.Sessions.Count, of.IsPart(one.CameTo),
                    one.Signing, one.SigningSessionId is { } signing ? of.SessionOf(signing).On : null));
            }
            var controller = await db.CaseFiles.AsNoTracking().Where(file => file.Id == request.CaseFileId && file.ClosedOn == null).Select(file => file.Controller).FirstOrDefaultAsync(cancellationToken);
            var open = controller is null ? [] : await db.GroupEvents.AsNoTracking()
                .Where(one => one.State == EventState.Open && one.LastOn >= today && (one.Municipality == null || one.Municipality == controller) && !ids.Contains(one.Id))
                .OrderBy(one => one.FirstOn).ThenBy(one => one.Id).Take(Most).Select(one => new Invites(one.Id, one.Title, one.FirstOn)).ToListAsync(cancellationToken);
            return new(lines, open);
        }
    }
}

/// <summary>A file that closes takes back its open invitations: the places are free for others.</summary>
internal sealed class EventsEndWithFile(IReceptionDb db, TimeProvider time) : IEndsWithFile
{
    private const string Kind = "EventInvitation";

    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        (await (
            from invitee in Open(caseFileId).AsNoTracking()
            join of in db.GroupEvents.IgnoreQueryFilters() on invitee.GroupEventId equals of.Id
            orderby of.FirstOn, invitee.Id
            select new { invitee.Id, of.Title, of.FirstOn }).ToListAsync(cancellationToken))
        .ConvertAll(one => new OpenThing(Kind, one.Id, one.Title, one.FirstOn));

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
    {
        foreach (var invitee in await Open(caseFileId).Include(one => one.Attendance).ToListAsync(cancellationToken))
        {
            // Who was there was there; only what lies ahead is taken back.
            if (invitee.Attendance.Count > 0)
                invitee.End(time.Today());
            else
                invitee.Withdraw(null, time.Today());
        }
    }

    private IQueryable<EventInvitee> Open(Guid caseFileId) =>
        db.EventInvitees.Where(one => one.CaseFileId == caseFileId && one.EndedOn == null
            && (one.State == EventInviteeState.Invited || one.State == EventInviteeState.Coming || one.State == EventInviteeState.Waiting));
}
