using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReceptionCentre.Fakes.PopulationRegister;

/// <summary>How the invented register is set up.</summary>
public sealed record FakeSettings
{
    /// <summary>Port 0 = one that is free.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";
    public string PathBase { get; init; } = FakePopulationRegister.DefaultPathBase;

    /// <summary>Asked for in the header "X-API-KEY"; null = everybody may ask.</summary>
    public string? Key { get; init; }
}

/// <summary>How the register behaves: well, slow, or with an answer that is none.</summary>
/// <param name="Status">Answers every question with this error; null = as it should.</param>
/// <param name="Body">Answers every question with this text and status 200; null = as it should.</param>
public sealed record FakeBehaviour(TimeSpan Delay = default, int? Status = null, string? Body = null);

/// <summary>A question that came in.</summary>
/// <param name="Target">Path and query: nothing about anybody belongs there.</param>
public sealed record FakeQuestion(string Target, string Body);

/// <summary>
/// Answers "POST /personen" as the description of Haal Centraal BRP Personen 2.7.0 says, about the 1,176 invented people
/// that come with it. For tests and for trying out; it holds nobody who exists.
/// </summary>
public sealed class FakePopulationRegister : IAsyncDisposable
{
    public const string DefaultPathBase = "/haalcentraal/api/brp";
    private const string Problem = "application/problem+json";

    private static readonly Lazy<OpenApiSchema> Description = new(OpenApiSchema.Load);
    private static readonly Lazy<IReadOnlyList<RegisterPerson>> People = new(LoadPeople);
    private static readonly ConcurrentDictionary<string, IReadOnlySet<string>> Paths = new(StringComparer.Ordinal);

    private readonly WebApplication _app;
    private readonly FakeSettings _settings;
    private readonly ConcurrentQueue<FakeQuestion> _asked = new();

    private FakePopulationRegister(WebApplication app, FakeSettings settings) => (_app, _settings) = (app, settings);

    /// <summary>Where it answers, with the base of the path.</summary>
    public Uri Address { get; private set; } = null!;

    public FakeBehaviour Behaviour { get; set; } = new();

    /// <summary>What was asked, oldest first.</summary>
    public IReadOnlyCollection<FakeQuestion> Asked => _asked;

    /// <summary>Numbers of everybody in it.</summary>
    public static IReadOnlyList<string> Numbers => [.. People.Value.Select(person => person.Bsn)];

    public static async Task<FakePopulationRegister> StartAsync(FakeSettings? settings = null)
    {
        settings ??= new();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(settings.Url);
        builder.Services.AddRouting();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var register = new FakePopulationRegister(app, settings);
        app.UsePathBase(settings.PathBase);
        app.UseRouting();
        app.MapPost("/personen", register.AnswerAsync);
        // For trying out how the desk goes on: {"delaySeconds": 10}, {"status": 503}, {"body": "not json"} or {}.
        app.MapPost("/behaviour", register.BehaveAsync);
        await app.StartAsync();
        register.Address = new(app.Urls.First().TrimEnd('/') + settings.PathBase);
        return register;
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task BehaveAsync(HttpContext context)
    {
        var wanted = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        Behaviour = new(
            TimeSpan.FromSeconds(wanted?["delaySeconds"]?.GetValue<double>() ?? 0), wanted?["status"]?.GetValue<int>(), wanted?["body"]?.GetValue<string>());
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        _asked.Enqueue(new(context.Request.PathBase + context.Request.Path + context.Request.QueryString, text));
        var now = Behaviour;
        if (now.Delay > TimeSpan.Zero)
            await Task.Delay(now.Delay, context.RequestAborted);
        if (now.Status is { } status)
            await RefuseAsync(context, status, status == StatusCodes.Status503ServiceUnavailable ? "notAvailable" : "serverError", "De bron geeft geen antwoord.");
        else if (now.Body is { } body)
            await WriteAsync(context, StatusCodes.Status200OK, "application/json; charset=utf-8", body);
        else if (_settings.Key is { } key && context.Request.Headers["X-API-KEY"] != key)
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "authentication", "Niet correct geauthenticeerd.");
        else if (context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "unsupported", "Media Type wordt niet ondersteund.");
        else if (!Accepts(context.Request.Headers.Accept.ToString()))
            await RefuseAsync(context, StatusCodes.Status406NotAcceptable, "notAcceptable", "Gevraagde contenttype wordt niet ondersteund.");
        else
            await AnswerAsync(context, text);
    }

    private static bool Accepts(string header) =>
        header.Length == 0 || header.Contains("*/*", StringComparison.Ordinal) || header.Contains("application/json", StringComparison.OrdinalIgnoreCase) || header.Contains("application/*", StringComparison.Ordinal);

    private static async Task AnswerAsync(HttpContext context, string text)
    {
        if (Parsed(text) is not { } question)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "json", "De vraag is geen geldige JSON.");
            return;
        }
        var faults = Faults(question);
        if (faults.Count > 0)
        {
            await RefuseAsync(context, faults);
            return;
        }
        var query = new RegisterQuery(question);
        var found = query.Of(People.Value).ToList();
        if (found.Count > query.MostHits && query.Type != "RaadpleegMetBurgerservicenummer")
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "tooManyResults", $"Meer dan maximum van {query.MostHits} gevonden personen.");
            return;
        }
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        var filter = FieldFilter.Of(question["fields"]!.AsArray().Select(field => field!.GetValue<string>()));
        var allowed = Paths.GetOrAdd(query.AnswerSchema, Description.Value.PathsOf);
        var answer = new JsonObject
        {
            ["type"] = query.Type,
            ["personen"] = new JsonArray([.. found.Select(person => (JsonNode?)filter.Person(Limited(person.Whole(today), allowed)))]),
        };
        await WriteAsync(context, StatusCodes.Status200OK, "application/json; charset=utf-8", answer.ToJsonString());
    }

    private static JsonObject? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<SchemaFault> Faults(JsonObject question)
    {
        var faults = Description.Value.Check(question, "PersonenQuery").ToList();
        if (faults.Count > 0)
            return faults;
        var allowed = Paths.GetOrAdd(new RegisterQuery(question).AnswerSchema, Description.Value.PathsOf);
        foreach (var field in question["fields"]!.AsArray().Select(field => field!.GetValue<string>()))
        {
            if (field.Split('.').Any(FieldFilter.Unasked.Contains))
                faults.Add(new("fields", "fields", "Parameter bevat een niet toegestane veldnaam."));
            else if (!allowed.Contains(FieldFilter.Plain(field)))
                faults.Add(new("fields", "fields", "Parameter bevat een niet bestaande veldnaam."));
        }
        if (question["burgerservicenummer"] is JsonArray numbers && numbers.Any(number => !PassesTheElevenTest(number!.GetValue<string>())))
            faults.Add(new("burgerservicenummer", "bsn", "Waarde is geen geldig burgerservicenummer."));
        return faults;
    }

    // Only what the answer of this kind of question can hold.
    private static JsonObject Limited(JsonObject part, IReadOnlySet<string> allowed, string before = "")
    {
        foreach (var (name, value) in part.ToList())
        {
            var path = before.Length == 0 ? name : $"{before}.{name}";
            if (!allowed.Contains(path))
                part.Remove(name);
            else if (value is JsonObject inner)
                Limited(inner, allowed, path);
            else if (value is JsonArray list)
                list.OfType<JsonObject>().ToList().ForEach(one => Limited(one, allowed, path));
        }
        return part;
    }

    private static bool PassesTheElevenTest(string number) =>
        number.Zip([9, 8, 7, 6, 5, 4, 3, 2, -1], (digit, weight) => (digit - '0') * weight).Sum() % 11 == 0 && number != "000000000";

    private static Task RefuseAsync(HttpContext context, List<SchemaFault> faults)
    {
        var names = faults.Select(fault => fault.Path.Length == 0 ? "body" : fault.Path).Distinct().ToList();
        return RefuseAsync(
            context, StatusCodes.Status400BadRequest, "paramsValidation", "Een of meerdere parameters zijn niet correct.", $"De foutieve parameter(s) zijn {string.Join(", ", names)}.",
            new JsonArray([.. faults.Select(fault => (JsonNode?)new JsonObject
            {
                ["name"] = fault.Path.Length == 0 ? "body" : fault.Path,
                ["code"] = fault.Code,
                ["reason"] = fault.Reason,
            })]));
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string title, string? detail = null, JsonArray? invalid = null)
    {
        var told = new JsonObject
        {
            ["type"] = "https://www.rfc-editor.org/rfc/rfc7807",
            ["title"] = title,
            ["status"] = status,
            ["instance"] = $"urn:path:{context.Request.PathBase}{context.Request.Path}",
            ["code"] = code,
        };
        if (detail is not null)
            told["detail"] = detail;
        if (invalid is not null)
            told["invalidParams"] = invalid;
        return WriteAsync(context, status, Problem, told.ToJsonString());
    }

    private static Task WriteAsync(HttpContext context, int status, string type, string body)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, type);
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static List<RegisterPerson> LoadPeople()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "PopulationRegister", "Data", "people.json"));
        var people = JsonNode.Parse(file)!.AsArray();
        Read(people);
        return [.. people.Select(person => new RegisterPerson(person!.AsObject()))];
    }

    // JSON is taken apart when it is first looked at; two questions at once may not do that together.
    private static void Read(JsonNode? node)
    {
        if (node is JsonObject part)
            part.ToList().ForEach(field => Read(field.Value));
        else if (node is JsonArray list)
            list.ToList().ForEach(Read);
    }
}
