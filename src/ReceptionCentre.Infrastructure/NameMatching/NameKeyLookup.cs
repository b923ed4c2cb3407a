using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.NameMatching;

/// <summary>Past EF Core: a join with a table that is made of a parameter is no query that it knows.</summary>
internal sealed class NameKeyLookup(ReceptionDbContext db) : INameKeyLookup
{
    public async Task<IReadOnlyList<KeyHit>> FindAsync(IReadOnlyCollection<KeyProbe> probes, CancellationToken cancellationToken)
    {
        if (probes.Count == 0)
            return [];
        // As one text, because a list of pairs is no parameter in either database; each reads it as a table.
        var asked = JsonSerializer.Serialize(probes.Select(probe => new { w = probe.Who, k = probe.Key, f = probe.From.Number, u = probe.Until.Number, p = probe.Points }));
        return db.Database.CurrentTransaction is null
            ? await db.Database.CreateExecutionStrategy().ExecuteAsync(() => ReadAsync(asked, cancellationToken))
            : await ReadAsync(asked, cancellationToken);
    }

    private async Task<IReadOnlyList<KeyHit>> ReadAsync(string asked, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = Dialect.Of(db).LookUpNameKeys;
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("asked", asked);
            command.Parameters.Add(parameter);
            var hits = new List<KeyHit>();
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
                hits.Add(new(rows.GetInt32(0), rows.GetGuid(1), PartialDate.FromNumber(rows.GetInt32(2)), rows.GetInt32(3)));
            return hits;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
