using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReceptionCentre.Application;
using ReceptionCentre.Infrastructure;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Benchmarks;

/// <summary>
/// A PostgreSQL server of one measurement: safe against a power cut as in production (fsync on), on a Unix socket, filled
/// with the invented region of the demonstration, and deleted at the end.
/// </summary>
internal sealed class PrivateDatabase : IAsyncDisposable
{
    private static readonly string ScriptFile = Checkout.File("deploy", "local", "postgres.sh");
    private readonly string _data;

    private PrivateDatabase(string data, string connectionString) => (_data, ConnectionString) = (data, connectionString);

    public string ConnectionString { get; }

    /// <summary>What the server wrote; slow statements with their plans, where they were asked for.</summary>
    public string Log => File.ReadAllText(Path.Combine(_data, "server.log"));

    /// <summary>Number of the server's first process.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(_data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>How many people a second the seeder wrote.</summary>
    public double SeededPerSecond { get; private set; }

    public static async Task<PrivateDatabase> StartAsync(int people, CancellationToken stop)
    {
        var data = Path.Combine(Path.GetTempPath(), $"rc-benchmark-{Environment.ProcessId}");
        var output = await ScriptAsync("start", data);
        // Each client of the web process has at most one connection; the others are the scheduler's and our own.
        var database = new PrivateDatabase(data, new NpgsqlConnectionStringBuilder(output.Trim()) { MaxPoolSize = 80 }.ConnectionString);
        try
        {
            await database.FillAsync(people, stop);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The application's own services, as the system unless <paramref name="settings"/> say otherwise.</summary>
    public ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("ConnectionStrings:ReceptionCentre", ConnectionString), .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddApplication();
        services.AddInfrastructure(configuration);
        services.AddCurrentStaff<SystemStaff>();
        services.AddDemo();
        return services.BuildServiceProvider();
    }

    public async Task<T> InDbAsync<T>(Func<ReceptionDbContext, Task<T>> look)
    {
        await using var services = Services();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await look(scope.ServiceProvider.GetRequiredService<ReceptionDbContext>());
    }

    public async Task<NpgsqlConnection> OpenAsync(string? database = null)
    {
        var connection = new NpgsqlConnection(database is null ? ConnectionString : ConnectionStringOf(database));
        await connection.OpenAsync();
        return connection;
    }

    public string ConnectionStringOf(string database) => new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ScriptAsync("remove", _data);
        // The script keeps its lock beside the data, for a next start that does not come.
        File.Delete(_data + ".lock");
    }

    private async Task FillAsync(int people, CancellationToken stop)
    {
        await using var services = Services();
        await using (var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope())
        {
            await scope.ServiceProvider.GetRequiredService<ReceptionDbContext>().Database.MigrateAsync(stop);
            await scope.ServiceProvider.GetRequiredService<ReferenceDataLoader>().LoadAsync(ReferenceDataLoader.DefaultFolder, null, stop);
            var begun = Stopwatch.GetTimestamp();
            await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync(people, seed: 1, new Silent(), stop);
            SeededPerSecond = people / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        }
        // What autovacuum does within minutes on a server that lives longer than this one.
        await PostgresServer.ExecuteAsync(ConnectionString, "VACUUM ANALYZE");
    }

    private static async Task<string> ScriptAsync(string verb, string data)
    {
        // Its own group of processes: Ctrl-C is for us, and we stop the server in order.
        using var process = Process.Start(new ProcessStartInfo("setsid", ["--wait", "bash", ScriptFile, verb, "--data", data]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"deploy/local/postgres.sh {verb} failed.");
    }

    private sealed class Silent : IProgress<int>
    {
        public void Report(int value)
        {
        }
    }
}
