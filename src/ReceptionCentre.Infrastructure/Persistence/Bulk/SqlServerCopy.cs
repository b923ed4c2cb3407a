using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace ReceptionCentre.Infrastructure.Persistence.Bulk;

/// <summary>Rows by SqlBulkCopy, with the constraints checked so that they stay trusted.</summary>
internal static class SqlServerCopy
{
    private const int PatienceInSeconds = 600;

    public static void Run(DbConnection connection, DbTransaction transaction, BulkTable table, IReadOnlyList<BulkColumn> columns, IReadOnlyList<BulkRow> rows)
    {
        const SqlBulkCopyOptions AsGiven = SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.KeepNulls | SqlBulkCopyOptions.KeepIdentity;
        using var copy = new SqlBulkCopy((SqlConnection)connection, AsGiven, (SqlTransaction)transaction)
        {
            DestinationTableName = table.Schema is null ? Quoted(table.Name) : $"{Quoted(table.Schema)}.{Quoted(table.Name)}",
            BulkCopyTimeout = PatienceInSeconds,
            EnableStreaming = true,
        };
        for (var place = 0; place < columns.Count; place++)
            copy.ColumnMappings.Add(place, columns[place].Name);
        using var reader = new BulkReader(columns, rows);
        copy.WriteToServer(reader);
    }

    private static string Quoted(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
}
