using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Handovers;

public enum ReceivedHandoverState
{
    /// <summary>Opened and looked at; nothing was taken over.</summary>
    Opened = 1,

    /// <summary>People and files came of it; the receipt can go back.</summary>
    TakenOver = 2,

    /// <summary>We do not take it over, and the receipt says why.</summary>
    Declined = 3,
}

/// <summary>What became of one person of a hand-over that came in.</summary>
/// <param name="Number">Place in the package, from 1.</param>
public sealed record TakenPerson(int Number, Guid CaseFileId);

/// <summary>A hand-over that another municipality sent us. Its number is the sender's: the same file is answered once.</summary>
public sealed class ReceivedHandover : Aggregate
{
    public const int ReasonLength = 500;

    private readonly List<ReceivedPerson> _people = [];

    private ReceivedHandover()
    {
    }

    /// <summary>Number of the package, made by the sender.</summary>
    public Guid PackageId { get; private init; }

    /// <summary>Code of the list "municipalities".</summary>
    public string FromMunicipality { get; private init; } = "";
    public string ToMunicipality { get; private init; } = "";
    public DateOnly MadeOn { get; private init; }
    public DateOnly LastDay { get; private init; }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public string Sha256 { get; private init; } = "";
    public ReceivedHandoverState State { get; private set; }
    public DateOnly OpenedOn { get; private init; }
    public DateTimeOffset OpenedAt { get; private init; }
    public Guid OpenedBy { get; private init; }
    public DateOnly? AnsweredOn { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public string? DeclineReason { get; private set; }

    /// <summary>The files that began with it.</summary>
    public IReadOnlyList<ReceivedPerson> People => _people;

    public static ReceivedHandover Open(HandoverLabel label, string sha256, DateOnly today, DateTimeOffset at, Guid by) => new()
    {
        Id = Guid.CreateVersion7(),
        PackageId = label.PackageId,
        FromMunicipality = label.From,
        ToMunicipality = label.To,
        MadeOn = label.MadeOn,
        LastDay = label.LastDay,
        Sha256 = sha256,
        State = ReceivedHandoverState.Opened,
        OpenedOn = today,
        OpenedAt = at,
        OpenedBy = by,
    };

    /// <summary>Who of it became somebody here.</summary>
    public void TakeOver(IReadOnlyCollection<TakenPerson> people, DateOnly today, Guid by)
    {
        HandoverRules.AFileIsAnsweredOnce.Check(State == ReceivedHandoverState.Opened);
        HandoverRules.SomebodyIsTakenOver.Check(people.Count > 0);
        _people.AddRange(people.Select(person => new ReceivedPerson(Id, person)));
        (State, AnsweredOn, AnsweredBy) = (ReceivedHandoverState.TakenOver, today, by);
    }

    public void Decline(string? why, DateOnly today, Guid by)
    {
        HandoverRules.AFileIsAnsweredOnce.Check(State == ReceivedHandoverState.Opened);
        HandoverRules.AnEndSaysWhy.Check(!string.IsNullOrWhiteSpace(why));
        (State, AnsweredOn, AnsweredBy, DeclineReason) = (ReceivedHandoverState.Declined, today, by, why!.Trim());
    }
}

/// <summary>What stands on the outside of a package.</summary>
public sealed record HandoverLabel(Guid PackageId, string From, string To, DateOnly MadeOn, DateOnly LastDay);

/// <summary>A file of ours that began with a hand-over.</summary>
public sealed class ReceivedPerson
{
    private ReceivedPerson()
    {
    }

    internal ReceivedPerson(Guid receivedId, TakenPerson person) =>
        (Id, ReceivedHandoverId, Number, CaseFileId) = (Guid.CreateVersion7(), receivedId, person.Number, person.CaseFileId);

    public Guid Id { get; private init; }
    public Guid ReceivedHandoverId { get; private init; }

    /// <summary>Place of the person in the package, from 1.</summary>
    public int Number { get; private init; }
    public Guid CaseFileId { get; private init; }
}

/// <summary>What came, as it came: what the earlier plan and intake said can be read, and is not ours. Gone when it is declined.</summary>
public sealed class ReceivedContent(Guid receivedHandoverId, string json)
{
    public Guid ReceivedHandoverId { get; private init; } = receivedHandoverId;
    public string Json { get; private init; } = json;
}
