using System.Diagnostics;
using Dapper;
using Npgsql;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Benchmarks.Newcomers;

/// <summary>
/// The floor under a registration: the very rows that the application wrote, with the same ids, inserted by prepared
/// statements into a copy of the database from before. No rule, no check, no page.
/// </summary>
internal sealed class BareInserts
{
    private const string Copy = "before";
    // Others refer to these.
    private static readonly string[] First = ["Persons", "Stays", "CaseFiles", "AuditEvents"];

    private static readonly string[] Roots = ["Persons", "Stays", "CaseFiles"];
    private static readonly string[] Links = ["PersonId", "CaseFileId", "StayId", "EventId", "Key"];

    private readonly PrivateDatabase _database;

    private BareInserts(PrivateDatabase database) => _database = database;

    public static async Task<BareInserts> PrepareAsync(PrivateDatabase database)
    {
        NpgsqlConnection.ClearAllPools();
        await PostgresServer.ExecuteAsync(database.ConnectionStringOf("postgres"), $"CREATE DATABASE {Copy} TEMPLATE receptioncentre STRATEGY FILE_COPY");
        return new(database);
    }

    public async Task<Result> RunAsync(IReadOnlyList<Registered> registered, int parallel, CancellationToken stop)
    {
        var written = await ReadAsync(registered);
        var times = new Times();
        var next = -1;
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(async _ =>
        {
            await using var connection = await _database.OpenAsync(Copy);
            var commands = new Dictionary<string, NpgsqlCommand>(StringComparer.Ordinal);
            for (var number = Interlocked.Increment(ref next); number < written.Count; number = Interlocked.Increment(ref next))
            {
                await times.OfAsync(async () =>
                {
                    await using var transaction = await connection.BeginTransactionAsync(stop);
                    foreach (var row in written[number])
                        await InsertAsync(connection, commands, row, stop);
                    await transaction.CommitAsync(stop);
                    return true;
                });
            }
            foreach (var command in commands.Values)
                await command.DisposeAsync();
        }));
        return new(Stopwatch.GetElapsedTime(begun), times, written.Sum(rows => rows.Count), [.. written.SelectMany(rows => rows).Select(row => row.Table.Name).Distinct()]);
    }

    private static async Task InsertAsync(NpgsqlConnection connection, Dictionary<string, NpgsqlCommand> commands, Row row, CancellationToken stop)
    {
        if (!commands.TryGetValue(row.Table.Name, out var command))
        {
            command = new NpgsqlCommand(row.Table.Insert, connection);
            foreach (var type in row.Table.Types)
                command.Parameters.Add(new NpgsqlParameter { DataTypeName = type });
            await command.PrepareAsync(stop);
            commands[row.Table.Name] = command;
        }
        for (var column = 0; column < row.Values.Length; column++)
            command.Parameters[column].Value = row.Values[column];
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>The rows of each registration, in an order that the foreign keys accept.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<Row>>> ReadAsync(IReadOnlyList<Registered> registered)
    {
        await using var connection = await _database.OpenAsync();
        var columns = (await connection.QueryAsync<(string Table, string Column)>(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT ILIKE 'qrtz%'"))
            .ToLookup(column => column.Table, column => column.Column);
        var files = (await connection.QueryAsync<(Guid Id, Guid PersonId, Guid StayId)>(
            """SELECT "Id", "PersonId", "StayId" FROM "CaseFiles" WHERE "Id" = ANY(@ids)""", new { ids = registered.Select(one => one.CaseFileId).ToArray() }))
            .ToDictionary(file => file.Id);
        var owners = new Dictionary<Guid, int>();
        for (var number = 0; number < registered.Count; number++)
        {
            var file = files[registered[number].CaseFileId];
            owners[file.Id] = owners[file.PersonId] = owners[file.StayId] = owners[registered[number].JourneyId] = number;
        }

        var rows = registered.Select(_ => new List<Row>()).ToList();
        foreach (var table in First.Concat(columns.Select(table => table.Key).Except(First, StringComparer.Ordinal).Order(StringComparer.Ordinal)))
        {
            // By what a row says whose it is; a change belongs to its event, which was read before.
            var link = Roots.Contains(table) ? "Id"
                : Links.FirstOrDefault(column => columns[table].Contains(column) && (column != "Key" || table == "HandledCommands"));
            if (link is null)
                continue;
            await using var command = new NpgsqlCommand($"""SELECT * FROM "{table}" WHERE "{link}" = ANY($1)""", connection) { Parameters = { new() { Value = owners.Keys.ToArray() } } };
            await using var reader = await command.ExecuteReaderAsync();
            var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            var shape = new Shape(
                table, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName)],
                $"INSERT INTO \"{table}\" ({string.Join(", ", names.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", names.Select((_, column) => $"${column + 1}"))})");
            while (await reader.ReadAsync())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                var owner = owners[(Guid)values[names.IndexOf(link)]];
                rows[owner].Add(new(shape, values));
                if (table == "AuditEvents")
                    owners[(Guid)values[names.IndexOf("Id")]] = owner;
            }
        }
        return rows;
    }

    public sealed record Result(TimeSpan Elapsed, Times Times, int Rows, IReadOnlyList<string> Tables);

    private sealed record Shape(string Name, IReadOnlyList<string> Types, string Insert);

    private sealed record Row(Shape Table, object[] Values);
}
