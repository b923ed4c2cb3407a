using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Duo;

/// <summary>
/// Where the executing agency delivers its notices (Notificatie 1.8.0). Kept before anything is done with it; answered with
/// nothing but a status. No session, no cookie: who delivers is known by its certificate.
/// </summary>
public static class NoticeEndpoint
{
    public const string Path = "/v1/notificaties", Version = "1.8.0";
    private const int LargestBody = 10_000;

    public static void MapDuoNotices(this IEndpointRouteBuilder routes) => routes.MapPost(Path, ReceiveAsync).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> ReceiveAsync(HttpContext context, DuoOptions options, IServiceScopeFactory scopes)
    {
        context.Response.Headers["API-Version"] = Version;
        // No page for people: the other side reads the status.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        if (options.Address is null)
            return Results.NotFound();
        if (!IsTrusted(context, options))
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        var headers = context.Request.Headers;
        if (headers["bron"] != options.Oin)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (headers["doel"].ToString() is not { Length: DuoSettings.OinLength } oin || !Guid.TryParse(headers["berichtId"], out var number)
            || await BodyAsync(context) is not { } body || Text(body, "gebeurtenisId") is not { } code || !DuoEvents.IsCode(code)
            || !DateTimeOffset.TryParse(Text(body, "registratieDatumTijd"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            || !IsRead(body, out var bsn, out var vNumber))
            return Results.BadRequest();
        await using var scope = scopes.CreateSystemScope();
        try
        {
            var result = await scope.ServiceProvider.GetRequiredService<IMediator>()
                .Send(new ReceiveNotice.Command(oin, number, code, at.ToUniversalTime(), bsn, vNumber), context.RequestAborted);
            return Results.StatusCode(result.IsForUs ? StatusCodes.Status201Created : StatusCodes.Status403Forbidden);
        }
        // The same message at the same moment: it is here.
        catch (BrokenRuleException broken) when (broken.Rule == DuoRulesIn.ReceivedOnce)
        {
            return Results.StatusCode(StatusCodes.Status201Created);
        }
        // Twenty characters that are no number of anybody.
        catch (InvalidInputException)
        {
            return Results.BadRequest();
        }
    }

    // By its own certificate, or by the word of the gateway that checked it.
    private static bool IsTrusted(HttpContext context, DuoOptions options)
    {
        if (context.Connection.ClientCertificate is { } certificate && options.Thumbprints.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256), StringComparer.OrdinalIgnoreCase))
            return true;
        return options.GatewayWord is { Length: > 0 } word
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers[options.GatewayHeader].ToString())), SHA256.HashData(Encoding.UTF8.GetBytes(word)));
    }

    private static async Task<JsonObject?> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is > LargestBody)
            return null;
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var buffer = new char[LargestBody];
            var length = await reader.ReadBlockAsync(buffer, context.RequestAborted);
            return length == LargestBody ? null : JsonNode.Parse(new string(buffer, 0, length)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // Neither number: kept all the same, and a person looks. A V-number comes as a number, so that its leading zeros are lost.
    private static bool IsRead(JsonObject body, out string? bsn, out string? vNumber)
    {
        (bsn, vNumber) = (null, null);
        if (body["bsn"] is not null && (Text(body, "bsn") is not { Length: DuoNoticeContent.BsnLength } nine || !nine.All(char.IsAsciiDigit)))
            return false;
        bsn = Text(body, "bsn");
        if (body["vNummer"] is null)
            return true;
        if (body["vNummer"] is not JsonValue value || !value.TryGetValue<long>(out var given) || given is < 0 or > 9999999999)
            return false;
        vNumber = given.ToString("D10", CultureInfo.InvariantCulture);
        return true;
    }
}
