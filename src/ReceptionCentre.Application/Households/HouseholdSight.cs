using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Households;

/// <summary>Households belong to the region; of their members one sees whom one may know.</summary>
internal static class HouseholdSight
{
    /// <summary>Those of these people whom whoever asks may know: with a file in scope, told by another municipality, or known only as a referent.</summary>
    public static async Task<HashSet<Guid>> InSightAsync(
        this IReceptionDb db, IReadOnlyCollection<Guid> personIds, ICurrentStaff current, DateOnly today, CancellationToken cancellationToken)
    {
        var seen = await db.CaseFiles.Where(file => personIds.Contains(file.PersonId)).Select(file => file.PersonId).Distinct().ToListAsync(cancellationToken);
        var told = await db.PersonsKnownTo(current, today).Where(id => personIds.Contains(id)).ToListAsync(cancellationToken);
        return [.. seen, .. told, .. await db.ReferentsInSightAsync(personIds, cancellationToken)];
    }

    /// <summary>Those of these people who are protected on a day: of them nobody without the permission learns that they are known here.</summary>
    public static async Task<HashSet<Guid>> ProtectedAsync(this IReceptionDb db, IReadOnlyCollection<Guid> personIds, DateOnly day, CancellationToken cancellationToken)
    {
        return [.. await db.ProtectedOn(day).Where(fact => personIds.Contains(fact.PersonId))
            .Select(fact => fact.PersonId).ToListAsync(cancellationToken)];
    }

    /// <summary>The household of which the person is a member now.</summary>
    public static IQueryable<Household> OfPerson(this IQueryable<Household> households, Guid personId) =>
        households.Where(household => household.Memberships.Any(fact => fact.PersonId == personId && fact.WithdrawnAt == null && fact.Until == null));

    /// <summary>The household of the person of an open file, to be changed; tracked, with its memberships.</summary>
    /// <exception cref="NotThereException">No such file, or the person is in no household.</exception>
    /// <exception cref="BrokenRuleException">The file is closed.</exception>
    public static async Task<(CaseFile File, Household Household)> HouseholdToChangeAsync(
        this IReceptionDb db, Guid caseFileId, int version, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == caseFileId, cancellationToken) ?? throw new NotThereException("case file");
        file.EnsureOpen();
        var household = await db.Households.Include(household => household.Memberships).OfPerson(file.PersonId).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotThereException("household");
        household.EnsureStillAt(version);
        return (file, household);
    }

    /// <summary>A member of the household whom whoever asks may see.</summary>
    public static async Task<MembershipFact> MemberInSightAsync(
        this IReceptionDb db, Household household, Guid membershipId, ICurrentStaff current, DateOnly today, CancellationToken cancellationToken)
    {
        var membership = household.Memberships.FirstOrDefault(fact => fact.Id == membershipId && fact.IsOpen) ?? throw new NotThereException("membership");
        if (membership.PersonId is { } person && !(await db.InSightAsync([person], current, today, cancellationToken)).Contains(person))
            throw new NotThereException("membership");
        return membership;
    }

    /// <summary>Whether a record says who belongs to this household: what its other members may be told.</summary>
    public static bool IsOf(this Household household, object thing) => thing is MembershipFact fact && fact.HouseholdId == household.Id;

    /// <summary>The people whom a change of the household concerns, besides one.</summary>
    public static IReadOnlyCollection<Guid> OthersThan(this Household household, Guid personId) =>
        [.. household.Memberships.Where(fact => fact.IsOpen && fact.PersonId is not null && fact.PersonId != personId).Select(fact => fact.PersonId!.Value).Distinct()];
}
