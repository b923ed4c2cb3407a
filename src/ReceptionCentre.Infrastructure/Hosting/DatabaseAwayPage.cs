using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Hosting;

/// <summary>
/// One plain page while the database is away, in Dutch and English. It needs nothing but itself, and the next request
/// simply tries again.
/// </summary>
internal sealed partial class DatabaseAwayPage(RequestDelegate next, ILogger<DatabaseAwayPage> logger)
{
    private const int SecondsToWait = 10;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception trouble) when (!context.Response.HasStarted && Dialect.IsDatabaseAway(trouble))
        {
            var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
            LogAway(trouble.GetType().Name, trace);
            await WriteAsync(context, trace);
        }
    }

    private static Task WriteAsync(HttpContext context, string trace)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = null;
        context.Response.Headers.RetryAfter = SecondsToWait.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        // A page that was asked for asks again by itself; a form that was sent is sent again by whoever filled it in.
        var again = HttpMethods.IsGet(context.Request.Method) ? $"<meta http-equiv=\"refresh\" content=\"{SecondsToWait}\">" : "";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="nl">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">{again}<title>Even geen verbinding</title></head>
            <body>
            <main>
            <h1>Even geen verbinding met de gegevens</h1>
            <p>Er is niets verloren van wat was opgeslagen. Wat u net verstuurde, is misschien niet opgeslagen: ga terug en verstuur het over een minuut opnieuw.</p>
            <section lang="en">
            <h2>No connection to the records right now</h2>
            <p>Nothing that was saved is lost. What you just sent may not have been saved: go back and send it again in a minute.</p>
            </section>
            <p>{trace}</p>
            </main>
            </body>
            </html>
            """,
            context.RequestAborted);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The database is away ({Kind}), trace {TraceId}")]
    private partial void LogAway(string kind, string traceId);
}

public static class DatabaseAwayPages
{
    /// <summary>Stands outside everything that uses the database, and inside the page for other errors.</summary>
    public static IApplicationBuilder UseDatabaseAwayPage(this IApplicationBuilder app) => app.UseMiddleware<DatabaseAwayPage>();
}
