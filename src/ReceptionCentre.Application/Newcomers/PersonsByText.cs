using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
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
        if (search.Telling.Count > 0)
            And(db.WithWords(search.Telling));
        if (search.Born is { } born)
            And(db.Born(born));
        return (ids ?? db.Persons.Where(_ => false).Select(person => person.Id)).Distinct();
    }

    /// <summary>
    /// Of those whom the text fits, who have a file in scope: for one word, which may fit very many, the shortest names first,
    /// so that the word itself comes before words that begin with it; otherwise who was registered last.
    /// </summary>
    public static IQueryable<Guid> InScope(this IReceptionDb db, SearchText search, int most) =>
        search is { Telling: [var word], Bsn: null, VNumber: null, Born: null }
            ? db.Keys(word).Where(key => db.CaseFiles.Any(file => file.PersonId == key.PersonId))
                .OrderBy(key => key.Key).ThenBy(key => key.Born).ThenBy(key => key.PersonId).Take(most).Select(key => key.PersonId)
            : db.IdsOf(search).Where(id => db.CaseFiles.Any(file => file.PersonId == id)).OrderByDescending(id => id).Take(most);

    /// <summary>Who has the number; of a number that was set aside in a link the person that it is part of.</summary>
    public static IQueryable<Guid> WithNumber(this IReceptionDb db, IdentityNumberKind kind, string value) =>
        db.IdentityNumbers.Where(fact => fact.Value == value && fact.Kind == kind && fact.WithdrawnAt == null).Select(fact => fact.PersonId).Leading(db);

    // One reading of the index for each word, and then who is in all: as much work as there are people with one of the words.
    // Asking the second word of each who has the first is left to the database's guess of how many those are, and it guesses
    // one: 640 ms for two common names of a million people (docs/benchmarks.md).
    private static IQueryable<Guid> WithWords(this IReceptionDb db, IReadOnlyList<string> words)
    {
        if (words.Count == 1)
            return db.Keys(words[0]).Select(key => key.PersonId);
        var parts = words.Select((word, part) => db.Keys(word).Select(key => new { key.PersonId, Part = part })).ToList();
        return parts.Skip(1).Aggregate(parts[0], (all, more) => all.Concat(more))
            .GroupBy(found => found.PersonId).Where(person => person.Select(found => found.Part).Distinct().Count() == words.Count).Select(person => person.Key);
    }

    // A range on the binary key: "mo" finds "mohamed", with the index, on both databases alike.
    private static IQueryable<NameKey> Keys(this IReceptionDb db, string word)
    {
        var end = word + '\uffff';
#pragma warning disable CA1309 // Becomes >= and < in SQL; the column's binary collation makes it ordinal there.
        return db.NameKeys.AsNoTracking().Where(key => string.Compare(key.Key, word) >= 0 && string.Compare(key.Key, end) < 0);
#pragma warning restore CA1309
    }

    /// <summary>Born on the date; of which only year, or year and month, is known: born then, as far as recorded.</summary>
    public static IQueryable<Guid> Born(this IReceptionDb db, PartialDate born)
    {
        var last = PartialDate.Of(born.LastPossible()!.Value);
        return db.Births.Where(fact => fact.Born >= born && fact.Born <= last && fact.WithdrawnAt == null).Select(fact => fact.PersonId).Leading(db);
    }
}
