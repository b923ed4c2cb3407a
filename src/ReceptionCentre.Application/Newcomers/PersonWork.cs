using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>Finds the person of an open file, with the facts that come in several, as the screen showed it.</summary>
internal sealed class PersonWork(IReceptionDb db, IAuditTrail audit)
{
    /// <exception cref="NotThereException">The file is not there, or out of scope.</exception>
    /// <exception cref="BrokenRuleException">The file is closed.</exception>
    public async Task<(Person Person, CaseFile File)> OfFileAsync(Guid caseFileId, int version, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == caseFileId, cancellationToken) ?? throw new NotThereException("case file");
        var person = await db.Persons.Include(person => person.Nationalities).Include(person => person.Documents)
            .FirstAsync(person => person.Id == file.PersonId, cancellationToken);
        file.EnsureOpen();
        person.EnsureStillAt(version);
        audit.About(person.Id, file.Id);
        return (person, file);
    }
}
