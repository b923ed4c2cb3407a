using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Linking;

/// <summary>Everything that hangs on people, row by row as it is stored.</summary>
internal static class LinkDump
{
    // How often something was saved, and keys of rows that are made anew, say nothing about anybody.
    private static readonly string[] Uncounted = ["Version", "Keepings", "Maker"];

    public static async Task<IReadOnlyList<string>> OfAsync(ReceptionDatabase database, params Guid[] people)
    {
        var tables = await database.InDb(db => Task.FromResult(PersonTables.All.Keys.Where(type => type != typeof(AuditEvent) && type != typeof(PersonLink))
            .Select(type => db.Model.FindEntityType(type)!).Select(type => (Name: type.GetTableName()!, Key: type.ClrType == typeof(Person) ? "Id" : "PersonId", IsKeys: type.ClrType == typeof(NameKey))).ToList()));
        var lines = new List<string>();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        foreach (var (name, key, isKeys) in tables)
            await ReadAsync(connection, $"SELECT '{name} ' || (to_jsonb(t) {Without(isKeys ? [.. Uncounted, "Id"] : Uncounted)})::text FROM \"{name}\" t WHERE \"{key}\" = ANY(@people)", people, lines);
        // Clocks hang on files.
        await ReadAsync(connection, $"SELECT 'Clocks ' || (to_jsonb(t) {Without(["Id"])})::text FROM \"Clocks\" t WHERE \"CaseFileId\" IN (SELECT \"Id\" FROM \"CaseFiles\" WHERE \"PersonId\" = ANY(@people))", people, lines);
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static string Without(IEnumerable<string> columns) => string.Concat(columns.Select(column => $" - '{column}'"));

    private static async Task ReadAsync(NpgsqlConnection connection, string sql, Guid[] people, List<string> lines)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("people", people);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
    }

    /// <summary>Entity types of the model that point at a person.</summary>
    public static IReadOnlyList<Type> PointingAtPersons(IModel model) =>
    [
        .. model.GetEntityTypes().Where(type => type.FindProperty("PersonId") is not null || type.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Person)))
            .Select(type => type.ClrType).Distinct(),
    ];
}
