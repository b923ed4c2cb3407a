using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.OffSite;

namespace ReceptionCentre.Application.OffSite;

/// <summary>
/// Long after the day a number on paper no longer leads to a file, and a row at which nobody looked is destroyed. That
/// somebody was entered stays, as a number. Gives how many slips and rows.
/// </summary>
public static class ClearOldSlips
{
    [BySystem]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var last = time.Today().AddDays(-Slip.DaysKept);
            var old = db.Slips.Where(slip => db.SignUpDays.Any(day => day.Id == slip.SignUpDayId && day.On < last));
            var rows = await db.WaitingRows.Where(row => old.Any(slip => slip.Id == row.SlipId)).ExecuteDeleteAsync(cancellationToken);
            await old.Where(slip => slip.State == SlipState.ToLookAt).ExecuteUpdateAsync(set => set.SetProperty(slip => slip.State, SlipState.Dropped), cancellationToken);
            var ties = await old.Where(slip => slip.CaseFileId != null).ExecuteUpdateAsync(set => set.SetProperty(slip => slip.CaseFileId, (Guid?)null), cancellationToken);
            return rows + ties;
        }
    }
}
