using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Persistence;

public sealed class MigrationsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    // Without one the database reads the whole table for each row that is removed: taking back an import among a million
    // people did not end.
    [Fact]
    public async Task Every_reference_to_another_row_has_an_index_of_all_rows()
    {
        await using var db = Context(Dialect.PostgreSql, PostgresServer.Maintenance);
        static bool Covers(IReadOnlyList<IReadOnlyProperty> columns, IReadOnlyForeignKey reference) => columns.Take(reference.Properties.Count).SequenceEqual(reference.Properties);
        var without = db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys().Where(reference =>
            !type.GetKeys().Any(key => Covers(key.Properties, reference))
            && !type.GetIndexes().Any(index => Covers(index.Properties, reference)
                && (index.GetFilter() is not { } filter || filter == $"\"{reference.Properties[0].Name}\" IS NOT NULL"))))
            .Select(reference => $"{reference.DeclaringEntityType.GetTableName()} ({string.Join(", ", reference.Properties.Select(property => property.Name))})");
        Assert.Equal([], without);
    }

    [Fact]
    public async Task Migrations_bring_an_empty_database_to_the_model_and_a_second_time_do_nothing()
    {
        var name = $"test_{Guid.NewGuid():N}";
        var connection = PostgresServer.ConnectionString(name);
        await PostgresServer.ExecuteAsync(PostgresServer.Maintenance, $"CREATE DATABASE {name}");
        try
        {
            await using var db = Context(Dialect.PostgreSql, connection);
            Assert.NotEmpty(await db.Database.GetPendingMigrationsAsync());
            await db.Database.MigrateAsync();
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            await db.Database.MigrateAsync();

            // Every table of the model can be asked.
            foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).Distinct())
                await PostgresServer.ExecuteAsync(connection, $"SELECT 1 FROM \"{table}\" WHERE false");
        }
        finally
        {
            await using (var pool = new NpgsqlConnection(connection))
                NpgsqlConnection.ClearPool(pool);
            await PostgresServer.ExecuteAsync(PostgresServer.Maintenance, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    [Fact]
    public void Both_providers_have_a_migration_for_everything_in_the_model()
    {
        foreach (var dialect in new[] { Dialect.PostgreSql, Dialect.SqlServer })
        {
            using var db = Context(dialect, "Server=no-server");
            Assert.False(db.Database.HasPendingModelChanges());
        }
    }

    [Fact]
    public void Both_providers_write_a_script_that_can_run_twice()
    {
        foreach (var (dialect, guard) in new[] { (Dialect.PostgreSql, "__EFMigrationsHistory\" WHERE"), (Dialect.SqlServer, "IF NOT EXISTS") })
        {
            using var db = Context(dialect, "Server=no-server");
            var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
            Assert.Contains("CaseFileNumbers", script, StringComparison.Ordinal);
            Assert.Contains(guard, script, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task All_test_classes_share_one_model()
    {
        var other = new ReceptionDatabase();
        await other.InitializeAsync();
        try
        {
            Assert.Same(await database.InDb(db => Task.FromResult(db.Model)), await other.InDb(db => Task.FromResult(db.Model)));
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    private static ReceptionDbContext Context(Dialect dialect, string connection)
    {
        var options = new DbContextOptionsBuilder<ReceptionDbContext>();
        dialect.Use(options, connection);
        return new(options.Options, new SystemStaff(), new AuditTrail(), TimeProvider.System);
    }
}
