using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ReceptionCentre.Testing;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>The web application as it is deployed: one process of its own, with its own document worker.</summary>
public sealed class WebNode : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _said = new();
    private readonly Process _web;

    private WebNode(string connection, IEnumerable<(string Name, string Value)> settings)
    {
        Address = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ReceptionCentre.Web.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Database__Provider"] = "PostgreSql";
        start.Environment["ConnectionStrings__ReceptionCentre"] = connection;
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_CONTENTROOT"] = Checkout.File("src", "ReceptionCentre.Web");
        start.Environment["Documents__Renderer__Folder"] = Checkout.File("src", "ReceptionCentre.Infrastructure", "Documents", "Renderer");
        start.Environment["Documents__Renderer__Processes"] = "1";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _web = Process.Start(start)!;
        _web.OutputDataReceived += (_, line) => Hear(line.Data);
        _web.ErrorDataReceived += (_, line) => Hear(line.Data);
        _web.BeginOutputReadLine();
        _web.BeginErrorReadLine();
    }

    public string Address { get; }

    public bool HasExited => _web.HasExited;

    /// <summary>Starts a process on a database, with settings beside the usual ones. It may not be ready yet.</summary>
    public static WebNode Start(string connection, params (string Name, string Value)[] settings) => new(connection, settings);

    /// <summary>Waits until it says that it can do its work; gives what it says.</summary>
    public async Task<string> UntilReadyAsync()
    {
        using var client = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (await ReadinessAsync(client) is { } readiness)
                return readiness;
            if (_web.HasExited || waited.Elapsed > StartTime)
                throw new InvalidOperationException("The web application did not become ready:\n" + string.Join('\n', _said));
            await Task.Delay(100);
        }
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        if (!_web.HasExited)
            _web.Kill(entireProcessTree: true);
        await _web.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as the system does; gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _web.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _web.WaitForExitAsync().WaitAsync(StopTime);
        return _web.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _web.Dispose();
    }

    private async Task<string?> ReadinessAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(Address + "/health/ready"));
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _said.Enqueue(line);
        while (_said.Count > 60)
            _said.TryDequeue(out _);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
