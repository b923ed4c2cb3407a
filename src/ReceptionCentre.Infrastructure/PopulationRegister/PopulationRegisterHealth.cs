using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ReceptionCentre.Infrastructure.PopulationRegister;

/// <summary>Off, away or well. Without it the desk types, so the centre stays ready; it asks nothing itself.</summary>
internal sealed class PopulationRegisterHealth(HaalCentraalRegister register) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        !register.IsConnected ? HealthCheckResult.Healthy("off")
        : register.IsAway ? HealthCheckResult.Degraded("away")
        : HealthCheckResult.Healthy());
}
