using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Persistence;

/// <summary>One more at once than there are processors: while the database looks for the one, and the disk for another, the next is weighed.</summary>
internal sealed class ReadsAtOnce(IServiceScopeFactory scopes) : IReadsAtOnce
{
    public async Task<IReadOnlyList<TResult>> EachAsync<TReader, TPart, TResult>(
        IEnumerable<TPart> parts, Func<TReader, TPart, CancellationToken, Task<TResult>> read, CancellationToken cancellationToken) where TReader : notnull
    {
        var all = parts.ToList();
        var results = new TResult[all.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount + 1, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, all.Count, options, async (part, stop) =>
        {
            await using var scope = scopes.CreateSystemScope();
            results[part] = await read(scope.ServiceProvider.GetRequiredService<TReader>(), all[part], stop);
        });
        return results;
    }
}
