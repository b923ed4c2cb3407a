using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.OffSite;

/// <summary>
/// A day away from the desk on which a row of people is registered: an evening at an employer, a reception location, a
/// school. It says for which municipality and task their files are.
/// </summary>
public sealed class SignUpDay : Aggregate
{
    public const int PlaceLength = 200, PartnerLength = 200;

    /// <summary>Slips printed at once; more is another row.</summary>
    public const int MostPrinted = 500;

    private SignUpDay()
    {
    }

    /// <summary>Running number of the centre, given by the database; the first part of the number on a slip.</summary>
    public long Number { get; private init; }

    /// <summary>Code of the list "municipalities": answers for the files that are made.</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>Code of the list "tasks": what the files are for.</summary>
    public string Task { get; private init; } = "";
    public DateOnly On { get; private set; }
    public string Place { get; private set; } = "";

    /// <summary>With whom, by name; null = alone.</summary>
    public string? Partner { get; private set; }

    /// <summary>The same as an organisation of ours, where it is one.</summary>
    public Guid? ProviderId { get; private set; }

    /// <summary>Number of the last slip that was printed or given; the database hands out the next one.</summary>
    public int LastNumber { get; private init; }
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>Nobody is added any more; null = it goes on, or has not begun.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>It does not take place; null = it does.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }
    public DateTimeOffset PlannedAt { get; private init; }
    public Guid PlannedBy { get; private init; }

    public SignUpDayState State =>
        CancelledAt is not null ? SignUpDayState.Cancelled : ClosedAt is not null ? SignUpDayState.Closed : StartedAt is not null ? SignUpDayState.Open : SignUpDayState.Planned;

    public static SignUpDay Plan(SignUpDayTerms terms, DateTimeOffset at, Guid by) => new()
    {
        Id = Guid.CreateVersion7(),
        Municipality = terms.Municipality,
        Task = terms.Task,
        On = terms.On,
        Place = terms.Place,
        Partner = terms.Partner,
        ProviderId = terms.ProviderId,
        PlannedAt = at,
        PlannedBy = by,
    };

    /// <summary>
    /// Another day, place or partner. Municipality and task stay: for these the numbers were made; a mistake is cancelled and
    /// planned anew.
    /// </summary>
    public void Change(DateOnly on, string place, string? partner, Guid? providerId)
    {
        OffSiteRules.AStartedDayKeepsItsDate.Check(StartedAt is null || on == On);
        (On, Place, Partner, ProviderId) = (on, place, partner, providerId);
    }

    /// <summary>It does not take place. Numbers that were printed wait for it to be planned again.</summary>
    public void Cancel(DateTimeOffset at)
    {
        OffSiteRules.OnlyAPlannedDayIsCancelled.Check(State == SignUpDayState.Planned);
        CancelledAt = at;
    }

    /// <summary>It takes place after all.</summary>
    public void PlanAgain() => CancelledAt = null;

    /// <summary>The row begins; or goes on, after it was closed too early.</summary>
    public void Start(DateTimeOffset at)
    {
        OffSiteRules.ADayIsStartedOnce.Check(State != SignUpDayState.Open);
        EnsureTakesPlace();
        (StartedAt, ClosedAt) = (StartedAt ?? at, null);
    }

    /// <summary>The row is done. Rows that still wait on a device can be sent after it was started again.</summary>
    public void Close(DateTimeOffset at)
    {
        EnsureOpen();
        ClosedAt = at;
    }

    /// <exception cref="BrokenRuleException">It was cancelled.</exception>
    public void EnsureTakesPlace() => OffSiteRules.ACancelledDayIsPlannedAgainFirst.Check(CancelledAt is null);

    /// <exception cref="BrokenRuleException">It was not started, or is closed.</exception>
    public void EnsureOpen() => OffSiteRules.OnlyAnOpenDayTakesRows.Check(State == SignUpDayState.Open);
}

public enum SignUpDayState
{
    Planned = 0,
    Open = 1,
    Closed = 2,

    /// <summary>It does not take place.</summary>
    Cancelled = 3,
}

/// <summary>What is filled in about a day; see the properties of <see cref="SignUpDay"/>.</summary>
public sealed record SignUpDayTerms(string Municipality, string Task, DateOnly On, string Place, string? Partner, Guid? ProviderId);
