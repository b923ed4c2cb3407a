using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Departures;

/// <summary>Carries out one departure: the stay ends, its files close with everything that is open in them, and whoever has another file of it is told.</summary>
internal sealed class DepartureClosing(IReceptionDb db, FileClosing files, TimeProvider time)
{
    /// <param name="departedOn">First day on which the person was no longer here.</param>
    /// <param name="known">How it is known; null = it was not said.</param>
    /// <param name="callOn">Day on which the person is called to hear how it goes; null = not.</param>
    /// <returns>The files that were closed or told, with their person: each has it in its own history.</returns>
    public async Task<IReadOnlyCollection<(Guid PersonId, Guid CaseFileId)>> CloseAsync(
        Departure departure, CaseFile file, PartialDate departedOn, HowKnown? known, DateOnly? callOn, CancellationToken cancellationToken)
    {
        departure.CarryOut(departedOn, time.Today(), time.GetUtcNow(), known, callOn);
        var stay = await db.Stays.FirstAsync(stay => stay.Id == file.StayId, cancellationToken);
        // Where another municipality recorded the departure first, the stay ended then.
        if (stay.EndedOn is null)
            stay.End(departedOn);

        var closing = await files.CloseAsync(file, departure.Kind, cancellationToken);
        var told = await db.FilesThatAreTold(file).Select(other => other.Id).ToListAsync(cancellationToken);
        db.DepartureNotices.AddRange(told.Select(other => DepartureNotice.Tell(other, departure, file.Controller, time.GetUtcNow())));
        return [.. closing.Select(one => one.Id).Concat(told).Select(id => (file.PersonId, id))];
    }
}
