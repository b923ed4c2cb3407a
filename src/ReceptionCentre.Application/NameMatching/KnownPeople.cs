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

    /// <summary>With every name and number that stands, also those of before.</summary>
    public static async Task<Dictionary<Guid, ComparedPerson>> LoadAsync(IReceptionDb db, IRomaniser romaniser, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var names = (await Standing(db.Names).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
        var births = (await Standing(db.Births).Select(fact => new { fact.PersonId, fact.Born }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId, fact => fact.Born);
        var genders = (await Standing(db.Genders).Select(fact => new { fact.PersonId, fact.Gender, fact.From }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
        var nationalities = (await Standing(db.Nationalities).Select(fact => new { fact.PersonId, fact.Code }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId, fact => fact.Code);
        var documents = (await Standing(db.IdentityDocuments).Select(fact => new { fact.PersonId, fact.Number }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId, fact => fact.Number);
        var numbers = (await Standing(db.IdentityNumbers).Select(fact => new { fact.PersonId, fact.Kind, fact.Value }).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
        return ids.ToDictionary(id => id, id => new ComparedPerson(
            [.. names[id].SelectMany(name => SpokenName.Readings(name.Parts, romaniser))], births[id].FirstOrDefault(), Letter(genders[id].MaxBy(fact => fact.From)?.Gender),
            [.. nationalities[id].Where(code => code is not NationalityFact.Unknown)], [.. documents[id].Select(ComparedPerson.DocumentNumber).OfType<string>()],
            numbers[id].FirstOrDefault(fact => fact.Kind == IdentityNumberKind.Bsn)?.Value, numbers[id].FirstOrDefault(fact => fact.Kind == IdentityNumberKind.VNumber)?.Value));

        IQueryable<TFact> Standing<TFact>(IQueryable<TFact> facts) where TFact : DatedFact =>
            facts.AsNoTracking().Where(fact => ids.Contains(EF.Property<Guid>(fact, "PersonId")) && fact.WithdrawnAt == null);
    }
}
