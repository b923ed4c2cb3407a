using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReceptionCentre.Fakes.Messages;

/// <summary>A service for text messages on this machine that keeps what it gets.</summary>
public sealed class FakeTextService : IAsyncDisposable
{
    private readonly ConcurrentQueue<Message> _messages = new();
    private WebApplication _web = null!;

    public sealed record Message(string To, string Text, string From, Guid Reference);

    public Uri Address { get; private set; } = null!;

    /// <summary>Every try, also those that were not taken.</summary>
    public IReadOnlyList<Message> Messages => [.. _messages];

    /// <summary>What it answers from now on.</summary>
    public int Status { get; set; } = StatusCodes.Status202Accepted;

    public static async Task<FakeTextService> StartAsync(string token)
    {
        var service = new FakeTextService();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLogging(logging => logging.ClearProviders());
        service._web = builder.Build();
        service._web.MapPost("/messages", async (HttpContext context) =>
        {
            if (context.Request.Headers.Authorization != $"Bearer {token}")
                return Results.Unauthorized();
            service._messages.Enqueue((await context.Request.ReadFromJsonAsync<Message>())!);
            return Results.StatusCode(service.Status);
        });
        await service._web.StartAsync();
        service.Address = new(service._web.Urls.First() + "/messages");
        return service;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();
}
