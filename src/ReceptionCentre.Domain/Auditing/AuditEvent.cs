namespace ReceptionCentre.Domain.Auditing;

/// <summary>Who did or opened what, when and why. Written in the transaction of the change itself; never changed.</summary>
public sealed class AuditEvent
{
    public const int ActionLength = 100, ReasonLength = 500;

    private readonly List<AuditChange> _changes = [];

    private AuditEvent()
    {
    }

    public AuditEvent(string action, DateTimeOffset at, Guid? by, string? reason)
    {
        Id = Guid.CreateVersion7();
        (Action, At, By, Reason) = (action, at, by, reason);
    }

    public Guid Id { get; private init; }

    /// <summary>The use case, "Newcomers.RegisterNewcomer"; its words are in the texts.</summary>
    public string Action { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    /// <summary>Member of staff; null = the system itself.</summary>
    public Guid? By { get; private init; }
    public string? Reason { get; private init; }

    /// <summary>Whom it is about, when it is about one person.</summary>
    public Guid? PersonId { get; private set; }
    public Guid? CaseFileId { get; private set; }

    /// <summary>A request that is sent twice is recorded once; the trace that joins event and log.</summary>
    public string? TraceId { get; init; }

    public IReadOnlyList<AuditChange> Changes => _changes;

    public AuditEvent About(Guid? personId, Guid? caseFileId)
    {
        (PersonId, CaseFileId) = (personId, caseFileId);
        return this;
    }

    public void Add(AuditChange change) => _changes.Add(change);
}

/// <summary>One value before and after.</summary>
public sealed class AuditChange
{
    private AuditChange()
    {
    }

    public AuditChange(Guid eventId, string thing, Guid thingId, string field, string? before, string? after, string? permission)
    {
        Id = Guid.CreateVersion7();
        (EventId, Thing, ThingId, Field, Before, After, Permission) = (eventId, thing, thingId, field, before, after, permission);
    }

    public Guid Id { get; private init; }
    public Guid EventId { get; private init; }

    /// <summary>Kind of record: "PlanItem".</summary>
    public string Thing { get; private init; } = "";
    public Guid ThingId { get; private init; }
    public string Field { get; private init; } = "";

    /// <summary>Null when the record was new.</summary>
    public string? Before { get; private init; }

    /// <summary>Null when the record was removed or the value emptied.</summary>
    public string? After { get; private init; }

    /// <summary>Permission without which the values are not shown; null = whoever may see the file's history.</summary>
    public string? Permission { get; private init; }
}
