using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Application.Intakes;

/// <summary>When a file closes its open intake ends, with what was answered; when that was a mistake it goes on.</summary>
internal sealed class IntakesEndWithFile(IReceptionDb db) : IEndsWithFile
{
    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        [.. (await db.Intakes.AsNoTracking().Where(intake => intake.CaseFileId == caseFileId && intake.State == IntakeState.Open)
                .Select(intake => new { intake.Id, intake.BegunAt }).ToListAsync(cancellationToken))
            .Select(intake => new OpenThing("IntakeOpen", intake.Id, null, DutchCalendar.DateOf(intake.BegunAt)))];

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken) =>
        (await db.Intakes.Where(intake => intake.CaseFileId == caseFileId && intake.State == IntakeState.Open).ToListAsync(cancellationToken)).ForEach(intake => intake.EndWithFile(on));

    public async Task GoOnAsync(Guid caseFileId, DateOnly endedOn, CancellationToken cancellationToken) =>
        (await db.Intakes.Where(intake => intake.CaseFileId == caseFileId && intake.EndedOn == endedOn).ToListAsync(cancellationToken)).ForEach(intake => intake.GoOnWithFile());
}
