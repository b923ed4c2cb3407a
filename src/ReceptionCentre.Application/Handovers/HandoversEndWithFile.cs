using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>A file that closes before the other side confirmed takes the hand-over back: nobody here keeps the case that is on its way.</summary>
public sealed class HandoversEndWithFile(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IEndsWithFile
{
    private const string Kind = "Handover";

    /// <summary>Why it was taken back, in the words of the file.</summary>
    public const string Reason = "Dossier gesloten.";

    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        (await db.Handovers.AsNoTracking().Where(one => one.CaseFileId == caseFileId && (one.State == HandoverState.Prepared || one.State == HandoverState.Sent))
            .OrderBy(one => one.Id).Select(one => new { one.Id, one.LastDay }).ToListAsync(cancellationToken))
        .ConvertAll(one => new OpenThing(Kind, one.Id, null, one.LastDay));

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
    {
        var today = time.Today();
        foreach (var handover in await db.Handovers.Include(one => one.Steps)
            .Where(one => one.CaseFileId == caseFileId && (one.State == HandoverState.Prepared || one.State == HandoverState.Sent)).ToListAsync(cancellationToken))
        {
            handover.Withdraw(Reason, new(today, today, time.GetUtcNow(), current.Id));
            db.HandoverContents.RemoveRange(await db.HandoverContents.Where(content => content.HandoverId == handover.Id).ToListAsync(cancellationToken));
        }
    }
}
