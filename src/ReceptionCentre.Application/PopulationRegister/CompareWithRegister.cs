using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.PopulationRegister;

/// <summary>What we know of the person of a file beside what the register told: field by field, and what may be taken over.</summary>
public static class CompareWithRegister
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(Guid CaseFileId, Guid LookupId) : IQuery<Comparison>;

    /// <param name="IsSomebodyElse">The person of the file has another BSN: nothing may be taken over.</param>
    /// <param name="OwnerOfNumber">Somebody else of ours who has the register's BSN.</param>
    public sealed record Comparison(int Version, IReadOnlyList<Row> Rows, bool IsSomebodyElse, Owner? OwnerOfNumber);

    /// <param name="Key">"Name".</param>
    /// <param name="IsHidden">Values are there, and may not be shown to whoever asks.</param>
    public sealed record Row(
        string Key, IReadOnlyList<Value> Here, IReadOnlyList<Value> There, bool IsHiddenHere, bool IsHiddenThere, Likeness Likeness, bool MayBeTakenOver, bool InResearch);

    public sealed record Value(ComparedValue Told, CodeView? Code);

    /// <param name="CaseFileId">A file in scope, to go to; null = behind a wall.</param>
    public sealed record Owner(Guid PersonId, Guid? CaseFileId, string? Name);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Comparison>
    {
        public async Task<Comparison> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var lookup = (await db.RegisterLookupAsync(request.LookupId, request.CaseFileId, current, cancellationToken)).Told();
            PopulationRegisterRules.OnePersonIsChosen.Check(lookup.Chosen is not null);
            var person = await db.PersonToCompareAsync(request.CaseFileId, tracked: false, cancellationToken);
            var registered = lookup.Chosen!;
            var isSomebodyElse = ComparedFact.IsSomebodyElse(person, registered);
            var owner = await OwnerAsync(registered.Bsn, person.Id, today, cancellationToken);
            var mayReadLocked = current.May(Permission.ReadLockedParts);
            var rows = new List<Row>();
            foreach (var fact in ComparedFact.All)
            {
                var likeness = fact.Compare(person, registered, today);
                var (hiddenHere, hiddenThere) = (!mayReadLocked && fact.IsLockedHere(person, today), !mayReadLocked && fact.IsLockedThere(registered));
                rows.Add(new(
                    fact.Key, hiddenHere ? [] : await WordsAsync(fact.Here(person, today), cancellationToken), hiddenThere ? [] : await WordsAsync(fact.There(registered), cancellationToken),
                    hiddenHere, hiddenThere, likeness, !isSomebodyElse && owner is null && fact.MayBeTakenOver(person, registered, today), registered.InResearch.Contains(fact.Part)));
            }
            return new(person.Version, rows, isSomebodyElse, owner);
        }

        private async Task<IReadOnlyList<Value>> WordsAsync(IReadOnlyList<ComparedValue> values, CancellationToken cancellationToken)
        {
            var words = new List<Value>();
            foreach (var value in values)
            {
                var list = value.Kind switch
                {
                    ComparedValueKind.Nationality => Lists.Nationalities,
                    ComparedValueKind.AddressKind => Lists.AddressKinds,
                    ComparedValueKind.Country => Lists.Countries,
                    _ => null,
                };
                words.Add(new(value, list is null ? null : await codes.FindAsync(list, value.Text, cancellationToken)));
            }
            return words;
        }

        private async Task<Owner?> OwnerAsync(string? bsn, Guid personId, DateOnly today, CancellationToken cancellationToken)
        {
            if (bsn is null || await db.WithNumber(IdentityNumberKind.Bsn, bsn).Where(id => id != personId).Select(id => (Guid?)id).FirstOrDefaultAsync(cancellationToken) is not { } other)
                return null;
            var file = await db.CaseFiles.AsNoTracking().Where(file => file.PersonId == other).OrderBy(file => file.ClosedOn != null).ThenByDescending(file => file.Id)
                .Select(file => (Guid?)file.Id).FirstOrDefaultAsync(cancellationToken);
            var name = file is null ? null
                : (await db.Persons.AsNoTracking().Include(person => person.Names).FirstAsync(person => person.Id == other, cancellationToken)).NameOn(today).FullName;
            return new(other, file, name);
        }
    }

    /// <summary>The person of a file with the facts that are compared.</summary>
    /// <exception cref="NotThereException">The file is not there, or not in scope.</exception>
    internal static async Task<Person> PersonToCompareAsync(this IReceptionDb db, Guid caseFileId, bool tracked, CancellationToken cancellationToken)
    {
        var personId = await db.CaseFiles.Where(file => file.Id == caseFileId).Select(file => (Guid?)file.PersonId).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotThereException("case file");
        var persons = tracked ? db.Persons : db.Persons.AsNoTracking();
        return await persons.Include(person => person.Names).Include(person => person.Births).Include(person => person.Genders).Include(person => person.Nationalities)
            .Include(person => person.Numbers).Include(person => person.Addresses).FirstAsync(person => person.Id == personId, cancellationToken);
    }
}
