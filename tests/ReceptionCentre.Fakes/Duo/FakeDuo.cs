using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReceptionCentre.Fakes.Duo;

/// <summary>How the invented agency is set up.</summary>
public sealed record FakeDuoSettings
{
    /// <summary>Port 0 = one that is free.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";
    public string Oin { get; init; } = FakeDuo.UsualOin;

    /// <summary>Whoever is asked about is known, with a duty since 2022: for trying out.</summary>
    public bool KnowsEverybody { get; init; }
    /// <summary>With it the agency speaks TLS and asks whoever calls for a certificate.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether a certificate of whoever calls is good; used with <see cref="Certificate"/>.</summary>
    public Func<X509Certificate2, bool> Knows { get; init; } = _ => false;
    public Func<DateOnly> Today { get; init; } = () => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
}

/// <summary>How the agency behaves: well, away, slow, or taking a message and breaking off before the answer.</summary>
public enum FakeDuoMood
{
    Well,
    Away,
    TakesAndBreaksOff,
    Slow,
    Fails,
}

/// <summary>A call that came in: with the headers that it must have.</summary>
public sealed record FakeDuoCall(string Method, string Path, string Bron, string Doel, string BerichtId, string Body);

/// <summary>
/// Answers as the services of the executing agency do (PIP 1.2.0, Inburgeringsaanbod 1.2.0, MAP, PVT and Z-route 1.0.0, hours,
/// duty, term, test and schools), and refuses what they refuse, with reasons in words. For tests and for trying out; it knows
/// nobody who exists.
/// </summary>
public sealed class FakeDuo : IAsyncDisposable
{
    public const string UsualOin = "00000001003214345000", MarkedSchool = "1234567890", EducationSchool = "2345678901";

    private readonly WebApplication _app;
    private readonly FakeDuoSettings _settings;
    private readonly ConcurrentDictionary<string, FakeDuoPerson> _people = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<FakeDuoCall> _calls = new();

    private FakeDuo(WebApplication app, FakeDuoSettings settings) => (_app, _settings) = (app, settings);

    public Uri Address { get; private set; } = null!;
    public FakeDuoMood Mood { get; set; }

    /// <summary>What came in, oldest first.</summary>
    public IReadOnlyCollection<FakeDuoCall> Calls => _calls;

    /// <summary>Somebody whom the agency knows; made when first asked for.</summary>
    public FakeDuoPerson Person(string bsn) => _people.GetOrAdd(bsn, _ => new());

    public static async Task<FakeDuo> StartAsync(FakeDuoSettings? settings = null)
    {
        settings ??= new();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        if (settings.Certificate is { } certificate)
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, port => port.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = certificate,
                ClientCertificateMode = ClientCertificateMode.RequireCertificate,
                ClientCertificateValidation = (given, _, _) => settings.Knows(given),
            })));
        else
            builder.WebHost.UseUrls(settings.Url);
        builder.Services.AddRouting();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var duo = new FakeDuo(app, settings);
        app.Run(duo.AnswerAsync);
        await app.StartAsync();
        duo.Address = new(app.Urls.First());
        return duo;
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var (request, headers) = (context.Request, context.Request.Headers);
        _calls.Enqueue(new(request.Method, request.Path, headers["bron"].ToString(), headers["doel"].ToString(), headers["berichtId"].ToString(), body));
        context.Response.Headers["API-Version"] = "1.0.0";
        switch (Mood)
        {
            case FakeDuoMood.Away:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            case FakeDuoMood.Fails:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            case FakeDuoMood.Slow:
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
                break;
        }
        if (headers["bron"].ToString().Length != 20 || headers["doel"] != _settings.Oin || !Guid.TryParse(headers["berichtId"], out _))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var answer = Answer(request.Method, request.Path.Value!.Trim('/').Split('/'), headers["bron"].ToString(), body.Length == 0 ? null : JsonNode.Parse(body) as JsonObject);
        if (Mood == FakeDuoMood.TakesAndBreaksOff)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = answer.Status;
        if (answer.Body is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.Body.ToJsonString(), context.RequestAborted);
        }
    }

    private FakeAnswer Answer(string method, string[] path, string bron, JsonObject? body)
    {
        if (path is ["v1", "instellingen"])
            return new(200, new JsonArray(School(MarkedSchool, "Taalhuis De Brug", true, false), School(EducationSchool, "Schakelcollege", true, true), School("3456789012", "Zonder merk", false, false)));
        if (path is not ["v1", "personen", var bsn, .. var what])
            return new(404);
        if (!_people.TryGetValue(bsn, out var person))
        {
            if (!_settings.KnowsEverybody)
                return new(404);
            person = Person(bsn);
        }
        lock (person)
            return (method, what) switch
            {
                ("GET", ["inburgeringsplicht"]) => new(200, new JsonObject { ["indicatorInburgeringsplicht"] = person.IsObliged, ["begindatum"] = Text(person.DutyFrom), ["datumKennisgevingInburgeringsplicht"] = Text(person.LetterOn) }),
                ("GET", ["doelgroep"]) => new(200, new JsonObject { ["indeling"] = person.IsAsylum ? "Asielstatushouder" : "Gezinsmigrant en overige migrant" }),
                ("GET", ["inburgeringstermijn"]) => person.TermFrom is null ? new(404) : new(200, new JsonObject { ["startdatum"] = Text(person.TermFrom), ["einddatum"] = Text(person.TermUntil) }),
                ("GET", ["lbt", "examennummer"]) => person.ExamNumber is null ? new(404) : new(200, new JsonObject { ["examennummer"] = person.ExamNumber }),
                ("GET", ["lbt", "resultaten"]) => new(200, person.TestResults()),
                ("GET", ["examens", "resultaten"]) => new(200, person.ExamResults()),
                ("GET", ["PIP"]) => person.Pip is null ? new(404) : new(200, new JsonObject { ["gemeentecode"] = person.PipMunicipality, ["pip"] = person.Pip.DeepClone() }),
                ("POST", ["PIP"]) => person.TakePip(bron, body),
                ("DELETE", ["PIP"]) => person.DropPip(),
                ("POST", ["Inburgeringsaanbod", var school]) => person.TakeOffer(school, body),
                ("DELETE", ["Inburgeringsaanbod", var school]) => person.DropOffer(school),
                ("GET", ["map"]) => person.Map is null ? new(404) : new(200, new JsonObject { ["datumEindgesprekMap"] = Text(person.Map) }),
                ("GET", ["pvt"]) => person.Pvt is null ? new(404) : new(200, new JsonObject { ["datumOndertekeningPvt"] = Text(person.Pvt) }),
                ("PUT", ["map"]) => person.TakeDay(bron, "datumEindgesprekMap", body, _settings.Today(), () => person.Map, (day, owner) => (person.Map, person.MapOwner) = (day, owner), person.MapOwner),
                ("PUT", ["pvt"]) => person.TakeDay(bron, "datumOndertekeningPvt", body, _settings.Today(), () => person.Pvt, (day, owner) => (person.Pvt, person.PvtOwner) = (day, owner), person.PvtOwner),
                ("PUT", ["zroute"]) => person.TakeZRoute(bron, body, _settings.Today()),
                ("PUT", ["uren", .. var kind]) => person.TakeHours(string.Join('/', kind), body),
                _ => new(404),
            };
    }

    private static JsonObject School(string number, string name, bool mark, bool education) => new()
    {
        ["instellingsnummer"] = number,
        ["naam"] = name,
        ["postcode"] = "1011AB",
        ["huisnummer"] = 1,
        ["plaatsnaam"] = "Amsterdam",
        ["indicatieBowKeurmerk"] = mark,
        ["indicatieTstKeurmerk"] = education,
    };

    internal static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal sealed record FakeAnswer(int Status, JsonNode? Body = null)
{
    public static FakeAnswer Refused(params string[] reasons) => new(403, new JsonArray([.. reasons.Select(reason => (JsonNode)new JsonObject { ["fouttekst"] = reason })]));
}
