using ReceptionCentre.Application.Documents;

namespace ReceptionCentre.Infrastructure.Documents;

/// <summary>One bell for this node's worker: however often it is rung before the worker looks, it looks once.</summary>
public sealed class DocumentWakeUp : IDocumentWakeUp, IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly Lock _ringing = new();

    public void Raise()
    {
        lock (_ringing)
        {
            if (_bell.CurrentCount == 0)
                _bell.Release();
        }
    }

    /// <summary>True when the bell was rung; false after <paramref name="longest"/> without.</summary>
    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => _bell.WaitAsync(longest, cancellationToken);

    public void Dispose() => _bell.Dispose();
}
