using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Households;

/// <summary>
/// With whom the person of a file lives, as far as whoever asks may know. A member who is known only elsewhere is "ask"; a
/// protected one is not there at all, not even as a number.
/// </summary>
public static class HouseholdOfFile
{
    [Needs(Permission.ReadHousehold)]
    public sealed record Query(Guid CaseFileId) : IQuery<View>;

    /// <param name="HouseholdId">Null when the person is in no household.</param>
    /// <param name="Members">Who belongs to it now; the person of the file first, then from old to young.</param>
    /// <param name="Earlier">Who no longer belongs to it, or has another role now; and where the person belonged before.</param>
    /// <param name="Elsewhere">Members behind a wall; their ids never reach a page.</param>
    public sealed record View(
        Guid? HouseholdId, int Version, IReadOnlyList<Member> Members, IReadOnlyList<Member> Earlier, IReadOnlyList<Guid> Elsewhere);

    /// <param name="Name">Null for somebody without a file: then <paramref name="Called"/> is all that is known.</param>
    /// <param name="CaseFileId">The newest file in scope; null when there is none.</param>
    public sealed record Member(
        Guid MembershipId, Guid? PersonId, Guid? CaseFileId, bool IsSelf, NameParts? Name, string Called, PartialDate Born, int? Age, CodeView? Municipality,
        bool IsClosed, bool IsProtected, CodeView? Role, PartialDate From, PartialDate? Until);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IOpeningLog openings, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var self = await db.CaseFiles.AsNoTracking().Where(file => file.Id == request.CaseFileId).Select(file => (Guid?)file.PersonId).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var household = await db.Households.AsNoTracking().Include(household => household.Memberships).OfPerson(self).FirstOrDefaultAsync(cancellationToken);
            var before = await db.Memberships.AsNoTracking()
                .Where(fact => fact.PersonId == self && fact.WithdrawnAt == null && fact.Until != null).ToListAsync(cancellationToken);
            var facts = (household?.Memberships ?? []).Where(fact => fact.Stands).Concat(before).DistinctBy(fact => fact.Id).ToList();

            var ids = facts.Where(fact => fact.PersonId is not null).Select(fact => fact.PersonId!.Value).Distinct().ToList();
            var seen = await db.InSightAsync(ids, current, time.Today(), cancellationToken);
            var isProtected = await db.ProtectedAsync(ids, today, cancellationToken);
            var views = await ViewsAsync([.. facts.Where(fact => fact.PersonId is null || seen.Contains(fact.PersonId.Value))], self, isProtected, today, cancellationToken);

            var elsewhere = facts.Where(fact => fact.IsOpen && fact.PersonId is { } id && !seen.Contains(id) && !isProtected.Contains(id))
                .Select(fact => fact.PersonId!.Value).Distinct().ToList();
            await openings.RecordMatchElsewhereAsync(elsewhere, cancellationToken);
            return new(
                household?.Id, household?.Version ?? 0,
                [.. views.Where(member => member.Until is null).OrderByDescending(member => member.IsSelf)
                    .ThenBy(member => member.Born.IsUnknown).ThenBy(member => member.Born).ThenBy(member => member.Called, StringComparer.CurrentCulture)],
                [.. views.Where(member => member.Until is not null).OrderByDescending(member => member.Until).ThenBy(member => member.MembershipId)], elsewhere);
        }

        private async Task<IReadOnlyList<Member>> ViewsAsync(
            List<MembershipFact> facts, Guid self, HashSet<Guid> isProtected, DateOnly today, CancellationToken cancellationToken)
        {
            var ids = facts.Where(fact => fact.PersonId is not null).Select(fact => fact.PersonId!.Value).Distinct().ToList();
            var people = await db.Persons.AsNoTracking().Where(person => ids.Contains(person.Id))
                .Include(person => person.Names).Include(person => person.Births).ToDictionaryAsync(person => person.Id, cancellationToken);
            var files = (await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.PersonId))
                    .Select(file => new { file.Id, file.PersonId, file.Controller, file.ClosedOn }).ToListAsync(cancellationToken))
                .GroupBy(file => file.PersonId).ToDictionary(group => group.Key, group => group.OrderByDescending(file => file.ClosedOn ?? DateOnly.MaxValue).ThenByDescending(file => file.Id).First());
            var members = new List<Member>();
            foreach (var fact in facts)
            {
                var role = await codes.FindAsync(Lists.HouseholdRoles, fact.Role, cancellationToken);
                if (fact.PersonId is not { } id)
                {
                    members.Add(new(fact.Id, null, null, false, null, fact.Name!, PartialDate.Unknown, null, null, false, false, role, fact.From, fact.Until));
                    continue;
                }
                var (person, file) = (people[id], files.GetValueOrDefault(id));
                var (name, born) = (person.NameOn(today), person.Births.Current(today)?.Born ?? PartialDate.Unknown);
                members.Add(new(
                    fact.Id, id, file?.Id, id == self, name, name.CalledName, born, born.AgeOn(today),
                    await codes.FindAsync(Lists.Municipalities, file?.Controller, cancellationToken), file?.ClosedOn is not null, isProtected.Contains(id),
                    role, fact.From, fact.Until));
            }
            return members;
        }
    }
}
