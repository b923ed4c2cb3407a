using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;

namespace ReceptionCentre.Infrastructure.Clocks;

/// <summary>What starts goes past the change tracker too: that of a thousand files would be slower than the files.</summary>
internal sealed class ClocksInBulk(ClockKeeper keeper, IBulkWriter bulk) : IClocksInBulk
{
    // What can run of a file on its first day: what hangs on the file and on its stay.
    private static readonly Type[] OfNewFiles =
    [
        typeof(CaseFile), typeof(AssignmentFact), .. typeof(CaseFile).Assembly.GetTypes().Where(type => typeof(IOfFilesOfStay).IsAssignableFrom(type)),
    ];

    public async Task KeepNewAsync(IReadOnlyCollection<Guid> files, CancellationToken cancellationToken) =>
        await bulk.WriteDerivedAsync(await keeper.StartAsync(files, OfNewFiles, cancellationToken), cancellationToken);
}
