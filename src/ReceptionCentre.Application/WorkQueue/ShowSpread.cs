using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>The spreads of one's municipalities, newest first.</summary>
public static class ListSpreads
{
    public const int PageSize = 50;

    [Needs(Permission.SpreadWork)]
    public sealed record Query(Guid? After = null) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<Line> Spreads, bool HasAfter);

    /// <param name="From">Whose files; null = of nobody yet.</param>
    /// <param name="Given">How many files are given and stand so.</param>
    public sealed record Line(Guid RunId, string Team, string? From, DueReason? Because, DateTimeOffset MadeAt, string? MadeBy, RunState State, bool HasTrouble, int Rows, int Given);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var spreads = db.Spreads.AsNoTracking();
            if (request.After is { } after)
            {
                var edge = await spreads.Where(spread => spread.Id == after).Select(spread => (DateTimeOffset?)spread.MadeAt).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("spread");
                spreads = spreads.Where(spread => spread.MadeAt <= edge && (spread.MadeAt < edge || spread.Id.CompareTo(after) < 0));
            }
            var found = await (
                from spread in spreads
                join team in db.Teams on spread.TeamId equals team.Id
                from maker in db.StaffMembers.Where(member => member.Id == spread.MadeBy).DefaultIfEmpty()
                from giver in db.StaffMembers.Where(member => member.Id == spread.FromStaffMemberId).DefaultIfEmpty()
                orderby spread.MadeAt descending, spread.Id descending
                select new Line(
                    spread.Id, team.Name, giver.Name, spread.Because, spread.MadeAt, maker.Name, spread.State, spread.HasTrouble, spread.Rows,
                    db.SpreadRows.Count(row => row.RunId == spread.Id && (row.State == SpreadRowState.Given || row.State == SpreadRowState.Kept))))
                .Take(PageSize + 1).ToListAsync(cancellationToken);
            return new([.. found.Take(PageSize)], found.Count > PageSize);
        }
    }
}

/// <summary>What a spread is, how far it is, and who would get how much in which week.</summary>
public static class ShowSpread
{
    [Needs(Permission.SpreadWork)]
    public sealed record Query(Guid RunId) : IQuery<View>;

    /// <param name="New">How many files the person gets.</param>
    /// <param name="Late">How many of them there is only room for after their deadline.</param>
    /// <param name="Over">How many of them there is no room for.</param>
    /// <param name="InWeek">How many of them in each week, from the week of the dry run on.</param>
    public sealed record Receiver(Guid StaffMemberId, string Name, int Files, CapacityTerms? Capacity, int New, int Late, int Over, IReadOnlyList<int> InWeek);

    /// <param name="Together">How many files go to one caseworker with others of their household.</param>
    public sealed record View(
        Guid RunId, int Version, string Team, string? From, DueReason? Because, DateOnly? DueUntil, bool EvenOver, string Reason, DateTimeOffset MadeAt, string? MadeBy, RunState State, RunState? StoppedFrom,
        bool HasTrouble, bool IsBeforeTheChange, bool MayBeUndone, bool CheckIsOld, int Position, int Rows, DateTimeOffset? StartedAt, string? StartedBy, DateTimeOffset? FinishedAt, string? UndoneBy, string? UndoneReason,
        IReadOnlyDictionary<SpreadFinding, int> Found, IReadOnlyDictionary<SpreadRowState, int> Given, int Together, IReadOnlyList<WorkWeek> Weeks, IReadOnlyList<Receiver> Receivers)
    {
        public int FoundOf(SpreadFinding finding) => Found.GetValueOrDefault(finding);

        public int GivenOf(SpreadRowState state) => Given.GetValueOrDefault(state);

        /// <summary>How many files somebody would get.</summary>
        public int WillGo => FoundOf(SpreadFinding.Fits) + FoundOf(SpreadFinding.FitsLate) + FoundOf(SpreadFinding.GoesOver);

        public bool IsAtWork => State is RunState.Checking or RunState.Changing or RunState.Undoing;

        public bool WasDone => GivenOf(SpreadRowState.Given) + GivenOf(SpreadRowState.Undone) + GivenOf(SpreadRowState.Kept) > 0;

        /// <summary>From 0 to 100.</summary>
        public int Percent => Rows == 0 ? 0 : Math.Clamp((int)(100L * Position / Rows), 0, 100);
    }

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var spread = await db.Spreads.AsNoTracking().Include(spread => spread.Receivers).FirstOrDefaultAsync(spread => spread.Id == request.RunId, cancellationToken)
                ?? throw new NotThereException("spread");
            var position = await db.SpreadProgress.AsNoTracking().Where(progress => progress.RunId == spread.Id).Select(progress => progress.Position).FirstAsync(cancellationToken);
            var team = await db.Teams.AsNoTracking().Where(team => team.Id == spread.TeamId).Select(team => team.Name).FirstAsync(cancellationToken);
            var rows = db.SpreadRows.AsNoTracking().Where(row => row.RunId == spread.Id);
            var groups = await rows.GroupBy(row => new { row.StaffMemberId, row.Week, row.Finding, row.State }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
            var together = await rows.Where(row => row.HouseholdId != null && row.StaffMemberId != null).GroupBy(row => row.HouseholdId).Where(family => family.Count() > 1)
                .Select(family => family.Count()).ToListAsync(cancellationToken);
            Guid?[] staff = [spread.MadeBy, spread.StartedBy, spread.UndoneBy, spread.FromStaffMemberId, .. spread.Receivers.Select(receiver => receiver.StaffMemberId)];
            var names = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            string? NameOf(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
            var first = WorkWeek.Of(DutchCalendar.DateOf(spread.CheckedAt ?? spread.MadeAt));
            var count = groups.Select(group => group.Key.Week is { } week ? WorkWeek.Of(week).Since(first) + 1 : 0).DefaultIfEmpty().Max();
            var given = groups.Where(group => group.Key.Finding != SpreadFinding.ChangedSince).ToLookup(group => group.Key.StaffMemberId);
            var receivers = spread.Receivers.Select(receiver =>
            {
                var own = given[receiver.StaffMemberId].ToList();
                var inWeek = new int[count];
                foreach (var group in own.Where(group => group.Key.Week is not null))
                    inWeek[WorkWeek.Of(group.Key.Week!.Value).Since(first)] += group.Count;
                int Of(SpreadFinding finding) => own.Where(group => group.Key.Finding == finding).Sum(group => group.Count);
                return new Receiver(
                    receiver.StaffMemberId, NameOf(receiver.StaffMemberId) ?? "", receiver.Files ?? 0, receiver is { MostFiles: { } most, PerWeek: { } week } ? new(most, week) : null,
                    own.Sum(group => group.Count), Of(SpreadFinding.FitsLate), Of(SpreadFinding.GoesOver), inWeek);
            }).OrderBy(receiver => receiver.Name, StringComparer.CurrentCulture).ThenBy(receiver => receiver.StaffMemberId).ToList();
            return new(
                spread.Id, spread.Version, team, NameOf(spread.FromStaffMemberId), spread.Because, spread.DueUntil, spread.EvenOver, spread.Reason, spread.MadeAt, NameOf(spread.MadeBy), spread.State, spread.StoppedFrom,
                spread.HasTrouble, spread.IsBeforeTheChange, spread.MayBeUndone, spread.CheckedAt is { } at && time.GetUtcNow() - at > spread.CheckLasts, position, spread.Rows, spread.StartedAt, NameOf(spread.StartedBy),
                spread.FinishedAt, NameOf(spread.UndoneBy), spread.UndoneReason, groups.GroupBy(group => group.Key.Finding).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)),
                groups.Where(group => group.Key.State != SpreadRowState.Open).GroupBy(group => group.Key.State).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)),
                together.Sum(), [.. Enumerable.Range(0, count).Select(first.Plus)], receivers);
        }
    }
}

/// <summary>The files of a spread that were found so, or that somebody gets, fifty at a time and most urgent first.</summary>
public static class RowsOfSpread
{
    public const int PageSize = 50;

    /// <param name="To">Only what this person gets.</param>
    /// <param name="After">Number of the last row of the page before.</param>
    [Needs(Permission.SpreadWork)]
    public sealed record Query(Guid RunId, SpreadFinding? Finding = null, Guid? To = null, SpreadRowState? State = null, int After = 0) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<Line> Lines, bool HasAfter);

    /// <param name="CaseFileId">Null = out of scope or protected: then nothing of the person is told.</param>
    /// <param name="To">Who gets it.</param>
    /// <param name="IsFamily">Others of the household are among the files.</param>
    public sealed record Line(int Number, Guid? CaseFileId, string? Reference, NameParts? Name, DateOnly DueOn, string? To, WorkWeek? Week, SpreadFinding Finding, SpreadRowState State, bool IsFamily);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var all = db.SpreadRows.AsNoTracking().Where(row => row.RunId == request.RunId);
            var rows = all.Where(row => row.Number > request.After);
            if (request.Finding is { } finding)
                rows = rows.Where(row => row.Finding == finding);
            if (request.To is { } to)
                rows = rows.Where(row => row.StaffMemberId == to);
            if (request.State is { } state)
                rows = rows.Where(row => row.State == state);
            var found = await rows.OrderBy(row => row.Number).Take(PageSize + 1)
                .Select(row => new { Row = row, IsFamily = row.HouseholdId != null && all.Any(other => other.HouseholdId == row.HouseholdId && other.Number != row.Number) }).ToListAsync(cancellationToken);
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
                        row.StaffMemberId is { } id ? staffNames.GetValueOrDefault(id) : null, row.Week is { } week ? WorkWeek.Of(week) : null, row.Finding, row.State, one.IsFamily);
                }),
                found.Count > PageSize);
        }
    }
}
