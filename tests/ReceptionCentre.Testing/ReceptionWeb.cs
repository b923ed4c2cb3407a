using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;
using Xunit;

namespace ReceptionCentre.Testing;

/// <summary>
/// The web application on a database of its own, without a socket. Members of staff sign in through the real forms:
/// <c>var browser = await web.SignedInAs(member); var page = await browser.Get("/staff");</c>
/// </summary>
public sealed class ReceptionWeb : ReceptionDatabase
{
    /// <summary>Of every account that a test opens.</summary>
    public const string Password = "vier gele fietsen bij zee";

    /// <summary>Configuration of a test class; set before its first page.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    private WebApplicationFactory<Program>? _factory;

    public WebApplicationFactory<Program> Factory => _factory ??= new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
    {
        builder.UseSetting("ConnectionStrings:ReceptionCentre", ConnectionString);
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddPortabilityCheck();
        });
    });

    /// <summary>A browser with empty cookies.</summary>
    public Browser Browser(string language = "nl-NL", bool https = false)
    {
        var client = Factory.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new(https ? "https://localhost" : "http://localhost") });
        client.DefaultRequestHeaders.Add("Cookie", $".AspNetCore.Culture=c%3D{language}%7Cuic%3D{language}");
        return new(client);
    }

    /// <summary>Saves a member of staff, still without an account.</summary>
    public async Task<StaffMember> Saved(StaffBuilder builder)
    {
        var member = builder.Build();
        await Save(member);
        return member;
    }

    /// <summary>A browser in which this member of staff has signed in, with the second factor where the role needs it.</summary>
    public async Task<Browser> SignedInAs(StaffMember member, string language = "nl-NL")
    {
        await OpenAccount(member);
        var browser = Browser(language);
        await SignIn(browser, member);
        return browser;
    }

    /// <summary>Goes through the sign-in forms; the account is there.</summary>
    public async Task SignIn(Browser browser, StaffMember member)
    {
        var answer = await browser.Submit(await browser.Get("/account/sign-in"), ("Email", member.Email), ("Password", Password));
        if (answer.Location?.StartsWith("/account/second-factor", StringComparison.Ordinal) == true)
            answer = await browser.Submit(await browser.Get(answer.Location), ("Code", await NextCode(member)));
        Assert.True(answer.Location == "/", $"{member.Email} did not get in: {(int)answer.Status} {answer.Location} {string.Join(", ", answer.Errors)}");
    }

    /// <summary>An account with <see cref="Password"/>, and a second factor when a role of the member needs one. Once is enough.</summary>
    public Task OpenAccount(StaffMember member, bool secondFactor = false) => AsSystem(async services =>
    {
        var accounts = services.GetRequiredService<IAccounts>();
        if (await accounts.StateAsync(member.Id, default) is not null)
            return 0;
        var first = await accounts.OpenAsync(member.Id, member.Email, default);
        await accounts.ChangePasswordAsync(member.Id, first, Password, default);
        if (secondFactor || member.Roles.Any(part => Permissions.NeedsSecondFactor(part.Role)))
        {
            var key = (await accounts.KeyToSetUpAsync(member.Id, default)).Text.Replace(" ", "", StringComparison.Ordinal);
            await accounts.TurnOnSecondFactorAsync(member.Id, OneTimeCodes.CodeAt(key, Clock.GetUtcNow()), default);
            _keys[member.Id] = key;
        }
        return 0;
    });

    private async Task RunAsSystem(Func<IServiceProvider, Task<int>> work)
    {
        await using var provider = Services(ConnectionString, new TestStaff(), Clock, portability: false);
        await using var scope = provider.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    /// <summary>A code of the member's app that was not used yet. Moves the clock to the next one.</summary>
    public Task<string> NextCode(StaffMember member)
    {
        Clock.Advance(OneTimeCodes.Step);
        return Task.FromResult(OneTimeCodes.CodeAt(_keys[member.Id], Clock.GetUtcNow()));
    }

    /// <summary>Names of the audit events of this member, oldest first.</summary>
    public Task<List<string>> ActionsOf(StaffMember member) => InDb(db => db.AuditEvents
        .Where(audit => audit.By == member.Id).OrderBy(audit => audit.At).ThenBy(audit => audit.Id).Select(audit => audit.Action).ToListAsync());

    public override async Task DisposeAsync()
    {
        if (_factory is not null)
            await _factory.DisposeAsync();
        await base.DisposeAsync();
    }

    private readonly Dictionary<Guid, string> _keys = [];
}

/// <summary>Gets pages and sends their forms, with cookies and anti-forgery, as a browser without JavaScript does. Redirects are answers.</summary>
public sealed class Browser(HttpClient client)
{
    public HttpClient Client => client;

    public async Task<WebPage> Get(string path) => await WebPage.ReadAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Gets, and goes on as long as the answer leads somewhere else.</summary>
    public async Task<WebPage> GetAtLast(string path)
    {
        var page = await Get(path);
        for (var i = 0; i < 5 && page.Location is { } location; i++)
            page = await Get(location);
        return page;
    }

    /// <summary>Sends the form of a page with what stands in it, and with these fields as they were typed.</summary>
    public Task<WebPage> Submit(WebPage page, params (string Name, string? Value)[] fields) => Submit(page, "main form[method=post]", fields);

    public async Task<WebPage> Submit(WebPage page, string form, params (string Name, string? Value)[] fields)
    {
        var element = page.Document.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"No form '{form}' in:\n{page.Html}");
        var typed = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var values = Values(element).Where(value => !typed.Contains(value.Key))
            .Concat(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!)));
        return await Post(element.GetAttribute("action") is { Length: > 0 } action ? action : page.Path, values);
    }

    /// <summary>Sends the form of a page with a file chosen in it; null = the field is left empty, as a browser sends it.</summary>
    public async Task<WebPage> Upload(WebPage page, byte[]? file, string? fileName, string contentType, params (string Name, string? Value)[] fields)
    {
        var element = page.Document.QuerySelector("main form[enctype='multipart/form-data']") as IHtmlFormElement ?? throw new InvalidOperationException($"No form for a file in:\n{page.Html}");
        var typed = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Values(element).Where(value => !typed.Contains(value.Key) && value.Key != "File")
            .Concat(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!))))
            content.Add(new StringContent(value), name);
        if (file is not null)
        {
            var part = new ByteArrayContent(file);
            part.Headers.TryAddWithoutValidation("Content-Type", contentType);
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"File\"; filename=\"{fileName}\"");
            content.Add(part);
        }
        return await WebPage.ReadAsync(await client.PostAsync(new Uri(element.GetAttribute("action") is { Length: > 0 } action ? action : page.Path, UriKind.Relative), content));
    }

    public async Task<WebPage> Post(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await WebPage.ReadAsync(await client.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name))
                continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" or "button" }:
                    break;
                case IHtmlInputElement input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlTextAreaElement text:
                    yield return new(name, text.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return new(name, select.Value ?? "");
                    break;
            }
        }
    }
}

/// <summary>An answer of the web application.</summary>
/// <param name="Location">Path that a redirect leads to; null = none.</param>
public sealed record WebPage(HttpStatusCode Status, string Path, string? Location, string Html, IHtmlDocument Document, HttpResponseMessage Answer)
{
    /// <summary>The words of the page as a reader sees them.</summary>
    public string Words => string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string Title => Document.Title ?? "";

    /// <summary>What the summary above the form says is wrong.</summary>
    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".rc-errors li").Select(item => item.TextContent.Trim())];

    public string? TextOf(string selector) => Document.QuerySelector(selector)?.TextContent.Trim();

    internal static async Task<WebPage> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        var to = answer.Headers.Location;
        var location = to is null ? null : to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString;
        return new(answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery, location, html, await new HtmlParser().ParseDocumentAsync(html), answer);
    }
}
