using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.CaseFiles;
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
    private readonly List<FormalMotiveFact> _formalMotives = [];
    private readonly List<ResidenceTitleFact> _titles = [];
    private readonly List<IntendedStayFact> _intendedStays = [];
    private readonly List<StayPartyFact> _parties = [];
    private readonly List<LodgingFact> _lodgings = [];
    private readonly List<RegisterEntryFact> _registerEntries = [];
    private readonly List<LeavingFact> _leaving = [];

    private Stay()
    {
    }

    public Guid PersonId { get; private init; }

    /// <summary>Code of the list "municipalities": where the person stays, or is expected.</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>Day of arrival in the municipality; may be partly or wholly unknown, or lie ahead for somebody expected.</summary>
    public PartialDate ArrivedOn { get; private set; }

    /// <summary>Whether the person came, when the stay was written down before the arrival.</summary>
    public ArrivalState Arrival { get; private set; }

    /// <summary>First day on which the person is no longer here; null while the stay goes on.</summary>
    public PartialDate? EndedOn { get; private set; }

    public IReadOnlyList<MotiveFact> Motives => _motives;
    public IReadOnlyList<IntegrationDutyFact> Duties => _duties;
    public IReadOnlyList<FormalMotiveFact> FormalMotives => _formalMotives;
    public IReadOnlyList<ResidenceTitleFact> Titles => _titles;
    public IReadOnlyList<IntendedStayFact> IntendedStays => _intendedStays;
    public IReadOnlyList<StayPartyFact> Parties => _parties;
    public IReadOnlyList<LodgingFact> Lodgings => _lodgings;
    public IReadOnlyList<RegisterEntryFact> RegisterEntries => _registerEntries;

    /// <summary>That the person must leave, cannot leave, or both.</summary>
    public IReadOnlyList<LeavingFact> Leaving => _leaving;

    public static Stay Begin(Guid personId, string municipality, PartialDate arrivedOn) =>
        new() { Id = Guid.CreateVersion7(), PersonId = personId, Municipality = municipality, ArrivedOn = arrivedOn };

    /// <summary>A stay that may lie ahead: whoever arrives on a later day than today is expected until somebody sees the person.</summary>
    public static Stay BeginOrExpect(Guid personId, string municipality, PartialDate arrivedOn, DateOnly today)
    {
        var stay = Begin(personId, municipality, arrivedOn);
        stay.Arrival = arrivedOn.FirstPossible() > today ? ArrivalState.Expected : ArrivalState.Arrived;
        return stay;
    }

    /// <summary>Somebody who was expected is here.</summary>
    public void ConfirmArrival(DateOnly on)
    {
        StayRules.OnlyWhoIsExpectedArrives.Check(Arrival == ArrivalState.Expected && EndedOn is null);
        (Arrival, ArrivedOn) = (ArrivalState.Arrived, PartialDate.Of(on));
    }

    /// <summary>Somebody who was expected did not come: the stay is over before it began, and counted nowhere.</summary>
    public void DidNotCome(DateOnly today)
    {
        StayRules.OnlyWhoIsExpectedArrives.Check(Arrival == ArrivalState.Expected && EndedOn is null);
        // It never was: it ends where it would have begun, or today when somebody says so before.
        (Arrival, EndedOn) = (ArrivalState.DidNotCome, ArrivedOn.FirstPossible() <= today ? ArrivedOn : PartialDate.Of(today));
    }

    /// <summary>Why the person is here. Several motives can hold at the same time and in succession.</summary>
    public void AddMotive(string code, PartialDate from, Provenance provenance)
    {
        if (!_motives.Exists(fact => fact.Stands && fact.Until is null && fact.Code == code))
            _motives.Add(new(code, from, provenance));
    }

    /// <summary>For what purpose the person is here by the permit. Several can hold at the same time and in succession.</summary>
    public void AddFormalMotive(string code, PartialDate from, Provenance provenance)
    {
        if (!_formalMotives.Exists(fact => fact.Stands && fact.Until is null && fact.Code == code))
            _formalMotives.Add(new(code, from, provenance));
    }

    /// <summary>The residence title from a day on; the earlier one ends there.</summary>
    /// <param name="until">First day on which it is no longer valid; null = not known, or permanent.</param>
    /// <exception cref="BrokenRuleException">A code that says that there is no lawful stay.</exception>
    public void RecordTitle(string code, PartialDate from, PartialDate? until, Provenance provenance)
    {
        StayRules.UnlawfulStayIsNotRecorded.Check(!ResidenceTitleFact.NotForEntry.Contains(code));
        var title = new ResidenceTitleFact(code, from, provenance);
        _titles.Change(title);
        if (until is { } end && (title.Until is null || title.Until > end))
            title.End(end);
    }

    /// <summary>How long the person thinks to stay, as said on a day. The earlier answer stays as it was said.</summary>
    /// <param name="askAgainOn">Day by which it is asked again; it lies after the day on which it was asked.</param>
    public void RecordIntendedStay(IntendedStay length, DateOnly askedOn, DateOnly? askAgainOn, Provenance provenance)
    {
        StayRules.AskedAgainLater.Check(askAgainOn is null || askAgainOn > askedOn);
        _intendedStays.Change(new(length, askedOn, askAgainOn, provenance));
    }

    /// <summary>Adds an employer, referent or institution. Who was only a name and turns out to be a person of ours, is that person from then on.</summary>
    public void AddParty(StayParty party, PartialDate from, Provenance provenance)
    {
        var same = _parties.Find(fact => fact.Stands && fact.Until is null && fact.Kind == party.Kind && string.Equals(fact.Name, party.Name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (same is null)
            _parties.Add(new(party, from, provenance));
        else if (same.PersonId is null && party.PersonId is not null)
            _parties.Correct(same, new(party, same.From, provenance), provenance);
    }

    /// <summary>What kind of lodging the person has, and whose, from a day on.</summary>
    public void RecordLodging(string? kind, string? owner, PartialDate from, Provenance provenance) => _lodgings.Change(new(kind, owner, from, provenance));

    /// <summary>Registered in the population register or not, and why not.</summary>
    public void RecordRegisterEntry(RegisterState state, string? because, PartialDate from, Provenance provenance)
    {
        StayRules.OnlyWhoIsNotRegisteredHasAReason.Check(because is null || state == RegisterState.NotRegistered);
        _registerEntries.Change(new(state, because, from, provenance));
    }

    /// <summary>That the person must or cannot leave, for one reason. Said again of the same reason it takes the place of what was said; every other stands.</summary>
    /// <param name="because">Code of the list "must-leave-reasons" or "cannot-leave-reasons".</param>
    /// <param name="askAgainOn">Day by which it is looked at again; it lies ahead.</param>
    public void RecordLeaving(LeavingKind kind, string because, DateOnly? askAgainOn, PartialDate from, DateOnly today, Provenance provenance)
    {
        StayRules.AskedAgainLater.Check(askAgainOn is null || askAgainOn > today);
        _leaving.Change(new(kind, because, askAgainOn, from, provenance), earlier => earlier.Kind == kind && earlier.Because == because);
    }

    /// <summary>The facts of one of the kinds that may change for a whole group, with their codes.</summary>
    internal IEnumerable<(string Code, DatedFact Fact)> FactsOf(BulkFact kind) => kind switch
    {
        BulkFact.ResidenceTitle => _titles.Select(fact => (fact.Code, (DatedFact)fact)),
        BulkFact.FormalMotive => _formalMotives.Select(fact => (fact.Code, (DatedFact)fact)),
        _ => _motives.Select(fact => (fact.Code, (DatedFact)fact)),
    };

    /// <summary>What follows a status that ended for a whole group; the others stay as they are.</summary>
    internal DatedFact Follow(BulkFact kind, string code, PartialDate from, PartialDate? until, Provenance provenance)
    {
        DatedFact next = kind switch
        {
            BulkFact.ResidenceTitle => Added(_titles, new(code, from, provenance)),
            BulkFact.FormalMotive => Added(_formalMotives, new(code, from, provenance)),
            _ => Added(_motives, new(code, from, provenance)),
        };
        if (until is { } end)
            next.End(end);
        return next;
    }

    private static T Added<T>(List<T> facts, T next) where T : DatedFact
    {
        facts.Add(next);
        return next;
    }

    /// <summary>Something of the stay no longer holds from a day on.</summary>
    /// <exception cref="NotThereException">The stay has no such fact that can end.</exception>
    public void EndFact(Guid factId, PartialDate until) => Ending(factId).End(until);

    /// <summary>Work ended, and with it, where that is known, the dwelling of the employer. Said again another day takes the place of the first.</summary>
    /// <param name="until">First day without work; it may lie ahead.</param>
    /// <param name="lodgingUntil">First day on which the person can no longer live in the employer's dwelling; null = not known, or another's dwelling.</param>
    /// <exception cref="NotThereException">The stay has no such employer.</exception>
    public void EndWork(Guid partyId, PartialDate until, PartialDate? lodgingUntil)
    {
        var work = _parties.Find(fact => fact.Id == partyId && fact.Stands && fact.Kind == StayPartyFact.Employer) ?? throw new NotThereException("employer");
        work.End(until);
        if (lodgingUntil is not { } leaves)
            return;
        var lodging = LodgingOfEmployer;
        StayRules.OnlyTheEmployersDwellingGoesWithTheJob.Check(lodging is not null);
        lodging!.End(leaves);
    }

    /// <summary>The lodging that was recorded last, when it is the employer's; null = it is another's, or none is known.</summary>
    public LodgingFact? LodgingOfEmployer =>
        _lodgings.Where(fact => fact.Stands).OrderByDescending(fact => fact.From).ThenByDescending(fact => fact.RecordedAt).FirstOrDefault() is { Owner: LodgingFact.OfEmployer } last ? last : null;

    /// <summary>Something of the stay was never so: it is withdrawn.</summary>
    /// <exception cref="NotThereException">The stay has no such fact that can be withdrawn.</exception>
    public void WithdrawFact(Guid factId, Provenance provenance) => Ending(factId).Withdraw(provenance);

    // What DUO decided is changed by its own decision.
    private DatedFact Ending(Guid factId) =>
        _motives.Concat<DatedFact>(_formalMotives).Concat(_titles).Concat(_intendedStays).Concat(_parties).Concat(_lodgings).Concat(_registerEntries).Concat(_leaving)
            .FirstOrDefault(fact => fact.Id == factId && fact.Stands) ?? throw new NotThereException("fact");

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

    /// <summary>DUO never decided this: what it told was about somebody else, or wrong. The decision before it holds again, until what came after.</summary>
    /// <exception cref="NotThereException">The stay has no such decision that stands.</exception>
    public void WithdrawDuty(Guid factId, Provenance provenance)
    {
        var wrong = _duties.Find(duty => duty.Id == factId && duty.Stands) ?? throw new NotThereException("fact");
        wrong.Withdraw(provenance);
        _duties.Find(duty => duty.Stands && duty.Until == wrong.From)?.Reopen(wrong.Until);
    }

    /// <summary>The decision that was recorded last.</summary>
    public IntegrationDutyFact? LastDuty => _duties.Where(duty => duty.Stands).MaxBy(duty => duty.RecordedAt);

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
public sealed class MotiveFact : DatedFact, IOfFilesOfStay
{
    /// <summary>The code that is a locked part.</summary>
    public const string Victim = "victim";

    private MotiveFact()
    {
    }

    internal MotiveFact(string code, PartialDate from, Provenance provenance) : base(from, provenance) => Code = code;

    public Guid StayId { get; private init; }
    public string Code { get; private init; } = "";

    /// <summary>That somebody is a victim of trafficking or violence is a locked part.</summary>
    public bool IsLocked => Code == Victim;
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
public sealed class IntegrationDutyFact : DatedFact, IOfFilesOfStay
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

    /// <summary>Only somebody who is expected arrives, or does not come.</summary>
    public static readonly Rule OnlyWhoIsExpectedArrives = new("Stays.OnlyWhoIsExpectedArrives");

    /// <summary>That somebody has no lawful stay is not recorded.</summary>
    public static readonly Rule UnlawfulStayIsNotRecorded = new("Stays.UnlawfulStayIsNotRecorded");

    /// <summary>How long somebody thinks to stay is asked again on a later day.</summary>
    public static readonly Rule AskedAgainLater = new("Stays.AskedAgainLater");

    /// <summary>Only of somebody who is not in the population register is it recorded why not.</summary>
    public static readonly Rule OnlyWhoIsNotRegisteredHasAReason = new("Stays.OnlyWhoIsNotRegisteredHasAReason");

    /// <summary>Only a dwelling of the employer goes with the job.</summary>
    public static readonly Rule OnlyTheEmployersDwellingGoesWithTheJob = new("Stays.OnlyTheEmployersDwellingGoesWithTheJob");

    /// <summary>Somebody has one open stay in a municipality at a time.</summary>
    public static readonly Rule OneStayAtATime = new("Stays.OneStayAtATime");
}
