using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Linking;

/// <summary>Who looks like the person of a file and may be the same. Of who is behind a wall only that there is somebody.</summary>
public static class PossibleDoubles
{
    [Needs(Permission.SearchNewcomers)]
    public sealed record Query(Guid CaseFileId) : IQuery<Result>;

    /// <param name="Elsewhere">People behind a wall; their ids never reach a page.</param>
    public sealed record Result(Guid PersonId, IReadOnlyList<Lookalike> People, IReadOnlyList<Guid> Elsewhere);

    public sealed record Lookalike(Guid PersonId, NameParts Name, PartialDate Born, CodeView? Municipality);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IOpeningLog openings, PossibleDuplicates duplicates, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var personId = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => (Guid?)file.PersonId).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var self = await db.Persons.AsNoTracking().WithFacts().FirstAsync(person => person.Id == personId, cancellationToken);
            var candidates = await duplicates.FindAsync(
                new(
                    self.NameOn(today), self.Births.Current(today)?.Born ?? PartialDate.Unknown, Gender: self.GenderOn(today), Nationalities: [.. self.Nationalities.On(today).Select(fact => fact.Code)],
                    Documents: [.. self.Documents.On(today).Select(fact => fact.Number)]),
                cancellationToken);
            var ids = candidates.Select(candidate => candidate.PersonId).Where(id => id != personId).ToList();
            var files = (await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.PersonId)).Select(file => new { file.PersonId, file.Controller, file.ClosedOn }).ToListAsync(cancellationToken))
                .ToLookup(file => file.PersonId);
            var told = await db.PersonsKnownTo(current, today).Where(id => ids.Contains(id)).ToListAsync(cancellationToken);
            var people = await db.Persons.AsNoTracking().Where(person => ids.Contains(person.Id)).Include(person => person.Names).Include(person => person.Births)
                .ToDictionaryAsync(person => person.Id, cancellationToken);
            var known = new List<Lookalike>();
            foreach (var id in ids.Where(id => files[id].Any() || told.Contains(id)))
            {
                var municipality = files[id].MaxBy(file => file.ClosedOn ?? DateOnly.MaxValue)?.Controller;
                known.Add(new(id, people[id].NameOn(today), people[id].Births.Current(today)?.Born ?? PartialDate.Unknown, await codes.FindAsync(Lists.Municipalities, municipality, cancellationToken)));
            }
            var elsewhere = ids.Except(known.Select(person => person.PersonId)).ToList();
            await openings.RecordMatchElsewhereAsync(elsewhere, cancellationToken);
            return new(personId, known, elsewhere);
        }
    }
}

/// <summary>Who else has the BSN or V-number that somebody wants to record with the person of a file.</summary>
public static class OwnersOfNumber
{
    [Needs(Permission.ChangeNewcomer)]
    public sealed record Query(Guid CaseFileId, string? Bsn, string? VNumber) : IQuery<IReadOnlyList<Owner>>;

    /// <param name="Name">Null = behind a wall.</param>
    public sealed record Owner(Guid PersonId, NameParts? Name);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IOpeningLog openings, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Owner>>
    {
        public async Task<IReadOnlyList<Owner>> Handle(Query request, CancellationToken cancellationToken)
        {
            var personId = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => (Guid?)file.PersonId).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var ids = new HashSet<Guid>();
            foreach (var (kind, value) in new[] { (IdentityNumberKind.Bsn, request.Bsn), (IdentityNumberKind.VNumber, request.VNumber) })
            {
                if (value is not null)
                    ids.UnionWith(await db.WithNumber(kind, value).Where(id => id != personId).ToListAsync(cancellationToken));
            }
            var owners = new List<Owner>();
            foreach (var id in ids)
            {
                var known = await db.CaseFiles.AnyAsync(file => file.PersonId == id, cancellationToken) || await db.PersonsKnownTo(current, time.Today()).ContainsAsync(id, cancellationToken);
                owners.Add(new(id, known ? (await db.Persons.AsNoTracking().Include(person => person.Names).FirstAsync(person => person.Id == id, cancellationToken)).NameOn(time.Today()) : null));
            }
            await openings.RecordMatchElsewhereAsync([.. owners.Where(owner => owner.Name is null).Select(owner => owner.PersonId)], cancellationToken);
            return owners;
        }
    }
}
