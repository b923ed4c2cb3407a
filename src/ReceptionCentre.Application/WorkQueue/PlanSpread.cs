using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>The dry run: reads what there is to spread and what each can do, and notes who would get which file. Nothing changes.</summary>
public static class PlanSpread
{
    /// <param name="Worker">Who does it: a node.</param>
    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<RunBatch>;

    internal sealed class Handler(IReceptionDb db, IBulkWriter bulk, SpreadBatches batches, CapacityOptions region, TimeProvider time) : IRequestHandler<Command, RunBatch>
    {
        public async Task<RunBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, RunState.Checking, request.Worker, cancellationToken) is not var (spread, progress))
                return RunBatch.Nothing;
            var (now, today) = (time.GetUtcNow(), time.Today());
            var files = await FilesAsync(spread, today, cancellationToken);
            var workers = await WorkersAsync(spread, today, cancellationToken);
            var items = files.Where(file => !file.IsHidden).Select(file => file.Item).ToList();
            var knows = await WhoKnowsAsync(spread, [.. items.Select(item => item.HouseholdId).OfType<Guid>().Distinct()], today, cancellationToken);
            var rows = new List<SpreadRow>(files.Count);
            foreach (var share in SpreadPlan.Make(items, workers, knows, today, spread.EvenOver))
                rows.Add(new(spread.Id, rows.Count + 1, share.Item, share));
            foreach (var hidden in files.Where(file => file.IsHidden))
                rows.Add(new(spread.Id, rows.Count + 1, hidden.Item, null));
            await bulk.WriteDerivedAsync(rows, cancellationToken);
            spread.EndCheck(rows.Count, now);
            progress.Move(rows.Count, request.Worker, now);
            return new(false, spread.State, rows.Count, rows.Count);
        }

        private async Task<IReadOnlyList<(SpreadItem Item, bool IsHidden)>> FilesAsync(Spread spread, DateOnly today, CancellationToken cancellationToken)
        {
            var (guarded, selection) = (db.ProtectedOn(today), spread.Selection);
            var files = db.ToSpread(spread.TeamId, spread.Municipality, selection).AsNoTracking();
            var found = await files.OrderBy(state => state.DueBy).ThenBy(state => state.CaseFileId)
                .Select(state => new
                {
                    state.CaseFileId,
                    state.PersonId,
                    DueOn = selection.Because == null ? state.DueBy
                        : db.Clocks.Where(clock => clock.CaseFileId == state.CaseFileId && clock.EndedOn == null && clock.Reason == selection.Because).Min(clock => clock.DueOn),
                    IsProtected = guarded.Any(fact => fact.PersonId == state.PersonId),
                })
                .Take(Spread.MostFiles + 1).ToListAsync(cancellationToken);
            Spread.EnsureFew(found.Count);
            var households = (await (
                from state in files
                from fact in db.Memberships
                where fact.PersonId == state.PersonId && fact.WithdrawnAt == null && fact.Until == null
                select new { state.PersonId, fact.HouseholdId }).Distinct().ToListAsync(cancellationToken))
                .GroupBy(fact => fact.PersonId).ToDictionary(group => group.Key, group => group.Min(fact => fact.HouseholdId));
            return found.ConvertAll(file => (
                new SpreadItem(file.CaseFileId, file.DueOn, households.TryGetValue(file.PersonId, out var household) ? household : null), file.IsProtected && !spread.WithProtected));
        }

        private async Task<IReadOnlyList<SpreadWorker>> WorkersAsync(Spread spread, DateOnly today, CancellationToken cancellationToken)
        {
            var chosen = spread.Receivers.Select(receiver => receiver.StaffMemberId).ToList();
            // Who left the team since takes no part any more.
            var loads = await db.LoadsAsync(
                db.ReceiversOf(spread.TeamId, spread.Municipality).Where(member => chosen.Contains(member.Id)), region.Terms, today, SpreadPlan.Weeks, cancellationToken);
            foreach (var load in loads)
                spread.Note(load.StaffMemberId, load.Files, load.Capacity);
            return [.. loads.Select(load => new SpreadWorker(load.StaffMemberId, load.Files, load.Capacity.MostFiles, load.Free))];
        }

        /// <summary>Which of those who take part work with somebody of a household already. Of a protected member nobody can tell by it.</summary>
        private async Task<ILookup<Guid, Guid>> WhoKnowsAsync(Spread spread, IReadOnlyCollection<Guid> households, DateOnly today, CancellationToken cancellationToken)
        {
            var receivers = spread.Receivers.Select(receiver => (Guid?)receiver.StaffMemberId).ToList();
            var known = await (
                from fact in db.Memberships
                where households.Contains(fact.HouseholdId) && fact.WithdrawnAt == null && fact.Until == null && fact.PersonId != null
                join state in db.FileStates on fact.PersonId equals state.PersonId
                where state.Controller == spread.Municipality && receivers.Contains(state.CaseworkerId)
                select new { fact.HouseholdId, state.PersonId, Caseworker = state.CaseworkerId!.Value }).Distinct().ToListAsync(cancellationToken);
            var hidden = spread.WithProtected ? [] : await db.ProtectedAsync([.. known.Select(one => one.PersonId).Distinct()], today, cancellationToken);
            return known.Where(one => !hidden.Contains(one.PersonId)).ToLookup(one => one.HouseholdId, one => one.Caseworker);
        }
    }
}
