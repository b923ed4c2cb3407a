using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Departures;

public enum DepartureState
{
    /// <summary>It is to come, or it happened and is not closed yet.</summary>
    Planned = 1,

    /// <summary>The person left: stay and files are closed.</summary>
    CarriedOut = 2,

    /// <summary>It does not happen.</summary>
    Cancelled = 3,

    /// <summary>It was recorded by mistake: stay and files are open again. It stays to be seen.</summary>
    TakenBack = 4,
}

/// <summary>
/// How the person sees the own departure. Somebody can leave because it went well or because it did not (WRR, "Samenleven in
/// verscheidenheid", 5.6): the two are counted apart, and nobody but the person says which.
/// </summary>
public enum DepartureView
{
    /// <summary>Goes on with what was reached here.</summary>
    Reached = 1,

    /// <summary>What the person came for was not found here.</summary>
    NotFound = 2,

    Both = 3,

    /// <summary>Asked or not, it is not known. An answer.</summary>
    Unknown = 4,
}

/// <summary>What can be said of a departure before and after it.</summary>
/// <param name="Kind">Code of the list "departure-kinds".</param>
/// <param name="Reasons">Codes of the list "departure-reasons", as the person says them.</param>
/// <param name="PlannedOn">Day of leaving as far as known; null = not known yet.</param>
/// <param name="Country">Code of the list "countries": where to.</param>
/// <param name="Municipality">Code of the list "municipalities": to which Dutch municipality.</param>
/// <param name="Announced">The desk of that municipality is told that the person comes.</param>
/// <param name="Forwarding">How the person can be reached afterwards; null = not asked or not wanted.</param>
/// <param name="CareThere">Which care is arranged at the destination: who and where, never what for.</param>
public sealed record DepartureTerms(
    string Kind, IReadOnlyList<string> Reasons, PartialDate? PlannedOn, string? Country, string? Municipality, bool Announced,
    DepartureView? View, string? OwnWords, string? Forwarding, string? CareThere);

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

    public const int OwnWordsLength = 1000, ForwardingLength = 500, CareLength = 1000, ReasonLength = 500;

    private readonly List<DepartureReason> _reasons = [];

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
    public string? CareThere { get; private set; }

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

    public void Cancel(string reason, DateTimeOffset at)
    {
        DepartureRules.OnlyAPlannedDepartureChanges.Check(State == DepartureState.Planned);
        (State, EndReason, SettledAt) = (DepartureState.Cancelled, reason, at);
    }

    /// <summary>The person left. Stay and files are closed by the same command.</summary>
    public void CarryOut(PartialDate departedOn, DateOnly today, DateTimeOffset at)
    {
        DepartureRules.OnlyAPlannedDepartureChanges.Check(State == DepartureState.Planned);
        DepartureRules.DepartedOnADayThatHasCome.Check(departedOn.FirstPossible() is { } first && first <= today);
        (State, DepartedOn, ClosedOn, SettledAt) = (DepartureState.CarriedOut, departedOn, today, at);
    }

    /// <summary>It was recorded by mistake.</summary>
    public void TakeBack(string reason)
    {
        DepartureRules.OnlyADepartureThatHappenedIsTakenBack.Check(State == DepartureState.CarriedOut);
        (State, EndReason) = (DepartureState.TakenBack, reason);
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
        (View, OwnWords) = terms.Kind == Death ? (null, null) : (terms.View, terms.OwnWords);
        (Forwarding, CareThere) = terms.Kind == Death ? (terms.Forwarding, null) : (terms.Forwarding, terms.CareThere);
        var reasons = terms.Kind == Death ? [] : terms.Reasons.Distinct(StringComparer.Ordinal).ToList();
        _reasons.RemoveAll(reason => !reasons.Contains(reason.Code));
        _reasons.AddRange(reasons.Where(code => !_reasons.Exists(reason => reason.Code == code)).Select(code => new DepartureReason(Id, code)).ToList());
    }
}

/// <param name="Code">Code of the list "departure-reasons".</param>
public sealed record DepartureReason(Guid DepartureId, string Code);

/// <summary>
/// What one municipality tells another that has a file of the same stay: "the person departed, say we". That file is not
/// ours to close; whoever works on it reads this and decides.
/// </summary>
public sealed class DepartureNotice : Aggregate, IOfCaseFile
{
    private DepartureNotice()
    {
    }

    /// <summary>The file that it is told to.</summary>
    public Guid CaseFileId { get; private init; }
    public Guid DepartureId { get; private init; }

    /// <summary>Code of the list "municipalities": who says so.</summary>
    public string SaidBy { get; private init; } = "";

    /// <summary>Code of the list "departure-kinds".</summary>
    public string Kind { get; private init; } = "";
    public PartialDate DepartedOn { get; private init; }
    public DateTimeOffset ToldAt { get; private init; }

    /// <summary>Day of telling, in the Netherlands.</summary>
    public DateOnly ToldOn { get; private init; }

    /// <summary>When somebody of that file read it, or it was taken back; null while it asks for it.</summary>
    public DateTimeOffset? SettledAt { get; private set; }
    public Guid? ReadBy { get; private set; }
    public bool IsTakenBack { get; private set; }

    public static DepartureNotice Tell(Guid caseFileId, Departure departure, string saidBy, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseFileId = caseFileId,
        DepartureId = departure.Id,
        SaidBy = saidBy,
        Kind = departure.Kind,
        DepartedOn = departure.DepartedOn ?? PartialDate.Unknown,
        ToldAt = at,
        ToldOn = DutchCalendar.DateOf(at),
    };

    /// <summary>Read by whoever works on the file. Reading it again changes nothing.</summary>
    public void Read(DateTimeOffset at, Guid by)
    {
        if (SettledAt is null)
            (SettledAt, ReadBy) = (at, by);
    }

    /// <summary>The departure was a mistake: what was told is no longer so.</summary>
    public void TakeBack(DateTimeOffset at) => (IsTakenBack, SettledAt) = (true, SettledAt ?? at);
}

public static class DepartureRules
{
    /// <summary>One departure is planned at a time in a file.</summary>
    public static readonly Rule OneDepartureAtATime = new("Departures.OneDepartureAtATime");

    /// <summary>Only a planned departure is changed, cancelled or carried out.</summary>
    public static readonly Rule OnlyAPlannedDepartureChanges = new("Departures.OnlyAPlannedDepartureChanges");

    /// <summary>A move to another municipality names that municipality, and it is another one.</summary>
    public static readonly Rule AMoveGoesSomewhereElse = new("Departures.AMoveGoesSomewhereElse");

    /// <summary>Somebody departed on a day that has come, of which at least the year is known.</summary>
    public static readonly Rule DepartedOnADayThatHasCome = new("Departures.DepartedOnADayThatHasCome");

    /// <summary>Only a departure that was carried out is taken back.</summary>
    public static readonly Rule OnlyADepartureThatHappenedIsTakenBack = new("Departures.OnlyADepartureThatHappenedIsTakenBack");

    /// <summary>A departure is taken back while nothing else began: no later stay.</summary>
    public static readonly Rule NothingElseBegan = new("Departures.NothingElseBegan");
}
