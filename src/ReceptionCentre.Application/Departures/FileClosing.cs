using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Departures;

/// <summary>
/// Closes a file together with the others of the same stay and municipality: what is open in them ends, and the term in which
/// they are kept begins, where the numbers know one for their task.
/// </summary>
internal sealed class FileClosing(IReceptionDb db, IEnumerable<IEndsWithFile> features, CivicParameterBook numbers, TimeProvider time)
{
    /// <param name="because">Code of the list "departure-kinds"; null = nobody came.</param>
    public async Task<IReadOnlyList<CaseFile>> CloseAsync(CaseFile file, string? because, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var kept = await numbers.AllAsync(cancellationToken);
        var closing = await db.FilesThatCloseWith(file).Include(other => other.Assignments).ToListAsync(cancellationToken);
        foreach (var one in closing)
        {
            foreach (var feature in features)
                await feature.EndAsync(one.Id, today, cancellationToken);
            one.Close(today, because, kept.KeptYears(today, one.Task));
        }
        return closing;
    }
}
