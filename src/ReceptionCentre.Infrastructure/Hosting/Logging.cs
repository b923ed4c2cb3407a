using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace ReceptionCentre.Infrastructure.Hosting;

/// <summary>
/// One JSON object a line, on the console and in a file a day (kept for two weeks). No personal data: no path values, no
/// queries, no parameter values, no bodies. Section "Serilog" adds levels; "Logging:Folder" says where the files go.
/// </summary>
public static class Logging
{
    private const int DaysKept = 14;
    private const long LargestFile = 100_000_000;

    public static IHostApplicationBuilder AddReceptionLogging(this IHostApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            // These tell whole addresses, commands or each call; our own request log tells what is needed.
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.With<WithoutAddress>()
            .WriteTo.Async(to => to.Console(new JsonFormatter(renderMessage: true)));
        if (builder.Configuration["Logging:Folder"] is { Length: > 0 } folder)
        {
            logger.WriteTo.Async(to => to.File(
                new JsonFormatter(renderMessage: true), Path.Combine(folder, "receptioncentre-.json"), rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true, fileSizeLimitBytes: LargestFile, retainedFileCountLimit: DaysKept));
        }
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger.CreateLogger(), dispose: true);
        return builder;
    }

    /// <summary>Logs each request in one line. Stands just inside the error pages, so that it sees the route that was asked for.</summary>
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app) => app.UseMiddleware<RequestLog>();

    /// <summary>The framework hangs the path on every line of a request; ours says the route.</summary>
    private sealed class WithoutAddress : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            logEvent.RemovePropertyIfPresent("RequestPath");
            logEvent.RemovePropertyIfPresent("ConnectionId");
        }
    }
}

/// <summary>Method, route, status, time and trace of a request; never its path values, query or sender.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private const string NoRoute = "(none)";

    public async Task InvokeAsync(HttpContext context)
    {
        // An error page goes the same way once more; its request was logged.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next(context);
            return;
        }
        var begun = Stopwatch.GetTimestamp();
        var failed = true;
        try
        {
            await next(context);
            failed = false;
        }
        finally
        {
            Log(context, failed, Stopwatch.GetElapsedTime(begun));
        }
    }

    private void Log(HttpContext context, bool failed, TimeSpan duration)
    {
        var status = failed && !context.Response.HasStarted ? StatusCodes.Status500InternalServerError : context.Response.StatusCode;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? NoRoute;
        var (method, trace) = (Method(context), Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
        Describe(Activity.Current, method, route, status);

        var level = status >= StatusCodes.Status500InternalServerError ? LogLevel.Error : LogLevel.Information;
        LogRequest(level, method, route, status, duration.TotalMilliseconds, trace);
    }

    // The trace of the request says the same as the log, and as little.
    private static void Describe(Activity? request, string method, string route, int status)
    {
        if (request is null)
            return;
        request.DisplayName = $"{method} {route}";
        request.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
            request.SetStatus(ActivityStatusCode.Error);
    }

    // What a stranger calls a method is not a word of ours.
    private static string Method(HttpContext context) =>
        context.Request.Method is "GET" or "POST" or "HEAD" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" ? context.Request.Method : "other";

    [LoggerMessage(EventId = 1, Message = "{Method} {Route} {Status} in {Milliseconds:0.0} ms, trace {TraceId}")]
    private partial void LogRequest(LogLevel level, string method, string route, int status, double milliseconds, string traceId);
}
