using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.NameMatching;

/// <summary>Keeps the keys by which people are found.</summary>
public sealed class NameIndex(IReceptionDb db, IRomaniser romaniser)
{
    /// <summary>Of somebody who is new.</summary>
    public void Add(Person person) => db.NameKeys.AddRange(NameKeys.Of(person, romaniser));

    /// <summary>
    /// After a change of name or birth date, which must be loaded: old names stay findable, those of a withdrawn name do not.
    /// </summary>
    public async Task RenewAsync(Person person, CancellationToken cancellationToken)
    {
        var wanted = NameKeys.Of(person, romaniser).ToDictionary(key => (key.Key, key.Born));
        var there = await db.NameKeys.Where(key => key.PersonId == person.Id).ToListAsync(cancellationToken);
        db.NameKeys.RemoveRange(there.Where(key => key.Maker != NameKeys.Version || !wanted.Remove((key.Key, key.Born))));
        db.NameKeys.AddRange(wanted.Values);
    }
}
