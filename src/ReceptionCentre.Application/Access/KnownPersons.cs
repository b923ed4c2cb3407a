using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Access;

/// <summary>People of whom another municipality said that ours may know who they are.</summary>
public static class KnownPersons
{
    public static IQueryable<Guid> PersonsKnownTo(this IReceptionDb db, ICurrentStaff current)
    {
        var municipalities = current.Municipalities;
        return db.AccessRequests.Where(request => request.Granted == true && municipalities.Contains(request.ForMunicipality)).Select(request => request.PersonId).Distinct();
    }
}
