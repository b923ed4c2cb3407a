using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReceptionCentre.Application;
using ReceptionCentre.Infrastructure;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.NameMatching;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Benchmarks;

/// <summary>
/// A PostgreSQL server of one measurement: safe against a power cut as in production (fsync on), on a Unix socket, filled
/// with the invented region of the demonstration, and deleted at the end. A large one can be kept for the next measurement.
/// </summary>
internal sealed class PrivateDatabase : IAsyncDisposable
{
    private static readonly string ScriptFile = Checkout.File("deploy", "local", "postgres.sh");
    private readonly string _data;
    private readonly bool _isKept;

    private PrivateDatabase(string data, bool isKept, string connectionString) => (_data, _isKept, ConnectionString) = (data, isKept, connectionString);

    public string ConnectionString { get; }

    /// <summary>What the server wrote; slow statements with their plans, where they were asked for.</summary>
    public string Log => File.ReadAllText(Path.Combine(_data, "server.log"));

    /// <summary>Number of the server's first process.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(_data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>The option of the measurements that can be made on a database that is kept.</summary>
    public static Option<string?> KeptIn() => new("--data")
    {
        Description = "Folder of a database that is kept: filled when it is empty, used as it is when it is not, and left there.",
    };

    /// <param name="kept">Folder of a database that stays; null = one that is deleted at the end.</param>
    public static async Task<PrivateDatabase> StartAsync(int people, string? kept, CancellationToken stop)
    {
        var data = kept is null ? Path.Combine(Path.GetTempPath(), $"rc-benchmark-{Environment.ProcessId}") : Path.GetFullPath(kept);
        var output = await ScriptAsync("start", data);
        // Each client of the web process has at most one connection; the others are the scheduler's and our own.
        var database = new PrivateDatabase(data, kept is not null, new NpgsqlConnectionStringBuilder(output.Trim()) { MaxPoolSize = 80 }.ConnectionString);
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
        await ScriptAsync(_isKept ? "stop" : "remove", _data);
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
            await scope.ServiceProvider.GetRequiredService<NameKeyRebuild>().RunAsync(new Silent(), stop);
            var seeder = scope.ServiceProvider.GetRequiredService<DemoSeeder>();
            if ((await seeder.StateAsync(stop))?.People >= people)
                return;
            await seeder.SeedAsync(people, seed: 1, new Silent(), stop);
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
