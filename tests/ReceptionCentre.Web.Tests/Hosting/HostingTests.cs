using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReceptionCentre.Application;
using ReceptionCentre.Infrastructure;
using ReceptionCentre.Infrastructure.Hosting;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Web.Tests.Hosting;

/// <summary>Bad days of a node: no database, no renderer; and what it writes about them.</summary>
public sealed class HostingTests : IAsyncLifetime
{
    private static readonly NpgsqlConnectionStringBuilder Server = new(
        Environment.GetEnvironmentVariable("RECEPTIONCENTRE_TEST_POSTGRES")
        ?? throw new InvalidOperationException("RECEPTIONCENTRE_TEST_POSTGRES names no server; deploy/local/test.sh starts one."));

    // The way to the server is a link that is laid later.
    private readonly string _link = Path.Combine(Path.GetTempPath(), "rc" + Guid.NewGuid().ToString("N")[..8]);
    private readonly string _logs = Directory.CreateTempSubdirectory("rc-log").FullName;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:ReceptionCentre"] = new NpgsqlConnectionStringBuilder(Server.ConnectionString) { Host = _link }.ConnectionString,
            ["Documents:Renderer:NodePath"] = "no-such-node",
            ["Logging:Folder"] = _logs,
        });
        builder.AddReceptionLogging();
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddCurrentStaff<SystemStaff>();
        builder.Services.AddBackgroundWork(builder.Configuration);
        builder.Services.AddRouting();
        _app = builder.Build();
        _app.UseStatusCodePagesWithReExecute("/error/{0}");
        _app.UseRequestLog();
        _app.UseDatabaseAwayPage();
        _app.UseRouting();
        _app.MapHealth();
        _app.MapMethods("/people/{name}", ["GET", "POST"], async (ReceptionDbContext db) => await db.Database.ExecuteSqlRawAsync("SELECT 1"));
        _app.MapGet("/gone/{name}", () => Results.NotFound());
        _app.MapGet("/error/{status}", (int status) => Results.Text("Error"));
        _app.MapGet("/bug", IResult () => throw new InvalidOperationException("A bug."));
        await _app.StartAsync();
        _client = _app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        if (Directory.Exists(_link))
            Directory.Delete(_link);
        Directory.Delete(_logs, recursive: true);
    }

    [Fact]
    public async Task Without_the_database_the_node_lives_is_not_ready_and_shows_one_plain_page_until_it_is_there()
    {
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/health/live")).StatusCode);
        var (status, ready) = await ReadyAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("away", ready.GetProperty("parts").GetProperty("database").GetProperty("reason").GetString());
        Assert.Equal("NodeMissing", ready.GetProperty("parts").GetProperty("renderer").GetProperty("reason").GetString());
        Assert.Equal("Degraded", ready.GetProperty("parts").GetProperty("jobs").GetProperty("status").GetString());

        var away = await _client.GetAsync("/people/selam?q=haile");
        var page = await away.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Equal("text/html", away.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(away.Headers.RetryAfter);
        Assert.Contains("Even geen verbinding", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", page, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", page, StringComparison.Ordinal);
        var sent = await (await _client.PostAsync("/people/selam", null)).Content.ReadAsStringAsync();
        Assert.DoesNotContain("refresh", sent, StringComparison.Ordinal);

        Directory.CreateSymbolicLink(_link, Server.Host!);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/people/selam?q=haile")).StatusCode);
        // There, but nobody migrated it.
        (status, ready) = await ReadyAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("not-migrated", ready.GetProperty("parts").GetProperty("database").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_log_tells_route_status_and_trace_and_no_path_value_or_query()
    {
        await _client.GetAsync("/people/selam?q=haile");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _client.GetAsync("/bug"));
        await _client.GetAsync("/gone/selam");
        await _client.GetAsync("/nowhere/selam");
        await _app.StopAsync();
        await _app.DisposeAsync();

        var lines = Directory.GetFiles(_logs).SelectMany(File.ReadAllLines).ToList();
        Assert.DoesNotContain(lines, line => line.Contains("selam", StringComparison.OrdinalIgnoreCase) || line.Contains("haile", StringComparison.OrdinalIgnoreCase));
        var requests = lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("Properties"))
            .Where(properties => properties.TryGetProperty("Route", out _))
            .Select(properties => (properties.GetProperty("Route").GetString(), properties.GetProperty("Status").GetInt32(), properties.GetProperty("TraceId").GetString()!.Length))
            .ToList();
        Assert.Equal([("/people/{name}", 503, 32), ("/bug", 500, 32), ("/gone/{name}", 404, 32), ("(none)", 404, 32)], requests);
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_stops_the_start_in_one_sentence()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:ReceptionCentre", "Host=none"), new("ProtectionKeys:CertificatePath", "no-such.pfx")]).Build();
        var refused = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddInfrastructure(configuration));
        Assert.Contains("ProtectionKeys:CertificatePath", refused.Message, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> ReadyAsync()
    {
        var answer = await _client.GetAsync("/health/ready");
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
