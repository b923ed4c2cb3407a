using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.NameMatching;

/// <summary>People as we know them, ready to be compared.</summary>
internal static class KnownPeople
{
    public static char? Letter(Gender? gender) => gender switch { Gender.Man => 'M', Gender.Woman => 'V', Gender.Unknown => 'O', _ => null };

    /// <summary>
    /// With every name and number that stands, also those of before. Of two registrations that are one person, each is
    /// compared: what was set aside may be what somebody says now.
    /// </summary>
    /// <returns>What reads their names: computing only, which may be done elsewhere.</returns>
    public static async Task<Func<ILookup<Guid, ComparedPerson>>> LoadAsync(IReceptionDb db, IRomaniser romaniser, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var parts = people.Count == 0 ? [] : await db.Persons.AsNoTracking().Where(person => people.Contains(person.LinkedTo!.Value))
            .Select(person => new { person.Id, Leading = person.LinkedTo!.Value }).ToListAsync(cancellationToken);
        var ids = people.Concat(parts.Select(part => part.Id)).ToList();
        var names = (await Standing(db.Names).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
        var births = (await Standing(db.Births).Select(fact => new { fact.PersonId, fact.Born }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId, fact => fact.Born);
        var genders = (await Standing(db.Genders).Select(fact => new { fact.PersonId, fact.Gender, fact.From }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
        var nationalities = (await Standing(db.Nationalities).Select(fact => new { fact.PersonId, fact.Code }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId, fact => fact.Code);
        var documents = (await Standing(db.IdentityDocuments).Select(fact => new { fact.PersonId, fact.Number }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId, fact => fact.Number);
        var numbers = (await Standing(db.IdentityNumbers).Select(fact => new { fact.PersonId, fact.Kind, fact.Value }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);

        // What a registration says, and what it does not say any more because the fact moved to the one who leads.
        ComparedPerson Compared(Guid id, Guid leading)
        {
            IReadOnlyList<Guid> both = id == leading ? [id] : [id, leading];
            return new(
                [.. both.SelectMany(one => names[one]).SelectMany(name => SpokenName.Readings(name.Parts, romaniser))], both.SelectMany(one => births[one]).FirstOrDefault(),
                Letter(both.SelectMany(one => genders[one]).MaxBy(fact => fact.From)?.Gender), [.. both.SelectMany(one => nationalities[one]).Where(code => code is not NationalityFact.Unknown)],
                [.. both.SelectMany(one => documents[one]).Select(ComparedPerson.DocumentNumber).OfType<string>()],
                both.SelectMany(one => numbers[one]).FirstOrDefault(fact => fact.Kind == IdentityNumberKind.Bsn)?.Value,
                both.SelectMany(one => numbers[one]).FirstOrDefault(fact => fact.Kind == IdentityNumberKind.VNumber)?.Value);
        }

        return () => people.Select(id => (Leading: id, Id: id)).Concat(parts.Select(part => (part.Leading, part.Id)))
            .ToLookup(one => one.Leading, one => Compared(one.Id, one.Leading));

        IQueryable<TFact> Standing<TFact>(IQueryable<TFact> facts) where TFact : DatedFact =>
            facts.AsNoTracking().Where(fact => ids.Contains(EF.Property<Guid>(fact, "PersonId")) && fact.WithdrawnAt == null);
    }
}
