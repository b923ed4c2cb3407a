using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Checklists;

internal static class ChecklistPeople
{
    // A line for children holds for a child of whom nobody knows the age.
    private const string Child = "child";

    /// <summary>
    /// What decides which lines hold for the person of a file: why the person is here, who employs or lets come, and the ages of
    /// who lives together. Of a household member who is protected nothing is told to whoever may not know.
    /// </summary>
    public static async Task<ChecklistPerson> ChecklistPersonAsync(
        this IReceptionDb db, CaseFile file, string? departureKind, DateOnly day, ICurrentStaff current, CancellationToken cancellationToken)
    {
        var motives = (await db.Motives.AsNoTracking().Where(fact => fact.StayId == file.StayId).ToListAsync(cancellationToken))
            .On(day).Where(fact => !fact.IsLocked || current.May(Permission.ReadLockedParts)).Select(fact => fact.Code).ToHashSet(StringComparer.Ordinal);
        // Who worked here and stopped has a pension, too.
        var parties = await db.StayParties.AsNoTracking().Where(fact => fact.StayId == file.StayId && fact.WithdrawnAt == null).Select(fact => fact.Kind).Distinct().ToListAsync(cancellationToken);
        var (ages, unknown) = await db.AgesTogetherAsync(file.PersonId, day, current, cancellationToken);
        return new(file.Controller, motives, departureKind, parties, ages, unknown);
    }

    private static async Task<(IReadOnlyCollection<int> Ages, bool HasChildOfUnknownAge)> AgesTogetherAsync(
        this IReceptionDb db, Guid personId, DateOnly day, ICurrentStaff current, CancellationToken cancellationToken)
    {
        var households = db.Memberships.Where(fact => fact.PersonId == personId && fact.WithdrawnAt == null).Select(fact => fact.HouseholdId);
        var memberships = await db.Memberships.AsNoTracking().Where(fact => households.Contains(fact.HouseholdId) && fact.WithdrawnAt == null).ToListAsync(cancellationToken);
        var now = memberships.On(day).ToList();
        var own = now.Where(fact => fact.PersonId == personId).Select(fact => fact.HouseholdId).ToHashSet();
        var together = now.Where(fact => own.Contains(fact.HouseholdId)).ToList();
        var people = together.Select(fact => fact.PersonId).OfType<Guid>().Append(personId).ToHashSet();
        if (!current.May(Permission.ReadLockedParts))
            people.ExceptWith((await db.ProtectedAsync(people, day, cancellationToken)).Where(id => id != personId));
        var born = (await db.Births.AsNoTracking().Where(fact => people.Contains(fact.PersonId)).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
        var ages = people.ToDictionary(id => id, id => born[id].Current(day)?.Born is { } on ? on.AgeOn(day) ?? on.AgeAtMostOn(day) : null);
        return (
            [.. ages.Values.OfType<int>()],
            together.Exists(fact => fact.Role == Child && (fact.PersonId is not { } id || (people.Contains(id) && ages[id] is null))));
    }
}
