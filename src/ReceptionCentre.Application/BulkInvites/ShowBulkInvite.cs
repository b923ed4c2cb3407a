using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.BulkInvites;

/// <summary>The bulk invites of one's municipalities, newest first.</summary>
public static class ListBulkInvites
{
    public const int PageSize = 50;

    [Needs(Permission.InviteInBulk)]
    public sealed record Query(Guid? After = null) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<Line> Invites, bool HasAfter);

    /// <param name="Invited">How many files are invited and stand so.</param>
    public sealed record Line(
        Guid RunId, CodeView? Municipality, CodeView? Topic, string? What, DateOnly FromDay, DateOnly UntilDay, DateTimeOffset MadeAt, string? MadeBy, RunState State, bool HasTrouble, int Rows, int Invited);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var invites = db.BulkInvites.AsNoTracking();
            if (request.After is { } after)
            {
                var edge = await invites.Where(invite => invite.Id == after).Select(invite => (DateTimeOffset?)invite.MadeAt).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("bulk invite");
                invites = invites.Where(invite => invite.MadeAt <= edge && (invite.MadeAt < edge || invite.Id.CompareTo(after) < 0));
            }
            var found = await invites.OrderByDescending(invite => invite.MadeAt).ThenByDescending(invite => invite.Id).Take(PageSize + 1)
                .Select(invite => new
                {
                    Invite = invite,
                    MadeBy = db.StaffMembers.Where(member => member.Id == invite.MadeBy).Select(member => member.Name).FirstOrDefault(),
                    Invited = db.InviteRows.Count(row => row.RunId == invite.Id && (row.State == InviteRowState.Invited || row.State == InviteRowState.Kept)),
                }).ToListAsync(cancellationToken);
            var lines = new List<Line>(found.Count);
            foreach (var one in found.Take(PageSize))
            {
                var invite = one.Invite;
                lines.Add(new(
                    invite.Id, await codes.FindAsync(Lists.Municipalities, invite.Municipality, cancellationToken), await codes.FindAsync(Lists.Topics, invite.Topic, cancellationToken), invite.What,
                    invite.FromDay, invite.UntilDay, invite.MadeAt, one.MadeBy, invite.State, invite.HasTrouble, invite.Rows, one.Invited));
            }
            return new(lines, found.Count > PageSize);
        }
    }
}

/// <summary>What a bulk invite is, how far it is, and who would have how many talks on which day.</summary>
public static class ShowBulkInvite
{
    [Needs(Permission.InviteInBulk)]
    public sealed record Query(Guid RunId) : IQuery<View>;

    /// <param name="Talks">How many talks the person holds; a family is one.</param>
    /// <param name="OnDay">How many on each day that has talks.</param>
    public sealed record Host(Guid StaffMemberId, string Name, int Talks, IReadOnlyList<int> OnDay);

    /// <param name="Asked">Invitations on paper that were asked for.</param>
    public sealed record Letters(int Asked, int Ready, int Failed, int Withdrawn);

    /// <param name="Of">Name of the team or colleague whose files they are.</param>
    /// <param name="Ticked">How many files were ticked; 0 = all that the selection had.</param>
    /// <param name="Together">How many people come with others of their household.</param>
    /// <param name="WithoutLetter">How many come alone and get no letter, because they are protected.</param>
    /// <param name="DaysWithTalks">In their order.</param>
    public sealed record View(
        Guid RunId, int Version, CodeView? Municipality, InviteSelection Selection, string? Of, CodeView? Language, int Ticked, CodeView? Topic, string? What, CodeView? PlaceKind, string? Place, CodeView? Interpreter,
        TalkTimes Times, bool OnlyOwn, InviteLetter Letter, string Reason, DateTimeOffset MadeAt, string? MadeBy, RunState State, RunState? StoppedFrom, bool HasTrouble, bool IsBeforeTheChange, bool MayBeUndone,
        bool CheckIsOld, int Position, int Rows, string? StartedBy, string? UndoneBy, string? UndoneReason, IReadOnlyDictionary<InviteFinding, int> Found, IReadOnlyDictionary<InviteRowState, int> Became,
        int Talks, int Together, int WithoutLetter, Letters Paper, IReadOnlyList<DateOnly> DaysWithTalks, IReadOnlyList<Host> Hosts)
    {
        public int FoundOf(InviteFinding finding) => Found.GetValueOrDefault(finding);

        public int BecameOf(InviteRowState state) => Became.GetValueOrDefault(state);

        /// <summary>How many files there is a talk for.</summary>
        public int WillCome => FoundOf(InviteFinding.Fits) + FoundOf(InviteFinding.FitsLate);

        public bool IsAtWork => State is RunState.Checking or RunState.Changing or RunState.Undoing;

        public bool WasDone => BecameOf(InviteRowState.Invited) + BecameOf(InviteRowState.Undone) + BecameOf(InviteRowState.Kept) > 0;

        /// <summary>From 0 to 100.</summary>
        public int Percent => Rows == 0 ? 0 : Math.Clamp((int)(100L * Position / Rows), 0, 100);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var invite = await db.BulkInvites.AsNoTracking().Include(invite => invite.Hosts).Include(invite => invite.Files).FirstOrDefaultAsync(invite => invite.Id == request.RunId, cancellationToken)
                ?? throw new NotThereException("bulk invite");
            var position = await db.InviteProgress.AsNoTracking().Where(progress => progress.RunId == invite.Id).Select(progress => progress.Position).FirstAsync(cancellationToken);
            var rows = db.InviteRows.AsNoTracking().Where(row => row.RunId == invite.Id);
            var groups = await rows.GroupBy(row => new { row.Finding, row.State }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
            // One line for each talk, whoever of a family come to it.
            var talks = await rows.Where(row => row.StaffMemberId != null && (row.Finding == InviteFinding.Fits || row.Finding == InviteFinding.FitsLate))
                .GroupBy(row => new { row.StaffMemberId, row.BeginsAt }).Select(talk => new { StaffMemberId = talk.Key.StaffMemberId!.Value, BeginsAt = talk.Key.BeginsAt!.Value, People = talk.Count() })
                .ToListAsync(cancellationToken);
            var withoutLetter = await rows.CountAsync(row => row.WithoutLetter && row.StaffMemberId != null, cancellationToken);
            Guid?[] staff = [invite.MadeBy, invite.StartedBy, invite.UndoneBy, invite.Of, .. invite.Hosts.Select(host => host.StaffMemberId)];
            var names = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            string? NameOf(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
            var of = invite.Whose == QueueWhose.Team ? await db.Teams.AsNoTracking().Where(team => team.Id == invite.Of).Select(team => team.Name).FirstOrDefaultAsync(cancellationToken) : NameOf(invite.Of);
            var days = talks.Select(talk => DutchCalendar.DateOf(talk.BeginsAt)).Distinct().Order().ToList();
            var held = talks.ToLookup(talk => talk.StaffMemberId, talk => DutchCalendar.DateOf(talk.BeginsAt));
            var hosts = invite.Hosts
                .Select(host => new Host(
                    host.StaffMemberId, NameOf(host.StaffMemberId) ?? "", held[host.StaffMemberId].Count(), [.. days.Select(day => held[host.StaffMemberId].Count(on => on == day))]))
                .OrderBy(host => host.Name, StringComparer.CurrentCulture).ThenBy(host => host.StaffMemberId).ToList();
            return new(
                invite.Id, invite.Version, await codes.FindAsync(Lists.Municipalities, invite.Municipality, cancellationToken), invite.Selection, of,
                await codes.FindAsync(Lists.Languages, invite.Language, cancellationToken), invite.Files.Count, await codes.FindAsync(Lists.Topics, invite.Topic, cancellationToken), invite.What,
                await codes.FindAsync(Lists.AppointmentPlaces, invite.PlaceKind, cancellationToken), invite.Place, await codes.FindAsync(Lists.Interpreters, invite.Interpreter, cancellationToken), invite.Times, invite.OnlyOwn,
                invite.Letter, invite.Reason, invite.MadeAt, NameOf(invite.MadeBy), invite.State, invite.StoppedFrom, invite.HasTrouble, invite.IsBeforeTheChange, invite.MayBeUndone,
                invite.CheckedAt is { } at && time.GetUtcNow() - at > invite.CheckLasts, position, invite.Rows, NameOf(invite.StartedBy), NameOf(invite.UndoneBy), invite.UndoneReason,
                groups.GroupBy(group => group.Key.Finding).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)),
                groups.Where(group => group.Key.State != InviteRowState.Open).GroupBy(group => group.Key.State).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)),
                talks.Count, talks.Where(talk => talk.People > 1).Sum(talk => talk.People), withoutLetter, await LettersAsync(rows, cancellationToken), days, hosts);
        }

        // What became of the letters is counted whoever asks: a number is no file.
        private async Task<Letters> LettersAsync(IQueryable<InviteRow> rows, CancellationToken cancellationToken)
        {
            var made = await rows.Where(row => row.DocumentId != null).Join(db.Documents.IgnoreQueryFilters(), row => row.DocumentId, document => document.Id, (row, document) => document.State)
                .GroupBy(state => state).Select(group => new { State = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.State, group => group.Count, cancellationToken);
            return new(made.Values.Sum(), made.GetValueOrDefault(DocumentState.Ready), made.GetValueOrDefault(DocumentState.Failed), made.GetValueOrDefault(DocumentState.Withdrawn));
        }
    }
}

/// <summary>The files of a bulk invite that were found so, or that come to somebody or on a day, fifty at a time in the order of the talks.</summary>
public static class RowsOfBulkInvite
{
    public const int PageSize = 50;

    /// <param name="To">Only who come to this person.</param>
    /// <param name="On">Only who come on this day.</param>
    /// <param name="After">Number of the last row of the page before.</param>
    [Needs(Permission.InviteInBulk)]
    public sealed record Query(Guid RunId, InviteFinding? Finding = null, Guid? To = null, DateOnly? On = null, InviteRowState? State = null, int After = 0) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<Line> Lines, bool HasAfter);

    /// <param name="CaseFileId">Null = out of scope or protected: then nothing of the person is told.</param>
    /// <param name="To">To whom the person comes.</param>
    /// <param name="IsFamily">Others of the household come along.</param>
    public sealed record Line(
        int Number, Guid? CaseFileId, string? Reference, Domain.Newcomers.NameParts? Name, DateOnly DueOn, string? To, DateTimeOffset? BeginsAt, DateTimeOffset? EndsAt, bool WithoutLetter, InviteFinding Finding,
        InviteRowState State, bool IsFamily);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = db.InviteRows.AsNoTracking().Where(row => row.RunId == request.RunId);
            var rows = all.Where(row => row.Number > request.After);
            if (request.Finding is { } finding)
                rows = rows.Where(row => row.Finding == finding);
            if (request.To is { } to)
                rows = rows.Where(row => row.StaffMemberId == to);
            if (request.On is { } on)
            {
                var (from, until) = (DutchCalendar.StartOf(on), DutchCalendar.StartOf(on.AddDays(1)));
                rows = rows.Where(row => row.BeginsAt >= from && row.BeginsAt < until);
            }
            if (request.State is { } state)
                rows = rows.Where(row => row.State == state);
            var found = await rows.OrderBy(row => row.Number).Take(PageSize + 1)
                .Select(row => new { Row = row, IsFamily = row.Together != 0 && all.Any(other => other.Together == row.Together && other.Number != row.Number) }).ToListAsync(cancellationToken);
            var shown = found.Take(PageSize).ToList();
            var ids = shown.ConvertAll(one => one.Row.CaseFileId);
            // Out of scope or protected is as if it were not there.
            var files = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.PersonId, file.OpenedOn, file.Number }).ToDictionaryAsync(file => file.Id, cancellationToken);
            var names = await db.NamesAsync([.. files.Values.Select(file => file.PersonId).Distinct()], time.Today(), cancellationToken);
            var staff = shown.Select(one => one.Row.StaffMemberId).OfType<Guid>().Distinct().ToList();
            var staffNames = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            return new(
                shown.ConvertAll(one =>
                {
                    var (row, file) = (one.Row, files.GetValueOrDefault(one.Row.CaseFileId));
                    return new Line(
                        row.Number, file?.Id, file is null ? null : CaseFileReference.Of(file.OpenedOn, file.Number), file is null ? null : names[file.PersonId], row.DueOn,
                        row.StaffMemberId is { } id ? staffNames.GetValueOrDefault(id) : null, row.BeginsAt, row.EndsAt, row.WithoutLetter, row.Finding, row.State, one.IsFamily);
                }),
                found.Count > PageSize);
        }
    }
}
