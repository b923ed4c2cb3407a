using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.TravelDocuments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Imports;

namespace ReceptionCentre.Application.Imports;

/// <summary>How far a batch brought a run.</summary>
/// <param name="GoesOn">There is more of the same to do, for whoever did this batch.</param>
public sealed record ImportBatch(bool GoesOn, ImportState State, int Position, int Rows) : Batch(GoesOn, Position, Rows)
{
    public override string Stage => State.ToString();


    /// <summary>Nothing to do here: somebody stopped it, or another node works on it.</summary>
    public static readonly ImportBatch Nothing = new(false, ImportState.Stopped, 0, 0);
}

/// <summary>What all batches of a run begin with: the run in the right state, held by this worker, and its rows read.</summary>
internal sealed class ImportBatches(
    IReceptionDb db, IOneAtATime oneAtATime, ICodeLists lists, ITravelDocumentStates states, IValidator<RegisterNewcomer.Command> validator, TimeProvider time)
{
    /// <summary>How many rows one transaction does.</summary>
    public const int Size = 2000;

    /// <returns>Null when there is nothing to do for this worker.</returns>
    public async Task<(ImportRun Run, ImportProgress Progress)?> HoldAsync(Guid runId, ImportState state, Guid worker, CancellationToken cancellationToken)
    {
        // Of two that begin at the same moment the second waits, and then sees that the first holds it.
        await oneAtATime.TakeAsync([$"import:{runId}"], cancellationToken);
        var run = await db.ImportRuns.FirstOrDefaultAsync(run => run.Id == runId && run.State == state, cancellationToken);
        var progress = run is null ? null : await db.ImportProgress.FirstAsync(progress => progress.RunId == runId, cancellationToken);
        return progress?.MayBeHeldBy(worker, time.GetUtcNow()) == true ? (run!, progress) : null;
    }

    public Task<List<ImportLine>> LinesAsync(Guid runId, int after, int upTo, CancellationToken cancellationToken) =>
        db.ImportLines.AsNoTracking().Where(line => line.RunId == runId && line.Number > after && line.Number <= upTo).OrderBy(line => line.Number).ToListAsync(cancellationToken);

    /// <summary>Reads rows as registrations; on several threads, because it is the computing part of the work.</summary>
    public async Task<IReadOnlyList<ReadArrival>> ReadAsync(ImportRun run, IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var codes = await ImportCodes.ReadAsync(lists, states, today, cancellationToken);
        var reader = new ArrivalReader(ImportMapping.Read(run.Mapping)!, codes, validator, run.Municipality, run.Task, today);
        return [.. lines.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(line => reader.Read(line.Number, JsonSerializer.Deserialize<List<string?>>(line.Cells)!))];
    }
}
