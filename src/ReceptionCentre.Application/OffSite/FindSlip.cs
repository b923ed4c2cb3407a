using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.OffSite;

namespace ReceptionCentre.Application.OffSite;

/// <summary>
/// Where a slip leads. One of another municipality, or of somebody whom one may not see, is as unknown as one that never was.
/// </summary>
public static class FindSlip
{
    [Needs(Permission.SearchNewcomers)]
    public sealed record Query(SlipText Slip) : IQuery<Found?>;

    /// <param name="CaseFileId">The file; null: see the state.</param>
    /// <param name="TooOld">It led to a file once.</param>
    public sealed record Found(Guid SlipId, Guid SignUpDayId, SlipNumber Number, SlipState State, Guid? CaseFileId, bool TooOld);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, Found?>
    {
        public async Task<Found?> Handle(Query request, CancellationToken cancellationToken)
        {
            var slips = db.Slips.AsNoTracking();
            if (request.Slip.Number is { } number)
                slips = slips.Where(slip => slip.Number == number.Number && db.SignUpDays.Any(day => day.Id == slip.SignUpDayId && day.Number == number.Day));
            else if (request.Slip.Code is { } code)
                slips = slips.Where(slip => slip.Code == code);
            else
                return null;
            var found = await slips.Join(db.SignUpDays, slip => slip.SignUpDayId, day => day.Id, (slip, day) => new { Slip = slip, day.Number }).FirstOrDefaultAsync(cancellationToken);
            if (found is null)
                return null;
            var slip = found.Slip;
            if (slip.CaseFileId is { } fileId && !await db.CaseFiles.AnyAsync(file => file.Id == fileId, cancellationToken))
                return null;
            return new(
                slip.Id, slip.SignUpDayId, new(found.Number, slip.Number), slip.State, slip.CaseFileId,
                slip is { CaseFileId: null, State: SlipState.Registered or SlipState.Known });
        }
    }
}
