using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using ReceptionCentre.Application.Reminders;

namespace ReceptionCentre.Infrastructure.Reminders;

/// <summary>
/// Hands text messages to a service over HTTPS as JSON. Services differ; what a municipality has stands behind its own gateway,
/// which knows this one form.
/// </summary>
internal sealed partial class HttpTextMessages(MessageOptions options, ILogger<HttpTextMessages> logger) : ITextMessages, IDisposable
{
    // One for the life of the process; names are looked up again every few minutes.
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false });

    public bool IsConnected => options.TextAddress is not null;

    public async Task<Delivery> SendAsync(string number, string text, Guid reference, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.TextAddress) { Content = JsonContent.Create(new { to = number, text, from = options.TextSender, reference }) };
        if (options.TextToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.TextToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.TimeLimit);
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (answer.IsSuccessStatusCode)
                return Delivery.Taken;
            LogTrouble(logger, (int)answer.StatusCode);
            return answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity ? Delivery.Refused : Delivery.NotReached;
        }
        catch (Exception trouble) when (trouble is HttpRequestException || (trouble is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogTrouble(logger, 0);
            return Delivery.NotReached;
        }
    }

    public void Dispose() => _http.Dispose();

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The service for text messages took no message: {Status}")]
    private static partial void LogTrouble(ILogger logger, int status);
}
