using System.Data.Common;
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
        return await AskAsync(
            Dialect.Of(db).LookUpNameKeys, [("asked", asked)], rows => new KeyHit(rows.GetInt32(0), rows.GetGuid(1), PartialDate.FromNumber(rows.GetInt32(2)), rows.GetInt32(3)), cancellationToken);
    }

    public async Task<IReadOnlySet<string>> SharedAsync(IReadOnlyCollection<string> keys, int most, CancellationToken cancellationToken) => keys.Count == 0 ? new HashSet<string>()
        : (await AskAsync(Dialect.Of(db).SharedNameKeys, [("asked", JsonSerializer.Serialize(keys)), ("most", most)], rows => rows.GetString(0), cancellationToken)).ToHashSet(StringComparer.Ordinal);

    private Task<List<T>> AskAsync<T>(string sql, IReadOnlyList<(string Name, object Value)> parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        db.Database.CurrentTransaction is null
            ? db.Database.CreateExecutionStrategy().ExecuteAsync(() => ReadAsync(sql, parameters, read, cancellationToken))
            : ReadAsync(sql, parameters, read, cancellationToken);

    private async Task<List<T>> ReadAsync<T>(string sql, IReadOnlyList<(string Name, object Value)> parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            var found = new List<T>();
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
                found.Add(read(rows));
            return found;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
