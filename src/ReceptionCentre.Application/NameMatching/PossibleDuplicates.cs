using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.NameMatching;

/// <summary>Who somebody says to be, as far as it tells people apart.</summary>
/// <param name="Nationalities">Codes of the list "nationalities".</param>
/// <param name="Documents">Numbers of documents.</param>
public sealed record Identity(
    NameParts Name, PartialDate Born, string? Bsn = null, string? VNumber = null, Gender? Gender = null, IReadOnlyList<string>? Nationalities = null, IReadOnlyList<string>? Documents = null);

/// <summary>
/// Who of those whom we know may be somebody: people who share a number, two words of the name by sound and the year of
/// birth, or one word and the birth date; in whatever script. Each is weighed by <see cref="PersonMatch"/>, and whoever may be the same is
/// given, the likeliest first. It looks over the whole region and over every wall: what may be shown the caller decides.
/// </summary>
public sealed class PossibleDuplicates(IReceptionDb db, IRomaniser romaniser)
{
    /// <summary>More than these nobody looks at.</summary>
    public const int Most = 3;

    // How many are weighed, and how many keys are read of one year: who bears two very common names is told apart by the date.
    private const int Weighed = 40, Read = 5_000;

    /// <param name="Reasons">What weighs most first.</param>
    public sealed record Candidate(Guid PersonId, double Score, MatchOutcome Outcome, IReadOnlyList<MatchReason> Reasons);

    public async Task<IReadOnlyList<Candidate>> FindAsync(Identity who, CancellationToken cancellationToken) => (await FindManyAsync([who], cancellationToken))[0];

    /// <summary>The same for many at once, with a few questions to the database for each year of birth.</summary>
    /// <returns>One list for each of them, in their order.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<Candidate>>> FindManyAsync(IReadOnlyList<Identity> people, CancellationToken cancellationToken)
    {
        var asked = people.Select(person => new Asked(person, romaniser)).ToList();
        await NumbersAsync(asked, cancellationToken);
        foreach (var year in asked.GroupBy(person => person.Who.Born.Year))
            await KeysAsync(year.Key, [.. year], cancellationToken);

        var known = await KnownPeople.LoadAsync(db, romaniser, [.. asked.SelectMany(person => person.Likeliest(Weighed)).Distinct()], cancellationToken);
        return [.. asked.Select(person => (IReadOnlyList<Candidate>)[.. person.Likeliest(Weighed).Where(known.ContainsKey)
            .Select(id => (Id: id, Match: PersonMatch.Compare(person.Compared, known[id])))
            .Where(pair => pair.Match.Outcome != MatchOutcome.Different)
            .OrderByDescending(pair => pair.Match.Score).ThenBy(pair => pair.Id).Take(Most)
            .Select(pair => new Candidate(pair.Id, pair.Match.Score, pair.Match.Outcome, pair.Match.Reasons))])];
    }

    private async Task NumbersAsync(List<Asked> asked, CancellationToken cancellationToken)
    {
        var numbers = asked.SelectMany(person => person.GivenNumbers).Distinct(StringComparer.Ordinal).ToList();
        if (numbers.Count > 0)
        {
            var owners = (await db.IdentityNumbers.AsNoTracking().Where(fact => numbers.Contains(fact.Value) && fact.WithdrawnAt == null)
                .Select(fact => new { fact.Value, fact.PersonId }).ToListAsync(cancellationToken)).ToLookup(fact => fact.Value, fact => fact.PersonId);
            asked.ForEach(person => person.GivenNumbers.SelectMany(number => owners[number]).ToList().ForEach(person.Surely));
        }
        var documents = asked.SelectMany(person => person.Documents).Distinct(StringComparer.Ordinal).ToList();
        if (documents.Count > 0)
        {
            var bearers = (await db.IdentityDocuments.AsNoTracking().Where(fact => documents.Contains(fact.Number) && fact.WithdrawnAt == null)
                .Select(fact => new { fact.Number, fact.PersonId }).ToListAsync(cancellationToken)).ToLookup(fact => fact.Number, fact => fact.PersonId);
            asked.ForEach(person => person.Documents.SelectMany(number => bearers[number]).ToList().ForEach(person.Surely));
        }
    }

    private async Task KeysAsync(int? year, List<Asked> asked, CancellationToken cancellationToken)
    {
        void Count(IEnumerable<(string Key, PartialDate Born, Guid PersonId)> found)
        {
            var byKey = found.ToLookup(key => key.Key);
            foreach (var person in asked)
                person.Count(byKey);
        }

        // Two words: in the year, in a year that differs by one digit, and where no birth date is known.
        var two = asked.SelectMany(person => person.Two).Distinct(StringComparer.Ordinal).ToList();
        var keys = db.NameKeys.AsNoTracking().Where(key => two.Contains(key.Key));
        if (year is { } known)
        {
            var (from, until) = (PartialDate.Of(known), PartialDate.Of(known, 12, 31));
            var others = asked.SelectMany(person => person.OtherYears).Append(PartialDate.Unknown).Distinct().ToList();
            var inYear = keys.Where(key => key.Born >= from && key.Born <= until);
            var otherwise = keys.Where(key => others.Contains(key.Born));
            Count(await RowsAsync(inYear, cancellationToken));
            Count(await RowsAsync(otherwise, cancellationToken));
        }
        else
        {
            Count(await RowsAsync(keys, cancellationToken));
            return;
        }
        // One word: on the date, as it may be written elsewhere.
        var one = asked.SelectMany(person => person.One).Distinct(StringComparer.Ordinal).ToList();
        var dates = asked.SelectMany(person => person.Dates).Distinct().ToList();
        Count(await RowsAsync(db.NameKeys.AsNoTracking().Where(key => one.Contains(key.Key) && dates.Contains(key.Born)), cancellationToken));
    }

    private static async Task<IEnumerable<(string Key, PartialDate Born, Guid PersonId)>> RowsAsync(IQueryable<NameKey> keys, CancellationToken cancellationToken) =>
        (await keys.Select(key => new { key.Key, key.Born, key.PersonId }).Take(Read).ToListAsync(cancellationToken)).Select(key => (key.Key, key.Born, key.PersonId));

    /// <summary>One who is asked for, and who was met.</summary>
    private sealed class Asked
    {
        private readonly Dictionary<Guid, int> _met = [];

        public Asked(Identity who, IRomaniser romaniser)
        {
            Who = who;
            var readings = SpokenName.Readings(who.Name.Tidy(), romaniser).ToList();
            (One, Two) = NameKeys.Asking(readings);
            Documents = [.. (who.Documents ?? []).Select(number => number.ToUpperInvariant())];
            GivenNumbers = [.. new[] { who.Bsn, who.VNumber }.OfType<string>()];
            Dates = BirthAgreements.WrittenOtherwise(who.Born);
            OtherYears = BirthAgreements.InAnotherYear(who.Born);
            Compared = new(
                readings, who.Born, KnownPeople.Letter(who.Gender), who.Nationalities ?? [], [.. Documents.Select(ComparedPerson.DocumentNumber).OfType<string>()], who.Bsn, who.VNumber);
        }

        public Identity Who { get; }
        public ComparedPerson Compared { get; }
        public IReadOnlySet<string> One { get; }
        public IReadOnlySet<string> Two { get; }
        public IReadOnlyList<string> GivenNumbers { get; }
        public IReadOnlyList<string> Documents { get; }
        public IReadOnlySet<PartialDate> Dates { get; }
        public IReadOnlySet<PartialDate> OtherYears { get; }

        public void Surely(Guid id) => _met[id] = int.MaxValue / 2;

        public void Count(ILookup<string, (string Key, PartialDate Born, Guid PersonId)> byKey)
        {
            foreach (var key in Two)
            {
                foreach (var row in byKey[key])
                    Note(row.PersonId, row.Born.Year == Who.Born.Year || Who.Born.IsUnknown || row.Born.IsUnknown || OtherYears.Contains(row.Born) ? 2 : 0, row.Born);
            }
            foreach (var key in One)
            {
                foreach (var row in byKey[key].Where(row => Dates.Contains(row.Born)))
                    Note(row.PersonId, 1, row.Born);
            }
        }

        /// <summary>Those with whom most keys are shared, and the birth date.</summary>
        public IEnumerable<Guid> Likeliest(int most) => _met.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(most).Select(pair => pair.Key);

        private void Note(Guid id, int points, PartialDate born)
        {
            if (points > 0)
                _met[id] = _met.GetValueOrDefault(id, Dates.Contains(born) ? 3 : 0) + points;
        }
    }
}
