using MediatR;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Batches;

namespace ReceptionCentre.Application.BulkInvites;

/// <summary>Does the work on bulk invites, batch by batch.</summary>
public sealed class InviteWork(IMediator mediator) : BatchWork<RunBatch>
{
    public override Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancellationToken) => mediator.Send(new WaitingBulkInvites.Query(), cancellationToken);

    public override Task<bool> FailAsync(Guid runId, CancellationToken cancellationToken) => mediator.Send(new NoteBulkInviteFailure.Command(runId), cancellationToken);

    protected override async Task<RunBatch?> NextAsync(Guid runId, CancellationToken cancellationToken) =>
        await mediator.Send(new StateOfBulkInvite.Query(runId), cancellationToken) switch
        {
            RunState.Checking => await mediator.Send(new PlanBulkInvite.Command(runId, Worker), CancellationToken.None),
            RunState.Changing => await mediator.Send(new CarryOutBulkInvite.Command(runId, Worker), CancellationToken.None),
            RunState.Undoing => await mediator.Send(new RestoreBulkInvite.Command(runId, Worker), CancellationToken.None),
            _ => null,
        };
}

/// <summary>What a bulk invite is at; null when it is not there.</summary>
public static class StateOfBulkInvite
{
    [BySystem]
    public sealed record Query(Guid RunId) : IQuery<RunState?>;

    internal sealed class Handler(InviteBatches batches) : IRequestHandler<Query, RunState?>
    {
        public Task<RunState?> Handle(Query request, CancellationToken cancellationToken) => batches.StateAsync(request.RunId, cancellationToken);
    }
}

/// <summary>Bulk invites that there is work on and that nobody holds, the oldest first.</summary>
public static class WaitingBulkInvites
{
    [BySystem]
    public sealed record Query : IQuery<IReadOnlyList<Guid>>;

    internal sealed class Handler(InviteBatches batches) : IRequestHandler<Query, IReadOnlyList<Guid>>
    {
        public Task<IReadOnlyList<Guid>> Handle(Query request, CancellationToken cancellationToken) => batches.WaitingAsync(cancellationToken);
    }
}

/// <summary>Counts a failure of the work; after a few in a row it stops by itself. Gives whether it did.</summary>
public static class NoteBulkInviteFailure
{
    [BySystem]
    public sealed record Command(Guid RunId) : ICommand<bool>;

    internal sealed class Handler(InviteBatches batches) : IRequestHandler<Command, bool>
    {
        public Task<bool> Handle(Command request, CancellationToken cancellationToken) => batches.FailAsync(request.RunId, cancellationToken);
    }
}
