using System.Net;
using System.Text.RegularExpressions;
using ReceptionCentre.Infrastructure.Demo;

namespace ReceptionCentre.Benchmarks;

/// <summary>One browser: cookies, a connection, forms with their anti-forgery value. Redirects are answers, and timed apart.</summary>
internal sealed partial class Session : IDisposable
{
    private readonly HttpClient _client;
    private string _formValue = "";

    private Session(Uri address)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new(), AutomaticDecompression = DecompressionMethods.All };
        _client = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>Signs in through the form.</summary>
    public static async Task<Session> SignInAsync(Uri address, DemoAccount account, CancellationToken stop)
    {
        var session = new Session(address);
        await session.GetAsync("/account/sign-in", stop);
        var answer = await session.PostAsync("/account/sign-in", [("Email", account.Email), ("Password", account.Password)], stop);
        if (answer.Location != "/")
            throw new InvalidOperationException($"{account.Email} was not let in: {(int)answer.Status} {answer.Location}.");
        // The form value of before signing in belongs to nobody.
        await session.GetAsync("/account", stop);
        return session;
    }

    public static async Task<IReadOnlyList<Session>> SignInAsync(Uri address, DemoAccount account, int count, CancellationToken stop)
    {
        var sessions = new List<Session>();
        for (var i = 0; i < count; i++)
            sessions.Add(await SignInAsync(address, account, stop));
        return sessions;
    }

    public Task<Answer> GetAsync(string path, CancellationToken stop) => SendAsync(new(HttpMethod.Get, path), stop);

    public Task<Answer> PostAsync(string path, IEnumerable<(string Name, string Value)> fields, CancellationToken stop, bool htmx = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", _formValue)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        if (htmx)
            request.Headers.Add("HX-Request", "true");
        return SendAsync(request, stop);
    }

    public void Dispose() => _client.Dispose();

    private async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        using (request)
        {
            using var answer = await _client.SendAsync(request, stop);
            var html = await answer.Content.ReadAsStringAsync(stop);
            if (FormValue().Match(html) is { Success: true } found)
                _formValue = found.Groups[1].Value;
            return new(answer.StatusCode, answer.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString : null, html);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormValue();
}

internal sealed record Answer(HttpStatusCode Status, string? Location, string Html)
{
    public bool IsPage => Status == HttpStatusCode.OK;
}
