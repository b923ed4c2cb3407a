using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Testing;

/// <summary>
/// Replays every query that a test runs on PostgreSQL through SQL Server's own query compiler, without a server. What only
/// one database understands (ILIKE, row values) fails here, on the day it is written. SQL that is written by hand (the
/// classes of <see cref="Dialect"/>) is not checked: only a SQL Server can do that.
/// </summary>
public sealed class PortabilityInterceptor : IQueryExpressionInterceptor
{
    /// <summary>One for the process: EF Core keeps its services by it.</summary>
    public static readonly PortabilityInterceptor Instance = new();

    private static readonly DbContextOptions<ReceptionDbContext> SqlServer = Options();
    private static int _checked;

    /// <summary>How many queries were checked in this process; a test proves that it is not none.</summary>
    public static int Checked => _checked;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        using var db = new ReceptionDbContext(SqlServer, new SystemStaff(), new AuditTrail(), TimeProvider.System);
        var compile = typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!;
        var own = new OwnContext(db, eventData.Context!).Visit(queryExpression);
        // A list is compiled as a sequence, a count or a single row as itself.
        var element = own.Type.GetInterfaces().Append(own.Type)
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>))?.GenericTypeArguments[0];
        var result = element is null ? own.Type : typeof(IEnumerable<>).MakeGenericType(element);
        try
        {
            compile.MakeGenericMethod(result).Invoke(db.GetService<IDatabase>(), [own, false]);
        }
        catch (TargetInvocationException refused) when (refused.InnerException is { } reason)
        {
            throw new NotPortableException(reason);
        }
        Interlocked.Increment(ref _checked);
        return queryExpression;
    }

    private static DbContextOptions<ReceptionDbContext> Options()
    {
        var options = new DbContextOptionsBuilder<ReceptionDbContext>();
        Dialect.SqlServer.Use(options, "Server=no-server;Database=ReceptionCentre");
        return options.Options;
    }

    // The roots of the query are tables of the PostgreSQL context; the same tables of the other model take their place.
    private sealed class OwnContext(DbContext sqlServer, DbContext postgres) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root && sqlServer.Model.FindEntityType(root.EntityType.Name) is { } entity
                ? new EntityQueryRootExpression(entity)
                : base.VisitExtension(node);

        protected override Expression VisitConstant(ConstantExpression node) =>
            ReferenceEquals(node.Value, postgres) ? Expression.Constant(sqlServer, node.Type) : node;
    }
}

/// <summary>A query that PostgreSQL runs and SQL Server would not.</summary>
public sealed class NotPortableException(Exception reason) : Exception("SQL Server does not understand this query: " + reason.Message, reason);

/// <summary>
/// Refuses a statement that numbers the rows of a whole table to find one for each line of a list: what EF Core makes of a
/// projection with <c>First()</c> of more than one column. With a million people such a page takes seconds.
/// </summary>
public sealed class WholeTableInterceptor : DbCommandInterceptor
{
    public static readonly WholeTableInterceptor Instance = new();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        command.CommandText.Contains("ROW_NUMBER() OVER(PARTITION BY", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"This statement numbers a whole table; read the lines by their keys in a query of their own:\n{command.CommandText}")
            : base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
}

public static class PortabilityServices
{
    // One for the process: by it EF Core keeps the model and the translated queries. With one for each application the model
    // is built for each test class again, and from the twentieth on EF Core refuses.
    private static readonly MemoryCache Queries = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>For every application that a test starts: checks its queries, and shares the model with the others.</summary>
    public static IServiceCollection AddPortabilityCheck(this IServiceCollection services) =>
        services.ConfigureDbContext<ReceptionDbContext>((_, options) => options.UseMemoryCache(Queries).AddInterceptors(PortabilityInterceptor.Instance, WholeTableInterceptor.Instance));
}
