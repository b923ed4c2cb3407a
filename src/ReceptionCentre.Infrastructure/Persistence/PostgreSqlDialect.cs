using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Quartz;
using ReceptionCentre.Infrastructure.Persistence.Bulk;

namespace ReceptionCentre.Infrastructure.Persistence;

internal sealed class PostgreSqlDialect : Dialect
{
    public const string MigrationsAssembly = "ReceptionCentre.Migrations.PostgreSql";

    public override void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql
            .MigrationsAssembly(MigrationsAssembly)
            .EnableRetryOnFailure(3, TimeSpan.FromSeconds(1), null)
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    protected override string DateOfParts => "make_date";

    protected override string Zone => "Europe/Amsterdam";

    public override string BinaryCollation => "C";

    public override string NextValueOf(string sequence) => $"nextval('\"{sequence}\"')";

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

    public override string LookUpNameKeys =>
        """
        SELECT asked.w AS "Who", known."PersonId", known."Born", CAST(SUM(asked.p) AS integer) AS "Points"
        FROM json_to_recordset(CAST(@asked AS json)) AS asked(w integer, k text, f integer, u integer, p integer)
        JOIN "NameKeys" AS known ON known."Key" = asked.k COLLATE "C" AND known."Born" BETWEEN asked.f AND asked.u
        GROUP BY asked.w, known."PersonId", known."Born"
        """;

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
