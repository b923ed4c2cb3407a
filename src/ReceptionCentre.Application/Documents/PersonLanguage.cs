using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Documents;

/// <summary>Which language somebody would rather read.</summary>
public sealed class PersonLanguage(IReceptionDb db, TimeProvider time)
{
    /// <summary>Code of the list "languages"; null = nobody said.</summary>
    public async Task<string?> PreferredAsync(Guid personId, CancellationToken cancellationToken) =>
        (await db.Languages.AsNoTracking().Where(fact => fact.PersonId == personId).ToListAsync(cancellationToken))
            .On(time.Today()).OrderByDescending(fact => fact.Preferred).FirstOrDefault()?.Code;
}
