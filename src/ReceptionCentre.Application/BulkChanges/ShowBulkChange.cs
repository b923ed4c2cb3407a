using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.BulkChanges;

/// <summary>The changes for a group of one's municipalities, newest first.</summary>
public static class ListBulkChanges
{
    public const int PageSize = 50;

    [Needs(Permission.ChangeInBulk)]
    public sealed record Query(Guid? After = null) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<Line> Changes, bool HasAfter);

    /// <param name="Changed">Of how many people the status changed and stands so.</param>
    public sealed record Line(
        Guid RunId, string Name, BulkFact Fact, CodeView? Code, CodeView? Successor, DateOnly On, DateTimeOffset MadeAt, string? MadeBy, RunState State, bool HasTrouble, int Changed);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var changes = db.BulkChanges.AsNoTracking();
            if (request.After is { } after)
            {
                var edge = await changes.Where(change => change.Id == after).Select(change => (DateTimeOffset?)change.MadeAt).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new NotThereException("change for a group");
                changes = changes.Where(change => change.MadeAt <= edge && (change.MadeAt < edge || change.Id.CompareTo(after) < 0));
            }
            var found = await changes.OrderByDescending(change => change.MadeAt).ThenByDescending(change => change.Id).Take(PageSize + 1)
                .Select(change => new
                {
                    change.Id,
                    change.Name,
                    change.Fact,
                    change.Code,
                    change.Successor,
                    change.On,
                    change.MadeAt,
                    By = db.StaffMembers.Where(member => member.Id == change.MadeBy).Select(member => member.Name).FirstOrDefault(),
                    change.State,
                    change.HasTrouble,
                    Changed = db.BulkChanged.Count(row => row.RunId == change.Id && row.State != BulkChangedState.Undone),
                })
                .ToListAsync(cancellationToken);
            var lines = new List<Line>();
            foreach (var change in found.Take(PageSize))
            {
                var list = PrepareBulkChange.ListOf(change.Fact);
                lines.Add(new(
                    change.Id, change.Name, change.Fact, await codes.FindAsync(list, change.Code, cancellationToken), await codes.FindAsync(list, change.Successor, cancellationToken),
                    change.On, change.MadeAt, change.By, change.State, change.HasTrouble, change.Changed));
            }
            return new(lines, found.Count > PageSize);
        }
    }
}

/// <summary>What a change for a group is, how far it is, and what was found in numbers.</summary>
public static class ShowBulkChange
{
    [Needs(Permission.ChangeInBulk)]
    public sealed record Query(Guid RunId) : IQuery<View>;

    /// <param name="Position">Number of the last row that is done of what runs now.</param>
    /// <param name="MayConfirm">False where somebody else must say that it may be done.</param>
    /// <param name="FoundLater">How many were left out when it was done, though the dry run said that they would change.</param>
    public sealed record View(
        Guid RunId, int Version, string Name, BulkTerms Terms, CodeView? Code, CodeView? Successor, IReadOnlyList<CodeView> Municipalities, CodeView? Task, CodeView? Motive,
        DateOnly? EndsFrom, DateOnly? EndsUntil, IReadOnlyList<CodeView> OwnGrounds, LegalBasis Basis, CodeView? Act, string Reason, DateTimeOffset MadeAt, string? MadeBy, RunState State,
        RunState? StoppedFrom, bool HasTrouble, bool IsBeforeTheChange, bool MayBeUndone, bool CheckIsOld, bool MayConfirm, int Position, int Rows, DateTimeOffset? StartedAt, string? StartedBy,
        DateTimeOffset? FinishedAt, string? UndoneBy, string? UndoneReason, IReadOnlyDictionary<BulkFinding, int> Found, int FoundLater, IReadOnlyDictionary<BulkChangedState, int> Changed)
    {
        public int FoundOf(BulkFinding finding) => Found.GetValueOrDefault(finding);

        public int ChangedOf(BulkChangedState state) => Changed.GetValueOrDefault(state);

        /// <summary>Everybody of the group who does not change.</summary>
        public int LeftOut => Found.Where(one => one.Key != BulkFinding.WillChange).Sum(one => one.Value);

        public bool IsAtWork => State is RunState.Checking or RunState.Changing or RunState.Undoing;

        /// <summary>From 0 to 100.</summary>
        public int Percent => Rows == 0 ? 0 : Math.Clamp((int)(100L * Position / Rows), 0, 100);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, BulkChangeOptions options, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var change = await db.BulkChanges.AsNoTracking().Include(change => change.Codes).FirstOrDefaultAsync(change => change.Id == request.RunId, cancellationToken)
                ?? throw new NotThereException("change for a group");
            var position = await db.BulkProgress.AsNoTracking().Where(progress => progress.RunId == change.Id).Select(progress => progress.Position).FirstAsync(cancellationToken);
            var found = await db.BulkRows.AsNoTracking().Where(row => row.RunId == change.Id).GroupBy(row => new { row.Finding, row.FoundLater })
                .Select(group => new { group.Key.Finding, group.Key.FoundLater, Count = group.Count() }).ToListAsync(cancellationToken);
            var changed = await db.BulkChanged.AsNoTracking().Where(row => row.RunId == change.Id).GroupBy(row => row.State)
                .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            Guid?[] staff = [change.MadeBy, change.StartedBy, change.UndoneBy];
            var names = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            string? NameOf(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
            async Task<List<CodeView>> AllAsync(string list, BulkCodeUse use)
            {
                var views = new List<CodeView>();
                foreach (var code in change.CodesFor(use))
                    views.Add(await codes.FindAsync(list, code, cancellationToken) ?? new(code, code, code, null, null, null, null, null));
                return views;
            }
            var kind = PrepareBulkChange.ListOf(change.Fact);
            return new(
                change.Id, change.Version, change.Name, change.Terms, await codes.FindAsync(kind, change.Code, cancellationToken), await codes.FindAsync(kind, change.Successor, cancellationToken),
                await AllAsync(Lists.Municipalities, BulkCodeUse.Municipality), await codes.FindAsync(Lists.Tasks, change.Task, cancellationToken),
                await codes.FindAsync(Lists.Motives, change.Motive, cancellationToken), change.EndsFrom, change.EndsUntil, await AllAsync(Lists.Motives, BulkCodeUse.OwnGround), change.Basis,
                await codes.FindAsync(Lists.Acts, change.Act, cancellationToken), change.Reason, change.MadeAt, NameOf(change.MadeBy), change.State, change.StoppedFrom, change.HasTrouble,
                change.IsBeforeTheChange, change.MayBeUndone, change.CheckedAt is { } at && time.GetUtcNow() - at > change.CheckLasts, !options.FourEyes || change.MadeBy != current.Id,
                position, change.Rows, change.StartedAt, NameOf(change.StartedBy), change.FinishedAt, NameOf(change.UndoneBy), change.UndoneReason,
                found.GroupBy(row => row.Finding).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)), found.Where(row => row.FoundLater).Sum(row => row.Count), changed);
        }
    }
}
