using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Events;

/// <summary>Who is expected at a session, who came and who signed: names and nothing that the door need not know.</summary>
public static class ShowSession
{
    [Needs(Permission.ReadEvents)]
    public sealed record Query(Guid GroupEventId, Guid SessionId) : IQuery<View>;

    /// <param name="CanBeNoted">Its day has come, and it was not cancelled.</param>
    /// <param name="Expected">Who has a place, or was noted here; by name.</param>
    /// <param name="Others">Who is on the list and not expected here, and may come all the same.</param>
    public sealed record View(
        Guid GroupEventId, int Version, string Title, CodeView? Municipality, EventState State, SessionView Session, bool CanBeNoted, IReadOnlyList<Line> Expected, IReadOnlyList<Line> Others, IReadOnlyList<SessionView> Sessions)
    {
        public int Came => Expected.Count(line => line.Came == true);

        public int Unnoted => Expected.Count(line => line.Came is null);
    }

    /// <param name="Came">Null = not noted.</param>
    /// <param name="IsFact">The signature is the PVT of the integration.</param>
    /// <param name="PvtOn">Day of the PVT as it stands in the file; null = none.</param>
    public sealed record Line(
        Guid EventInviteeId, int Version, Guid CaseFileId, NameParts Name, EventInviteeState State, bool IsWalkIn, bool? Came, SigningOutcome? Signing, bool SignedHere, string? Witness, string? SigningWords,
        bool IsFact, DateOnly? PvtOn, bool IsClosed);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var found = await db.GroupEvents.AsNoTracking().Include(one => one.Sessions).FirstOrDefaultAsync(one => one.Id == request.GroupEventId, cancellationToken) ?? throw new NotThereException("event");
            var session = found.SessionOf(request.SessionId);
            var views = (await db.SessionsAsync(codes, found.Sessions, cancellationToken))[found.Id].ToList();
            var invitees = await db.EventInvitees.AsNoTracking().Include(one => one.Attendance).Where(one => one.GroupEventId == found.Id).ToListAsync(cancellationToken);
            var ids = invitees.ConvertAll(one => one.CaseFileId);
            var files = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.PersonId, file.ClosedOn }).ToDictionaryAsync(file => file.Id, cancellationToken);
            var names = await db.NamesAsync([.. files.Values.Select(file => file.PersonId).Distinct()], today, cancellationToken);
            var groups = await db.GroupsAsync(ids, cancellationToken);
            var signed = session.Part == SessionPart.Signing ? await db.SignedAsync(ids, cancellationToken) : [];
            var lines = invitees.ConvertAll(one => (
                Line: new Line(
                    one.Id, one.Version, one.CaseFileId, names[files[one.CaseFileId].PersonId], one.State, one.IsWalkIn, one.Attendance.FirstOrDefault(noted => noted.SessionId == session.Id)?.Came, one.Signing,
                    one.SigningSessionId == session.Id, one.Witness, one.SigningWords, one.AchievementId is not null, signed.TryGetValue(one.CaseFileId, out var on) ? on : null, files[one.CaseFileId].ClosedOn is not null),
                IsExpected: (one.State == EventInviteeState.Coming && session.IsFor(groups.TryGetValue(one.CaseFileId, out var group) ? group : null)) || one.Attendance.Any(noted => noted.SessionId == session.Id)))
                .OrderBy(one => one.Line.Name.FullName, StringComparer.CurrentCulture).ThenBy(one => one.Line.EventInviteeId).ToList();
            return new(
                found.Id, found.Version, found.Title, await codes.FindAsync(Lists.Municipalities, found.Municipality, cancellationToken), found.State, views.Find(one => one.SessionId == session.Id)!,
                session.On <= today && found.State != EventState.Cancelled, [.. lines.Where(one => one.IsExpected).Select(one => one.Line)],
                [.. lines.Where(one => !one.IsExpected && one.Line.State != EventInviteeState.Withdrawn).Select(one => one.Line)], views);
        }
    }
}
