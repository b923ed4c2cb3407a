using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;

namespace ReceptionCentre.Application.Housing;

/// <summary>Whose file closes no longer waits for a dwelling: the others of the link stay, and with the last of them it ends.</summary>
internal sealed class HousingEndsWithFile(IReceptionDb db, HousingWork work, TimeProvider time) : IEndsWithFile
{
    private const string Link = "HousingLink";

    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
    [
        .. (await db.HousingLinks.AsNoTracking().Where(link => link.EndedOn == null && link.People.Any(person => person.CaseFileId == caseFileId && person.EndedOn == null))
            .Select(link => new { link.Id, link.LinkedOn }).ToListAsync(cancellationToken))
        .Select(link => new OpenThing(Link, link.Id, null, link.LinkedOn)),
    ];

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var links = await db.HousingLinks.IgnoreQueryFilters().Include(link => link.People).Include(link => link.Offers)
            .Where(link => link.EndedOn == null && link.People.Any(person => person.CaseFileId == caseFileId && person.EndedOn == null)).ToListAsync(cancellationToken);
        foreach (var link in links.Where(link => link.IsOpen))
        {
            // Never before what happened already, and never on a day that has not come.
            var last = link.LastStep;
            link.Leave(caseFileId, HousingReasons.FileClosed, work.Step(on > today ? today : on < last ? last : on));
        }
    }
}
