using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CivicIntegration;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>The numbers of the law, read once for each request.</summary>
internal sealed class CivicParameterBook(IReceptionDb db)
{
    private CivicParameters? _parameters;

    public async Task<CivicParameters> AllAsync(CancellationToken cancellationToken) =>
        _parameters ??= new(await db.CivicParameters.AsNoTracking().OrderBy(one => one.Place).ToListAsync(cancellationToken));
}
