using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReceptionCentre.Application.Documents;

namespace ReceptionCentre.Infrastructure.Documents.Rendering;

/// <summary>
/// Makes documents with Typst in a pool of Node processes. Processes start
/// when they are needed, are replaced after a number of documents, and are
/// ended when they take too long. One instance serves the whole application.
/// </summary>
public sealed partial class TypstRenderer : IDocumentRenderer, IAsyncDisposable
{
    // Fonts and compiler are loaded in a third of a second; a busy machine
    // may take longer.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HealthAge = TimeSpan.FromSeconds(1);

    // After a start that failed, documents do not each try it again.
    private static readonly TimeSpan StartPause = TimeSpan.FromSeconds(5);

    private readonly RendererOptions _options;
    private readonly string _folder;
    private readonly int _processes;
    private readonly TimeProvider _clock;
    private readonly ILogger<TypstRenderer> _logger;
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentStack<RendererChild> _idle = new();
    private readonly ConcurrentStack<int> _vacant;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _healthLock = new();
    private RendererHealth? _health;
    private DateTimeOffset _healthAt;
    private DateTimeOffset _startFailedAt = DateTimeOffset.MinValue;
    private RendererProblem _startProblem;
    private int _disposed;

    /// <summary>Creates the renderer; no process is started yet.</summary>
    public TypstRenderer(
        IOptions<RendererOptions> options, TimeProvider clock, ILogger<TypstRenderer> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _folder = RendererFolder.Resolve(_options);
        _processes = _options.Processes > 0 ? _options.Processes : Environment.ProcessorCount;
        _clock = clock;
        _logger = logger;
        _places = new SemaphoreSlim(_processes, _processes);
        _vacant = new(Enumerable.Range(0, _processes).Reverse());
    }

    /// <inheritdoc/>
    public RendererHealth Health
    {
        get
        {
            lock (_healthLock)
            {
                var now = _clock.GetUtcNow();
                if (_health is null || now - _healthAt >= HealthAge || now < _healthAt)
                {
                    var problem = now - _startFailedAt < StartPause
                        ? _startProblem
                        : RendererFolder.Missing(_options.NodePath, _folder);
                    SetHealth(problem, now);
                }

                return _health!;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<RenderedDocument> RenderAsync(
        RenderRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        if (Health is { Available: false } away)
            throw new RenderFailedException(RenderFailure.RendererAway, away.Problem.ToString());

        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, _stopping.Token);
        await _places.WaitAsync(either.Token);
        try
        {
            var child = await TakeAsync(either.Token);
            var waited = child.Documents > 0;
            try
            {
                return await RenderOnAsync(child, request, either.Token);
            }
            catch (RenderFailedException crashed)
                when (waited && crashed.Failure == RenderFailure.Crashed)
            {
                // It may have died while it waited, before this document.
                // Making a document changes nothing, so once more is safe.
                child = await StartAsync(either.Token);
                return await RenderOnAsync(child, request, either.Token);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>
    /// Lets documents that are being made finish within the time limit, then
    /// ends all processes.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        var until = _clock.GetUtcNow() + _options.TimeLimit;
        for (var place = 0; place < _processes; place++)
        {
            var left = until - _clock.GetUtcNow();
            if (left <= TimeSpan.Zero || !await _places.WaitAsync(left))
                break;
        }

        await _stopping.CancelAsync();
        while (_idle.TryPop(out var child))
            await EndAsync(child);
        // The semaphore and the source stay: a document that is still being
        // given up releases its place after this.
    }

    private async Task<RenderedDocument> RenderOnAsync(
        RendererChild child, RenderRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.TimeLimit);
        var well = false;
        try
        {
            var document = await child.RenderAsync(request, limit.Token);
            well = true;
            return document;
        }
        catch (RenderFailedException rejected)
        {
            well = true;
            LogRejected(request.Template, rejected.Message);
            throw;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogTimedOut(request.Template, _options.TimeLimit, child.ProcessId);
            throw new RenderFailedException(RenderFailure.TimedOut, request.Template);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            LogCrashed(child.ProcessId, child.Documents, request.Template);
            throw new RenderFailedException(RenderFailure.Crashed, request.Template);
        }
        finally
        {
            await GiveBackAsync(child, well);
        }
    }

    private async Task<RendererChild> TakeAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryPop(out var child))
        {
            if (child.IsAlive)
                return child;
            LogFoundDead(child.ProcessId);
            await EndAsync(child);
        }

        return await StartAsync(cancellationToken);
    }

    private async Task<RendererChild> StartAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        // Whoever starts one has a permit, and there are as many places as permits.
        var place = _vacant.TryPop(out var vacant) ? vacant : throw new InvalidOperationException("More processes than places.");
        RendererChild? child = null;
        try
        {
            child = await RendererChild.StartAsync(_options.NodePath, _folder, place, limit.Token);
            LogStarted(child.ProcessId);
            return child;
        }
        catch (RendererStartException away)
        {
            throw StartFailed(away.Problem);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw StartFailed(RendererProblem.DoesNotStart);
        }
        finally
        {
            if (child is null)
                _vacant.Push(place);
        }
    }

    private async Task EndAsync(RendererChild child)
    {
        await child.DisposeAsync();
        _vacant.Push(child.Place);
    }

    private async Task GiveBackAsync(RendererChild child, bool well)
    {
        if (!well)
        {
            // It may hang, or still owe an answer that nobody waits for.
            child.Kill();
            await EndAsync(child);
        }
        else if (child.Documents >= _options.RecycleAfter || Volatile.Read(ref _disposed) != 0)
        {
            await EndAsync(child);
        }
        else
        {
            _idle.Push(child);
        }
    }

    private RenderFailedException StartFailed(RendererProblem problem)
    {
        lock (_healthLock)
        {
            _startFailedAt = _clock.GetUtcNow();
            _startProblem = problem;
            SetHealth(problem, _startFailedAt);
        }

        return new RenderFailedException(RenderFailure.RendererAway, problem.ToString());
    }

    private void SetHealth(RendererProblem problem, DateTimeOffset now)
    {
        var before = _health?.Problem;
        _health = new RendererHealth(problem == RendererProblem.None, problem);
        _healthAt = now;
        if (problem != RendererProblem.None && before != problem)
            LogAway(problem);
        else if (problem == RendererProblem.None && before is not (null or RendererProblem.None))
            LogBack();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Renderer process {ProcessId} started")]
    private partial void LogStarted(int processId);

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Warning,
        Message = "Renderer process {ProcessId} was gone; another takes its place")]
    private partial void LogFoundDead(int processId);

    [LoggerMessage(
        EventId = 3,
        Level = LogLevel.Error,
        Message = "Template {Template} rejected a document: {Failure}")]
    private partial void LogRejected(string template, string failure);

    [LoggerMessage(
        EventId = 4,
        Level = LogLevel.Error,
        Message = "Template {Template} took longer than {Limit}; process {ProcessId} was ended")]
    private partial void LogTimedOut(string template, TimeSpan limit, int processId);

    [LoggerMessage(
        EventId = 5,
        Level = LogLevel.Error,
        Message = "Renderer process {ProcessId} ended at its document {Number}, template {Template}")]
    private partial void LogCrashed(int processId, int number, string template);

    [LoggerMessage(EventId = 6, Level = LogLevel.Error, Message = "No documents can be made: {Problem}")]
    private partial void LogAway(RendererProblem problem);

    [LoggerMessage(EventId = 7, Level = LogLevel.Information, Message = "Documents can be made again")]
    private partial void LogBack();
}
