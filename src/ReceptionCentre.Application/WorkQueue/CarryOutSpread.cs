using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>
/// Gives the next files of a spread to who gets them, each with an event in the file in the name of whoever confirmed it. Each
/// is looked at again first: what somebody took meanwhile is left out. A batch is done as a whole or not at all.
/// </summary>
public static class CarryOutSpread
{
    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<RunBatch>;

    internal sealed class Handler(IReceptionDb db, SpreadBatches batches, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, RunBatch>
    {
        public async Task<RunBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, RunState.Changing, request.Worker, cancellationToken) is not var (spread, progress))
                return RunBatch.Nothing;
            var now = time.GetUtcNow();
            audit.OnBehalfOf(spread.StartedBy!.Value);
            var rows = await db.SpreadRows.Where(row => row.RunId == spread.Id && row.StaffMemberId != null && row.State == SpreadRowState.Open && row.Number > progress.Position)
                .OrderBy(row => row.Number).Take(SpreadBatches.Size).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                spread.EndChange(now);
                return new(false, spread.State, spread.Rows, spread.Rows);
            }
            await GiveAsync(spread, rows, now, cancellationToken);
            progress.Move(rows[^1].Number, request.Worker, now);
            return new(true, spread.State, progress.Position, spread.Rows);
        }

        private async Task GiveAsync(Spread spread, List<SpreadRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var files = await db.FilesOfRowsAsync(rows, cancellationToken);
            var here = (await db.ReceiversOf(spread.TeamId, spread.Municipality).Select(member => member.Id).ToListAsync(cancellationToken)).ToHashSet();
            // Who was protected since the dry run.
            var hidden = spread.WithProtected ? [] : await Households.HouseholdSight.ProtectedAsync(db, [.. files.Values.Select(file => file.PersonId)], today, cancellationToken);
            audit.Because(spread.Reason);
            audit.AboutEach([.. files.Values.Select(file => (file.PersonId, file.Id))]);
            var provenance = new Provenance(Provenances.OwnObservation, spread.Reason, now, spread.StartedBy!.Value);
            foreach (var row in rows)
            {
                var file = files.GetValueOrDefault(row.CaseFileId);
                var before = file?.AssignedOn(today);
                if (file is null || file.ClosedOn is not null || before?.CaseworkerId != spread.FromStaffMemberId || hidden.Contains(file.PersonId) || !here.Contains(row.StaffMemberId!.Value)
                    || (spread.FromStaffMemberId is null && before?.TeamId is { } team && team != spread.TeamId))
                {
                    row.LeaveOut();
                    continue;
                }
                row.Give(before?.TeamId, before?.CaseworkerId);
                file.Assign(spread.TeamId, row.StaffMemberId, today, provenance);
            }
        }
    }

    /// <summary>The files of some rows, to be changed.</summary>
    internal static Task<Dictionary<Guid, CaseFile>> FilesOfRowsAsync(this IReceptionDb db, IReadOnlyCollection<SpreadRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.CaseFileId).ToList();
        return db.CaseFiles.Include(file => file.Assignments).Where(file => ids.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellationToken);
    }
}

/// <summary>Takes the next files of a spread back to where they were. What somebody gave to another since stays as it is.</summary>
public static class RestoreSpread
{
    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<RunBatch>;

    internal sealed class Handler(IReceptionDb db, SpreadBatches batches, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, RunBatch>
    {
        public async Task<RunBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, RunState.Undoing, request.Worker, cancellationToken) is not var (spread, progress))
                return RunBatch.Nothing;
            var (now, today) = (time.GetUtcNow(), time.Today());
            audit.OnBehalfOf(spread.UndoneBy!.Value);
            var rows = await db.SpreadRows.Where(row => row.RunId == spread.Id && row.State == SpreadRowState.Given && row.Number > progress.Position)
                .OrderBy(row => row.Number).Take(SpreadBatches.Size).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                spread.EndUndo(now);
                return new(false, spread.State, spread.Rows, spread.Rows);
            }
            var files = await db.FilesOfRowsAsync(rows, cancellationToken);
            audit.Because(spread.UndoneReason);
            audit.AboutEach([.. files.Values.Select(file => (file.PersonId, file.Id))]);
            var provenance = new Provenance(Provenances.OwnObservation, spread.UndoneReason, now, spread.UndoneBy!.Value);
            foreach (var row in rows)
            {
                var file = files.GetValueOrDefault(row.CaseFileId);
                var isOurs = file is { ClosedOn: null } && file.AssignedOn(today) is { } with && with.TeamId == spread.TeamId && with.CaseworkerId == row.StaffMemberId;
                if (isOurs)
                    file!.Assign(row.TeamBefore, row.CaseworkerBefore, today, provenance);
                row.EndUndo(isOurs);
            }
            progress.Move(rows[^1].Number, request.Worker, now);
            return new(true, spread.State, progress.Position, spread.Rows);
        }
    }
}
