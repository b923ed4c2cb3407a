using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;

namespace ReceptionCentre.Application.Access;

/// <summary>
/// People whom the centre knows only as somebody's referent: they never stayed here as a newcomer, so no file says who may
/// know them. Whoever sees the file of the person whom they let come, does.
/// </summary>
public static class Referents
{
    public const string PartyKind = "referent";

    /// <summary>Those of these people who are known only as the referent of a stay whose file is in scope.</summary>
    public static async Task<IReadOnlyList<Guid>> ReferentsInSightAsync(this IReceptionDb db, IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken)
    {
        if (personIds.Count == 0)
            return [];
        var ids = personIds.Select(id => (Guid?)id).ToList();
        return await db.Stays.Where(stay => db.CaseFiles.Any(file => file.StayId == stay.Id)).SelectMany(stay => stay.Parties)
            .Where(party => ids.Contains(party.PersonId) && party.WithdrawnAt == null && !db.Stays.Any(own => own.PersonId == party.PersonId))
            .Select(party => party.PersonId!.Value).Distinct().ToListAsync(cancellationToken);
    }
}
