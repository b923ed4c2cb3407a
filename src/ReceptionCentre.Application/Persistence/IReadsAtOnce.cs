namespace ReceptionCentre.Application.Persistence;

/// <summary>
/// Reads in several parts at once, each on a connection of its own and in the name of the system. It is for much that hangs
/// together in nothing: what whoever asks has changed and not yet committed is not seen.
/// </summary>
public interface IReadsAtOnce
{
    /// <typeparam name="TReader">The service that reads; each part has its own.</typeparam>
    /// <returns>One result for each part, in their order.</returns>
    Task<IReadOnlyList<TResult>> EachAsync<TReader, TPart, TResult>(
        IEnumerable<TPart> parts, Func<TReader, TPart, CancellationToken, Task<TResult>> read, CancellationToken cancellationToken) where TReader : notnull;
}
