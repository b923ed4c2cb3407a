using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Testing;

/// <summary>
/// The database that every test class gets a copy of: made once by the real migrations and the real reference data. Its
/// name says what it is made of, so that several test processes share it and nobody gets a stale one.
/// </summary>
public static class TemplateDatabase
{
    // Any number that only we use: one process at a time makes the template.
    private const long Lock = 0x5243_5445_4D50;

    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static Task<string> NameAsync() => Made.Value;

    private static async Task<string> MakeAsync()
    {
        var name = "rc_template_" + Fingerprint();
        await using var server = await PostgresServer.OpenAsync();
        await server.ExecuteAsync($"SELECT pg_advisory_lock({Lock})");
        if (await ExistsAsync(server, name))
            return name;

        // Under another name until it is whole: a process that dies half-way leaves nothing that looks ready.
        var unfinished = name + "_unfinished";
        await server.ExecuteAsync($"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)");
        await server.ExecuteAsync($"CREATE DATABASE {unfinished}");
        await FillAsync(PostgresServer.ConnectionTo(unfinished));
        // Nobody connects to a template: a copy is refused while somebody does.
        await server.ExecuteAsync($"ALTER DATABASE {unfinished} WITH ALLOW_CONNECTIONS false");
        await server.ExecuteAsync($"ALTER DATABASE {unfinished} RENAME TO {name}");
        return name;
    }

    private static async Task FillAsync(string connectionString)
    {
        var options = new DbContextOptionsBuilder<ReceptionDbContext>();
        Dialect.PostgreSql.Use(options, connectionString);
        await using var db = new ReceptionDbContext(options.Options, new SystemStaff(), new AuditTrail(), TimeProvider.System);
        await db.Database.MigrateAsync();
        await new ReferenceDataLoader(db, TimeProvider.System, ReferenceDataFiles.Shipped).LoadAsync(null, default);
        NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection server, string name)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = $1", server) { Parameters = { new() { Value = name } } };
        return (long)(await command.ExecuteScalarAsync())! == 1;
    }

    private static string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Builds are deterministic: the same source gives the same identity.
        hash.AppendData(typeof(Migrations.PostgreSql.DesignTimeFactory).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(typeof(ReceptionDbContext).Module.ModuleVersionId.ToByteArray());
        foreach (var file in Directory.EnumerateFiles(ReferenceDataFiles.Shipped.Folder, "*.csv").Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
