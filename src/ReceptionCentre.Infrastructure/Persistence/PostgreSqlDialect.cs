using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using Quartz;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence.Bulk;

namespace ReceptionCentre.Infrastructure.Persistence;

internal sealed class PostgreSqlDialect : Dialect
{
    public const string MigrationsAssembly = "ReceptionCentre.Migrations.PostgreSql";

    private const int MostPrepared = 200, Buffer = 64 * 1024;

    public override void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Tuned(connectionString), npgsql => npgsql
            .MigrationsAssembly(MigrationsAssembly)
            .EnableRetryOnFailure(3, TimeSpan.FromSeconds(1), null)
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    protected override string DateOfParts => "make_date";

    // To read and plan a statement takes the server longer than to carry it out, where that is a few rows by their keys; and a
    // list of thousands, or a bulk load, does not come and go in eight kilobytes at a time (docs/benchmarks.md). Whoever says
    // it in the connection string is followed: a pool that shares sessions may want nothing prepared.
    private static string Tuned(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var tuned = new NpgsqlConnectionStringBuilder(connectionString);
        if (!given.ContainsKey("Max Auto Prepare") && !given.ContainsKey("MaxAutoPrepare"))
            tuned.MaxAutoPrepare = MostPrepared;
        tuned.ReadBufferSize = Math.Max(tuned.ReadBufferSize, Buffer);
        tuned.WriteBufferSize = Math.Max(tuned.WriteBufferSize, Buffer);
        return tuned.ConnectionString;
    }

    protected override string Zone => "Europe/Amsterdam";

    public override string BinaryCollation => "C";

    public override string NextValueOf(string sequence) => $"nextval('\"{sequence}\"')";

    // What PostgreSQL does by itself took more than half of its time to store a paper, for files that were larger (docs/benchmarks.md).
    public override void PackQuickly(PropertyBuilder column) => column.UseCompressionMethod("lz4");

    public override string DayBefore(string column) => $"COALESCE(\"{column}\" - 1, DATE '9999-12-31')";

    public override string? ViolatedUniqueIndex(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation ? violation.ConstraintName : null;

    public override bool IsAway(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.CrashShutdown }
        || exception is NpgsqlException { IsTransient: true }
        || exception is NpgsqlException { InnerException: System.Net.Sockets.SocketException or IOException or TimeoutException };

    public override void Use(IPersistentStoreBuilder store, string connectionString) => store.UsePostgres(NpgsqlFactory.Instance, connectionString);

    public override SchedulerTableStyle SchedulerTables { get; } = new(false, false, typeof(long), typeof(short));

    public override string TakeLock => "SELECT pg_advisory_xact_lock({0})";

    public override string RefreshStatistics => "ANALYZE";

    internal override void Copy(DbConnection connection, DbTransaction transaction, BulkTable table, IReadOnlyList<BulkColumn> columns, IReadOnlyList<BulkRow> rows) =>
        PostgreSqlCopy.Run(connection, table, columns, rows);

    public override void LookUpNameKeys(DbCommand command, IReadOnlyCollection<KeyProbe> probes, IReadOnlyCollection<KeyRangeProbe> ranges)
    {
        // Lists, one for each column: reading the same as JSON took the server three times as long. The dates of a key are a
        // list in a text, because lists in a list have one length.
        command.CommandText =
            """
            SELECT asked.w AS "Who", known."PersonId", known."Born", asked.p AS "Points"
            FROM unnest(@who, @keys, @dates, @points) AS asked(w, k, d, p)
            JOIN "NameKeys" AS known ON known."Key" = asked.k COLLATE "C" AND known."Born" = ANY (CAST(asked.d AS integer[]))
            UNION ALL
            SELECT asked.w, known."PersonId", known."Born", asked.p
            FROM unnest(@rangeWho, @rangeKeys, @from, @until, @rangePoints) AS asked(w, k, f, u, p)
            JOIN "NameKeys" AS known ON known."Key" = asked.k COLLATE "C" AND known."Born" BETWEEN asked.f AND asked.u
            """;
        var dates = new Dictionary<IReadOnlyList<PartialDate>, string>(ReferenceEqualityComparer.Instance);
        string Listed(IReadOnlyList<PartialDate> born) =>
            dates.TryGetValue(born, out var listed) ? listed : dates[born] = string.Create(CultureInfo.InvariantCulture, $"{{{string.Join(',', born.Select(date => date.Number))}}}");
        command.Parameters.Add(new NpgsqlParameter<int[]>("who", [.. probes.Select(probe => probe.Who)]));
        command.Parameters.Add(new NpgsqlParameter<string[]>("keys", [.. probes.Select(probe => probe.Key)]));
        command.Parameters.Add(new NpgsqlParameter<string[]>("dates", [.. probes.Select(probe => Listed(probe.Born))]));
        command.Parameters.Add(new NpgsqlParameter<int[]>("points", [.. probes.Select(probe => probe.Points)]));
        command.Parameters.Add(new NpgsqlParameter<int[]>("rangeWho", [.. ranges.Select(probe => probe.Who)]));
        command.Parameters.Add(new NpgsqlParameter<string[]>("rangeKeys", [.. ranges.Select(probe => probe.Key)]));
        command.Parameters.Add(new NpgsqlParameter<int[]>("from", [.. ranges.Select(probe => probe.From.Number)]));
        command.Parameters.Add(new NpgsqlParameter<int[]>("until", [.. ranges.Select(probe => probe.Until.Number)]));
        command.Parameters.Add(new NpgsqlParameter<int[]>("rangePoints", [.. ranges.Select(probe => probe.Points)]));
    }

    public override string SharedNameKeys =>
        """
        SELECT asked.k FROM json_array_elements_text(CAST(@asked AS json)) AS asked(k)
        WHERE (SELECT COUNT(*) FROM (SELECT 1 FROM "NameKeys" AS known WHERE known."Key" = asked.k COLLATE "C" LIMIT @most + 1) AS found) > @most
        """;

    public override string ClaimDocuments => """
        UPDATE "Documents" SET "State" = 2, "ClaimedBy" = {0}, "ClaimedUntil" = {1}, "Attempts" = "Attempts" + 1
        WHERE "Id" IN (
            SELECT "Id" FROM "Documents"
            WHERE ("State" = 1 AND "NotBefore" <= {2}) OR ("State" = 2 AND "ClaimedUntil" < {2} AND "Attempts" < {3})
            ORDER BY "RequestedAt" LIMIT {4} FOR UPDATE SKIP LOCKED)
        RETURNING "Id" AS "Value"
        """;
}
