using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Testing;

// One browser and one web process do all the work: tests beside each other would only take their time from each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ReceptionCentre.EndToEnd.Tests;

[CollectionDefinition(RunningCentre.Name)]
public sealed class RunningCentreTests : ICollectionFixture<RunningCentre>;

/// <summary>
/// The web application as it is deployed: its own process, a real database with the demonstration's people, its own
/// document worker; and a browser in front of it. Started once for all journeys.
/// </summary>
public sealed class RunningCentre : IAsyncLifetime
{
    public const string Name = "The running centre";

    private const int People = 150;
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(2);

    private readonly string _database = $"test_{Guid.NewGuid():N}";
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Dictionary<Role, string> _sessions = [];
    private readonly Dictionary<Role, string> _keys = [];
    private ServiceProvider _services = null!;
    private Process _web = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var connection = await TemplateDatabase.CloneAsync(_database);
        _services = ReceptionDatabase.Services(connection, new TestStaff(), TimeProvider.System, portability: false);
        await As(services => ActivatorUtilities.CreateInstance<DemoSeeder>(services).SeedAsync(People, 1, new Progress<int>(), default));
        await SetUpSecondFactorAsync(Role.Administrator);
        await SetUpSecondFactorAsync(Role.PrivacyOfficer);
        _web = StartWeb(connection);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium",
            Args = ["--disable-gpu", "--disable-background-networking", "--font-render-hinting=none", .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>()],
        });
        await UntilReadyAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_web is not null)
        {
            if (!_web.HasExited)
                _web.Kill(entireProcessTree: true);
            await _web.WaitForExitAsync();
            _web.Dispose();
        }
        if (_services is not null)
            await _services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await PostgresServer.ExecuteAsync(PostgresServer.Maintenance, $"""DROP DATABASE IF EXISTS "{_database}" WITH (FORCE)""");
    }

    /// <summary>Something that the application's services do as the system.</summary>
    public async Task<T> As<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task As(Func<IServiceProvider, Task> work) => As(async services =>
    {
        await work(services);
        return 0;
    });

    public Task<T> InDb<T>(Func<ReceptionDbContext, Task<T>> look) => As(services => look(services.GetRequiredService<ReceptionDbContext>()));

    /// <summary>The file of a person of the demonstration, by what we call somebody and the family name.</summary>
    public Task<Guid> FileOfAsync(string calledName, string familyName) => InDb(db => db.CaseFiles
        .Where(file => db.Persons.Any(person => person.Id == file.PersonId && person.Names.Any(name => name.CalledName == calledName && name.FamilyName == familyName)))
        .OrderBy(file => file.PersonId).Select(file => file.Id).FirstAsync());

    /// <summary>A browser window in which nobody has signed in.</summary>
    public Task<Window> OpenAsync(string language = Window.Dutch, int width = 1280, bool scripts = true) => OpenAsync(null, language, width, scripts);

    /// <summary>A browser window of the demonstration's member of staff with this role; each window has cookies of its own.</summary>
    public async Task<Window> OpenAsync(Role role, string language = Window.Dutch, int width = 1280, bool scripts = true)
    {
        if (!_sessions.TryGetValue(role, out var session))
            _sessions[role] = session = await SignInAsync(role);
        return await OpenAsync(session, language, width, scripts);
    }

    public static DemoAccount AccountOf(Role role) => DemoSeeder.Accounts.First(account => account.Role == role);

    /// <summary>A code of the second factor that was not used yet; call it once for each role and half minute.</summary>
    public string CodeOf(Role role) => NextCode(_keys[role]);

    /// <summary>The code of the coming half minute: right already, and never the one that set the factor up.</summary>
    public static string NextCode(string key) => OneTimeCodes.CodeAt(key, DateTimeOffset.UtcNow + OneTimeCodes.Step);

    private async Task<Window> OpenAsync(string? session, string language, int width, bool scripts)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Address,
            StorageState = session,
            JavaScriptEnabled = scripts,
            AcceptDownloads = true,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        context.SetDefaultTimeout(20_000);
        await context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = Address }]);
        return new(context, await context.NewPageAsync(), language);
    }

    private async Task<string> SignInAsync(Role role)
    {
        await using var window = await OpenAsync();
        var account = AccountOf(role);
        await window.SignInAsync(account.Email, account.Password);
        if (_keys.ContainsKey(role))
        {
            await window.Page.FillAsync("#Code", CodeOf(role));
            await window.SubmitAsync();
        }
        await Assertions.Expect(window.Page.Locator(".rc-bar")).ToBeVisibleAsync();
        return await window.Page.Context.StorageStateAsync();
    }

    private Task SetUpSecondFactorAsync(Role role) => As(async services =>
    {
        var accounts = services.GetRequiredService<IAccounts>();
        var email = AccountOf(role).Email;
        var id = await InDb(db => Task.FromResult(db.StaffMembers.Single(member => member.Email == email).Id));
        var key = (await accounts.KeyToSetUpAsync(id, default)).Text.Replace(" ", "", StringComparison.Ordinal);
        await accounts.TurnOnSecondFactorAsync(id, OneTimeCodes.CodeAt(key, DateTimeOffset.UtcNow), default);
        _keys[role] = key;
    });

    private Process StartWeb(string connection)
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
        var web = Process.Start(start)!;
        web.OutputDataReceived += (_, line) => Hear(line.Data);
        web.ErrorDataReceived += (_, line) => Hear(line.Data);
        web.BeginOutputReadLine();
        web.BeginErrorReadLine();
        return web;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _said.Enqueue(line);
        while (_said.Count > 60)
            _said.TryDequeue(out _);
    }

    private async Task UntilReadyAsync()
    {
        using var client = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (!await IsReadyAsync(client))
        {
            if (_web.HasExited || waited.Elapsed > StartTime)
                throw new InvalidOperationException("The web application did not become ready:\n" + string.Join('\n', _said));
            await Task.Delay(100);
        }
    }

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(Address + "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
