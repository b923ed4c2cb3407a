using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Events;

/// <summary>Events of one's municipalities and of the region: what lies ahead first, the earliest on top; then what was, newest first.</summary>
public static class EventList
{
    public const int Most = 100;

    /// <param name="Over">What was held or cancelled.</param>
    [Needs(Permission.ReadEvents)]
    public sealed record Query(bool Over = false, string? Kind = null) : IQuery<View>;

    public sealed record View(IReadOnlyList<Line> Lines, bool HasMore, DateOnly Today);

    /// <param name="Municipality">Null = the region.</param>
    /// <param name="Given">Places that are given, over all municipalities.</param>
    /// <param name="Waiting">Who wait for one.</param>
    /// <param name="Invited">How many are on the list, of files in scope.</param>
    public sealed record Line(
        Guid GroupEventId, CodeView? Kind, string Title, CodeView? Municipality, EventState State, DateOnly FirstOn, DateOnly LastOn, int Sessions, int? Places, int Given, int Waiting, int Invited);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var events = db.GroupEvents.AsNoTracking().Where(one => request.Over == (one.State == EventState.Held || one.State == EventState.Cancelled) && (request.Kind == null || one.Kind == request.Kind));
            var rows = await (request.Over ? events.OrderByDescending(one => one.FirstOn).ThenByDescending(one => one.Id) : events.OrderBy(one => one.FirstOn).ThenBy(one => one.Id)).Take(Most + 1)
                .Select(one => new { one.Id, one.Kind, one.Title, one.Municipality, one.State, one.FirstOn, one.LastOn, one.Places, Sessions = one.Sessions.Count }).ToListAsync(cancellationToken);
            var shown = rows.Take(Most).ToList();
            var ids = shown.ConvertAll(one => one.Id);
            var counted = (await db.EventInvitees.IgnoreQueryFilters(["Scope"]).Where(one => ids.Contains(one.GroupEventId)).GroupBy(one => new { one.GroupEventId, one.State })
                .Select(group => new { group.Key.GroupEventId, group.Key.State, Count = group.Count() }).ToListAsync(cancellationToken)).ToDictionary(one => (one.GroupEventId, one.State), one => one.Count);
            var invited = await db.EventInvitees.Where(one => ids.Contains(one.GroupEventId) && one.State != EventInviteeState.Withdrawn).GroupBy(one => one.GroupEventId)
                .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            var lines = new List<Line>(shown.Count);
            foreach (var one in shown)
            {
                lines.Add(new(
                    one.Id, await codes.FindAsync(Lists.EventKinds, one.Kind, cancellationToken), one.Title, await codes.FindAsync(Lists.Municipalities, one.Municipality, cancellationToken), one.State, one.FirstOn,
                    one.LastOn, one.Sessions, one.Places, counted.GetValueOrDefault((one.Id, EventInviteeState.Coming)), counted.GetValueOrDefault((one.Id, EventInviteeState.Waiting)), invited.GetValueOrDefault(one.Id)));
            }
            return new(lines, rows.Count > Most, time.Today());
        }
    }
}

/// <summary>The sessions of today, for my day and the desk.</summary>
public static class SessionsToday
{
    [Needs(Permission.ReadEvents)]
    public sealed record Query : IQuery<IReadOnlyList<Line>>;

    /// <param name="Coming">How many of the files in scope have a place.</param>
    public sealed record Line(Guid GroupEventId, string Title, SessionView Session, int Coming, bool IsMine);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var events = await db.GroupEvents.AsNoTracking().Where(one => one.State != EventState.Cancelled && one.State != EventState.Planned && one.FirstOn <= today && one.LastOn >= today)
                .Include(one => one.Sessions).ToListAsync(cancellationToken);
            var sessions = events.SelectMany(one => one.Sessions).Where(session => session.On == today).ToList();
            if (sessions.Count == 0)
                return [];
            var ids = events.ConvertAll(one => one.Id);
            var coming = await db.EventInvitees.Where(one => ids.Contains(one.GroupEventId) && one.State == EventInviteeState.Coming).GroupBy(one => one.GroupEventId)
                .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            var views = await db.SessionsAsync(codes, sessions, cancellationToken);
            var leads = sessions.Where(session => session.LedBy == current.Id).Select(session => session.Id).ToHashSet();
            return
            [
                .. events.SelectMany(one => views[one.Id].Select(session => new Line(one.Id, one.Title, session, coming.GetValueOrDefault(one.Id), leads.Contains(session.SessionId))))
                    .OrderByDescending(line => line.IsMine).ThenBy(line => line.Session.BeginsAt).ThenBy(line => line.Session.SessionId),
            ];
        }
    }
}
