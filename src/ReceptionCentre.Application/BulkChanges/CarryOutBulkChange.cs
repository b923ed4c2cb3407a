using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.BulkChanges;

/// <summary>
/// Changes the next stays of the group, each with an event in its files in the name of whoever confirmed it. Each is looked
/// at again first: what changed since the dry run is left out. A batch is done as a whole or not at all; a stay changes once.
/// </summary>
public static class CarryOutBulkChange
{
    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<RunBatch>;

    internal sealed class Handler(IReceptionDb db, IBulkWriter bulk, BulkChangeBatches batches, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, RunBatch>
    {
        public async Task<RunBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, RunState.Changing, request.Worker, cancellationToken) is not var (change, progress))
                return RunBatch.Nothing;
            var now = time.GetUtcNow();
            audit.OnBehalfOf(change.StartedBy!.Value);
            var rows = await db.BulkRows.AsNoTracking().Where(row => row.RunId == change.Id && row.Finding == BulkFinding.WillChange && row.Number > progress.Position).OrderBy(row => row.Number)
                .Take(BulkChangeBatches.Size).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                change.EndChange(now);
                return new(false, change.State, change.Rows, change.Rows);
            }
            await ChangeAsync(change, rows, cancellationToken);
            progress.Move(rows[^1].Number, request.Worker, now);
            return new(true, change.State, progress.Position, change.Rows);
        }

        private async Task ChangeAsync(BulkChange change, List<BulkRow> rows, CancellationToken cancellationToken)
        {
            var candidates = await batches.CandidatesAsync(change, rows.ConvertAll(row => row.StayId), tracked: true, cancellationToken);
            var because = await batches.BecauseAsync(change, change.Reason, cancellationToken);
            var provenance = new Provenance(BulkChangeBatches.Source, because, time.GetUtcNow(), change.StartedBy!.Value);
            var ownGrounds = change.CodesFor(BulkCodeUse.OwnGround);
            var (changed, leftOut) = (new List<BulkChanged>(rows.Count), new List<(BulkFinding Finding, int Number)>());
            var told = new List<(Guid StayId, Guid PersonId, Guid CaseFileId)>(rows.Count);
            foreach (var row in rows)
            {
                var candidate = candidates.GetValueOrDefault(row.StayId);
                var finding = candidate is null ? BulkFinding.ChangedSince : candidate.Find(change, ownGrounds);
                if (finding == BulkFinding.WillChange && candidate!.Stay.Version != row.StayVersion)
                    finding = BulkFinding.ChangedSince;
                if (finding != BulkFinding.WillChange)
                {
                    leftOut.Add((finding, row.Number));
                    continue;
                }
                changed.Add(new(change.Id, row.Number, row.StayId, candidate!.CaseFileId, BulkStatus.Change(candidate.Stay, change.Terms, provenance)));
                told.AddRange(candidate.OpenFiles.Select(file => (row.StayId, candidate.Stay.PersonId, file)));
            }
            audit.Because(because);
            audit.AboutEachStay(told);
            await bulk.WriteDerivedAsync(changed, cancellationToken);
            foreach (var group in leftOut.GroupBy(one => one.Finding, one => one.Number))
            {
                var numbers = group.ToList();
                await db.BulkRows.Where(row => row.RunId == change.Id && numbers.Contains(row.Number))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Finding, group.Key).SetProperty(row => row.FoundLater, true), cancellationToken);
            }
        }
    }
}
