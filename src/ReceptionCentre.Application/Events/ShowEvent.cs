using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Events;

/// <summary>One event with its sessions, how many stand where, and who they are, as far as their files are in scope.</summary>
public static class ShowEvent
{
    public const int Most = 500;

    /// <param name="State">Only who stands so; null = everybody whose invitation was not taken back.</param>
    [Needs(Permission.ReadEvents)]
    public sealed record Query(Guid GroupEventId, EventInviteeState? State = null) : IQuery<View>;

    /// <param name="Municipality">Null = the region.</param>
    /// <param name="Counts">Of files in scope, by how they stand.</param>
    /// <param name="Given">Places that are given, over all municipalities.</param>
    /// <param name="Unheard">Who did not answer and would have by now.</param>
    /// <param name="Letters">How many letters there are, made or not.</param>
    public sealed record View(
        Guid GroupEventId, int Version, CodeView? Kind, string Title, string? Words, CodeView? Municipality, IReadOnlyList<CodeView> Languages, IReadOnlyList<string> Partners, int? Places, DateOnly? AnswerBy,
        int Needed, EventState State, DateOnly FirstOn, DateOnly LastOn, DateOnly? EndedOn, string? CancelReason, IReadOnlyList<SessionView> Sessions, IReadOnlyDictionary<EventInviteeState, int> Counts, int Given,
        int Unheard, int Letters, IReadOnlyList<Line> Lines, bool HasMore, IReadOnlyList<EventState> Next, DateOnly Today)
    {
        public int Count(EventInviteeState state) => Counts.GetValueOrDefault(state);

        public bool HasSigning => Sessions.Any(session => session.Part == SessionPart.Signing);

        /// <summary>Null = places are not counted.</summary>
        public int? Free => Places is { } places ? Math.Max(0, places - Given) : null;
    }

    /// <param name="Partner">Through whom they were reached.</param>
    /// <param name="Before">Who wait longer, of somebody who waits.</param>
    /// <param name="CameTo">To how many sessions, of those where it was noted.</param>
    public sealed record Line(
        Guid EventInviteeId, int Version, Guid CaseFileId, NameParts Name, DutyGroup? Group, CodeView? Channel, string? Partner, DateOnly InvitedOn, EventInviteeState State, DateOnly? AnsweredOn, CodeView? Barrier,
        CodeView? Reason, string? Words, int? Before, int CameTo, int Noted, bool TookPart, SigningOutcome? Signing, bool HasLetter, bool IsClosed)
    {
        public IReadOnlyList<EventInviteeState> Next => EventWay.From(State);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var found = await db.GroupEvents.AsNoTracking().Include(one => one.Sessions).Include(one => one.Languages).Include(one => one.Partners)
                .FirstOrDefaultAsync(one => one.Id == request.GroupEventId, cancellationToken) ?? throw new NotThereException("event");
            var list = db.EventInvitees.AsNoTracking().Where(one => one.GroupEventId == found.Id);
            var counts = await list.GroupBy(one => one.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            var given = await db.EventInvitees.IgnoreQueryFilters(["Scope"]).CountAsync(one => one.GroupEventId == found.Id && one.State == EventInviteeState.Coming, cancellationToken);
            var partners = found.Partners.Select(one => one.ProviderId).ToList();
            var names = await db.Providers.AsNoTracking().Where(one => partners.Contains(one.Id)).OrderBy(one => one.Name).Select(one => one.Name).ToListAsync(cancellationToken);
            var shown = request.State is { } state ? list.Where(one => one.State == state) : list.Where(one => one.State != EventInviteeState.Withdrawn);
            var lines = await LinesAsync(found, await shown.Include(one => one.Attendance).OrderBy(one => one.InvitedOn).ThenBy(one => one.Id).Take(Most + 1).ToListAsync(cancellationToken), today, cancellationToken);
            return new(
                found.Id, found.Version, await codes.FindAsync(Lists.EventKinds, found.Kind, cancellationToken), found.Title, found.Words,
                await codes.FindAsync(Lists.Municipalities, found.Municipality, cancellationToken), await codes.ManyAsync(Lists.Languages, found.Languages.Select(one => one.Code).Order(StringComparer.Ordinal), cancellationToken),
                names, found.Places, found.AnswerBy, found.Needed, found.State, found.FirstOn, found.LastOn, found.EndedOn, found.CancelReason,
                [.. (await db.SessionsAsync(codes, found.Sessions, cancellationToken))[found.Id]], counts, given,
                await list.CountAsync(one => one.State == EventInviteeState.Invited && one.EndedOn == null && one.AskedBy < today, cancellationToken),
                await list.CountAsync(one => one.DocumentId != null && one.State != EventInviteeState.Withdrawn, cancellationToken),
                [.. lines.Take(Most)], lines.Count > Most, EventWay.From(found.State), today);
        }

        private async Task<List<Line>> LinesAsync(GroupEvent found, List<EventInvitee> invitees, DateOnly today, CancellationToken cancellationToken)
        {
            var ids = invitees.ConvertAll(one => one.CaseFileId);
            var files = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.PersonId, file.ClosedOn }).ToDictionaryAsync(file => file.Id, cancellationToken);
            var names = await db.NamesAsync([.. files.Values.Select(file => file.PersonId).Distinct()], today, cancellationToken);
            var groups = await db.GroupsAsync(ids, cancellationToken);
            var through = invitees.Select(one => one.ProviderId).OfType<Guid>().Distinct().ToList();
            var partners = await db.Providers.AsNoTracking().Where(one => through.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
            var inTurn = await EventWork.Waiting(db, found.Id).Select(one => one.Id).ToListAsync(cancellationToken);
            var lines = new List<Line>(invitees.Count);
            foreach (var one in invitees)
            {
                lines.Add(new(
                    one.Id, one.Version, one.CaseFileId, names[files[one.CaseFileId].PersonId], groups.TryGetValue(one.CaseFileId, out var group) ? group : null,
                    await codes.FindAsync(Lists.EventChannels, one.Channel, cancellationToken), one.ProviderId is { } partner ? partners.GetValueOrDefault(partner) : null, one.InvitedOn, one.State, one.AnsweredOn,
                    await codes.FindAsync(Lists.Barriers, one.Barrier, cancellationToken), await codes.FindAsync(Lists.AbsenceReasons, one.AbsenceReason, cancellationToken), one.Words,
                    one.State == EventInviteeState.Waiting ? inTurn.IndexOf(one.Id) : null, one.CameTo.Count(), one.Attendance.Count, found.IsPart(one.CameTo), one.Signing, one.DocumentId is not null,
                    files[one.CaseFileId].ClosedOn is not null));
            }
            return [.. lines.OrderBy(line => line.Before ?? 0).ThenBy(line => line.Name.FullName, StringComparer.CurrentCulture).ThenBy(line => line.EventInviteeId)];
        }
    }
}
