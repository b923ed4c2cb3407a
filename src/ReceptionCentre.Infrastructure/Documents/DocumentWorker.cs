using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Infrastructure.Documents.Rendering;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Documents;

/// <summary>
/// Makes this node's share of the documents, several at a time, until none waits. It holds what it claimed by renewing its
/// lease, gives back what it cannot make, and survives a renderer or a database that goes away.
/// </summary>
public sealed partial class DocumentWorker(
    IServiceScopeFactory scopes, IDocumentRenderer renderer, DocumentWakeUp wakeUp, DocumentMetrics metrics,
    IOptions<DocumentQueueOptions> queueOptions, IOptions<RendererOptions> rendererOptions, TimeProvider time, ILogger<DocumentWorker> logger)
    : BackgroundService
{
    // A command wakes its own node at once; the others look by themselves, so that a long queue is soon made by all.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(5);

    private readonly DocumentQueueOptions _options = queueOptions.Value;
    private readonly Guid _worker = Guid.CreateVersion7();
    private readonly ConcurrentDictionary<Guid, byte> _held = new();

    // One for each municipality, and what its checksum names never changes.
    private readonly ConcurrentDictionary<string, RenderLogo> _logos = new(StringComparer.Ordinal);

    private int Parallel => _options.Parallel > 0 ? _options.Parallel
        : 2 * (rendererOptions.Value.Processes > 0 ? rendererOptions.Value.Processes : Environment.ProcessorCount);

    private int BatchSize => _options.BatchSize > 0 ? _options.BatchSize : 2 * Parallel;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogStarted(_worker, Parallel, BatchSize);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(stoppingToken);
                await wakeUp.WaitAsync(LongestSleep, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception trouble)
            {
                await CalmDownAsync(trouble, stoppingToken);
            }
        }
        await GiveBackAsync();
    }

    /// <summary>Makes documents until none waits, the renderer is away, or the node stops.</summary>
    private async Task WorkAsync(CancellationToken stopping)
    {
        if (await InQueueAsync(queue => queue.ParkLostAsync(stopping)) is > 0 and var lost)
            LogLost(lost);
        using var hurry = new CancellationTokenSource();
        await using var stop = stopping.Register(() => hurry.CancelAfter(_options.StopWithin));
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = HoldOnAsync(done.Token);
        var shelf = new DocumentShelf(documents => StoreAsync(documents, hurry.Token));
        try
        {
            await System.Threading.Tasks.Parallel.ForEachAsync(
                ClaimedAsync(shelf, stopping), new ParallelOptions { MaxDegreeOfParallelism = Parallel },
                async (document, _) => await MakeAsync(document, shelf, hurry.Token));
        }
        finally
        {
            await shelf.ClearAsync();
            await done.CancelAsync();
            await renewing;
        }
        metrics.Waiting(await InQueueAsync(queue => queue.LengthAsync(stopping)));
    }

    /// <summary>Claims in batches, as fast as documents are made. Claims nothing while the renderer is away: documents wait.</summary>
    private async IAsyncEnumerable<ClaimedDocument> ClaimedAsync(DocumentShelf shelf, [EnumeratorCancellation] CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested && renderer.Health.Available)
        {
            var batch = await InQueueAsync(queue => queue.ClaimAsync(_worker, BatchSize, CancellationToken.None));
            await shelf.ExpectAsync(more: batch.Count == BatchSize);
            if (batch.Count == 0)
                yield break;
            foreach (var document in batch)
                _held[document.Id] = 0;
            foreach (var document in batch)
            {
                if (stopping.IsCancellationRequested)
                    yield break;
                yield return document;
            }
        }
    }

    private async Task MakeAsync(ClaimedDocument document, DocumentShelf shelf, CancellationToken hurry)
    {
        using var trace = DocumentMetrics.Traces.StartActivity("make document");
        trace?.SetTag("document.id", document.Id);
        var begun = time.GetTimestamp();
        if (await RenderAsync(document, hurry) is { } files)
            await shelf.PutAsync(new(new(document.Id, files), document.Template, begun));
        else
            _held.TryRemove(document.Id, out _);
    }

    /// <summary>Its files; null when they could not be made, and what becomes of the document is written down.</summary>
    private async Task<RenderedDocument?> RenderAsync(ClaimedDocument document, CancellationToken hurry)
    {
        try
        {
            var data = PrintableData.Of(document.Data, document.Id, document.DataChecksum);
            return await renderer.RenderAsync(new(document.Template, data, document.RequestedAt, await LogoAsync(document)), hurry);
        }
        catch (RenderFailedException away) when (away.Failure == RenderFailure.RendererAway)
        {
            await TryAsync(document, queue => queue.ReleaseAsync(_worker, [document.Id], hurry));
        }
        catch (RenderFailedException failed)
        {
            await FailAsync(document, failed.Failure, hurry);
        }
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            // Given back with everything else in hand when the node stops.
        }
        catch (Exception trouble)
        {
            // The claim runs out by itself; then it is tried again, here or elsewhere.
            LogAbandoned(trouble, document.Id);
        }
        return null;
    }

    /// <summary>Stores them together; when one of them stands in the way, each by itself, so that it keeps no other from being stored.</summary>
    private async Task StoreAsync(IReadOnlyList<ShelvedDocument> shelved, CancellationToken hurry)
    {
        var eachAlone = false;
        try
        {
            if (await InQueueAsync(queue => queue.StoreAsync(_worker, [.. shelved.Select(one => one.Made)], hurry)))
            {
                foreach (var one in shelved)
                    metrics.Made(one.Template, time.GetElapsedTime(one.Begun));
            }
            else if (shelved.Count > 1)
                eachAlone = true;
            else
                LogTakenOver(shelved[0].Made.Id);
        }
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            // Given back with everything else in hand when the node stops.
        }
        catch (Exception trouble) when (shelved.Count == 1 || Dialect.IsDatabaseAway(trouble))
        {
            foreach (var one in shelved)
                LogAbandoned(trouble, one.Made.Id);
        }
        catch (Exception)
        {
            eachAlone = true;
        }
        if (eachAlone)
        {
            foreach (var one in shelved)
                await StoreAsync([one], hurry);
        }
        foreach (var one in shelved)
            _held.TryRemove(one.Made.Id, out _);
    }

    private async Task<RenderLogo?> LogoAsync(ClaimedDocument document)
    {
        if (PrintableData.LogoOf(document.Data) is not { } sha256)
            return null;
        if (!_logos.TryGetValue(sha256, out var logo) && await InQueueAsync(queue => queue.LogoAsync(sha256, CancellationToken.None)) is { } stored)
            _logos[sha256] = logo = stored;
        return logo;
    }

    private async Task FailAsync(ClaimedDocument document, RenderFailure failure, CancellationToken hurry)
    {
        var reason = failure switch
        {
            RenderFailure.TimedOut => DocumentFailure.TimedOut,
            RenderFailure.TemplateRejected => DocumentFailure.TemplateRejected,
            _ => DocumentFailure.Crashed,
        };
        metrics.Failed(reason);
        await TryAsync(document, async queue =>
        {
            var parked = await queue.FailAsync(_worker, document, reason, mayPass: reason != DocumentFailure.TemplateRejected, hurry);
            LogFailed(document.Id, reason, document.Attempt, parked);
            return 0;
        });
    }

    // What cannot be written down now is settled by the lease.
    private async Task TryAsync(ClaimedDocument document, Func<DocumentQueue, Task<int>> write)
    {
        try
        {
            await InQueueAsync(write);
        }
        catch (Exception trouble)
        {
            LogAbandoned(trouble, document.Id);
        }
    }

    /// <summary>Renews the lease of everything in hand, three times within its time.</summary>
    private async Task HoldOnAsync(CancellationToken done)
    {
        using var timer = new PeriodicTimer(_options.Lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                try
                {
                    if (_held.Keys is { Count: > 0 } held)
                        await InQueueAsync(queue => queue.RenewAsync(_worker, [.. held], done));
                }
                catch (Exception trouble) when (!done.IsCancellationRequested)
                {
                    LogTrouble(trouble);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Nothing is in hand any more.
        }
    }

    private async Task CalmDownAsync(Exception trouble, CancellationToken stopping)
    {
        if (Dialect.IsDatabaseAway(trouble))
            LogDatabaseAway(trouble.GetType().Name);
        else
            LogTrouble(trouble);
        await Task.Delay(PauseAfterTrouble, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task GiveBackAsync()
    {
        using var goodbye = new CancellationTokenSource(GoodbyeTime);
        try
        {
            var released = await InQueueAsync(queue => queue.ReleaseAsync(_worker, null, goodbye.Token));
            LogStopped(_worker, released);
        }
        catch (Exception trouble)
        {
            LogTrouble(trouble);
        }
    }

    private async Task<T> InQueueAsync<T>(Func<DocumentQueue, Task<T>> use)
    {
        await using var scope = scopes.CreateSystemScope();
        return await use(scope.ServiceProvider.GetRequiredService<DocumentQueue>());
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Document worker {Worker} started: {Parallel} at a time, {BatchSize} a claim")]
    private partial void LogStarted(Guid worker, int parallel, int batchSize);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Document worker {Worker} stopped and gave back {Documents} documents")]
    private partial void LogStopped(Guid worker, int documents);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Document {DocumentId} failed: {Failure}, attempt {Attempt}, parked: {Parked}")]
    private partial void LogFailed(Guid documentId, DocumentFailure failure, int attempt, bool parked);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Document {DocumentId} was taken over by another worker; ours is thrown away")]
    private partial void LogTakenOver(Guid documentId);

    [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "Document {DocumentId} is left until its claim runs out")]
    private partial void LogAbandoned(Exception trouble, Guid documentId);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning, Message = "{Documents} documents were parked: their last worker died over them")]
    private partial void LogLost(int documents);

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "The database is away ({Kind}); documents wait")]
    private partial void LogDatabaseAway(string kind);

    [LoggerMessage(EventId = 8, Level = LogLevel.Error, Message = "The document worker ran into trouble and goes on")]
    private partial void LogTrouble(Exception trouble);
}
