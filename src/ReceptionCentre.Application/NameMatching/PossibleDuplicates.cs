using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.NameMatching;

/// <summary>
/// Who may be the person that is being registered: the same number, or at least one word of the name and a birth date that
/// can be the same (also with day and month swapped), or all words of the shorter name. Ordered by how much agrees, with
/// the reasons. This is the first form; scored matching across scripts replaces the rule, not the callers.
/// </summary>
public static class PossibleDuplicates
{
    public const int Most = 3;
    private const int Candidates = 200;

    /// <summary>What agrees; shown in words.</summary>
    [Flags]
    public enum Agreement
    {
        None = 0,
        Bsn = 1,
        VNumber = 2,
        BirthDate = 4,
        BirthDateSwapped = 8,
        BirthDatePossible = 16,
        AllWords = 32,
        SomeWords = 64,
    }

    public sealed record Candidate(Guid PersonId, Agreement Agreement, int Score);

    /// <summary>The most alike people, over the whole region and over every wall: what may be shown of them the caller decides.</summary>
    public static async Task<IReadOnlyList<Candidate>> FindAsync(
        IReceptionDb db, NameParts name, PartialDate born, string? bsn, string? vNumber, CancellationToken cancellationToken)
    {
        var words = NameWords.Of(name).ToList();
        var agreements = new Dictionary<Guid, Agreement>();
        void Note(Guid id, Agreement agreement) => agreements[id] = agreements.GetValueOrDefault(id) | agreement;

        if (bsn is not null)
            (await db.WithNumber(IdentityNumberKind.Bsn, bsn).ToListAsync(cancellationToken)).ForEach(id => Note(id, Agreement.Bsn));
        if (vNumber is not null)
            (await db.WithNumber(IdentityNumberKind.VNumber, vNumber).ToListAsync(cancellationToken)).ForEach(id => Note(id, Agreement.VNumber));

        // How many of the words each person has; those with most first.
        var byWords = await db.NameKeys.Where(key => words.Contains(key.Key)).GroupBy(key => key.PersonId)
            .Select(group => new { PersonId = group.Key, Words = group.Count() })
            .OrderByDescending(match => match.Words).ThenByDescending(match => match.PersonId).Take(Candidates).ToListAsync(cancellationToken);
        // Somebody with a common word and the right birth date counts, however many share the word.
        var swapped = Swapped(born);
        var onDates = born.IsUnknown ? [] : await db.Births
            .Where(fact => fact.WithdrawnAt == null && (fact.Born == born || fact.Born == swapped) && db.NameKeys.Any(key => key.PersonId == fact.PersonId && words.Contains(key.Key)))
            .Take(Candidates).Select(fact => fact.PersonId).ToListAsync(cancellationToken);

        var ids = byWords.Select(match => match.PersonId).Union(onDates).Union(agreements.Keys).ToList();
        var births = await db.Births.Where(fact => ids.Contains(fact.PersonId) && fact.WithdrawnAt == null)
            .Select(fact => new { fact.PersonId, fact.Born }).ToListAsync(cancellationToken);
        var keys = (await db.NameKeys.Where(key => ids.Contains(key.PersonId)).Select(key => new { key.PersonId, key.Key }).ToListAsync(cancellationToken))
            .ToLookup(key => key.PersonId, key => key.Key);
        foreach (var birth in births.Where(_ => !born.IsUnknown))
            Note(birth.PersonId, Dates(born, swapped, birth.Born));
        foreach (var id in ids)
            Note(id, Words(words, [.. keys[id]]));

        return [.. agreements.Select(found => new Candidate(found.Key, found.Value, Score(found.Value)))
            .Where(candidate => candidate.Score >= 3).OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.PersonId).Take(Most)];
    }

    private static Agreement Dates(PartialDate born, PartialDate swapped, PartialDate other) =>
        other.IsUnknown ? Agreement.None
        : born == other ? Agreement.BirthDate
        : swapped == other ? Agreement.BirthDateSwapped
        : born.CanBe(other) ? Agreement.BirthDatePossible : Agreement.None;

    private static Agreement Words(List<string> words, HashSet<string> others)
    {
        var common = words.Count(others.Contains);
        return common == 0 ? Agreement.None : common >= Math.Min(words.Count, others.Count) ? Agreement.AllWords : Agreement.SomeWords;
    }

    private static PartialDate Swapped(PartialDate date) =>
        date is { Day: { } day, Month: { } month } && PartialDate.TryOf(date.Year!.Value, day, month, out var swapped) ? swapped : date;

    private static int Score(Agreement agreement) =>
        (agreement.HasFlag(Agreement.Bsn) ? 10 : 0) + (agreement.HasFlag(Agreement.VNumber) ? 10 : 0)
        + (agreement.HasFlag(Agreement.BirthDate) ? 3 : agreement.HasFlag(Agreement.BirthDateSwapped) ? 2 : agreement.HasFlag(Agreement.BirthDatePossible) ? 1 : 0)
        + (agreement.HasFlag(Agreement.AllWords) ? 3 : agreement.HasFlag(Agreement.SomeWords) ? 1 : 0);
}
