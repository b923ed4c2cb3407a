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
/// Undoes the next stays of a change for a group: what ended holds again, what followed is withdrawn. Where somebody changed
/// the status since, it stays as it is, with why.
/// </summary>
public static class RestoreBulkChange
{
    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<RunBatch>;

    internal sealed class Handler(IReceptionDb db, BulkChangeBatches batches, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, RunBatch>
    {
        public async Task<RunBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, RunState.Undoing, request.Worker, cancellationToken) is not var (change, progress))
                return RunBatch.Nothing;
            var now = time.GetUtcNow();
            audit.OnBehalfOf(change.UndoneBy!.Value);
            var rows = await db.BulkChanged.AsNoTracking().Where(row => row.RunId == change.Id && row.State == BulkChangedState.Standing && row.Number > progress.Position)
                .OrderBy(row => row.Number).Take(BulkChangeBatches.Size).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                change.EndUndo(now);
                return new(false, change.State, change.Rows, change.Rows);
            }
            await UndoAsync(change, rows, cancellationToken);
            progress.Move(rows[^1].Number, request.Worker, now);
            return new(true, change.State, progress.Position, change.Rows);
        }

        private async Task UndoAsync(BulkChange change, List<BulkChanged> rows, CancellationToken cancellationToken)
        {
            var candidates = await batches.CandidatesAsync(change, rows.ConvertAll(row => row.StayId), tracked: true, cancellationToken);
            var because = await batches.BecauseAsync(change, change.UndoneReason!, cancellationToken);
            var provenance = new Provenance(BulkChangeBatches.Source, because, time.GetUtcNow(), change.UndoneBy!.Value);
            var (kept, undone) = (new List<(BulkKept Because, int Number)>(), new List<int>(rows.Count));
            var told = new List<(Guid StayId, Guid PersonId, Guid CaseFileId)>(rows.Count);
            foreach (var row in rows)
            {
                var candidate = candidates.GetValueOrDefault(row.StayId);
                if ((candidate is null ? BulkKept.FileClosed : BulkStatus.Undo(candidate.Stay, change.Terms, row.Done, candidate.OpenFiles.Count > 0, provenance)) is { } why)
                {
                    kept.Add((why, row.Number));
                    continue;
                }
                undone.Add(row.Number);
                told.AddRange(candidate!.OpenFiles.Select(file => (row.StayId, candidate.Stay.PersonId, file)));
            }
            audit.Because(because);
            audit.AboutEachStay(told);
            await db.BulkChanged.Where(row => row.RunId == change.Id && undone.Contains(row.Number))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, BulkChangedState.Undone), cancellationToken);
            foreach (var group in kept.GroupBy(one => one.Because, one => one.Number))
            {
                var (numbers, why) = (group.ToList(), (BulkKept?)group.Key);
                await db.BulkChanged.Where(row => row.RunId == change.Id && numbers.Contains(row.Number))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, BulkChangedState.Kept).SetProperty(row => row.KeptBecause, why), cancellationToken);
            }
        }
    }
}
