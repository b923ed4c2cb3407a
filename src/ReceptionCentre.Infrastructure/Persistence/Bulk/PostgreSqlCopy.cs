using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace ReceptionCentre.Infrastructure.Persistence.Bulk;

/// <summary>Rows by binary COPY.</summary>
internal static class PostgreSqlCopy
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly ConditionalWeakTable<BulkTable, NpgsqlDbType[]> Types = [];

    public static void Run(DbConnection connection, BulkTable table, IReadOnlyList<BulkColumn> columns, IReadOnlyList<BulkRow> rows)
    {
        var name = table.Schema is null ? Quoted(table.Name) : $"{Quoted(table.Schema)}.{Quoted(table.Name)}";
        var copy = $"COPY {name} ({string.Join(", ", columns.Select(column => Quoted(column.Name)))}) FROM STDIN (FORMAT BINARY)";
        using var importer = ((NpgsqlConnection)connection).BeginBinaryImport(copy);
        importer.Timeout = Patience;
        var target = new Target(importer, Types.GetValue(table, TypesOf));
        foreach (var row in rows)
        {
            importer.StartRow();
            foreach (var column in columns)
                column.Write(row, target);
        }
        importer.Complete();
    }

    // The provider's own parameter knows the type on the wire.
    private static NpgsqlDbType[] TypesOf(BulkTable table)
    {
        using var command = new NpgsqlCommand();
        return [.. table.Columns.Select(column => ((NpgsqlParameter)column.Mapping.CreateParameter(command, column.Name, null, nullable: true)).NpgsqlDbType)];
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed class Target(NpgsqlBinaryImporter importer, NpgsqlDbType[] types) : IBulkTarget
    {
        public void Null() => importer.WriteNull();

        public void Put<T>(BulkColumn column, T value) => importer.Write(value, types[column.Place]);
    }
}
