using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Departures;

/// <summary>Finds what is arranged at a destination, to be changed by who works on the file.</summary>
internal sealed class DestinationWork(IReceptionDb db, DepartureWork departures, ICurrentStaff current)
{
    /// <summary>The departure for which something is arranged, of an open file.</summary>
    public async Task<Departure> DepartureAsync(Guid caseFileId, Guid departureId, CancellationToken cancellationToken)
    {
        var departure = await db.DepartureAsync(caseFileId, departureId, cancellationToken);
        await departures.FileAsync(caseFileId, cancellationToken);
        return departure;
    }

    public async Task<DestinationCare> ArrangementAsync(Guid caseFileId, Guid destinationId, int version, CancellationToken cancellationToken)
    {
        var found = await db.DestinationCares.FirstOrDefaultAsync(one => one.Id == destinationId && one.CaseFileId == caseFileId, cancellationToken)
            ?? throw new NotThereException("arrangement at the destination");
        await departures.FileAsync(caseFileId, cancellationToken);
        found.EnsureStillAt(version);
        return found;
    }

    /// <param name="mayBeClosed">A consent can be taken back whenever the person wants, also when the file is closed.</param>
    public async Task<HealthHandover> HealthAsync(Guid caseFileId, Guid healthHandoverId, int version, bool mayBeClosed, CancellationToken cancellationToken)
    {
        EnsureMayRecordHealth();
        var found = await db.HealthHandovers.FirstOrDefaultAsync(one => one.Id == healthHandoverId && one.CaseFileId == caseFileId, cancellationToken)
            ?? throw new NotThereException("handing over of health");
        if (mayBeClosed)
            await departures.FileOrClosedAsync(caseFileId, cancellationToken);
        else
            await departures.FileAsync(caseFileId, cancellationToken);
        found.EnsureStillAt(version);
        return found;
    }

    /// <summary>Health is written by whoever may read it and works on departures.</summary>
    public void EnsureMayRecordHealth()
    {
        if (!current.May(Permission.RecordDeparture))
            throw new NotPermittedException("Departures: health");
    }
}
