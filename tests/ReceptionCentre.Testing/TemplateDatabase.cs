using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Testing;

/// <summary>
/// A database with the real migrations and the real reference data, made once for a server and version and then copied.
/// Several test processes share it; a lock lets one of them make it.
/// </summary>
public static class TemplateDatabase
{
    private const long Lock = 0x5EC3_7104;
    private static readonly Lazy<Task<string>> Name = new(MakeAsync);

    /// <summary>Copies the template; 70 to 90 ms.</summary>
    public static async Task<string> CloneAsync(string database)
    {
        var template = await Name.Value;
        await PostgresServer.ExecuteAsync(PostgresServer.Maintenance, $"""CREATE DATABASE "{database}" TEMPLATE "{template}" STRATEGY FILE_COPY""");
        return PostgresServer.ConnectionString(database);
    }

    private static async Task<string> MakeAsync()
    {
        var name = "template_" + Version();
        await using var connection = new NpgsqlConnection(PostgresServer.Maintenance);
        await connection.OpenAsync();
        await using (var wait = new NpgsqlCommand($"SELECT pg_advisory_lock({Lock})", connection) { CommandTimeout = 300 })
            await wait.ExecuteNonQueryAsync();
        await using var exists = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = @name", connection) { Parameters = { new("name", name) } };
        if ((long)(await exists.ExecuteScalarAsync())! == 0)
        {
            var making = name + "_making";
            await PostgresServer.ExecuteAsync(PostgresServer.Maintenance, $"""DROP DATABASE IF EXISTS "{making}" """);
            await PostgresServer.ExecuteAsync(PostgresServer.Maintenance, $"""CREATE DATABASE "{making}" """);
            await FillAsync(PostgresServer.ConnectionString(making));
            await PostgresServer.ExecuteAsync(PostgresServer.Maintenance, $"""ALTER DATABASE "{making}" RENAME TO "{name}" """);
        }
        return name;
    }

    private static async Task FillAsync(string connectionString)
    {
        var services = ReceptionDatabase.Services(connectionString, new TestStaff(), new FakeClock(), portability: false);
        await using (services)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ReceptionDbContext>().Database.MigrateAsync();
            await scope.ServiceProvider.GetRequiredService<ReferenceDataLoader>().LoadAsync(ReferenceDataLoader.DefaultFolder, null, CancellationToken.None);
        }
        // A database that somebody is connected to cannot be copied.
        NpgsqlConnection.ClearAllPools();
    }

    // What the template is made of: migrations and data. Another version is another template.
    private static string Version()
    {
        var migrations = typeof(Migrations.PostgreSql.DesignTimeFactory).Assembly.GetTypes().Select(type => type.FullName).Order(StringComparer.Ordinal);
        var data = Directory.GetFiles(ReferenceDataLoader.DefaultFolder, "*.csv").Order(StringComparer.Ordinal).Select(file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
        var module = typeof(Migrations.PostgreSql.DesignTimeFactory).Assembly.ManifestModule.ModuleVersionId.ToString();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [module, .. migrations, .. data]))))[..16];
    }
}
