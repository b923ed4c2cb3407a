using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.NameMatching;

/// <summary>Past EF Core: a join with a table that is made of parameters is no query that it knows.</summary>
internal sealed class NameKeyLookup(ReceptionDbContext db) : INameKeyLookup
{
    public async Task<IReadOnlyList<KeyHit>> FindAsync(IReadOnlyCollection<KeyProbe> probes, IReadOnlyCollection<KeyRangeProbe> ranges, CancellationToken cancellationToken) =>
        probes.Count + ranges.Count == 0 ? []
        : await AskAsync(
            command => Dialect.Of(db).LookUpNameKeys(command, probes, ranges), rows => new KeyHit(rows.GetInt32(0), rows.GetGuid(1), PartialDate.FromNumber(rows.GetInt32(2)), rows.GetInt32(3)), cancellationToken);

    public async Task<IReadOnlySet<string>> SharedAsync(IReadOnlyCollection<string> keys, int most, CancellationToken cancellationToken) => keys.Count == 0 ? new HashSet<string>()
        : (await AskAsync(
            command =>
            {
                command.CommandText = Dialect.Of(db).SharedNameKeys;
                foreach (var (name, value) in new (string, object)[] { ("asked", JsonSerializer.Serialize(keys)), ("most", most) })
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = (name, value);
                    command.Parameters.Add(parameter);
                }
            }, rows => rows.GetString(0), cancellationToken)).ToHashSet(StringComparer.Ordinal);

    private Task<List<T>> AskAsync<T>(Action<DbCommand> ask, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        db.Database.CurrentTransaction is null
            ? db.Database.CreateExecutionStrategy().ExecuteAsync(() => ReadAsync(ask, read, cancellationToken))
            : ReadAsync(ask, read, cancellationToken);

    private async Task<List<T>> ReadAsync<T>(Action<DbCommand> ask, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            ask(command);
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
