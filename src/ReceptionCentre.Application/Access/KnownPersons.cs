using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Access;

/// <summary>People of whom another municipality said that ours may know who they are: it answered yes, or announces that they move here.</summary>
public static class KnownPersons
{
    public static IQueryable<Guid> PersonsKnownTo(this IReceptionDb db, ICurrentStaff current, DateOnly today)
    {
        var municipalities = current.Municipalities;
        return db.AccessRequests.Where(request => request.Granted == true && municipalities.Contains(request.ForMunicipality)).Select(request => request.PersonId)
            .Union(db.AnnouncedTo(current, today).Select(departure => departure.PersonId));
    }
}
