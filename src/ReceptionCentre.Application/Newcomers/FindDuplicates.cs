using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>Who may be the person whom we are about to register. Of who is behind a wall only that there is somebody.</summary>
public static class FindDuplicates
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(Identity Who) : IQuery<Result>;

    /// <param name="Elsewhere">People behind a wall; their ids never reach a page.</param>
    public sealed record Result(IReadOnlyList<Known> People, IReadOnlyList<Guid> Elsewhere)
    {
        public bool Any => People.Count > 0 || Elsewhere.Count > 0;

        /// <summary>All of them, for <see cref="LookedAt"/>.</summary>
        public IEnumerable<Guid> Everybody => People.Select(known => known.PersonId).Concat(Elsewhere);
    }

    /// <param name="CaseFileId">An open file in scope, else the one that was closed last.</param>
    /// <param name="ClosedOn">Day on which that file was closed: the person departed; null = it is open, or there is none.</param>
    public sealed record Known(Guid PersonId, Guid? CaseFileId, NameParts Name, PartialDate Born, CodeView? Municipality, PossibleDuplicates.Candidate Match, DateOnly? ClosedOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IOpeningLog openings, PossibleDuplicates duplicates, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var candidates = await duplicates.FindAsync(request.Who, cancellationToken);
            if (candidates.Count == 0)
                return new([], []);
            var ids = candidates.Select(candidate => candidate.PersonId).ToList();
            var files = (await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.PersonId)).OrderByDescending(file => file.Id)
                .Select(file => new { file.PersonId, file.Id, file.Controller, file.ClosedOn }).ToListAsync(cancellationToken)).ToLookup(file => file.PersonId);
            var told = await db.PersonsKnownTo(current, today).Where(id => ids.Contains(id)).ToListAsync(cancellationToken);
            told.AddRange(await db.ReferentsInSightAsync(ids, cancellationToken));
            var people = await db.Persons.AsNoTracking().Where(person => ids.Contains(person.Id))
                .Include(person => person.Names).Include(person => person.Births).ToDictionaryAsync(person => person.Id, cancellationToken);

            var known = new List<Known>();
            foreach (var candidate in candidates.Where(candidate => files[candidate.PersonId].Any() || told.Contains(candidate.PersonId)))
            {
                var (person, file) = (people[candidate.PersonId], files[candidate.PersonId].MaxBy(file => file.ClosedOn ?? DateOnly.MaxValue));
                known.Add(new(
                    person.Id, file?.Id, person.NameOn(today), person.Births.Current(today)?.Born ?? PartialDate.Unknown,
                    await codes.FindAsync(Lists.Municipalities, file?.Controller, cancellationToken), candidate, file?.ClosedOn));
            }
            var elsewhere = ids.Except(known.Select(person => person.PersonId)).ToList();
            await openings.RecordMatchElsewhereAsync(elsewhere, cancellationToken);
            return new(known, elsewhere);
        }
    }
}
