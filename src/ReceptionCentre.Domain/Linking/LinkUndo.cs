using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Domain.Linking;

/// <summary>
/// What undoing a link does with the facts: what took part goes back to where it was; what was added since stays with the
/// leading registration, or goes along with the other one when somebody says so, and takes there the place of what it changed.
/// </summary>
public sealed class LinkUndo
{
    private readonly PersonLink _link;
    private readonly Person _leading, _other;
    private readonly Dictionary<Guid, DatedFact> _facts;

    public LinkUndo(PersonLink link, Person leading, Person other)
    {
        (_link, _leading, _other) = (link, leading, other);
        _facts = LinkedFacts.All(leading).Concat(LinkedFacts.All(other)).ToDictionary(fact => fact.Id);
        Added = [.. AddedSince(link, leading)];
    }

    /// <summary>Facts that stand and were recorded of the one person since, oldest first.</summary>
    public IReadOnlyList<DatedFact> Added { get; }

    public static IEnumerable<DatedFact> AddedSince(PersonLink link, Person leading)
    {
        var known = link.Rows.Select(row => row.RowId).ToHashSet();
        return LinkedFacts.All(leading).Where(fact => fact.Stands && fact.RecordedAt > link.LinkedAt && !known.Contains(fact.Id)).OrderBy(fact => fact.RecordedAt).ThenBy(fact => fact.Id);
    }

    /// <summary>Gives where each fact has to go.</summary>
    /// <param name="ofOther">Added facts that are the other registration's.</param>
    public IReadOnlyList<FactPlace> Undo(IReadOnlySet<Guid> ofOther, Func<DatedFact, Provenance> because)
    {
        foreach (var added in Added.Where(fact => LinkedFacts.GroupOf(fact) is not null).GroupBy(fact => LinkedFacts.GroupOf(fact)!, StringComparer.Ordinal))
            GiveBack(added.Key, [.. added], ofOther, because);
        return
        [
            .. _link.Rows.Where(row => row.HasMoved && _facts.ContainsKey(row.RowId)).Select(row => new FactPlace(_facts[row.RowId], row.To, row.From, row.Group)),
            .. Added.Where(fact => ofOther.Contains(fact.Id)).Select(fact => new FactPlace(fact, _leading.Id, _other.Id, null)),
        ];
    }

    /// <summary>Names and birth dates that stand with a registration once this is done.</summary>
    public static KnownAs KnownAs(Guid personId, Person leading, Person other, IReadOnlyCollection<FactPlace> places)
    {
        var gone = places.ToDictionary(place => place.Fact.Id, place => place.To);
        IEnumerable<TFact> Standing<TFact>(IEnumerable<TFact> ofLeading, IEnumerable<TFact> ofOther) where TFact : DatedFact =>
            ofLeading.Where(fact => gone.GetValueOrDefault(fact.Id, leading.Id) == personId).Concat(ofOther.Where(fact => gone.GetValueOrDefault(fact.Id, other.Id) == personId))
                .Where(fact => fact.Stands);
        return new(
            [.. Standing(leading.Names, other.Names).Select(name => name.Parts)], [.. Standing(leading.Births, other.Births).Select(birth => birth.Born).Distinct()]);
    }

    // A newer fact ended what led. When it is the other one's, what led holds again, and the newer one takes the place of what
    // was set aside.
    private void GiveBack(string group, IReadOnlyList<DatedFact> added, IReadOnlySet<Guid> ofOther, Func<DatedFact, Provenance> because)
    {
        var took = _link.Rows.Where(row => row.Group == group && _facts.ContainsKey(row.RowId)).ToList();
        foreach (var (person, newer) in new[] { (_leading, added.Where(fact => !ofOther.Contains(fact.Id)).ToList()), (_other, added.Where(fact => ofOther.Contains(fact.Id)).ToList()) })
        {
            foreach (var row in took.Where(row => row.From == person.Id))
            {
                var fact = _facts[row.RowId];
                var wasClosed = (!fact.Stands && fact.WithdrawnAt > _link.LinkedAt) || fact.Until != row.Until;
                if (newer.Count == 0 && wasClosed)
                    Owner(fact).Reopen(fact.Id, row.Until);
                else if (newer.Count > 0 && !wasClosed)
                    Owner(fact).GiveWay(fact.Id, newer[0], because(newer[0]));
            }
        }
    }

    // In memory it is still where the link put it.
    private Person Owner(DatedFact fact) => LinkedFacts.All(_leading).Contains(fact) ? _leading : _other;
}
