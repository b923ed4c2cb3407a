using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WaitingRooms;

namespace ReceptionCentre.Application.WaitingRooms;

/// <summary>A number as it is told or printed: nothing of whose it is.</summary>
public static class ShowSlip
{
    [Needs(Permission.ServeWaitingRoom)]
    public sealed record Query(Guid NumberId) : IQuery<View>;

    /// <param name="Before">How many are called before this one, as it stands now.</param>
    /// <param name="First">Why they go first; null = in turn.</param>
    /// <param name="Reasons">To choose from.</param>
    public sealed record View(
        Guid NumberId, int Version, Guid WaitingRoomId, string Room, int Number, DateOnly On, DateTimeOffset TakenAt, int Before, WaitingState State, CodeView? First, IReadOnlyList<CodeView> Reasons);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var number = await db.WaitingNumbers.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.NumberId, cancellationToken) ?? throw new NotThereException("waiting number");
            var room = await db.WaitingRooms.AsNoTracking().Where(one => one.Id == number.WaitingRoomId).Select(one => one.Name).FirstAsync(cancellationToken);
            var waiting = await db.WaitingNumbers.AsNoTracking().Where(one => one.WaitingRoomId == number.WaitingRoomId && one.On == number.On && one.State == WaitingState.Waiting).ToListAsync(cancellationToken);
            return new(
                number.Id, number.Version, number.WaitingRoomId, room, number.Number, number.On, number.TakenAt,
                CallingOrder.Of(waiting, time.GetUtcNow()).TakeWhile(one => one.Id != number.Id).Count(), number.State,
                await codes.FindAsync(Lists.WaitingFirst, number.First, cancellationToken), [.. (await codes.AllAsync(Lists.WaitingFirst, cancellationToken)).Where(reason => reason.IsValidOn(number.On))]);
        }
    }
}
