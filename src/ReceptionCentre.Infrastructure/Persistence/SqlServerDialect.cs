using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quartz;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Infrastructure.Persistence.Bulk;

namespace ReceptionCentre.Infrastructure.Persistence;

internal sealed class SqlServerDialect : Dialect
{
    public const string MigrationsAssembly = "ReceptionCentre.Migrations.SqlServer";

    public override void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, sqlServer => sqlServer
            .MigrationsAssembly(MigrationsAssembly)
            .EnableRetryOnFailure(3, TimeSpan.FromSeconds(1), null)
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    protected override string DateOfParts => "DATEFROMPARTS";

    protected override string Zone => "W. Europe Standard Time";

    public override string BinaryCollation => "Latin1_General_100_BIN2";

    public override string NextValueOf(string sequence) => $"NEXT VALUE FOR [{sequence}]";

    public override string DayBefore(string column) => $"COALESCE(DATEADD(day, -1, [{column}]), CONVERT(date, '9999-12-31', 23))";

    // 2601: duplicate key in a unique index; 2627: in a unique constraint. Both name it between quotes.
    public override string? ViolatedUniqueIndex(DbUpdateException exception) =>
        exception.InnerException is Microsoft.Data.SqlClient.SqlException { Number: 2601 or 2627 } violation
            ? violation.Message.Split('\'').FirstOrDefault(part => part.StartsWith("IX_", StringComparison.Ordinal) || part.StartsWith("PK_", StringComparison.Ordinal))
            : null;

    public override bool IsAway(Exception exception) =>
        exception is Microsoft.Data.SqlClient.SqlException { IsTransient: true };

    public override void Use(IPersistentStoreBuilder store, string connectionString) =>
        store.UseSqlServer(Microsoft.Data.SqlClient.SqlClientFactory.Instance, connectionString);

    public override SchedulerTableStyle SchedulerTables { get; } = new(true, true, typeof(int), typeof(int));

    // Below zero: not got, by deadlock or by waiting too long.
    public override string TakeLock => """
        DECLARE @name nvarchar(255) = CONVERT(nvarchar(255), {0}), @got int;
        EXEC @got = sp_getapplock @Resource = @name, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 30000;
        IF @got < 0 THROW 51000, 'Somebody else works on the same.', 1;
        """;

    public override string RefreshStatistics => "EXEC sp_updatestats";

    internal override void Copy(DbConnection connection, DbTransaction transaction, BulkTable table, IReadOnlyList<BulkColumn> columns, IReadOnlyList<BulkRow> rows) =>
        SqlServerCopy.Run(connection, transaction, table, columns, rows);

    public override void LookUpNameKeys(DbCommand command, IReadOnlyCollection<KeyProbe> probes, IReadOnlyCollection<KeyRangeProbe> ranges)
    {
        // As texts, because a list is no parameter here.
        command.CommandText =
            """
            SELECT asked.w AS [Who], known.[PersonId], known.[Born], asked.p AS [Points]
            FROM OPENJSON(@asked) WITH (w int, k nvarchar(64) COLLATE Latin1_General_100_BIN2, d nvarchar(max) AS JSON, p int) AS asked
            CROSS APPLY OPENJSON(asked.d) AS born
            INNER LOOP JOIN [NameKeys] AS known ON known.[Key] = asked.k AND known.[Born] = CAST(born.[value] AS int)
            UNION ALL
            SELECT asked.w, known.[PersonId], known.[Born], asked.p
            FROM OPENJSON(@ranges) WITH (w int, k nvarchar(64) COLLATE Latin1_General_100_BIN2, f int, u int, p int) AS asked
            INNER LOOP JOIN [NameKeys] AS known ON known.[Key] = asked.k AND known.[Born] BETWEEN asked.f AND asked.u
            """;
        Add("asked", JsonSerializer.Serialize(probes.Select(probe => new { w = probe.Who, k = probe.Key, d = probe.Born.Select(date => date.Number), p = probe.Points })));
        Add("ranges", JsonSerializer.Serialize(ranges.Select(probe => new { w = probe.Who, k = probe.Key, f = probe.From.Number, u = probe.Until.Number, p = probe.Points })));

        void Add(string name, string json)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, json);
            command.Parameters.Add(parameter);
        }
    }

    public override string SharedNameKeys =>
        """
        SELECT asked.k FROM OPENJSON(@asked) WITH (k nvarchar(64) COLLATE Latin1_General_100_BIN2 '$') AS asked
        WHERE (SELECT COUNT(*) FROM (SELECT TOP (@most + 1) 1 AS one FROM [NameKeys] AS known WHERE known.[Key] = asked.k) AS found) > @most
        """;

    public override string ClaimDocuments => """
        WITH next AS (
            SELECT TOP ({4}) * FROM [Documents] WITH (UPDLOCK, READPAST, ROWLOCK)
            WHERE ([State] = 1 AND [NotBefore] <= {2}) OR ([State] = 2 AND [ClaimedUntil] < {2} AND [Attempts] < {3})
            ORDER BY [RequestedAt])
        UPDATE next SET [State] = 2, [ClaimedBy] = {0}, [ClaimedUntil] = {1}, [Attempts] = [Attempts] + 1
        OUTPUT inserted.[Id] AS [Value]
        """;
}
