using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Testing;

/// <summary>
/// Lets SQL Server's provider translate every query that a test runs on PostgreSQL, once, without a server. What it cannot
/// translate fails in the test that asked. SQL that is written by hand (the classes of <see cref="Dialect"/>) is not
/// checked here: only a SQL Server can do that.
/// </summary>
public sealed class PortabilityInterceptor : IQueryExpressionInterceptor
{
    private static readonly DbContextOptions<ReceptionDbContext> SqlServer = Options();

    private static readonly MethodInfo Compile =
        new Func<IDatabase, Expression, object>(CompileAs<object>).Method.GetGenericMethodDefinition();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        using var db = new ReceptionDbContext(SqlServer, new SystemStaff(), new AuditTrail(), TimeProvider.System);
        var replay = new Replay(db.Model);
        var query = replay.Visit(queryExpression);
        if (!replay.HasSql)
            Check(query, db.GetService<IDatabase>());
        return queryExpression;
    }

    private static void Check(Expression query, IDatabase sqlServer)
    {
        // What the compiled query returns: rows, or one value later.
        var rows = query.Type.GetInterfaces().Prepend(query.Type).FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>));
        var result = rows is null ? typeof(Task<>).MakeGenericType(query.Type) : typeof(IAsyncEnumerable<>).MakeGenericType(rows.GenericTypeArguments[0]);
        try
        {
            Compile.MakeGenericMethod(result).Invoke(null, [sqlServer, query]);
        }
        catch (TargetInvocationException refused) when (refused.InnerException is { } reason)
        {
            throw new NotPortableException(reason);
        }
    }

    private static object CompileAs<TResult>(IDatabase database, Expression query) => database.CompileQuery<TResult>(query, async: true);

    private static DbContextOptions<ReceptionDbContext> Options()
    {
        var options = new DbContextOptionsBuilder<ReceptionDbContext>();
        Dialect.SqlServer.Use(options, "Server=portability;Database=ReceptionCentre");
        return options.Options;
    }

    /// <summary>The same query on the tables of the other model.</summary>
    private sealed class Replay(IModel model) : ExpressionVisitor
    {
        public bool HasSql { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is not QueryRootExpression)
                return base.VisitExtension(node);
            // The other kinds of root hold SQL that was written by hand.
            if (node.GetType() == typeof(EntityQueryRootExpression))
                return ((EntityQueryRootExpression)node).UpdateEntityType(model.FindEntityType(((EntityQueryRootExpression)node).EntityType.Name)!);
            HasSql = true;
            return node;
        }
    }
}

public static class Portability
{
    // One of each for the whole process: EF Core keeps its model and its translated queries by them.
    private static readonly MemoryCache Queries = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private static readonly PortabilityInterceptor Interceptor = new();

    /// <summary>Checks every query of this application. Also makes tests faster: all applications share one model.</summary>
    public static IServiceCollection AddPortability(this IServiceCollection services) =>
        services.ConfigureDbContext<ReceptionDbContext>(options => options.UseMemoryCache(Queries).AddInterceptors(Interceptor));
}

/// <summary>A query that PostgreSQL runs and SQL Server would not.</summary>
public sealed class NotPortableException(Exception reason) : Exception("SQL Server does not understand this query: " + reason.Message, reason);
