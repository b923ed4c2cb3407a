using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Batches;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>Does the work on spreads, batch by batch.</summary>
public sealed class SpreadWork(IMediator mediator) : BatchWork<SpreadBatch>
{
    public override Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken) => mediator.Send(new WaitingSpreads.Query(), cancellationToken);

    public override Task<bool> FailAsync(Guid runId, CancellationToken cancellationToken) => mediator.Send(new NoteSpreadFailure.Command(runId), cancellationToken);

    protected override async Task<SpreadBatch?> NextAsync(Guid runId, CancellationToken cancellationToken) =>
        await mediator.Send(new StateOfSpread.Query(runId), cancellationToken) switch
        {
            RunState.Checking => await mediator.Send(new PlanSpread.Command(runId, Worker), CancellationToken.None),
            RunState.Changing => await mediator.Send(new CarryOutSpread.Command(runId, Worker), CancellationToken.None),
            RunState.Undoing => await mediator.Send(new RestoreSpread.Command(runId, Worker), CancellationToken.None),
            _ => null,
        };
}

/// <summary>What a spread is at; null when it is not there.</summary>
public static class StateOfSpread
{
    [BySystem]
    public sealed record Query(Guid RunId) : IQuery<RunState?>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, RunState?>
    {
        public Task<RunState?> Handle(Query request, CancellationToken cancellationToken) =>
            db.Spreads.AsNoTracking().Where(spread => spread.Id == request.RunId).Select(spread => (RunState?)spread.State).FirstOrDefaultAsync(cancellationToken);
    }
}

/// <summary>Spreads that there is work on and that nobody holds, the oldest first.</summary>
public static class WaitingSpreads
{
    [BySystem]
    public sealed record Query : IQuery<IReadOnlyList<Guid>>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Guid>>
    {
        private static readonly RunState[] AtWork = [RunState.Checking, RunState.Changing, RunState.Undoing];

        public async Task<IReadOnlyList<Guid>> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            return await db.Spreads.AsNoTracking().Where(spread => AtWork.Contains(spread.State))
                .Where(spread => db.SpreadProgress.Any(progress => progress.RunId == spread.Id && (progress.HeldUntil == null || progress.HeldUntil < now)))
                .OrderBy(spread => spread.MadeAt).Select(spread => spread.Id).ToListAsync(cancellationToken);
        }
    }
}

/// <summary>Counts a failure of the work; after a few in a row it stops by itself. Gives whether it did.</summary>
public static class NoteSpreadFailure
{
    [BySystem]
    public sealed record Command(Guid RunId) : ICommand<bool>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            var spread = await db.Spreads.FirstAsync(spread => spread.Id == request.RunId, cancellationToken);
            var progress = await db.SpreadProgress.FirstAsync(progress => progress.RunId == request.RunId, cancellationToken);
            if (!spread.IsAtWork || !progress.Fail())
                return false;
            spread.Stop(byItself: true);
            return true;
        }
    }
}
