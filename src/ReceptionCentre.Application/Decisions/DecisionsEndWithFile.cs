using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Decisions;

namespace ReceptionCentre.Application.Decisions;

/// <summary>When a file closes, what waits for a signature is not signed any more. Its plan stands in the list of what ends; reopened it is a draft again.</summary>
internal sealed class DecisionsEndWithFile(IReceptionDb db) : IEndsWithFile
{
    public Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OpenThing>>([]);

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken) =>
        (await db.Decisions.Where(one => one.CaseFileId == caseFileId && one.State == DecisionState.Offered).ToListAsync(cancellationToken)).ForEach(one => one.Withdraw());

    public Task GoOnAsync(Guid caseFileId, DateOnly endedOn, CancellationToken cancellationToken) => Task.CompletedTask;
}
