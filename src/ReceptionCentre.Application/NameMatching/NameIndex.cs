using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Linking;
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
    /// After a change of name or birth date, which must be loaded: old names, and names that were set aside in a link, stay
    /// findable; those of a withdrawn name do not.
    /// </summary>
    public async Task RenewAsync(Person person, CancellationToken cancellationToken) =>
        await RenewAsync(person.Id, KnownAs.Of([person]).And(await db.SetAsideAsync(person.Id, cancellationToken)), cancellationToken);

    /// <summary>Makes the keys of a person those of these names and birth dates; without names nobody is found so.</summary>
    public async Task RenewAsync(Guid personId, KnownAs known, CancellationToken cancellationToken)
    {
        var wanted = NameKeys.Of(personId, known, romaniser).DistinctBy(key => (key.Key, key.Born)).ToDictionary(key => (key.Key, key.Born));
        var there = await db.NameKeys.Where(key => key.PersonId == personId).ToListAsync(cancellationToken);
        db.NameKeys.RemoveRange(there.Where(key => !wanted.Remove((key.Key, key.Born))));
        db.NameKeys.AddRange(wanted.Values);
    }
}
