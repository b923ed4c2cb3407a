using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.BulkChanges;

namespace ReceptionCentre.Application.BulkChanges;

/// <summary>Does the work on changes for a group, batch by batch.</summary>
public sealed class BulkChangeWork(IMediator mediator) : BatchWork<BulkBatch>
{
    public override Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken) => mediator.Send(new WaitingBulkChanges.Query(), cancellationToken);

    public override Task<bool> FailAsync(Guid runId, CancellationToken cancellationToken) => mediator.Send(new NoteBulkChangeFailure.Command(runId), cancellationToken);

    protected override async Task<BulkBatch?> NextAsync(Guid runId, CancellationToken cancellationToken) =>
        await mediator.Send(new StateOfBulkChange.Query(runId), cancellationToken) switch
        {
            BulkState.Checking => await mediator.Send(new FindForBulkChange.Command(runId, Worker), CancellationToken.None),
            BulkState.Changing => await mediator.Send(new CarryOutBulkChange.Command(runId, Worker), CancellationToken.None),
            BulkState.Undoing => await mediator.Send(new RestoreBulkChange.Command(runId, Worker), CancellationToken.None),
            _ => null,
        };
}

/// <summary>What a change for a group is at; null when it is not there.</summary>
public static class StateOfBulkChange
{
    [BySystem]
    public sealed record Query(Guid RunId) : IQuery<BulkState?>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, BulkState?>
    {
        public Task<BulkState?> Handle(Query request, CancellationToken cancellationToken) =>
            db.BulkChanges.AsNoTracking().Where(change => change.Id == request.RunId).Select(change => (BulkState?)change.State).FirstOrDefaultAsync(cancellationToken);
    }
}

/// <summary>Changes for a group that there is work on and that nobody holds, the oldest first.</summary>
public static class WaitingBulkChanges
{
    [BySystem]
    public sealed record Query : IQuery<IReadOnlyList<Guid>>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Guid>>
    {
        private static readonly BulkState[] AtWork = [BulkState.Checking, BulkState.Changing, BulkState.Undoing];

        public async Task<IReadOnlyList<Guid>> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            return await db.BulkChanges.AsNoTracking().Where(change => AtWork.Contains(change.State))
                .Where(change => db.BulkProgress.Any(progress => progress.RunId == change.Id && (progress.HeldUntil == null || progress.HeldUntil < now)))
                .OrderBy(change => change.MadeAt).Select(change => change.Id).ToListAsync(cancellationToken);
        }
    }
}

/// <summary>Counts a failure of the work; after a few in a row it stops by itself. Gives whether it did.</summary>
public static class NoteBulkChangeFailure
{
    [BySystem]
    public sealed record Command(Guid RunId) : ICommand<bool>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = await db.BulkChanges.FirstAsync(change => change.Id == request.RunId, cancellationToken);
            var progress = await db.BulkProgress.FirstAsync(progress => progress.RunId == request.RunId, cancellationToken);
            if (!change.IsAtWork || !progress.Fail())
                return false;
            change.Stop(byItself: true);
            return true;
        }
    }
}
