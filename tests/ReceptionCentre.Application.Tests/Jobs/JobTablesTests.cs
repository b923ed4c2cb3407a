using Npgsql;
using ReceptionCentre.Testing.Documents;

namespace ReceptionCentre.Application.Tests.Jobs;

/// <summary>Our migration against the schema that this version of Quartz brings along for itself.</summary>
public sealed class JobTablesTests(Centre centre) : IClassFixture<Centre>
{
    [Fact]
    public async Task The_migration_makes_the_tables_that_Quartz_would_make_itself()
    {
        await using var connection = new NpgsqlConnection(centre.ConnectionString);
        await connection.OpenAsync();
        await using (var theirs = new NpgsqlCommand("CREATE SCHEMA theirs;" + await ScriptAsync(), connection))
            await theirs.ExecuteNonQueryAsync();

        const string Columns = """
            SELECT table_name || '.' || column_name || ' ' || CASE data_type WHEN 'character varying' THEN 'text' ELSE data_type END || ' ' || is_nullable || ' ' || coalesce(column_default, '')
            FROM information_schema.columns WHERE table_name LIKE 'qrtz%' AND table_schema = @schema ORDER BY 1
            """;
        var wanted = await ListAsync(connection, Columns, "theirs");
        Assert.True(wanted.Count > 150, "Quartz's own schema was not found.");
        Assert.Equal(wanted, await ListAsync(connection, Columns, "public"));

        const string Indexes = "SELECT indexname || ' ' || replace(indexdef, schemaname || '.', '') FROM pg_indexes WHERE indexname LIKE 'idx_qrtz%' AND schemaname = @schema ORDER BY 1";
        var indexes = await ListAsync(connection, Indexes, "theirs");
        Assert.True(indexes.Count > 10, "Quartz's own indexes were not found.");
        Assert.Equal(indexes, await ListAsync(connection, Indexes, "public"));
    }

    private static async Task<string> ScriptAsync()
    {
        await using var stream = typeof(Quartz.IJob).Assembly.GetManifestResourceStream("Quartz.Impl.AdoJobStore.Schema.create_postgres.sql")!;
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync()).Replace("{0}", "theirs.qrtz_", StringComparison.Ordinal).Replace("{1}", "qrtz_", StringComparison.Ordinal);
    }

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql, string schema)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("schema", schema);
        await using var rows = await command.ExecuteReaderAsync();
        var list = new List<string>();
        while (await rows.ReadAsync())
            list.Add(rows.GetString(0));
        return list;
    }
}
