using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Linking;

/// <summary>
/// Two registrations are one person. What hung on the other hangs on the leading one from then on; the other is left with
/// the facts that were set aside. Every row that moved is kept, so that it can be undone completely at any time.
/// </summary>
public sealed class PersonLink : Aggregate
{
    public const int ReasonLength = 500;

    private readonly List<LinkedRow> _rows = [];

    private PersonLink()
    {
    }

    public Guid LeadingId { get; private init; }
    public Guid OtherId { get; private init; }
    public DateTimeOffset LinkedAt { get; private init; }
    public Guid LinkedBy { get; private init; }
    public string Reason { get; private init; } = "";

    /// <summary>When it turned out that they are two people, or that it was done wrongly; null = it stands.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }
    public Guid? UndoneBy { get; private set; }
    public string? UndoneReason { get; private set; }

    public IReadOnlyList<LinkedRow> Rows => _rows;

    /// <param name="places">Where every fact that holds goes.</param>
    /// <exception cref="BrokenRuleException">One of them is linked already, or they are the same.</exception>
    public static PersonLink Of(Person leading, Person other, IEnumerable<FactPlace> places, string reason, DateTimeOffset at, Guid by)
    {
        LinkRules.NotWithOneself.Check(leading.Id != other.Id);
        var link = new PersonLink { Id = Guid.CreateVersion7(), LeadingId = leading.Id, OtherId = other.Id, LinkedAt = at, LinkedBy = by, Reason = reason.Trim() };
        foreach (var place in places)
            link._rows.Add(new(link.Id, place.Fact.GetType().Name, place.Fact.Id, place.From, place.To, place.Group, place.Fact.Until));
        other.BecomePartOf(leading);
        return link;
    }

    /// <summary>Something that is no fact moved along, or hangs on another stay now.</summary>
    /// <param name="thing">Kind of record.</param>
    /// <param name="from">Person, or stay, that it hung on.</param>
    public void Moved(string thing, Guid id, Guid from, Guid to) => _rows.Add(new(Id, thing, id, from, to, null, null));

    public void Undo(string reason, DateTimeOffset at, Guid by)
    {
        LinkRules.UndoneOnce.Check(UndoneAt is null);
        (UndoneReason, UndoneAt, UndoneBy) = (reason.Trim(), at, by);
    }
}

/// <summary>A record that took part in a link: where it was and where it went. Both are the same for a fact that stayed.</summary>
public sealed class LinkedRow
{
    public const int ThingLength = 40;

    private LinkedRow()
    {
    }

    internal LinkedRow(Guid linkId, string thing, Guid rowId, Guid from, Guid to, string? group, PartialDate? until)
    {
        Id = Guid.CreateVersion7();
        (LinkId, Thing, RowId, From, To, Group, Until) = (linkId, thing, rowId, from, to, group, until);
    }

    public Guid Id { get; private init; }
    public Guid LinkId { get; private init; }

    /// <summary>Kind of record, by the name of its type.</summary>
    public string Thing { get; private init; } = "";
    public Guid RowId { get; private init; }

    /// <summary>The person, or for a stay of a file the stay, that it hung on before.</summary>
    public Guid From { get; private init; }
    public Guid To { get; private init; }

    /// <summary>Of facts of which one holds at a time: which of them; null otherwise.</summary>
    public string? Group { get; private init; }

    /// <summary>End of the fact when they were linked.</summary>
    public PartialDate? Until { get; private init; }

    public bool HasMoved => From != To;
}

public static class LinkRules
{
    /// <summary>Nobody is linked with oneself; who is linked already is one person.</summary>
    public static readonly Rule NotWithOneself = new("Linking.NotWithOneself");

    /// <summary>Two BSNs are two people, until somebody says with a reason that one of them was never this person's.</summary>
    public static readonly Rule TwoBsnsAreTwoPeople = new("Linking.TwoBsnsAreTwoPeople");

    /// <summary>Who is protected, or has a hidden address, is linked by whoever may know so.</summary>
    public static readonly Rule LockedPartsNeedThePermission = new("Linking.LockedPartsNeedThePermission");

    /// <summary>Of several links of one person the last is undone first.</summary>
    public static readonly Rule LaterLinkFirst = new("Linking.LaterLinkFirst");

    /// <summary>A link is undone once.</summary>
    public static readonly Rule UndoneOnce = new("Linking.UndoneOnce");

    /// <summary>A number that was set aside in a link comes back by undoing it, not by typing it again.</summary>
    public static readonly Rule NumberIsSetAside = new("Linking.NumberIsSetAside");
}
