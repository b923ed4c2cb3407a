using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>Queries by what is searched for; each uses one index.</summary>
internal static class PersonsByText
{
    /// <summary>People whose number, birth date and name words all fit. Words fit by their start, in any order.</summary>
    public static IQueryable<Guid> IdsOf(this IReceptionDb db, SearchText search)
    {
        IQueryable<Guid>? ids = null;
        void And(IQueryable<Guid> more) => ids = ids is null ? more : ids.Where(id => more.Contains(id));

        if (search.Bsn is { } bsn)
            And(db.WithNumber(IdentityNumberKind.Bsn, bsn));
        if (search.VNumber is { } vNumber)
            And(db.WithNumber(IdentityNumberKind.VNumber, vNumber));
        foreach (var word in search.Words.OrderByDescending(word => word.Length))
            And(db.WithWord(word));
        if (search.Born is { } born)
            And(db.Born(born));
        return (ids ?? db.Persons.Where(_ => false).Select(person => person.Id)).Distinct();
    }

    public static IQueryable<Guid> WithNumber(this IReceptionDb db, IdentityNumberKind kind, string value) =>
        db.IdentityNumbers.Where(fact => fact.Value == value && fact.Kind == kind && fact.WithdrawnAt == null).Select(fact => fact.PersonId);

    // A range on the binary key: "mo" finds "mohamed", with the index, on both databases alike.
    public static IQueryable<Guid> WithWord(this IReceptionDb db, string word)
    {
        var end = word + '\uffff';
#pragma warning disable CA1309 // Becomes >= and < in SQL; the column's binary collation makes it ordinal there.
        return db.NameKeys.Where(key => string.Compare(key.Key, word) >= 0 && string.Compare(key.Key, end) < 0).Select(key => key.PersonId);
#pragma warning restore CA1309
    }

    /// <summary>Born on the date; of which only year, or year and month, is known: born then, as far as recorded.</summary>
    public static IQueryable<Guid> Born(this IReceptionDb db, PartialDate born)
    {
        var last = PartialDate.Of(born.LastPossible()!.Value);
        return db.Births.Where(fact => fact.Born >= born && fact.Born <= last && fact.WithdrawnAt == null).Select(fact => fact.PersonId);
    }
}
