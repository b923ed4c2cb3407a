using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Households;

/// <summary>
/// The open files, in scope, of the people with whom the person of a file lives on a day: for what is done for several
/// people at once. The person of the file is among them; alone when there is no household.
/// </summary>
public static class HouseholdMembers
{
    [Needs(Permission.ReadHousehold)]
    public sealed record Query(Guid CaseFileId, DateOnly On) : IQuery<IReadOnlyList<Member>>;

    /// <param name="CaseFileId">The one of the same municipality and task where there is one; else the newest.</param>
    /// <param name="Role">Null for a person who is in no household.</param>
    public sealed record Member(Guid PersonId, Guid CaseFileId, bool IsSelf, NameParts Name, CodeView? Role);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, IReadOnlyList<Member>>
    {
        public async Task<IReadOnlyList<Member>> Handle(Query request, CancellationToken cancellationToken)
        {
            var on = PartialDate.Of(request.On);
            var self = await db.CaseFiles.AsNoTracking().Where(file => file.Id == request.CaseFileId)
                .Select(file => new { file.PersonId, file.Controller, file.Task }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("case file");
            var memberships = db.Memberships.AsNoTracking().Where(fact => fact.WithdrawnAt == null && fact.From <= on && (fact.Until == null || fact.Until > on));
            var roles = await memberships.Where(fact => fact.PersonId == self.PersonId)
                .SelectMany(own => memberships.Where(fact => fact.HouseholdId == own.HouseholdId && fact.PersonId != null))
                .Select(fact => new { PersonId = fact.PersonId!.Value, fact.Role }).ToListAsync(cancellationToken);
            var roleOf = roles.GroupBy(role => role.PersonId).ToDictionary(group => group.Key, group => group.First().Role);
            var ids = roleOf.Keys.Append(self.PersonId).Distinct().ToList();

            // The scope leaves out whom one may not see.
            var files = (await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.PersonId) && (file.ClosedOn == null || file.ClosedOn > request.On))
                    .Select(file => new { file.Id, file.PersonId, Alike = file.Controller == self.Controller && file.Task == self.Task }).ToListAsync(cancellationToken))
                .GroupBy(file => file.PersonId)
                .Select(group => group.Key == self.PersonId && group.FirstOrDefault(file => file.Id == request.CaseFileId) is { } same
                    ? same : group.OrderByDescending(file => file.Alike).ThenByDescending(file => file.Id).First())
                .ToList();
            var seen = files.ConvertAll(file => file.PersonId);
            var people = await db.Persons.AsNoTracking().Where(person => seen.Contains(person.Id)).Include(person => person.Names).ToDictionaryAsync(person => person.Id, cancellationToken);
            var members = new List<Member>(files.Count);
            foreach (var file in files)
            {
                members.Add(new(
                    file.PersonId, file.Id, file.PersonId == self.PersonId, people[file.PersonId].NameOn(request.On),
                    await codes.FindAsync(Lists.HouseholdRoles, roleOf.GetValueOrDefault(file.PersonId), cancellationToken)));
            }
            return [.. members.OrderByDescending(member => member.IsSelf).ThenBy(member => member.Name.FullName, StringComparer.Ordinal)];
        }
    }
}
