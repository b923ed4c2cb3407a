using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.WaitingRooms;

namespace ReceptionCentre.Application.WaitingRooms;

/// <summary>
/// In the night: who was called and never ended was helped, who still waits of a day that is over has left; the number no
/// longer says for whose appointment it was, and numbers that no figure needs are destroyed. Gives how many rows.
/// </summary>
public static class ClearWaitingNumbers
{
    [BySystem]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var (today, first, now) = (time.Today(), time.Today().AddMonths(-WaitingNumber.MonthsKept), time.GetUtcNow());
            var over = db.WaitingNumbers.Where(one => one.On < today);
            var helped = await over.Where(one => one.State == WaitingState.Called)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, WaitingState.Helped).SetProperty(one => one.EndedAt, one => one.CalledAt), cancellationToken);
            var left = await over.Where(one => one.State == WaitingState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, WaitingState.Left).SetProperty(one => one.EndedAt, now), cancellationToken);
            var ties = await over.Where(one => one.AppointmentId != null).ExecuteUpdateAsync(set => set.SetProperty(one => one.AppointmentId, (Guid?)null), cancellationToken);
            return helped + left + ties + await db.WaitingNumbers.Where(one => one.On < first).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
