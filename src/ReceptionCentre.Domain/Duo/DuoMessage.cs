using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Duo;

/// <summary>What is reported to the executing agency. Each kind has its fields, checks and place in <see cref="DuoMessages"/>.</summary>
public enum DuoMessageKind
{
    Pip = 1,
    Offer = 2,
    Pvt = 3,
    Map = 4,
    ZRoute = 5,
    Lessons = 6,
    Participation = 7,
    IntakeLessons = 8,
}

/// <summary>What a message asks of the executing agency.</summary>
public enum DuoAct
{
    Report = 1,

    /// <summary>What was reported changed since: the new takes its place.</summary>
    Correct = 2,

    /// <summary>What was reported was never so, or not ours to report: it goes.</summary>
    Withdraw = 3,
}

public enum DuoMessageState
{
    /// <summary>Waits for its turn, or for the next try.</summary>
    Waiting = 1,

    /// <summary>May have left: its number is fixed, the answer is not there yet.</summary>
    Sending = 2,

    /// <summary>It is at the executing agency: entered by hand, or taken by the interface.</summary>
    Accepted = 3,

    /// <summary>The executing agency refused it, and said why.</summary>
    Rejected = 4,

    /// <summary>Nobody can tell whether it arrived: a person looks in the portal.</summary>
    Unclear = 5,
}

/// <summary>How something reaches the executing agency, or comes from it.</summary>
public enum DuoChannel
{
    /// <summary>Copied to or from the portal.</summary>
    ByHand = 1,
    Interface = 2,
}

/// <summary>A field of a message, under the name and in the notation of the interface; the screen has words for both.</summary>
public sealed record DuoField(string Name, string Value);

/// <summary>
/// Something that was told to the executing agency, word for word, or is on its way there. What stands at the agency is
/// accepted, no withdrawal, and not ended; a correction or withdrawal that is accepted ends it.
/// </summary>
public sealed class DuoMessage : Aggregate, IOfCaseFile
{
    public const int KeyLength = 10, ReasonLength = 500, AcknowledgementLength = 300, MostAttempts = 8;

    private readonly List<DuoMessageField> _fields = [];
    private readonly List<DuoRejection> _rejections = [];

    private DuoMessage()
    {
    }

    public Guid CaseFileId { get; private init; }
    public DuoMessageKind Kind { get; private init; }
    public DuoAct Act { get; private init; }

    /// <summary>The fact or plan that it tells of.</summary>
    public Guid SubjectId { get; private init; }

    /// <summary>Number of the school, of an offer; else null.</summary>
    public string? Key { get; private init; }

    /// <summary>The message that this one corrects or withdraws.</summary>
    public Guid? ReplacesId { get; private init; }

    /// <summary>Why it is withdrawn, in words.</summary>
    public string? Reason { get; private init; }

    public DuoChannel Channel { get; private init; }
    public DuoMessageState State { get; private set; }

    /// <summary>Number that goes with it over the interface, the same with every try.</summary>
    public Guid Number { get; private init; }

    public DateTimeOffset MadeAt { get; private init; }
    public Guid MadeBy { get; private init; }

    /// <summary>When it stood at the executing agency; null = it does not.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }
    public Guid? AcceptedBy { get; private set; }

    /// <summary>What the executing agency answered or the portal showed.</summary>
    public string? Acknowledgement { get; private set; }

    /// <summary>The checks found something, and whoever entered it saw the portal take it all the same.</summary>
    public bool DespiteChecks { get; private init; }

    /// <summary>When a later message took its place, or withdrew it; of a withdrawal the moment itself.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Of what waits: not before this moment.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    public IReadOnlyList<DuoMessageField> Fields => _fields;
    public IReadOnlyList<DuoRejection> Rejections => _rejections;

    /// <summary>It stands at the executing agency now.</summary>
    public bool Stands => State == DuoMessageState.Accepted && Act != DuoAct.Withdraw && EndedAt is null;

    /// <summary>Somebody copied it into the portal.</summary>
    public static DuoMessage Entered(DuoDraft draft, string? reason, string? acknowledgement, bool despiteChecks, DateTimeOffset at, Guid by)
    {
        var message = Of(draft, DuoChannel.ByHand, reason, despiteChecks, at, by);
        message.Accept(acknowledgement, at, by);
        return message;
    }

    /// <summary>It goes out by the interface.</summary>
    public static DuoMessage Queued(DuoDraft draft, string? reason, DateTimeOffset at, Guid by)
    {
        var message = Of(draft, DuoChannel.Interface, reason, false, at, by);
        message.State = DuoMessageState.Waiting;
        return message;
    }

    private static DuoMessage Of(DuoDraft draft, DuoChannel channel, string? reason, bool despiteChecks, DateTimeOffset at, Guid by)
    {
        DuoRules.AWithdrawalHasAReason.Check(draft.Act != DuoAct.Withdraw || !string.IsNullOrWhiteSpace(reason));
        DuoRules.NotBeforeItMayGo.Check(despiteChecks || !draft.Findings.Any(finding => finding.Blocks));
        var message = new DuoMessage
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = draft.CaseFileId,
            Kind = draft.Kind,
            Act = draft.Act,
            SubjectId = draft.SubjectId,
            Key = draft.Key,
            ReplacesId = draft.ReplacesId,
            Reason = reason,
            Channel = channel,
            Number = Guid.CreateVersion7(),
            MadeAt = at,
            MadeBy = by,
            DespiteChecks = despiteChecks && draft.Findings.Any(finding => finding.Blocks),
        };
        message._fields.AddRange(draft.Fields.Select((field, place) => new DuoMessageField(message.Id, place + 1, field)));
        return message;
    }

    /// <summary>It leaves now. Kept before it leaves, so that a node that dies on the way is noticed.</summary>
    public void Leave()
    {
        DuoRules.OnlyWhatWaitsIsSent.Check(State == DuoMessageState.Waiting);
        (State, Attempts, NotBefore) = (DuoMessageState.Sending, Attempts + 1, null);
    }

    /// <summary>It is at the executing agency: entered by hand, taken, or found there by a person.</summary>
    public void Accept(string? acknowledgement, DateTimeOffset at, Guid by)
    {
        DuoRules.AMessageIsAnsweredOnce.Check(Channel == DuoChannel.ByHand ? AcceptedAt is null : State is DuoMessageState.Sending or DuoMessageState.Unclear);
        (State, AcceptedAt, AcceptedBy, Acknowledgement) = (DuoMessageState.Accepted, at, by, acknowledgement);
        // A withdrawal leaves nothing that stands.
        if (Act == DuoAct.Withdraw)
            EndedAt = at;
    }

    /// <summary>The executing agency refused it.</summary>
    public void Reject(IReadOnlyList<string> texts, DateTimeOffset at)
    {
        DuoRules.AMessageIsAnsweredOnce.Check(State == DuoMessageState.Sending);
        State = DuoMessageState.Rejected;
        _rejections.AddRange(texts.Select((text, place) => new DuoRejection(Id, place + 1, text, at)));
    }

    /// <summary>It did not arrive, or nobody answered: tried again later, and after some tries a person looks.</summary>
    /// <param name="mayHaveArrived">It may have been taken: a person looks at once.</param>
    public void Fail(bool mayHaveArrived, DateTimeOffset at)
    {
        DuoRules.AMessageIsAnsweredOnce.Check(State == DuoMessageState.Sending);
        if (mayHaveArrived || Attempts >= MostAttempts)
            State = DuoMessageState.Unclear;
        else
            (State, NotBefore) = (DuoMessageState.Waiting, at.AddMinutes(Math.Pow(2, Attempts - 1)));
    }

    /// <summary>A person looked and it is not there: it may go again.</summary>
    public void TryAgain()
    {
        DuoRules.OnlyWhatIsUnclearIsTriedAgain.Check(State == DuoMessageState.Unclear);
        (State, Attempts, NotBefore) = (DuoMessageState.Waiting, 0, null);
    }

    /// <summary>A later message took its place or withdrew it.</summary>
    public void End(DateTimeOffset at) => EndedAt ??= at;
}

/// <summary>A field as it was told.</summary>
public sealed class DuoMessageField
{
    public const int NameLength = 60, ValueLength = 60;

    private DuoMessageField()
    {
    }

    internal DuoMessageField(Guid messageId, int place, DuoField field) => (MessageId, Place, Name, Value) = (messageId, place, field.Name, field.Value);

    public Guid MessageId { get; private init; }

    /// <summary>Order of the fields, from 1.</summary>
    public int Place { get; private init; }
    public string Name { get; private init; } = "";
    public string Value { get; private init; } = "";
}

/// <summary>Why the executing agency refused a message, in its own words: shown as received, never read by us.</summary>
public sealed class DuoRejection
{
    public const int TextLength = 200;

    private DuoRejection()
    {
    }

    internal DuoRejection(Guid messageId, int place, string text, DateTimeOffset at) =>
        (MessageId, Place, Text, At) = (messageId, place, text.Length > TextLength ? text[..TextLength] : text, at);

    public Guid MessageId { get; private init; }
    public int Place { get; private init; }
    public string Text { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}
