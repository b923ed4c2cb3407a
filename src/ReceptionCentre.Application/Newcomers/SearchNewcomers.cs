using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>
/// Search first: by name in any order and script, birth date, BSN or V-number, over the whole region. What is written so comes
/// first; when that is little, what sounds so follows. Who has a file in one's scope is shown; of who is known only elsewhere,
/// or is protected, nothing but "ask".
/// </summary>
public static class SearchNewcomers
{
    public const int Most = 10, MostElsewhere = 3;
    private const int Candidates = 60;

    [Needs(Permission.SearchNewcomers)]
    public sealed record Query(string Typed) : IQuery<Result>;

    /// <param name="Elsewhere">People behind a wall; their ids never reach a page.</param>
    /// <param name="More">There are more than are shown.</param>
    public sealed record Result(SearchText Search, IReadOnlyList<Hit> Hits, bool More, IReadOnlyList<Guid> Elsewhere);

    /// <param name="CaseFileId">The newest file in scope; null for somebody whom another municipality let us know.</param>
    public sealed record Hit(Guid PersonId, Guid? CaseFileId, NameParts Name, PartialDate Born, CodeView? Municipality, bool IsClosed, Why Why);

    /// <summary>Why somebody was found; shown in words.</summary>
    [Flags]
    public enum Why
    {
        None = 0,
        SameNumber = 1,
        SameBirthDate = 2,
        SameWords = 4,
        WordsBegin = 8,

        /// <summary>In another spelling or script, by a short form, or with one slip.</summary>
        SoundsAlike = 16,
        BirthDateSwapped = 32,

        /// <summary>Another date, as it may stand in other papers.</summary>
        BirthDateNear = 64,

        /// <summary>A number that was set aside when two registrations turned out to be one person.</summary>
        OldNumber = 128,

        /// <summary>Written so in a name that the person had, or that was set aside when two registrations turned out to be one person.</summary>
        EarlierName = 256,
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IOpeningLog openings, PersonsBySound sounds, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var search = SearchText.Read(request.Typed, today);
            if (search.IsEmpty)
                return new(search, [], false, []);

            var ids = db.IdsOf(search);
            var inScope = await db.InScope(search, Candidates).ToListAsync(cancellationToken);
            var alike = inScope.Count < Most ? await sounds.FindAsync(search, inScope, cancellationToken) : PersonsBySound.Nobody;
            inScope.AddRange(alike.InScope);
            var files = await db.CaseFiles.AsNoTracking().Where(file => inScope.Contains(file.PersonId))
                .Select(file => new FileRow(file.PersonId, file.Id, file.Controller, file.ClosedOn)).ToListAsync(cancellationToken);
            var newest = files.GroupBy(file => file.PersonId).ToDictionary(group => group.Key, group => group.MaxBy(file => file.ClosedOn ?? DateOnly.MaxValue)!);
            var known = await db.PersonsKnownTo(current, today).Where(id => ids.Contains(id)).Take(Most).ToListAsync(cancellationToken);
            var visible = newest.Keys.Union(known).ToList();

            var people = await db.Persons.AsNoTracking().Where(person => visible.Contains(person.Id))
                .Include(person => person.Names).Include(person => person.Births).ToListAsync(cancellationToken);
            var withOldNumber = await WithOldNumberAsync(search, visible, cancellationToken);
            var setAside = search.Words.Count == 0 ? null : await NamesSetAsideAsync(visible, cancellationToken);
            var hits = new List<Hit>();
            foreach (var person in people)
            {
                var file = newest.GetValueOrDefault(person.Id);
                var (name, born) = (person.NameOn(today), person.Births.Current(today)?.Born ?? PartialDate.Unknown);
                var earlier = person.Names.Where(fact => fact.WithdrawnAt is null).Select(fact => fact.Parts).Concat(setAside?[person.Id] ?? []).Where(one => one != name);
                hits.Add(new(
                    person.Id, file?.CaseFileId, name, born, await codes.FindAsync(Lists.Municipalities, file?.Controller, cancellationToken),
                    file?.ClosedOn is not null, WhyFound(search, name, earlier, born, withOldNumber.Contains(person.Id))));
            }
            var ordered = hits.OrderByDescending(hit => Rank(hit.Why)).ThenBy(hit => hit.Name.FullName, StringComparer.CurrentCulture).ToList();
            return new(search, [.. ordered.Take(Most)], ordered.Count > Most, await ElsewhereAsync(search, ids, visible, alike.Elsewhere, cancellationToken));
        }

        private async Task<IReadOnlyList<Guid>> ElsewhereAsync(SearchText search, IQueryable<Guid> ids, List<Guid> visible, IReadOnlyList<Guid> alike, CancellationToken cancellationToken)
        {
            if (!search.IsSpecific)
                return [];
            var elsewhere = await ids.Where(id => !visible.Contains(id) && !db.CaseFiles.Any(file => file.PersonId == id))
                .Take(MostElsewhere).ToListAsync(cancellationToken);
            elsewhere = [.. elsewhere.Union(alike.Except(visible)).Take(MostElsewhere)];
            await openings.RecordMatchElsewhereAsync(elsewhere, cancellationToken);
            return elsewhere;
        }

        // Whose number it is only through a registration that is part of the person.
        private async Task<HashSet<Guid>> WithOldNumberAsync(SearchText search, List<Guid> visible, CancellationToken cancellationToken)
        {
            string[] numbers = [.. new[] { search.Bsn, search.VNumber }.OfType<string>()];
            if (numbers.Length == 0)
                return [];
            var own = await db.IdentityNumbers.Where(fact => visible.Contains(fact.PersonId) && numbers.Contains(fact.Value) && fact.WithdrawnAt == null)
                .Select(fact => fact.PersonId).ToListAsync(cancellationToken);
            return [.. visible.Except(own)];
        }

        // The names of registrations that are part of the person.
        private async Task<ILookup<Guid, NameParts>> NamesSetAsideAsync(List<Guid> visible, CancellationToken cancellationToken)
        {
            var parts = await db.Persons.AsNoTracking().Where(person => visible.Contains(person.LinkedTo!.Value)).ToDictionaryAsync(person => person.Id, person => person.LinkedTo!.Value, cancellationToken);
            var names = parts.Count == 0 ? [] : await db.Names.AsNoTracking().Where(name => parts.Keys.Contains(name.PersonId) && name.WithdrawnAt == null).ToListAsync(cancellationToken);
            return names.ToLookup(name => parts[name.PersonId], name => name.Parts);
        }

        private static Why WhyFound(SearchText search, NameParts name, IEnumerable<NameParts> earlier, PartialDate born, bool byOldNumber)
        {
            var words = NameWords.Of(name);
            bool Begins(string typed) => words.Any(word => word.StartsWith(typed, StringComparison.Ordinal));
            bool BegunEarlier(string typed) => Begins(typed) || earlier.Any(one => NameWords.Of(one).Any(word => word.StartsWith(typed, StringComparison.Ordinal)));
            return (search.Bsn is null && search.VNumber is null ? Why.None : byOldNumber ? Why.OldNumber : Why.SameNumber)
                | (search.Born is { } date ? WhyFound(date, born) : Why.None)
                | (search.Words.Count == 0 ? Why.None
                    : search.Words.All(words.Contains) ? Why.SameWords
                    : search.Telling.All(Begins) ? Why.WordsBegin
                    : search.Telling.All(BegunEarlier) ? Why.EarlierName : Why.SoundsAlike);
        }

        private static Why WhyFound(PartialDate typed, PartialDate born) => BirthAgreements.Of(typed, born) switch
        {
            _ when typed == born => Why.SameBirthDate,
            BirthAgreement.Swapped => Why.BirthDateSwapped,
            BirthAgreement.Missing => Why.None,
            _ when typed.CanBe(born) => Why.None,
            _ => Why.BirthDateNear,
        };

        private static int Rank(Why why) =>
            (why.HasFlag(Why.SameNumber) || why.HasFlag(Why.OldNumber) ? 16 : 0) + (why.HasFlag(Why.SameBirthDate) ? 8 : 0) + (why.HasFlag(Why.SameWords) ? 4 : why.HasFlag(Why.WordsBegin) || why.HasFlag(Why.EarlierName) ? 2 : 0)
            + (why.HasFlag(Why.BirthDateSwapped) ? 1 : 0);

        private sealed record FileRow(Guid PersonId, Guid CaseFileId, string Controller, DateOnly? ClosedOn);
    }
}
