using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>
/// People whose name sounds like what was typed, in any script or spelling, by a short form or with a slip; with a birth date
/// also as it may stand in other papers. The keys find them, and each word that was typed is compared again.
/// </summary>
public sealed class PersonsBySound(IReceptionDb db, IRomaniser romaniser)
{
    // How many are read and compared: of one very common word nobody can say who is meant, a second word does.
    private const int Read = 4_000, Compared = 200;
    private const double Alike = 0.8;

    internal static readonly Found Nobody = new([], []);

    /// <param name="InScope">With a file in the scope of whoever asks, the most alike first.</param>
    /// <param name="Elsewhere">Without one; only when what was typed means one person.</param>
    internal sealed record Found(IReadOnlyList<Guid> InScope, IReadOnlyList<Guid> Elsewhere);

    internal async Task<Found> FindAsync(SearchText search, IReadOnlyCollection<Guid> already, CancellationToken cancellationToken)
    {
        if (search.Words.Count == 0 || search.Bsn is not null || search.VNumber is not null)
            return Nobody;
        var typed = SpokenName.Read(search.NameAsTyped, null, null, romaniser).Given;
        if (typed.Count == 0)
            return Nobody;
        var keys = Keys(typed, search.Born);
        var found = await FindAsync(keys, typed, already, search, cancellationToken);
        if (found is { InScope: [], Elsewhere: [] } && already.Count == 0 && search.Born is null && typed.Count > 1)
            found = await FindAsync(WithSlip(typed), typed, already, search, cancellationToken);
        return found;
    }

    private async Task<Found> FindAsync(IQueryable<NameKey> keys, IReadOnlyList<SpokenWord> typed, IReadOnlyCollection<Guid> already, SearchText search, CancellationToken cancellationToken)
    {
        // Sorted as the index is, so that reading stops there.
        var people = keys.OrderBy(key => key.Key).ThenBy(key => key.Born).ThenBy(key => key.PersonId).Take(Read).Select(key => key.PersonId).Distinct();
        var ours = await people.Where(id => db.CaseFiles.Any(file => file.PersonId == id)).Take(Compared).ToListAsync(cancellationToken);
        var others = search.IsSpecific
            ? await people.Where(id => !db.CaseFiles.Any(file => file.PersonId == id)).Take(Compared).ToListAsync(cancellationToken) : [];
        var ids = ours.Concat(others).Except(already).ToList();
        if (ids.Count == 0)
            return Nobody;
        // With the names of registrations that are part of the person.
        var parts = await db.Persons.AsNoTracking().Where(person => ids.Contains(person.LinkedTo!.Value)).ToDictionaryAsync(person => person.Id, person => person.LinkedTo!.Value, cancellationToken);
        var all = ids.Concat(parts.Keys).ToList();
        var names = (await db.Names.AsNoTracking().Where(name => all.Contains(name.PersonId) && name.WithdrawnAt == null).ToListAsync(cancellationToken))
            .ToLookup(name => parts.GetValueOrDefault(name.PersonId, name.PersonId));
        var alike = ids.Select(id => (Id: id, Likeness: names[id].SelectMany(name => SpokenName.Readings(name.Parts, romaniser)).Select(name => Likeness(typed, name)).DefaultIfEmpty().Max()))
            .Where(person => person.Likeness > 0).OrderByDescending(person => person.Likeness).ThenByDescending(person => person.Id).Select(person => person.Id).ToList();
        return new([.. alike.Where(ours.Contains).Take(SearchNewcomers.Most + 1)], [.. alike.Except(ours).Take(SearchNewcomers.MostElsewhere)]);
    }

    private IQueryable<NameKey> Keys(IReadOnlyList<SpokenWord> typed, PartialDate? born)
    {
        var (one, two) = NameKeys.Asking([new(typed, [])]);
        if (born is { } date)
        {
            var dates = BirthAgreements.WrittenOtherwise(date).Union(BirthAgreements.InAnotherYear(date)).Union(BirthAgreements.OneDigitOff(date)).Append(PartialDate.Unknown).ToList();
            // Typed is only a year, or 1 January, which stands for it; or a month: everybody born then.
            var from = date is { Month: 1, Day: 1 } ? PartialDate.Of(date.Year!.Value) : date;
            var until = PartialDate.Of(from.LastPossible()!.Value);
            return db.NameKeys.AsNoTracking().Where(key => one.Contains(key.Key) && (dates.Contains(key.Born) || (key.Born >= from && key.Born <= until)));
        }
        var keys = typed.Count > 1 ? two : one;
        return db.NameKeys.AsNoTracking().Where(key => keys.Contains(key.Key));
    }

    // One word with a slip that changes its consonants, beside the others as they are.
    private IQueryable<NameKey> WithSlip(IReadOnlyList<SpokenWord> typed)
    {
        var keys = NameKeys.WithSlip(typed);
        return db.NameKeys.AsNoTracking().Where(key => keys.Contains(key.Key));
    }

    /// <summary>How alike the words are, from 0 to their number; 0 when one of them is not in the name.</summary>
    private static double Likeness(IReadOnlyList<SpokenWord> typed, SpokenName name)
    {
        var sum = 0d;
        foreach (var word in typed)
        {
            var best = name.Given.Concat(name.Family).Select(other => Likeness(word, other)).DefaultIfEmpty().Max();
            if (best < Alike)
                return 0;
            sum += best;
        }
        return sum;
    }

    private static double Likeness(SpokenWord typed, SpokenWord other) =>
        other.Written.StartsWith(typed.Written, StringComparison.Ordinal) || typed.Variants.Overlaps(other.Variants) ? 1
        : Slips.IsOne(typed.Written, other.Written) && typed.Written.Length >= 4 ? 0.9 : SoundAlignment.Similarity(typed, other);
}
