using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Quartz;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence.Bulk;

namespace ReceptionCentre.Infrastructure.Persistence;

/// <summary>Everything that the two databases do differently, one class for each.</summary>
public abstract class Dialect
{
    public static readonly Dialect PostgreSql = new PostgreSqlDialect();
    public static readonly Dialect SqlServer = new SqlServerDialect();

    public static Dialect Of(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer ? SqlServer : PostgreSql;

    public static Dialect Of(DbContext db) => db.Database.IsSqlServer() ? SqlServer : PostgreSql;

    public abstract void Use(DbContextOptionsBuilder options, string connectionString);

    /// <summary>Compares byte by byte, so that a range on the start of a word uses the index and means the same on both.</summary>
    public abstract string BinaryCollation { get; }

    /// <summary>Next value of a sequence, as the default of a column.</summary>
    public abstract string NextValueOf(string sequence);

    /// <summary>Marks a column of large values that are written often: kept small at little cost, where the database can choose how.</summary>
    public virtual void PackQuickly(PropertyBuilder column)
    {
    }

    /// <summary>The day before that in another column, as a column that the database keeps; the last day there is where that one is empty.</summary>
    public abstract string DayBefore(string column);

    /// <summary>Name of the time zone of the Netherlands.</summary>
    protected abstract string Zone { get; }

    /// <summary>
    /// Lets queries ask for the day of an instant in the Netherlands: <see cref="DutchCalendar.DateOf"/> on a column, the same
    /// answer as in memory.
    /// </summary>
    public void DayOfInstant(ModelBuilder builder)
    {
        var day = new DateOnlyTypeMapping("date");
        var zone = new SqlConstantExpression(Zone, new StringTypeMapping("text", System.Data.DbType.String));
        builder.HasDbFunction(typeof(DutchCalendar).GetMethod(nameof(DutchCalendar.DateOf), [typeof(DateTimeOffset)])!)
            .HasTranslation(instant => new SqlUnaryExpression(
                System.Linq.Expressions.ExpressionType.Convert,
                new AtTimeZoneExpression(instant[0], zone, instant[0].Type, instant[0].TypeMapping), typeof(DateOnly), day));
    }

    /// <summary>Makes a date of year, month and day.</summary>
    protected abstract string DateOfParts { get; }

    /// <summary>Lets queries ask for the first day that a partly known date can be: <see cref="DutchCalendar.FirstDayOf"/> on a column.</summary>
    public void FirstDayOf(ModelBuilder builder)
    {
        var whole = new IntTypeMapping("integer", System.Data.DbType.Int32);
        builder.HasDbFunction(typeof(DutchCalendar).GetMethod(nameof(DutchCalendar.FirstDayOf))!).HasTranslation(date =>
        {
            var number = new SqlUnaryExpression(System.Linq.Expressions.ExpressionType.Convert, date[0], typeof(int), whole);
            return new SqlFunctionExpression(
                DateOfParts,
                [AtLeastOne(Over(number, 10_000)), AtLeastOne(Part(Over(number, 100), 100)), AtLeastOne(Part(number, 100))],
                false, [false, false, false], typeof(DateOnly), new DateOnlyTypeMapping("date"));
        });

        SqlConstantExpression Number(int value) => new(value, whole);
        SqlBinaryExpression Over(SqlExpression number, int by) => new(System.Linq.Expressions.ExpressionType.Divide, number, Number(by), typeof(int), whole);
        SqlBinaryExpression Part(SqlExpression number, int of) => new(System.Linq.Expressions.ExpressionType.Modulo, number, Number(of), typeof(int), whole);
        // What is not known counts from its first possible day.
        SqlExpression AtLeastOne(SqlExpression number) => new CaseExpression(
            [new(new SqlBinaryExpression(System.Linq.Expressions.ExpressionType.LessThan, number, Number(1), typeof(bool), new BoolTypeMapping("boolean")), Number(1))], number);
    }

    /// <summary>Name of the unique index that a save ran into; null when it failed for another reason.</summary>
    public abstract string? ViolatedUniqueIndex(DbUpdateException exception);

    /// <summary>True when the database is away, starting or shutting down: wait and try again.</summary>
    public abstract bool IsAway(Exception exception);

    /// <summary>The same of an exception or of anything that caused it.</summary>
    public static bool IsDatabaseAway(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (PostgreSql.IsAway(cause) || SqlServer.IsAway(cause))
                return true;
        }
        return false;
    }

    /// <summary>Where the scheduler keeps its jobs: the same database.</summary>
    public abstract void Use(IPersistentStoreBuilder store, string connectionString);

    /// <summary>What the scheduler's own tables look like here.</summary>
    public abstract SchedulerTableStyle SchedulerTables { get; }

    /// <summary>
    /// Claims up to {4} documents for worker {0} until {1} and returns their ids: queued ones whose time has come ({2}) and
    /// those whose claim ran out. Rows that another worker holds are stepped over, not waited for.
    /// Parameters: {0} worker, {1} claimed until, {2} now, {3} maximum attempts, {4} how many.
    /// </summary>
    public abstract string ClaimDocuments { get; }

    /// <summary>Waits for the lock with number {0} and keeps it until the transaction ends.</summary>
    public abstract string TakeLock { get; }

    /// <summary>
    /// Asks for people who have these keys: who asked, the person, the birth date and the points, one row for each key that is
    /// met. One reach into the index for each key and date, or range of dates.
    /// </summary>
    public abstract void LookUpNameKeys(DbCommand command, IReadOnlyCollection<KeyProbe> probes, IReadOnlyCollection<KeyRangeProbe> ranges);

    /// <summary>Asks for those keys of a JSON list (@asked) that more than @most rows have; reads no further in the index than that.</summary>
    public abstract string SharedNameKeys { get; }

    /// <summary>
    /// Makes the database look at its tables again: after a bulk load it still plans as if they were empty, and counts a
    /// day of a region many times slower.
    /// </summary>
    public abstract string RefreshStatistics { get; }

    /// <summary>Writes rows of one table at once, in the transaction; every row has the same columns.</summary>
    internal abstract void Copy(DbConnection connection, DbTransaction transaction, BulkTable table, IReadOnlyList<BulkColumn> columns, IReadOnlyList<BulkRow> rows);

    public static void BinaryKey(PropertyBuilder<string> property, Dialect dialect) => property.UseCollation(dialect.BinaryCollation);
}

/// <summary>How the scheduler expects its tables to be written down in a database.</summary>
/// <param name="UpperCase">Names in capitals, or in small letters.</param>
/// <param name="BoundedText">Text with a greatest length, as keys need it here, or without.</param>
/// <param name="RepeatCount">Type of a number of repetitions.</param>
/// <param name="MisfireInstruction">Type of what happens to a missed moment.</param>
public sealed record SchedulerTableStyle(bool UpperCase, bool BoundedText, Type RepeatCount, Type MisfireInstruction);
