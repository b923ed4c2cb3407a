using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ReceptionCentre.Application.PopulationRegister;

namespace ReceptionCentre.Infrastructure.PopulationRegister;

/// <summary>
/// Asks Haal Centraal BRP Personen 2: one address, POST, so that nothing about anybody stands in an address. Asks only the
/// fields that a screen shows. Logs outcome and time, never a question or an answer.
/// </summary>
internal sealed partial class HaalCentraalRegister : IPopulationRegister, IDisposable
{
    private const string MediaType = "application/json";
    private const int LargestAnswer = 2_000_000;

    private static readonly string[] Whole =
    [
        "burgerservicenummer", "naam.voornamen", "naam.voorvoegsel", "naam.geslachtsnaam", "naam.aanduidingNaamgebruik", "partners.naam.voorvoegsel",
        "partners.naam.geslachtsnaam", "partners.ontbindingHuwelijkPartnerschap.datum", "geslacht", "geboorte.datum", "geboorte.plaats", "geboorte.land", "nationaliteiten.nationaliteit",
        "nationaliteiten.datumIngangGeldigheid", "gemeenteVanInschrijving", "{stay}.verblijfadres", "{stay}.datumVan", "{stay}.functieAdres",
    ];

    private static readonly string[] WhoItMayBe =
    [
        "burgerservicenummer", "naam.voornamen", "naam.voorvoegsel", "naam.geslachtsnaam", "geboorte.datum", "{lines}.adresregel1", "{lines}.adresregel2",
    ];

    private readonly PopulationRegisterOptions _options;
    private readonly ILogger<HaalCentraalRegister> _logger;
    private readonly Circuit _circuit;
    private readonly HttpClient? _client;

    public HaalCentraalRegister(PopulationRegisterOptions options, TimeProvider time, ILogger<HaalCentraalRegister> logger)
    {
        (_options, _logger) = (options, logger);
        _circuit = new(options.Failures, options.Pause, time);
        _client = options.Address is null ? null : Client(options, options.Address);
    }

    public bool IsConnected => _client is not null;

    /// <summary>Connected, and the last question was not answered.</summary>
    public bool IsAway => IsConnected && _circuit.IsFailing;

    public async Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken cancellationToken)
    {
        if (_client is null)
            return RegisterAnswer.Of(RegisterOutcome.Off);
        if (!_circuit.MayAsk())
            return RegisterAnswer.Of(RegisterOutcome.Away);
        var begun = Stopwatch.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.TimeLimit);
        try
        {
            using var content = new StringContent(Body(question).ToJsonString(), Encoding.UTF8, MediaType);
            using var answer = await _client.PostAsync(new Uri("personen", UriKind.Relative), content, patience.Token);
            var text = await answer.Content.ReadAsByteArrayAsync(patience.Token);
            return Told(answer.StatusCode, text, question, Stopwatch.GetElapsedTime(begun));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The clerk left the page; that says nothing of the register.
            throw;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or OperationCanceledException or IOException)
        {
            return Away(trouble is OperationCanceledException ? "slow" : "unreachable", 0, Stopwatch.GetElapsedTime(begun));
        }
    }

    public void Dispose() => _client?.Dispose();

    private RegisterAnswer Told(HttpStatusCode status, byte[] text, RegisterQuestion question, TimeSpan duration)
    {
        if (status == HttpStatusCode.OK)
        {
            if (HaalCentraalAnswer.Read(text) is not { } people)
                return Away("unreadable", (int)status, duration);
            _circuit.Succeeded();
            LogAnswered(question.GetType().Name, people.Count, duration.TotalMilliseconds);
            return new(RegisterOutcome.Answered, people);
        }
        // Our question or our key is wrong: waiting does not help, and the register is there.
        if (status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotAcceptable or HttpStatusCode.UnsupportedMediaType)
        {
            _circuit.Succeeded();
            var code = HaalCentraalAnswer.ErrorCode(text);
            LogRefused(question.GetType().Name, (int)status, code, duration.TotalMilliseconds);
            return RegisterAnswer.Of(code == HaalCentraalAnswer.TooManyResults ? RegisterOutcome.TooMany : RegisterOutcome.Refused);
        }
        return Away("error", (int)status, duration);
    }

    private RegisterAnswer Away(string why, int status, TimeSpan duration)
    {
        _circuit.Failed();
        LogAway(why, status, duration.TotalMilliseconds);
        return RegisterAnswer.Of(RegisterOutcome.Away);
    }

    private JsonObject Body(RegisterQuestion question)
    {
        var body = question switch
        {
            RegisterQuestion.ByBsn(var bsn) => new JsonObject { ["type"] = "RaadpleegMetBurgerservicenummer", ["burgerservicenummer"] = new JsonArray(bsn) },
            RegisterQuestion.ByNameAndBirth byBirth => new JsonObject
            {
                ["type"] = "ZoekMetGeslachtsnaamEnGeboortedatum",
                ["geslachtsnaam"] = byBirth.FamilyName,
                ["geboortedatum"] = byBirth.Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            }.With("voorvoegsel", byBirth.Prefix).With("voornamen", byBirth.GivenNames),
            RegisterQuestion.ByNameAndMunicipality byPlace => new JsonObject
            {
                ["type"] = "ZoekMetNaamEnGemeenteVanInschrijving",
                ["geslachtsnaam"] = byPlace.FamilyName,
                ["voornamen"] = byPlace.GivenNames,
                ["gemeenteVanInschrijving"] = byPlace.Municipality,
            }.With("voorvoegsel", byPlace.Prefix),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
        // Who died is no newcomer at the desk: found by number only.
        body["fields"] = new JsonArray([.. Fields(question is RegisterQuestion.ByBsn ? Whole : WhoItMayBe).Select(field => (JsonNode?)field)]);
        return body;
    }

    private IEnumerable<string> Fields(string[] fields) => fields.Select(field => field
        .Replace("{stay}", _options.AddressesAbroad ? "verblijfplaats" : "verblijfplaatsBinnenland", StringComparison.Ordinal)
        .Replace("{lines}", _options.AddressesAbroad ? "adressering" : "adresseringBinnenland", StringComparison.Ordinal));

    private static HttpClient Client(PopulationRegisterOptions options, Uri address)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ActivityHeadersPropagator = null };
        if (options.CertificateFile is { } file)
            handler.SslOptions.ClientCertificates = [X509CertificateLoader.LoadPkcs12FromFile(file, options.CertificatePassword)];
        var client = new HttpClient(handler) { BaseAddress = new(address.ToString().TrimEnd('/') + "/"), Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaType));
        if (options.Key is { } key)
            client.DefaultRequestHeaders.Add(options.KeyHeader, key);
        return client;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The population register answered a question {Kind} with {Count} people in {Duration} ms")]
    private partial void LogAnswered(string kind, int count, double duration);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The population register refused a question {Kind} with {Status} {Code} after {Duration} ms")]
    private partial void LogRefused(string kind, int status, string? code, double duration);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The population register is away: {Why} (status {Status}) after {Duration} ms")]
    private partial void LogAway(string why, int status, double duration);
}

internal static class JsonParts
{
    /// <summary>Adds a property where there is something to say.</summary>
    public static JsonObject With(this JsonObject body, string name, string? value)
    {
        if (value is not null)
            body[name] = value;
        return body;
    }
}
