using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Stays;

/// <summary>Finds the stay of a file that the asker works on, with its facts, as the screen showed it.</summary>
internal sealed class StayWork(IReceptionDb db, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
{
    /// <exception cref="NotThereException">The file is not there, or out of scope.</exception>
    /// <exception cref="BrokenRuleException">The file is closed or another team's.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    public async Task<(Stay Stay, CaseFile File)> OfFileAsync(Guid caseFileId, int version, CancellationToken cancellationToken)
    {
        var file = await db.FileToWorkOnAsync(caseFileId, current, time.Today(), cancellationToken);
        var stay = await db.Stays.Include(stay => stay.Motives).Include(stay => stay.FormalMotives).Include(stay => stay.Titles).Include(stay => stay.IntendedStays)
            .Include(stay => stay.Parties).Include(stay => stay.Lodgings).Include(stay => stay.RegisterEntries).Include(stay => stay.Leaving)
            .FirstAsync(stay => stay.Id == file.StayId, cancellationToken);
        stay.EnsureStillAt(version);
        audit.About(file.PersonId, file.Id);
        return (stay, file);
    }
}
