using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Benchmarks;

/// <summary>The real web application in a process of its own, on loopback.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60), StopTime = TimeSpan.FromSeconds(20);
    private readonly Process _process;

    private WebProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }
    public int ProcessId => _process.Id;

    /// <param name="connectionString">Of its database.</param>
    /// <param name="databaseOptions">Settings of its database sessions, "-c name=value".</param>
    public static async Task<WebProcess> StartAsync(string connectionString, CancellationToken stop, string? databaseOptions = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ReceptionCentre.Web.dll")])
        {
            WorkingDirectory = Checkout.File("src", "ReceptionCentre.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__ReceptionCentre"] = databaseOptions is null ? connectionString
            : new NpgsqlConnectionStringBuilder(connectionString) { Options = databaseOptions }.ConnectionString;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Documents__Renderer__Folder"] = Checkout.File("src", "ReceptionCentre.Infrastructure", "Documents", "Renderer");
        var process = Process.Start(start)!;
        // Its log is written as in production, and read so that the pipe does not fill up.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var web = new WebProcess(process, address);
        try
        {
            await web.UntilReadyAsync(stop);
            return web;
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var ask = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(StopTime);
            await _process.WaitForExitAsync(patience.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private async Task UntilReadyAsync(CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var begun = Stopwatch.StartNew(); begun.Elapsed < StartTime && !_process.HasExited;)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), stop);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Does not listen yet.
            }
            await Task.Delay(100, stop);
        }
        throw new InvalidOperationException("The web application did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
