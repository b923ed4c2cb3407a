using System.Diagnostics;
using Npgsql;

namespace ReceptionCentre.Testing;

/// <summary>
/// The PostgreSQL server that the tests use: the one of the variable below, or an own fast one that stops with the process.
/// </summary>
public static class PostgresServer
{
    /// <summary>Npgsql connection string of a server where databases may be created.</summary>
    public const string Variable = "RECEPTIONCENTRE_TEST_POSTGRES";

    private static readonly Lazy<string> Base = new(Start);

    public static string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(Base.Value) { Database = database }.ConnectionString;

    public static string Maintenance => ConnectionString("postgres");

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    private static string Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return given;
        var data = Path.Combine(Path.GetTempPath(), $"rc-tests-{Environment.ProcessId}");
        // One child does both: it finishes even when the test host has no more patience.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Bash("-c", "bash \"$0\" stop --ephemeral --data \"$1\"; rm -f -- \"$1.lock\"", ServerScript, data);
        return Bash(ServerScript, "start", "--ephemeral", "--data", data).Trim();
    }

    private static string ServerScript => Checkout.File("deploy", "local", "postgres.sh");

    private static string Bash(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException("The test database server did not start.");
    }
}
