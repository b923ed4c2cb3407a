using System.Diagnostics;
using Npgsql;

namespace ReceptionCentre.Testing;

/// <summary>
/// The server that the tests run on: the one that RECEPTIONCENTRE_TEST_POSTGRES names, else one of this process alone,
/// started by the first test that asks and stopped at the end.
/// </summary>
public static class PostgresServer
{
    public const string Variable = "RECEPTIONCENTRE_TEST_POSTGRES";

    // Two test classes run at the same time, each with its pools; other test processes may share the server.
    private const int ConnectionsForEachDatabase = 20;

    private static readonly Lazy<string> Base = new(() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : StartOwn());

    public static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Base.Value) { Database = database, MaxPoolSize = ConnectionsForEachDatabase }.ConnectionString;

    /// <summary>A connection on which databases are made and dropped.</summary>
    public static async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Base.Value) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string StartOwn()
    {
        // In the temporary folder: PostgreSQL may run as a user who cannot open the checkout.
        var folder = Directory.CreateTempSubdirectory("rc-test-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("755", 8));
        var connection = Run(ScriptFile, "start", "--ephemeral", "--data", Path.Combine(folder, "data")).Trim();
        // One child does both: it finishes even when the test host has no more patience.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Run("-c", "bash \"$0\" stop --ephemeral --data \"$1/data\"; rm -rf -- \"$1\"", ScriptFile, folder);
        return connection;
    }

    private static string ScriptFile => Path.Combine(Checkout.Folder, "deploy", "local", "postgres.sh");

    private static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var script = Process.Start(start)!;
        var error = script.StandardError.ReadToEndAsync();
        // The server lives on and may keep the pipe open: what counts is one line.
        var line = script.StandardOutput.ReadLine() ?? "";
        script.WaitForExit();
        return script.ExitCode == 0 ? line : throw new InvalidOperationException($"The test database does not start. {error.Result.Trim()}");
    }
}
