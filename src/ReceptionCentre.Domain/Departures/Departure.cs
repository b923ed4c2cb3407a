using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Departures;

/// <summary>
/// Somebody leaves: planned, changed, cancelled or carried out, and taken back when it was a mistake. Return is voluntary at
/// the desk. A departure deletes nothing: it closes.
/// </summary>
public sealed class Departure : Aggregate, IOfCaseFile
{
    /// <summary>Codes of the list "departure-kinds" that the rules know.</summary>
    public const string ToMunicipality = "other-municipality", Death = "death", Disappeared = "disappeared";

    /// <summary>So many days after a departure without a day was recorded, somebody asks for the day. A month is an answer.</summary>
    public const int AskForDayAfter = 14;

    public const int OwnWordsLength = 1000, ForwardingLength = 500, PlaceLength = 200, ReasonLength = 500;

    private readonly List<DepartureReason> _reasons = [];
    private readonly List<DepartureReadiness> _readiness = [];

    private Departure()
    {
    }

    public Guid CaseFileId { get; private init; }
    public Guid PersonId { get; private init; }
    public Guid StayId { get; private init; }
    public DepartureState State { get; private set; }

    public string Kind { get; private set; } = "";
    public IReadOnlyList<DepartureReason> Reasons => _reasons;
    public PartialDate? PlannedOn { get; private set; }

    /// <summary>Last day on which the planned day can be; null = not known, then somebody asks for it after <see cref="AskForDayAfter"/> days. After it somebody asks whether the person left.</summary>
    public DateOnly? ExpectedBy { get; private set; }

    public string? Country { get; private set; }
    public string? Municipality { get; private set; }
    public bool Announced { get; private set; }
    public DepartureView? View { get; private set; }
    public string? OwnWords { get; private set; }
    public string? Forwarding { get; private set; }
    public DepartureWill? Will { get; private set; }

    /// <summary>Town or village of destination, in words.</summary>
    public string? Place { get; private set; }

    /// <summary>What the person says is ready, and what is not. Never a score.</summary>
    public IReadOnlyList<DepartureReadiness> Readiness => _readiness;

    /// <summary>The person agreed to be called some weeks later, to hear how it goes.</summary>
    public bool MayCall { get; private set; }

    /// <summary>Day on which the person is called; null while it is not planned, and when it was or is not done any more.</summary>
    public DateOnly? CallOn { get; private set; }

    /// <summary>How it is known that the person left; null = it was not said.</summary>
    public DepartureEvidence? Evidence { get; private set; }

    /// <summary>Of who was found gone: since when nobody heard of the person.</summary>
    public PartialDate? SilentSince { get; private set; }

    /// <summary>First day on which the person was no longer here; null until it is carried out.</summary>
    public PartialDate? DepartedOn { get; private set; }

    /// <summary>Day on which stay and files were closed.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }

    /// <summary>Day of recording, in the Netherlands.</summary>
    public DateOnly RecordedOn { get; private init; }

    /// <summary>When it was no longer planned: carried out or cancelled; null while it is.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Why it was cancelled or taken back.</summary>
    public string? EndReason { get; private set; }

    public static Departure Plan(CaseFile file, DepartureTerms terms, DateTimeOffset at, Guid by)
    {
        file.EnsureOpen();
        var departure = new Departure
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = file.Id,
            PersonId = file.PersonId,
            StayId = file.StayId,
            State = DepartureState.Planned,
            RecordedAt = at,
            RecordedBy = by,
            RecordedOn = DutchCalendar.DateOf(at),
        };
        departure.Describe(terms, file.Controller);
        return departure;
    }

    /// <param name="controller">Municipality that answers for the file.</param>
    public void Change(DepartureTerms terms, string controller)
    {
        DepartureRules.OnlyAPlannedDepartureChanges.Check(State == DepartureState.Planned);
        Describe(terms, controller);
    }

    /// <summary>The desk of the next municipality is told that the person comes: whoever is handed over is.</summary>
    public void Announce()
    {
        DepartureRules.OnlyAPlannedDepartureChanges.Check(State == DepartureState.Planned);
        DepartureRules.AMoveGoesSomewhereElse.Check(Kind == ToMunicipality);
        Announced = true;
    }

    public void Cancel(string reason, DateTimeOffset at)
    {
        DepartureRules.OnlyAPlannedDepartureChanges.Check(State == DepartureState.Planned);
        (State, EndReason, SettledAt) = (DepartureState.Cancelled, reason, at);
    }

    /// <summary>The person left. Stay and files are closed by the same command.</summary>
    /// <param name="known">Null = it was not said how it is known.</param>
    /// <param name="callOn">Day on which the person is called to hear how it goes; null = not.</param>
    public void CarryOut(PartialDate departedOn, DateOnly today, DateTimeOffset at, HowKnown? known = null, DateOnly? callOn = null)
    {
        DepartureRules.OnlyAPlannedDepartureChanges.Check(State == DepartureState.Planned);
        DepartureRules.DepartedOnADayThatHasCome.Check(departedOn.FirstPossible() is { } first && first <= today);
        DepartureRules.SilenceIsOfWhoWasFoundGone.Check(
            known?.SilentSince is not { } since || (known.Evidence == DepartureEvidence.FoundGone && (since.FirstPossible() is not { } last || last <= today)));
        DepartureRules.OnlyWhoAgreedIsCalled.Check(callOn is null || MayCall);
        DepartureRules.ACallIsPlannedAhead.Check(callOn is null || callOn > today);
        (State, DepartedOn, ClosedOn, SettledAt) = (DepartureState.CarriedOut, departedOn, today, at);
        (Evidence, SilentSince, CallOn) = (known?.Evidence, known?.SilentSince, callOn);
    }

    /// <summary>Somebody called the person after the departure, or tried to.</summary>
    /// <param name="next">Day on which it is tried again; null = this was the last time.</param>
    public void Called(DateOnly? next, DateOnly today)
    {
        DepartureRules.OnlyAPlannedCallIsNoted.Check(State == DepartureState.CarriedOut && CallOn is not null);
        DepartureRules.ACallIsPlannedAhead.Check(next is null || next > today);
        CallOn = next;
    }

    /// <summary>It was recorded by mistake.</summary>
    public void TakeBack(string reason)
    {
        DepartureRules.OnlyADepartureThatHappenedIsTakenBack.Check(State == DepartureState.CarriedOut);
        (State, EndReason, CallOn) = (DepartureState.TakenBack, reason, null);
    }

    private void Describe(DepartureTerms terms, string controller)
    {
        var toMunicipality = terms.Kind == ToMunicipality;
        DepartureRules.AMoveGoesSomewhereElse.Check(!toMunicipality || terms.Municipality is not null && terms.Municipality != controller);
        Kind = terms.Kind;
        (PlannedOn, ExpectedBy) = (terms.PlannedOn, terms.PlannedOn?.LastPossible());
        // What belongs to another kind of departure is not kept: it would say where somebody did not go.
        Municipality = toMunicipality ? terms.Municipality : null;
        Announced = toMunicipality && terms.Announced;
        Country = terms.Kind is ToMunicipality or Death ? null : terms.Country;
        var died = terms.Kind == Death;
        DepartureRules.WhoIsCalledCanBeReached.Check(died || !terms.MayCall || !string.IsNullOrWhiteSpace(terms.Forwarding));
        (View, OwnWords, Will, Place, MayCall) = died ? (null, null, null, null, false) : (terms.View, terms.OwnWords, terms.Will, terms.Place, terms.MayCall);
        Forwarding = terms.Forwarding;
        Answer(died ? [] : terms.Ready ?? []);
        var reasons = died ? [] : terms.Reasons.Distinct(StringComparer.Ordinal).ToList();
        _reasons.RemoveAll(reason => !reasons.Contains(reason.Code));
        _reasons.AddRange(reasons.Where(code => !_reasons.Exists(reason => reason.Code == code)).Select(code => new DepartureReason(Id, code)).ToList());
    }

    private void Answer(IReadOnlyList<ReadyAnswer> answers)
    {
        DepartureRules.OneAnswerToAQuestion.Check(answers.Select(answer => answer.Question).Distinct(StringComparer.Ordinal).Count() == answers.Count);
        // What stays the same stays the same record: the history shows what changed and nothing else.
        _readiness.RemoveAll(kept => !answers.Any(answer => answer.Question == kept.Question));
        foreach (var answer in answers)
        {
            if (_readiness.Find(kept => kept.Question == answer.Question) is { } kept)
                kept.State = answer.State;
            else
                _readiness.Add(new(Id, answer.Question, answer.State));
        }
    }
}

/// <param name="Code">Code of the list "departure-reasons".</param>
public sealed record DepartureReason(Guid DepartureId, string Code);

/// <summary>One thing that has to be ready before leaving, as the person says it.</summary>
public sealed class DepartureReadiness
{
    private DepartureReadiness()
    {
    }

    internal DepartureReadiness(Guid departureId, string question, ReadyState state) => (DepartureId, Question, State) = (departureId, question, state);

    public Guid DepartureId { get; private init; }

    /// <summary>Code of the list "departure-readiness".</summary>
    public string Question { get; private init; } = "";
    public ReadyState State { get; internal set; }
}
