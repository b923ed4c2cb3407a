using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Imports;

namespace ReceptionCentre.Application.Imports;

/// <summary>Does the work on imports, batch by batch.</summary>
public sealed class ImportWork(IMediator mediator) : BatchWork<ImportBatch>
{
    public override Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken) => mediator.Send(new WaitingImports.Query(), cancellationToken);

    public override Task<bool> FailAsync(Guid runId, CancellationToken cancellationToken) => mediator.Send(new NoteImportFailure.Command(runId), cancellationToken);

    protected override async Task<ImportBatch?> NextAsync(Guid runId, CancellationToken cancellationToken) =>
        await mediator.Send(new StateOfImport.Query(runId), cancellationToken) switch
        {
            ImportState.Checking => await mediator.Send(new CheckRows.Command(runId, Worker), CancellationToken.None),
            ImportState.Importing => await mediator.Send(new AddArrivals.Command(runId, Worker), CancellationToken.None),
            ImportState.TakingBack => await mediator.Send(new WithdrawArrivals.Command(runId, Worker), CancellationToken.None),
            _ => null,
        };
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
