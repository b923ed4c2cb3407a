using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Batches;

/// <summary>How far a batch brought long work.</summary>
/// <param name="GoesOn">There is more of the same to do, for whoever did this batch.</param>
/// <param name="Position">Number of the last row that is done.</param>
public abstract record Batch(bool GoesOn, int Position, int Rows)
{
    /// <summary>What it is at, for the log.</summary>
    public abstract string Stage { get; }
}

/// <summary>Long work that is done batch by batch, by one node at a time, until it is done, stopped or cancelled.</summary>
public interface IBatchWork
{
    /// <summary>Runs that there is work on and that nobody holds, the oldest first.</summary>
    Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken);

    /// <summary>Works on one run until there is nothing left of what it is at.</summary>
    /// <returns>The last batch; null when there was nothing to do.</returns>
    Task<Batch?> RunAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>The work failed: it is tried again, and after a few times it stops and says so. Gives whether it stopped.</summary>
    Task<bool> FailAsync(Guid runId, CancellationToken cancellationToken);
}

/// <summary>The part that all such work shares. Killed half-way, whoever comes next goes on behind the last batch.</summary>
public abstract class BatchWork<TBatch> : IBatchWork where TBatch : Batch
{
    /// <summary>Names this worker towards others; one for each scope.</summary>
    protected Guid Worker { get; } = Guid.CreateVersion7();

    public abstract Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken);

    public abstract Task<bool> FailAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>Does the next batch of what the run is at; null when there is nothing to do. A batch that was begun is finished: it is short, and all of it or nothing.</summary>
    protected abstract Task<TBatch?> NextAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>Works on one run until there is nothing left of what it is at.</summary>
    /// <param name="progress">Told after each batch.</param>
    public async Task RunAsync(Guid runId, IProgress<TBatch> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TBatch? batch;
            try
            {
                batch = await NextAsync(runId, cancellationToken);
            }
            catch (ChangedMeanwhileException)
            {
                // Somebody stopped it or saved one of the records at the same moment, or another worker was first: it is looked at anew.
                continue;
            }
            if (batch is null)
                return;
            progress.Report(batch);
            if (!batch.GoesOn)
                return;
        }
    }

    public async Task<Batch?> RunAsync(Guid runId, CancellationToken cancellationToken)
    {
        var last = new Last();
        await RunAsync(runId, last, cancellationToken);
        return last.Batch;
    }

    // At once, and not on another thread as Progress does.
    private sealed class Last : IProgress<TBatch>
    {
        public TBatch? Batch { get; private set; }

        public void Report(TBatch value) => Batch = value;
    }
}
