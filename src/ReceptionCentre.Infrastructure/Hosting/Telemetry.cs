using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ReceptionCentre.Infrastructure.Documents;

namespace ReceptionCentre.Infrastructure.Hosting;

/// <summary>
/// Sends traces and metrics to the collector of "OpenTelemetry:Endpoint", and nowhere when none is configured. Database
/// commands carry their text without values.
/// </summary>
internal sealed class Telemetry(IServiceProvider services, Uri endpoint) : IHostedService, IDisposable
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql", "Quartz", DocumentMetrics.Name];

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", DocumentMetrics.Name];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The instruments exist from now on, also when no document was made yet.
        _ = services.GetRequiredService<DocumentMetrics>();
        var resource = ResourceBuilder.CreateDefault().AddService("ReceptionCentre");
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter(To).Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(To).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush(2000);
        _metrics?.ForceFlush(2000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private void To(OtlpExporterOptions exporter) => exporter.Endpoint = endpoint;
}

internal static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration) =>
        Uri.TryCreate(configuration["OpenTelemetry:Endpoint"] ?? configuration["OTEL_EXPORTER_OTLP_ENDPOINT"], UriKind.Absolute, out var endpoint)
            ? services.AddHostedService(provider => new Telemetry(provider, endpoint))
            : services;
}
