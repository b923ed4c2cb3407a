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
    /// <param name="beside">Whom they will be compared with: what none of these has is not read of anybody.</param>
    /// <returns>By person: one, and each registration that is part of the person.</returns>
    public static async Task<ILookup<Guid, ComparedPerson>> LoadAsync(
        IReceptionDb db, IRomaniser romaniser, IReadOnlyCollection<Guid> people, IReadOnlyCollection<ComparedPerson> beside, CancellationToken cancellationToken)
    {
        var parts = people.Count == 0 ? [] : await db.Persons.AsNoTracking().Where(person => people.Contains(person.LinkedTo!.Value))
            .Select(person => new { person.Id, Leading = person.LinkedTo!.Value }).ToListAsync(cancellationToken);
        var ids = people.Concat(parts.Select(part => part.Id)).ToList();
        var names = (await Standing(db.Names).Select(fact => new
        {
            fact.PersonId,
            Parts = new NameParts(fact.CalledName, fact.GivenNames, fact.Prefix, fact.FamilyName, fact.OwnScript, fact.PartnerPrefix, fact.PartnerFamilyName, fact.Usage, fact.NoGivenNames, fact.NoFamilyName),
        }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId, fact => fact.Parts);
        var births = (await Standing(db.Births).Select(fact => new { fact.PersonId, fact.Born }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId, fact => fact.Born);
        var genders = (await Standing(db.Genders).Select(fact => new { fact.PersonId, fact.Gender, fact.From }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
        var nationalities = (await IfAskedAsync(beside.Any(one => one.Nationalities.Count > 0), Standing(db.Nationalities).Select(fact => new { fact.PersonId, fact.Code }))).ToLookup(fact => fact.PersonId, fact => fact.Code);
        var documents = (await IfAskedAsync(beside.Any(one => one.Numbers.Count > 0), Standing(db.IdentityDocuments).Select(fact => new { fact.PersonId, fact.Number }))).ToLookup(fact => fact.PersonId, fact => fact.Number);
        var numbers = (await IfAskedAsync(beside.Any(one => one.Bsn is not null || one.VNumber is not null), Standing(db.IdentityNumbers).Select(fact => new { fact.PersonId, fact.Kind, fact.Value })))
            .ToLookup(fact => fact.PersonId);

        // What a registration says, and what it does not say any more because the fact moved to the one who leads.
        ComparedPerson Compared(Guid id, Guid leading)
        {
            IReadOnlyList<Guid> both = id == leading ? [id] : [id, leading];
            return new(
                [.. both.SelectMany(one => names[one]).SelectMany(name => SpokenName.Readings(name, romaniser))], both.SelectMany(one => births[one]).FirstOrDefault(),
                Letter(both.SelectMany(one => genders[one]).MaxBy(fact => fact.From)?.Gender), [.. both.SelectMany(one => nationalities[one]).Where(code => code is not NationalityFact.Unknown)],
                [.. both.SelectMany(one => documents[one]).Select(ComparedPerson.DocumentNumber).OfType<string>()],
                both.SelectMany(one => numbers[one]).FirstOrDefault(fact => fact.Kind == IdentityNumberKind.Bsn)?.Value,
                both.SelectMany(one => numbers[one]).FirstOrDefault(fact => fact.Kind == IdentityNumberKind.VNumber)?.Value);
        }

        return people.Select(id => (Leading: id, Id: id)).Concat(parts.Select(part => (part.Leading, part.Id)))
            .ToLookup(one => one.Leading, one => Compared(one.Id, one.Leading));

        async Task<List<T>> IfAskedAsync<T>(bool asked, IQueryable<T> rows) => asked ? await rows.ToListAsync(cancellationToken) : [];

        IQueryable<TFact> Standing<TFact>(IQueryable<TFact> facts) where TFact : DatedFact =>
            facts.AsNoTracking().Where(fact => ids.Contains(EF.Property<Guid>(fact, "PersonId")) && fact.WithdrawnAt == null);
    }
}
