using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Fakes.PopulationRegister;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.Persistence;

// One browser and one web process do all the work: tests beside each other would only take their time from each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ReceptionCentre.EndToEnd.Tests;

[CollectionDefinition(RunningCentre.Name)]
public sealed class RunningCentreTests : ICollectionFixture<RunningCentre>;

/// <summary>The application on the demonstration's database, with a browser in front of it. Started once for all journeys.</summary>
public sealed class RunningCentre : IAsyncLifetime
{
    public const string Name = "The running centre";

    private const int People = 150;

    private const float Patience = 30_000;

    private readonly Dictionary<Role, string> _sessions = [];
    private DemoDatabase _database = null!;
    private FakePopulationRegister _register = null!;
    private WebNode _web = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public string Address => _web.Address;

    public async Task InitializeAsync()
    {
        _database = await DemoDatabase.CreateAsync(People);
        _register = await FakePopulationRegister.StartAsync();
        _web = WebNode.Start(_database.ConnectionString, ("PopulationRegister__Address", _register.Address.ToString()));
        _playwright = await Playwright.CreateAsync();
        // A machine that builds beside the tests is slow; what does not come at all is still told.
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium",
            Args = ["--disable-gpu", "--disable-background-networking", "--font-render-hinting=none", .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>()],
        });
        await _web.UntilReadyAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_web is not null)
            await _web.DisposeAsync();
        if (_register is not null)
            await _register.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    /// <inheritdoc cref="DemoDatabase.As{T}" />
    public Task<T> As<T>(Func<IServiceProvider, Task<T>> work) => _database.As(work);

    /// <inheritdoc cref="DemoDatabase.InDb{T}" />
    public Task<T> InDb<T>(Func<ReceptionDbContext, Task<T>> look) => _database.InDb(look);

    /// <inheritdoc cref="DemoDatabase.FileOfAsync" />
    public Task<Guid> FileOfAsync(string calledName, string familyName) => _database.FileOfAsync(calledName, familyName);

    /// <inheritdoc cref="DemoDatabase.CodeOf" />
    public string CodeOf(Role role) => _database.CodeOf(role);

    public static DemoAccount AccountOf(Role role) => DemoSeeder.Accounts.First(account => account.Role == role);

    /// <summary>A browser window in which nobody has signed in.</summary>
    public Task<Window> OpenAsync(string language = Window.Dutch, int width = 1280, bool scripts = true) => OpenAsync(Address, null, language, width, scripts);

    /// <summary>A browser window of the demonstration's member of staff with this role; each window has cookies of its own.</summary>
    public async Task<Window> OpenAsync(Role role, string language = Window.Dutch, int width = 1280, bool scripts = true)
    {
        if (!_sessions.TryGetValue(role, out var session))
            _sessions[role] = session = await SignInAsync(role);
        return await OpenAsync(Address, session, language, width, scripts);
    }

    /// <summary>A browser window of somebody of the demonstration who is not the first of a role, by the e-mail address.</summary>
    public async Task<Window> OpenAsync(string email, string language)
    {
        var window = await OpenAsync(language);
        await window.SignInAsync(email, DemoSeeder.Accounts[0].Password);
        await Assertions.Expect(window.Page.Locator(".rc-bar")).ToBeVisibleAsync();
        return window;
    }

    /// <summary>A browser window on another process than the one of this centre, in which nobody has signed in.</summary>
    public Task<Window> OpenAtAsync(WebNode node, string language = Window.Dutch) => OpenAsync(node.Address, null, language, 1280, true);

    private async Task<Window> OpenAsync(string address, string? session, string language, int width, bool scripts)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address,
            StorageState = session,
            JavaScriptEnabled = scripts,
            AcceptDownloads = true,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        context.SetDefaultTimeout(Patience);
        if (scripts)
            await context.AddInitScriptAsync(Window.Axe);
        await context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = address }]);
        return new(context, await context.NewPageAsync(), language);
    }

    private async Task<string> SignInAsync(Role role)
    {
        await using var window = await OpenAsync();
        var account = AccountOf(role);
        await window.SignInAsync(account.Email, account.Password);
        if (_database.HasSecondFactor(role))
        {
            await window.Page.FillAsync("#Code", CodeOf(role));
            await window.SubmitAsync();
        }
        await Assertions.Expect(window.Page.Locator(".rc-bar")).ToBeVisibleAsync();
        return await window.Page.Context.StorageStateAsync();
    }
}
