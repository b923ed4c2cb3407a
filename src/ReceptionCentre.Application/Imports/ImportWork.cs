using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Imports;

/// <summary>Does the work on imports, batch by batch, until it is done, stopped or cancelled. Killed half-way, whoever comes next goes on.</summary>
public sealed class ImportWork(IMediator mediator)
{
    /// <summary>Names this worker towards others; one for each scope.</summary>
    private readonly Guid _worker = Guid.CreateVersion7();

    /// <summary>Works on one run until there is nothing left of what it is at.</summary>
    /// <param name="progress">Told after each batch.</param>
    public async Task RunAsync(Guid runId, IProgress<ImportBatch> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        while (await StepAsync(runId, cancellationToken) is { } batch)
        {
            progress.Report(batch);
            if (!batch.GoesOn)
                return;
        }
    }

    /// <summary>Runs that wait for work.</summary>
    public Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken) => mediator.Send(new WaitingImports.Query(), cancellationToken);

    /// <summary>The work failed: it is tried again, and after a few times it stops and says so.</summary>
    public Task<bool> FailAsync(Guid runId, CancellationToken cancellationToken) => mediator.Send(new NoteImportFailure.Command(runId), cancellationToken);

    private async Task<ImportBatch?> StepAsync(Guid runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // A batch that was begun is finished: it is short, and all of it or nothing.
            return await mediator.Send(new StateOfImport.Query(runId), cancellationToken) switch
            {
                ImportState.Checking => await mediator.Send(new CheckRows.Command(runId, _worker), CancellationToken.None),
                ImportState.Importing => await mediator.Send(new AddArrivals.Command(runId, _worker), CancellationToken.None),
                ImportState.TakingBack => await mediator.Send(new WithdrawArrivals.Command(runId, _worker), CancellationToken.None),
                _ => null,
            };
        }
        catch (ChangedMeanwhileException)
        {
            // Somebody stopped it at the same moment, or another worker was first.
            return new(true, ImportState.Stopped, 0, 0);
        }
    }
}

/// <summary>What a run is at; null when it is not there.</summary>
public static class StateOfImport
{
    [BySystem]
    public sealed record Query(Guid RunId) : IQuery<ImportState?>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, ImportState?>
    {
        public Task<ImportState?> Handle(Query request, CancellationToken cancellationToken) =>
            db.ImportRuns.AsNoTracking().Where(run => run.Id == request.RunId).Select(run => (ImportState?)run.State).FirstOrDefaultAsync(cancellationToken);
    }
}

/// <summary>Runs that there is work on and that nobody holds, the oldest first.</summary>
public static class WaitingImports
{
    [BySystem]
    public sealed record Query : IQuery<IReadOnlyList<Guid>>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Guid>>
    {
        private static readonly ImportState[] AtWork = [ImportState.Checking, ImportState.Importing, ImportState.TakingBack];

        public async Task<IReadOnlyList<Guid>> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            return await db.ImportRuns.AsNoTracking().Where(run => AtWork.Contains(run.State))
                .Where(run => db.ImportProgress.Any(progress => progress.RunId == run.Id && (progress.HeldUntil == null || progress.HeldUntil < now)))
                .OrderBy(run => run.UploadedAt).Select(run => run.Id).ToListAsync(cancellationToken);
        }
    }
}

/// <summary>Counts a failure of the work; after a few in a row the run stops by itself. Gives whether it did.</summary>
public static class NoteImportFailure
{
    [BySystem]
    public sealed record Command(Guid RunId) : ICommand<bool>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var run = await db.ImportRuns.FirstAsync(run => run.Id == request.RunId, cancellationToken);
            var progress = await db.ImportProgress.FirstAsync(progress => progress.RunId == request.RunId, cancellationToken);
            if (!run.IsAtWork || !progress.Fail())
                return false;
            run.Stop(byItself: true);
            return true;
        }
    }
}

/// <summary>Removes the rows of files whose time is over, with what was found of them. Gives how many files that were.</summary>
public static class ClearImportRows
{
    [BySystem]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(IReceptionDb db, ImportOptions options, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var expired = now.AddDays(-options.KeepRowsDays);
            var runs = await db.ImportRuns.Where(run => run.UploadedAt < expired && run.RowsClearedAt == null).OrderBy(run => run.UploadedAt).Take(100).ToListAsync(cancellationToken);
            // What runs now, runs to its end first.
            foreach (var run in runs.Where(run => !run.IsAtWork))
            {
                await db.ImportLines.Where(line => line.RunId == run.Id).ExecuteDeleteAsync(cancellationToken);
                await db.ImportOutcomes.Where(outcome => outcome.RunId == run.Id).ExecuteDeleteAsync(cancellationToken);
                run.ClearRows(now);
            }
            return runs.Count(run => !run.IsAtWork);
        }
    }
}
