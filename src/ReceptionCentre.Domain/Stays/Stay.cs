using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Stays;

/// <summary>
/// One time that a person is here, from arrival to departure. Somebody can have several; a departure deletes nothing and a
/// return opens a new stay on the same person. Motive and duty are dated facts of the stay; none follows from another.
/// </summary>
public sealed class Stay : Aggregate
{
    private readonly List<MotiveFact> _motives = [];
    private readonly List<IntegrationDutyFact> _duties = [];

    private Stay()
    {
    }

    public Guid PersonId { get; private init; }

    /// <summary>Code of the list "municipalities": where the person stays, or is expected.</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>Day of arrival in the municipality; may be partly or wholly unknown, or lie ahead for somebody expected.</summary>
    public PartialDate ArrivedOn { get; private init; }

    /// <summary>First day on which the person is no longer here; null while the stay goes on.</summary>
    public PartialDate? EndedOn { get; private set; }

    public IReadOnlyList<MotiveFact> Motives => _motives;
    public IReadOnlyList<IntegrationDutyFact> Duties => _duties;

    public static Stay Begin(Guid personId, string municipality, PartialDate arrivedOn) =>
        new() { Id = Guid.CreateVersion7(), PersonId = personId, Municipality = municipality, ArrivedOn = arrivedOn };

    /// <summary>Why the person is here. Several motives can hold at the same time and in succession.</summary>
    public void AddMotive(string code, PartialDate from, Provenance provenance)
    {
        if (!_motives.Exists(fact => fact.Stands && fact.Until is null && fact.Code == code))
            _motives.Add(new(code, from, provenance));
    }

    /// <summary>
    /// Records what DUO decided about the duty to integrate. It is never derived from motive, title or length of stay;
    /// before a decision there is none (shown as "not yet decided") or it is recorded as unknown.
    /// </summary>
    /// <exception cref="BrokenRuleException">A duty without its act.</exception>
    public void RecordDuty(DutyDecision decision, Provenance provenance)
    {
        StayRules.ADutyNamesItsAct.Check(decision.State != DutyState.Obliged || !string.IsNullOrWhiteSpace(decision.Act));
        _duties.Change(new(decision, provenance));
    }

    public DutyState DutyOn(DateOnly day) => _duties.Current(day)?.State ?? DutyState.Undecided;

    /// <summary>The person left. Motives and duty stay as they were: they say what held while the person was here.</summary>
    /// <param name="on">First day on which the person is no longer here.</param>
    public void End(PartialDate on)
    {
        StayRules.AStayEndsOnce.Check(EndedOn is null);
        StayRules.AStayEndsAfterItBegins.Check(on.IsUnknown || ArrivedOn.IsUnknown || on.LastPossible() >= ArrivedOn.FirstPossible());
        EndedOn = on;
    }

    /// <summary>The end was recorded by mistake: the stay goes on.</summary>
    public void GoOn()
    {
        StayRules.OnlyAnEndedStayGoesOn.Check(EndedOn is not null);
        EndedOn = null;
    }

    public bool IsOpenOn(DateOnly day) => EndedOn is null || EndedOn > PartialDate.Of(day);
}

/// <summary>Why the person is here, as a code of the list "motives".</summary>
public sealed class MotiveFact : DatedFact
{
    private MotiveFact()
    {
    }

    internal MotiveFact(string code, PartialDate from, Provenance provenance) : base(from, provenance) => Code = code;

    public Guid StayId { get; private init; }
    public string Code { get; private init; } = "";

    /// <summary>That somebody is a victim of trafficking or violence is a locked part.</summary>
    public bool IsLocked => Code == "victim";
}

/// <summary>States of the duty to integrate as the executing agency (DUO) decides it. Kept under the code of the list "duty-states".</summary>
public enum DutyState
{
    Undecided = 0,
    Obliged = 1,
    NotObliged = 2,
    TemporarilyExempt = 3,
    Exempt = 4,
    Dispensed = 5,
    Fulfilled = 6,
    Unknown = 7,
}

/// <param name="Act">Code of the list "acts"; needed when obliged.</param>
/// <param name="Grounds">Code of the list "duty-reasons": why there is no duty (any more); null otherwise.</param>
/// <param name="DecidedOn">Day of DUO's decision or letter.</param>
/// <param name="From">First day on which the state holds.</param>
public sealed record DutyDecision(DutyState State, string? Act, string? Grounds, PartialDate DecidedOn, PartialDate From);

/// <summary>The duty to integrate as decided by DUO, with the act that it rests on.</summary>
public sealed class IntegrationDutyFact : DatedFact
{
    private IntegrationDutyFact()
    {
    }

    internal IntegrationDutyFact(DutyDecision decision, Provenance provenance) : base(decision.From, provenance) =>
        (State, Act, Grounds, DecidedOn) = (decision.State, decision.Act, decision.Grounds, decision.DecidedOn);

    public Guid StayId { get; private init; }
    public DutyState State { get; private init; }
    public string? Act { get; private init; }
    public string? Grounds { get; private init; }
    public PartialDate DecidedOn { get; private init; }
}

public static class StayRules
{
    /// <summary>Every obligation names its act.</summary>
    public static readonly Rule ADutyNamesItsAct = new("Stays.ADutyNamesItsAct");

    /// <summary>A stay ends once.</summary>
    public static readonly Rule AStayEndsOnce = new("Stays.AStayEndsOnce");

    /// <summary>Nobody leaves before arriving.</summary>
    public static readonly Rule AStayEndsAfterItBegins = new("Stays.AStayEndsAfterItBegins");

    /// <summary>Only a stay that ended goes on again.</summary>
    public static readonly Rule OnlyAnEndedStayGoesOn = new("Stays.OnlyAnEndedStayGoesOn");

    /// <summary>Somebody has one open stay in a municipality at a time.</summary>
    public static readonly Rule OneStayAtATime = new("Stays.OneStayAtATime");
}
