using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkChanges;

namespace ReceptionCentre.Application.BulkChanges;

/// <summary>The dry run: looks at the next stays of the group, and notes whose status would change and whose would not and why. Nothing changes.</summary>
public static class FindForBulkChange
{
    /// <param name="Worker">Who does it: a node.</param>
    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<RunBatch>;

    internal sealed class Handler(IReceptionDb db, IBulkWriter bulk, BulkChangeBatches batches, TimeProvider time) : IRequestHandler<Command, RunBatch>
    {
        public async Task<RunBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, RunState.Checking, request.Worker, cancellationToken) is not var (change, progress))
                return RunBatch.Nothing;
            var now = time.GetUtcNow();
            var stays = batches.StaysOf(change);
            if (progress.Position == 0)
                change.Expect(await stays.CountAsync(cancellationToken));
            var after = await db.BulkRows.AsNoTracking().Where(row => row.RunId == change.Id).OrderByDescending(row => row.Number).Select(row => row.StayId).FirstOrDefaultAsync(cancellationToken);
            var ids = await stays.Where(id => id > after).OrderBy(id => id).Take(BulkChangeBatches.Size).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                change.EndCheck(progress.Position, now);
                return new(false, change.State, progress.Position, change.Rows);
            }
            var candidates = await batches.CandidatesAsync(change, ids, tracked: false, cancellationToken);
            var takenOut = (await db.BulkTakenOut.AsNoTracking().Where(one => one.RunId == change.Id && ids.Contains(one.StayId)).Select(one => one.StayId).ToListAsync(cancellationToken)).ToHashSet();
            var ownGrounds = change.CodesFor(BulkCodeUse.OwnGround);
            var rows = new List<BulkRow>(ids.Count);
            foreach (var candidate in ids.Where(candidates.ContainsKey).Select(id => candidates[id]))
            {
                var finding = candidate.Find(change, ownGrounds);
                if (finding == BulkFinding.WillChange && takenOut.Contains(candidate.Stay.Id))
                    finding = BulkFinding.TakenOut;
                rows.Add(new(change.Id, progress.Position + rows.Count + 1, candidate.Stay.Id, candidate.CaseFileId, candidate.Stay.Version, finding));
            }
            await bulk.WriteDerivedAsync(rows, cancellationToken);
            progress.Move(progress.Position + rows.Count, request.Worker, now);
            return new(true, change.State, progress.Position, change.Rows);
        }
    }
}
