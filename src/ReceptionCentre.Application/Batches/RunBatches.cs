using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Batches;

/// <summary>How far a batch brought work that is looked at before it is done.</summary>
public sealed record RunBatch(bool GoesOn, RunState State, int Position, int Rows) : Batch(GoesOn, Position, Rows)
{
    /// <summary>Nothing to do here: somebody stopped it, or another node works on it.</summary>
    public static readonly RunBatch Nothing = new(false, RunState.Stopped, 0, 0);

    public override string Stage => State.ToString();
}

/// <summary>What the steps and batches of one kind of <see cref="BatchRun"/> share.</summary>
internal abstract class RunBatches<TRun, TProgress>(IOneAtATime oneAtATime, TimeProvider time) where TRun : BatchRun where TProgress : BatchProgress
{
    private static readonly RunState[] AtWork = [RunState.Checking, RunState.Changing, RunState.Undoing];

    /// <summary>What such work is called, in locks and where it is not there.</summary>
    protected abstract string Name { get; }

    /// <summary>The runs with the parts that the work needs.</summary>
    protected abstract IQueryable<TRun> Runs { get; }

    protected abstract IQueryable<TProgress> Progress { get; }

    protected DateOnly Today => time.Today();

    /// <returns>Null when there is nothing to do for this worker.</returns>
    public async Task<(TRun Run, TProgress Progress)?> HoldAsync(Guid runId, RunState state, Guid worker, CancellationToken cancellationToken)
    {
        // Of two that begin at the same moment the second waits, and then sees that the first holds it.
        await oneAtATime.TakeAsync([$"{Name}:{runId}"], cancellationToken);
        var run = await Runs.FirstOrDefaultAsync(run => run.Id == runId && run.State == state, cancellationToken);
        var progress = run is null ? null : await Progress.FirstAsync(progress => progress.RunId == runId, cancellationToken);
        return progress?.MayBeHeldBy(worker, time.GetUtcNow()) == true ? (run!, progress) : null;
    }

    /// <summary>A run as the screen showed it, and how far it is.</summary>
    public async Task<(TRun Run, TProgress Progress)> AtAsync(Guid runId, int version, CancellationToken cancellationToken)
    {
        var run = await ThereAsync(runId, cancellationToken);
        run.EnsureStillAt(version);
        return (run, await Progress.FirstAsync(progress => progress.RunId == runId, cancellationToken));
    }

    public async Task<TRun> ThereAsync(Guid runId, CancellationToken cancellationToken) =>
        await Runs.FirstOrDefaultAsync(run => run.Id == runId, cancellationToken) ?? throw new NotThereException(Name);

    /// <summary>What a run is at; null when it is not there.</summary>
    public Task<RunState?> StateAsync(Guid runId, CancellationToken cancellationToken) =>
        Runs.AsNoTracking().Where(run => run.Id == runId).Select(run => (RunState?)run.State).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Runs that there is work on and that nobody holds, the oldest first.</summary>
    public async Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken)
    {
        var (now, progresses) = (time.GetUtcNow(), Progress);
        return await Runs.AsNoTracking().Where(run => AtWork.Contains(run.State))
            .Where(run => progresses.Any(progress => progress.RunId == run.Id && (progress.HeldUntil == null || progress.HeldUntil < now)))
            .OrderBy(run => run.MadeAt).Select(run => run.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Counts a failure of the work; after a few in a row it stops by itself. Gives whether it did.</summary>
    public async Task<bool> FailAsync(Guid runId, CancellationToken cancellationToken)
    {
        var run = await Runs.FirstAsync(run => run.Id == runId, cancellationToken);
        var progress = await Progress.FirstAsync(progress => progress.RunId == runId, cancellationToken);
        if (!run.IsAtWork || !progress.Fail())
            return false;
        run.Stop(byItself: true);
        return true;
    }
}
