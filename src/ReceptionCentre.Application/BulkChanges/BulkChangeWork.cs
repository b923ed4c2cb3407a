using MediatR;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Batches;

namespace ReceptionCentre.Application.BulkChanges;

/// <summary>Does the work on changes for a group, batch by batch.</summary>
public sealed class BulkChangeWork(IMediator mediator) : BatchWork<RunBatch>
{
    public override Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken) => mediator.Send(new WaitingBulkChanges.Query(), cancellationToken);

    public override Task<bool> FailAsync(Guid runId, CancellationToken cancellationToken) => mediator.Send(new NoteBulkChangeFailure.Command(runId), cancellationToken);

    protected override async Task<RunBatch?> NextAsync(Guid runId, CancellationToken cancellationToken) =>
        await mediator.Send(new StateOfBulkChange.Query(runId), cancellationToken) switch
        {
            RunState.Checking => await mediator.Send(new FindForBulkChange.Command(runId, Worker), CancellationToken.None),
            RunState.Changing => await mediator.Send(new CarryOutBulkChange.Command(runId, Worker), CancellationToken.None),
            RunState.Undoing => await mediator.Send(new RestoreBulkChange.Command(runId, Worker), CancellationToken.None),
            _ => null,
        };
}

/// <summary>What a change for a group is at; null when it is not there.</summary>
public static class StateOfBulkChange
{
    [BySystem]
    public sealed record Query(Guid RunId) : IQuery<RunState?>;

    internal sealed class Handler(BulkChangeBatches batches) : IRequestHandler<Query, RunState?>
    {
        public Task<RunState?> Handle(Query request, CancellationToken cancellationToken) => batches.StateAsync(request.RunId, cancellationToken);
    }
}

/// <summary>Changes for a group that there is work on and that nobody holds, the oldest first.</summary>
public static class WaitingBulkChanges
{
    [BySystem]
    public sealed record Query : IQuery<IReadOnlyList<Guid>>;

    internal sealed class Handler(BulkChangeBatches batches) : IRequestHandler<Query, IReadOnlyList<Guid>>
    {
        public Task<IReadOnlyList<Guid>> Handle(Query request, CancellationToken cancellationToken) => batches.WaitingAsync(cancellationToken);
    }
}

/// <summary>Counts a failure of the work; after a few in a row it stops by itself. Gives whether it did.</summary>
public static class NoteBulkChangeFailure
{
    [BySystem]
    public sealed record Command(Guid RunId) : ICommand<bool>;

    internal sealed class Handler(BulkChangeBatches batches) : IRequestHandler<Command, bool>
    {
        public Task<bool> Handle(Command request, CancellationToken cancellationToken) => batches.FailAsync(request.RunId, cancellationToken);
    }
}
