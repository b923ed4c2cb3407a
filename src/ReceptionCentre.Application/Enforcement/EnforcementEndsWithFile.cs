using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Enforcement;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>When a file closes no step follows any more; when that was a mistake the path runs on.</summary>
internal sealed class EnforcementEndsWithFile(IReceptionDb db) : IEndsWithFile
{
    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        [.. (await Open(caseFileId).AsNoTracking().OrderBy(path => path.OpenedAt).ThenBy(path => path.Id).Select(path => new { path.Id, path.What, path.HappenedOn }).ToListAsync(cancellationToken))
            .Select(path => new OpenThing("Enforcement", path.Id, path.What, path.HappenedOn))];

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken) =>
        (await Open(caseFileId).ToListAsync(cancellationToken)).ForEach(path => path.EndWithFile(on));

    public async Task GoOnAsync(Guid caseFileId, DateOnly endedOn, CancellationToken cancellationToken) =>
        (await db.EnforcementPaths.Where(path => path.CaseFileId == caseFileId && path.HowEnded == PathEnd.FileClosed && path.EndedOn == endedOn).ToListAsync(cancellationToken))
            .ForEach(path => path.GoOnWithFile());

    private IQueryable<EnforcementPath> Open(Guid caseFileId) =>
        db.EnforcementPaths.Where(path => path.CaseFileId == caseFileId && (path.State == PathState.Running || path.State == PathState.Offered));
}
