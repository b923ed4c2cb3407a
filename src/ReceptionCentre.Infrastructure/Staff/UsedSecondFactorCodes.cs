using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Staff;

internal sealed class UsedSecondFactorCodes(ReceptionDbContext db) : IUsedSecondFactorCodes
{
    public Task<int> ClearAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        db.UsedSecondFactorCodes.Where(used => used.UsedAt < before).ExecuteDeleteAsync(cancellationToken);
}
