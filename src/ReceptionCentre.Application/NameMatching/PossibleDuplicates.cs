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
public sealed class PossibleDuplicates(IReceptionDb db, INameKeyLookup lookup, IReadsAtOnce reads, IRomaniser romaniser)
{
    /// <summary>More than these nobody looks at.</summary>
    public const int Most = 3;

    // How many are weighed: who bears two very common names is told apart by the date. Of those who share one word on a date
    // that may be theirs hardly anybody is the same.
    private const int WeighedOfStrong = 40, WeighedOfWeak = 8, HardlyAnybody = 3, AtOnce = 250;

    /// <param name="Reasons">What weighs most first.</param>
    public sealed record Candidate(Guid PersonId, double Score, MatchOutcome Outcome, IReadOnlyList<MatchReason> Reasons);

    public async Task<IReadOnlyList<Candidate>> FindAsync(Identity who, CancellationToken cancellationToken) => (await FindSomeAsync([who], cancellationToken))[0];

    /// <summary>
    /// The same for many at once, with as many questions to the database for some hundreds as for one; on connections of its own,
    /// so that the caller's is free meanwhile.
    /// </summary>
    /// <returns>One list for each of them, in their order.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<Candidate>>> FindManyAsync(IReadOnlyList<Identity> people, CancellationToken cancellationToken) =>
        [.. (await reads.EachAsync(people.Chunk(AtOnce), (PossibleDuplicates one, Identity[] part, CancellationToken stop) => one.FindSomeAsync(part, stop), cancellationToken)).SelectMany(found => found)];

    private async Task<IReadOnlyList<IReadOnlyList<Candidate>>> FindSomeAsync(IReadOnlyList<Identity> people, CancellationToken cancellationToken)
    {
        var asked = people.Select(person => new Asked(person, romaniser)).ToList();
        await NumbersAsync(asked, cancellationToken);
        var hits = (await lookup.FindAsync(
            [.. asked.SelectMany((person, place) => person.Probes(place))], [.. asked.SelectMany((person, place) => person.Ranges(place))], cancellationToken)).ToLookup(hit => asked[hit.Who].IsOnlyByName(hit));
        // Whose birth date nobody noted is told apart by the name alone: that says something of a name that hardly anybody has.
        var byName = hits[true].Select(hit => hit.Who).Distinct().Select(who => asked[who]).ToList();
        var shared = await lookup.SharedAsync([.. byName.SelectMany(person => person.Telling).Distinct(StringComparer.Ordinal)], HardlyAnybody, cancellationToken);
        byName.ForEach(person => person.IsShared = person.Telling.All(shared.Contains));
        foreach (var hit in hits[false].Concat(hits[true].Where(hit => !asked[hit.Who].IsShared)))
            asked[hit.Who].Met(hit);
        var known = await KnownPeople.LoadAsync(db, romaniser, [.. asked.SelectMany(person => person.Likeliest).Distinct()], [.. asked.Select(person => person.Compared)], cancellationToken);
        return [.. asked.Select(person => Weigh(person, known))];
    }

    private static IReadOnlyList<Candidate> Weigh(Asked person, ILookup<Guid, ComparedPerson> known) =>
    [
        .. person.Likeliest.Where(known.Contains).Select(id => (Id: id, Match: person.Match(id, known[id])))
            .Where(pair => pair.Match.Outcome != MatchOutcome.Different)
            .OrderByDescending(pair => pair.Match.Score).ThenBy(pair => pair.Id).Take(Most)
            .Select(pair => new Candidate(pair.Id, pair.Match.Score, pair.Match.Outcome, pair.Match.Reasons)),
    ];

    private async Task NumbersAsync(List<Asked> asked, CancellationToken cancellationToken)
    {
        var numbers = asked.SelectMany(person => person.GivenNumbers).Distinct(StringComparer.Ordinal).ToList();
        if (numbers.Count > 0)
        {
            var owners = (await db.IdentityNumbers.AsNoTracking().Where(fact => numbers.Contains(fact.Value) && fact.WithdrawnAt == null)
                .Join(db.Persons, fact => fact.PersonId, person => person.Id, (fact, person) => new { fact.Value, PersonId = person.LinkedTo ?? person.Id }).ToListAsync(cancellationToken)).ToLookup(fact => fact.Value, fact => fact.PersonId);
            asked.ForEach(person => person.GivenNumbers.SelectMany(number => owners[number]).ToList().ForEach(person.ByNumber));
        }
        var documents = asked.SelectMany(person => person.Documents).Distinct(StringComparer.Ordinal).ToList();
        if (documents.Count > 0)
        {
            var bearers = (await db.IdentityDocuments.AsNoTracking().Where(fact => documents.Contains(fact.Number) && fact.WithdrawnAt == null)
                .Join(db.Persons, fact => fact.PersonId, person => person.Id, (fact, person) => new { fact.Number, PersonId = person.LinkedTo ?? person.Id }).ToListAsync(cancellationToken)).ToLookup(fact => fact.Number, fact => fact.PersonId);
            asked.ForEach(person => person.Documents.SelectMany(number => bearers[number]).ToList().ForEach(person.ByNumber));
        }
    }

    /// <summary>One who is asked for, and who was met.</summary>
    private sealed class Asked
    {
        // What a shared key tells: one word on a date, two words, the very date, and a date that may be written for it.
        private const int OneWord = 1, TwoWords = 3, SameDate = 2, DateOtherwise = 1, Strong = 3;

        // Of spellings that are not the likeliest, in years that are not the right one, hardly anybody is the same.
        private const int MostOfOtherYears = 3, MostTelling = 6;

        private static readonly IReadOnlyList<PartialDate> Unknown = [PartialDate.Unknown];

        private readonly Dictionary<Guid, int> _met = [];
        private readonly HashSet<Guid> _byNumber = [];
        private readonly IReadOnlyList<string> _one, _two;
        private readonly IReadOnlySet<PartialDate> _dates, _otherYears, _oneDigitOff;
        private readonly PartialDate _born;
        private IReadOnlyList<Guid>? _likeliest;

        public Asked(Identity who, IRomaniser romaniser)
        {
            _born = who.Born;
            var readings = SpokenName.Readings(who.Name.Tidy(), romaniser).ToList();
            (_one, _two) = NameKeys.Asking(readings);
            (_dates, _otherYears, _oneDigitOff) = (BirthAgreements.WrittenOtherwise(_born), BirthAgreements.InAnotherYear(_born), BirthAgreements.OneDigitOff(_born));
            Documents = [.. (who.Documents ?? []).Select(number => number.ToUpperInvariant())];
            GivenNumbers = [.. new[] { who.Bsn, who.VNumber }.OfType<string>()];
            Compared = new(
                readings, _born, KnownPeople.Letter(who.Gender), who.Nationalities ?? [], [.. Documents.Select(ComparedPerson.DocumentNumber).OfType<string>()], who.Bsn, who.VNumber);
        }

        public ComparedPerson Compared { get; }
        /// <summary>The likeliest keys of every two words, or of the only one.</summary>
        public IEnumerable<string> Telling => (_two.Count > 0 ? _two : _one).Take(MostTelling);

        /// <summary>More than a few people have each of them.</summary>
        public bool IsShared { get; set; }

        public IReadOnlyList<string> GivenNumbers { get; }
        public IReadOnlyList<string> Documents { get; }

        /// <summary>
        /// What to look up: one word on the very date, and on the dates that may be written for it where one of the two has no
        /// other word; two words in a year of which one digit differs, and where no date is known.
        /// </summary>
        public IEnumerable<KeyProbe> Probes(int place)
        {
            // Without a date one word alone means too many, beside others who have no date only those with no other word.
            var alone = _two.Count > 0 ? _one.Select(NameKeys.AsOnlyWord) : _one;
            if (_born.IsUnknown)
                return alone.Select(key => new KeyProbe(place, key, Unknown, OneWord));
            IReadOnlyList<PartialDate> born = [_born], otherwise = [.. _dates.Where(date => date != _born), PartialDate.Unknown], otherYears = [.. _otherYears, PartialDate.Unknown];
            return _one.Select(key => new KeyProbe(place, key, born, OneWord))
                .Concat(alone.Select(key => new KeyProbe(place, key, otherwise, OneWord)))
                .Concat(_two.Take(MostOfOtherYears).Select(key => new KeyProbe(place, key, otherYears, TwoWords)));
        }

        /// <summary>Two words in the year, or in any year when none is known.</summary>
        public IEnumerable<KeyRangeProbe> Ranges(int place)
        {
            var (from, until) = _born.Year is { } year ? (PartialDate.Of(year), PartialDate.Of(year, 12, 31)) : (PartialDate.Unknown, PartialDate.Of(PartialDate.MaximumYear, 12, 31));
            return _two.Select(key => new KeyRangeProbe(place, key, from, until, TwoWords));
        }

        public void ByNumber(Guid id)
        {
            _byNumber.Add(id);
            _met[id] = int.MaxValue / 2;
        }

        /// <summary>Nobody noted the birth date of whoever was met.</summary>
        public bool IsOnlyByName(KeyHit hit) => hit.Born.IsUnknown && !_born.IsUnknown;

        public void Met(KeyHit hit)
        {
            if (CanBe(hit.Born))
                _met[hit.PersonId] = _met.GetValueOrDefault(hit.PersonId, hit.Born == _born ? SameDate : _dates.Contains(hit.Born) ? DateOtherwise : 0) + hit.Points;
        }

        /// <summary>Those with whom most keys are shared, and the birth date.</summary>
        public IReadOnlyList<Guid> Likeliest => _likeliest ??=
        [
            .. Most(_met.Where(met => met.Value >= Strong), WeighedOfStrong), .. Most(_met.Where(met => met.Value < Strong), _two.Count == 0 ? WeighedOfStrong : WeighedOfWeak),
        ];

        // A number that is the same is always looked at: of two with other names one was written down wrongly.
        public MatchResult Match(Guid id, IEnumerable<ComparedPerson> known)
        {
            var match = known.Select(one => PersonMatch.Compare(Compared, one)).MaxBy(one => one.Score)!;
            return match.Outcome == MatchOutcome.Different && _byNumber.Contains(id) ? match with { Outcome = MatchOutcome.Ask } : match;
        }

        private static IEnumerable<Guid> Most(IEnumerable<KeyValuePair<Guid, int>> met, int most) =>
            met.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(most).Select(pair => pair.Key);

        // Another day of the same year is somebody else, unless one of the two stands for a day that nobody knew.
        private bool CanBe(PartialDate born) =>
            _born.IsUnknown || born.IsUnknown || _dates.Contains(born) || _otherYears.Contains(born) || _oneDigitOff.Contains(born)
            || BirthAgreements.IsDefault(born) || BirthAgreements.IsDefault(_born);
    }
}
