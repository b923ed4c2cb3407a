using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.NameMatching;

internal sealed class NameKeyLookup(ReceptionDbContext db) : INameKeyLookup
{
    public async Task<IReadOnlyList<KeyHit>> FindAsync(IReadOnlyCollection<KeyProbe> probes, CancellationToken cancellationToken)
    {
        if (probes.Count == 0)
            return [];
        // As one text, because a list of pairs is no parameter in either database; each reads it as a table.
        var asked = JsonSerializer.Serialize(probes.Select(probe => new { w = probe.Who, k = probe.Key, f = probe.From.Number, u = probe.Until.Number, p = probe.Points }));
        var rows = await db.Database.SqlQueryRaw<Row>(Dialect.Of(db).LookUpNameKeys, asked).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new KeyHit(row.Who, row.PersonId, PartialDate.FromNumber(row.Born), row.Points));
    }

    private sealed record Row(int Who, Guid PersonId, int Born, int Points);
}
