using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Infrastructure.Jobs;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.PopulationRegister;

namespace ReceptionCentre.Infrastructure.Hosting;

/// <summary>
/// /health/live: the process answers. /health/ready: it can do its work; degraded (200) when documents or jobs wait or the
/// population register is away, unhealthy (503) without a database that is migrated. Says which part and why in codes, nothing else.
/// </summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseHealth>();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", HealthStatus.Unhealthy, [], Patience)
            .AddCheck<RendererHealthCheck>("renderer", HealthStatus.Degraded, [], Patience)
            .AddCheck<JobsHealth>("jobs", HealthStatus.Degraded, [], Patience)
            .AddCheck<PopulationRegisterHealth>("population-register", HealthStatus.Degraded, [], Patience);
        return services;
    }

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
        return endpoints;
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        var parts = report.Entries.ToDictionary(
            entry => entry.Key,
            entry => new { status = entry.Value.Status.ToString(), reason = entry.Value.Description });
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { status = report.Status.ToString(), parts }), context.RequestAborted);
    }
}

/// <summary>The database answers and has all our migrations.</summary>
internal sealed class DatabaseHealth(IServiceScopeFactory scopes) : IHealthCheck
{
    // A schema does not go back while a node runs: once it was whole, only the connection is looked at.
    private volatile bool _migrated;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = Staff.SystemScopes.CreateSystemScope(scopes);
        var db = scope.ServiceProvider.GetRequiredService<ReceptionDbContext>();
        try
        {
            if (!await db.Database.CanConnectAsync(cancellationToken))
                return HealthCheckResult.Unhealthy("away");
            if (!_migrated && (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                return HealthCheckResult.Unhealthy("not-migrated");
            _migrated = true;
            return HealthCheckResult.Healthy();
        }
        catch (Exception trouble) when (Dialect.IsDatabaseAway(trouble) || trouble is OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("away");
        }
    }
}

/// <summary>Documents can be made; if not they wait, and everything else goes on.</summary>
internal sealed class RendererHealthCheck(IDocumentRenderer renderer) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(renderer.Health is { Available: false, Problem: var problem }
            ? HealthCheckResult.Degraded(problem.ToString())
            : HealthCheckResult.Healthy());
}

/// <summary>This node takes part in the schedule of the centre.</summary>
internal sealed class JobsHealth(CentreSchedule schedule) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(schedule.IsRunning ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("starting"));
}
