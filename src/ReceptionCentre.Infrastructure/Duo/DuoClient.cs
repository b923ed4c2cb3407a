using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Infrastructure.Duo;

/// <summary>
/// Calls the services of the executing agency: three headers, mutual TLS, reasons of a refusal in the body of a 403. The BSN
/// stands in their address, so an address is never logged and goes along in no trace.
/// </summary>
internal sealed partial class DuoClient : IDuoInterface, IDisposable
{
    private const string MediaType = "application/json";
    private const int LargestAnswer = 2_000_000, MostTexts = 100;

    private readonly DuoOptions _options;
    private readonly ILogger<DuoClient> _logger;
    private readonly HttpClient? _client;

    public DuoClient(DuoOptions options, ILogger<DuoClient> logger)
    {
        (_options, _logger) = (options, logger);
        _client = options.Address is null ? null : Client(options, options.Address);
    }

    public bool IsConnected => _client is not null;

    public async Task<DuoAnswer> CallAsync(DuoCall call, CancellationToken cancellationToken)
    {
        if (_client is null)
            return new(DuoOutcome.Away, []);
        var (begun, kind) = (Stopwatch.GetTimestamp(), Kind(call));
        using var request = Request(call);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.TimeLimit);
        try
        {
            using var response = await _client.SendAsync(request, patience.Token);
            var text = await response.Content.ReadAsStringAsync(patience.Token);
            var answer = Read(response.StatusCode, text);
            var duration = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            LogAnswered(call.Verb, kind, (int)response.StatusCode, duration);
            return answer;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        // Nobody there, or no word that we trust: nothing was handed over.
        catch (HttpRequestException trouble) when (trouble.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            var duration = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            LogAway(call.Verb, kind, "nobody there", duration);
            return new(DuoOutcome.Away, []);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or OperationCanceledException or IOException)
        {
            var (why, duration) = (trouble is OperationCanceledException ? "slow" : "broken off", Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            LogAway(call.Verb, kind, why, duration);
            return new(DuoOutcome.Unclear, []);
        }
    }

    public void Dispose() => _client?.Dispose();

    private HttpRequestMessage Request(DuoCall call)
    {
        var path = call.Bsn is null ? call.Path : $"personen/{call.Bsn}/{call.Path}";
        var request = new HttpRequestMessage(new HttpMethod(call.Verb.ToString().ToUpperInvariant()), new Uri($"v1/{path}", UriKind.Relative));
        request.Headers.Add("bron", call.Oin);
        request.Headers.Add("doel", _options.Oin);
        request.Headers.Add("berichtId", call.Number.ToString());
        if (call.Body is not null)
            request.Content = new StringContent(call.Body.ToJsonString(), Encoding.UTF8, MediaType);
        return request;
    }

    private static DuoAnswer Read(HttpStatusCode status, string text) => status switch
    {
        HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent => new(DuoOutcome.Done, [], Parse(text)),
        HttpStatusCode.Forbidden => new(DuoOutcome.Refused, Texts(text)),
        HttpStatusCode.NotFound => new(DuoOutcome.NotThere, []),
        HttpStatusCode.ServiceUnavailable => new(DuoOutcome.Away, []),
        HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized => new(DuoOutcome.Wrong, []),
        _ => new(DuoOutcome.Unclear, []),
    };

    // The reasons are words for people: taken as they are. A 403 without any means that we may not ask this.
    private static List<string> Texts(string text)
    {
        var reasons = (Parse(text) as JsonArray ?? []).Select(error => (error as JsonObject)?["fouttekst"]?.ToString()).OfType<string>().Where(reason => reason.Trim().Length > 0).Take(MostTexts).Select(Line).ToList();
        return reasons.Count > 0 ? reasons : [DuoRefusals.WithoutReason];
    }

    // What a page can show, as long as the other side says that it is at most.
    private static string Line(string reason) => new([.. reason.Trim().Take(DuoRejection.TextLength).Select(c => char.IsControl(c) ? ' ' : c)]);

    private static JsonNode? Parse(string text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What was asked, without whom it is about.
    private static string Kind(DuoCall call) => call.Path.Split('/')[0];

    private static HttpClient Client(DuoOptions options, Uri address)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ActivityHeadersPropagator = null };
        if (options.CertificateFile is { } file)
            handler.SslOptions.ClientCertificates = [X509CertificateLoader.LoadPkcs12FromFile(file, options.CertificatePassword)];
        if (options.RootsFile is { } roots)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(roots);
            handler.SslOptions.CertificateChainPolicy = policy;
        }
        var client = new HttpClient(handler) { BaseAddress = new(address.ToString().TrimEnd('/') + "/"), Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaType));
        return client;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "DUO answered {Verb} {Kind} with {Status} after {Duration} ms")]
    private partial void LogAnswered(HttpVerb verb, string kind, int status, double duration);

    [LoggerMessage(Level = LogLevel.Warning, Message = "DUO did not answer {Verb} {Kind}: {Why} after {Duration} ms")]
    private partial void LogAway(HttpVerb verb, string kind, string why, double duration);
}
