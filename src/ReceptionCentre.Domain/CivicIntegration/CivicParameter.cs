using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.CivicIntegration;

/// <summary>How certain a number of the law is, as its source is read.</summary>
public enum Certainty
{
    /// <summary>Found in a primary source.</summary>
    Primary = 1,

    /// <summary>Found in a secondary source only.</summary>
    Secondary = 2,

    /// <summary>Known, and not looked up: check before it drives anything.</summary>
    Unconfirmed = 3,

    /// <summary>Looked for and not found.</summary>
    NotFound = 4,
}

/// <summary>
/// A number of the Act of 2021, of the law on decisions, of the list by which files are kept, or of placement, with the days on which it holds,
/// its source and how certain it is: reference data. Without a value nothing is asked by it.
/// </summary>
public sealed class CivicParameter : Aggregate
{
    public const int KeyLength = 80, SourceLength = 300, WordsLength = 200;

    private CivicParameter()
    {
    }

    public CivicParameter(string key) => (Id, Key) = (Guid.CreateVersion7(), key);

    /// <summary>Names the line in its file.</summary>
    public string Key { get; private init; } = "";

    /// <summary>What it is a value of: a name of <see cref="CivicParameters"/>.</summary>
    public string Parameter { get; private set; } = "";

    /// <summary>Null: off, nothing is asked by it.</summary>
    public int? Value { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly? ValidUntil { get; private set; }
    public Certainty Certainty { get; private set; }
    public string Source { get; private set; } = "";
    public string Dutch { get; private set; } = "";
    public string English { get; private set; } = "";

    /// <summary>Place in the order of the file.</summary>
    public int Place { get; private set; }

    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || ValidUntil > day);

    public void Describe(string parameter, int? value, DateOnly? from, DateOnly? until, Certainty certainty, string source, string dutch, string english, int place) =>
        (Parameter, Value, ValidFrom, ValidUntil, Certainty, Source, Dutch, English, Place) = (parameter, value, from, until, certainty, source, dutch, english, place);
}

/// <summary>The numbers of the law as they hold on a day.</summary>
public sealed class CivicParameters(IEnumerable<CivicParameter> all)
{
    public const string
        PipTermDays = "pip-term-days", PipExtensionDays = "pip-extension-days", TermYears = "integration-term-years", PvtHours = "pvt-hours", MapHours = "map-hours",
        ZCourseHours = "z-course-hours", ScalingDownHours = "scaling-down-hours", RouteSwitchMonths = "route-switch-months", ReliefMonths = "relief-months",
        ObjectionDays = "objection-days", ObjectionAnswerDays = "objection-answer-days", ObjectionAnswerDaysWithCommittee = "objection-answer-days-committee",
        HolidayByDecree = "holiday-by-decree", ZParticipationHoursAsylum = "z-participation-hours-asylum", ZParticipationHoursOthers = "z-participation-hours-others",
        BuddyMeetingDays = "buddy-meeting-days", BuddyMonths = "buddy-months", HardToPlaceWeeks = "hard-to-place-weeks", HardToPlaceHours = "hard-to-place-hours",
        SpukYearsAsylum = "spuk-years-asylum", SpukYearsOthers = "spuk-years-others", EnforcementDecisionDays = "enforcement-decision-days";

    /// <summary>Numbers about enforcement by the municipality. They are told; a municipality sets its own, with its own legal basis. Where it has none for the days of the decision, these count.</summary>
    public static readonly IReadOnlyList<string> OfEnforcement = ["municipal-fine-intake", "municipal-fine-pip", "enforcement-view-days", EnforcementDecisionDays];

    private const string Kept = "kept-years:";

    private readonly IReadOnlyList<CivicParameter> _all = [.. all];

    /// <summary>How many years a file is kept after it is closed, by its task; null = no term is known, and none is set.</summary>
    /// <param name="task">Code of the list "tasks".</param>
    public int? KeptYears(DateOnly day, string task) => On(day, Kept + task);

    /// <summary>Null: it is off, or nobody said.</summary>
    public int? On(DateOnly day, string parameter) => _all.FirstOrDefault(one => one.Parameter == parameter && one.IsValidOn(day))?.Value;

    /// <exception cref="InvalidOperationException">The reference data lack a number without which a date cannot be told.</exception>
    public int Needed(DateOnly day, string parameter) =>
        On(day, parameter) ?? throw new InvalidOperationException($"The reference data have no value of {parameter} on {day:yyyy-MM-dd}.");

    /// <summary>Days that a royal decree made equal to holidays: each a line that is valid from that day.</summary>
    public IReadOnlyCollection<DateOnly> HolidaysByDecree => [.. _all.Where(one => one.Parameter == HolidayByDecree).Select(one => one.ValidFrom).OfType<DateOnly>()];

    /// <summary>Last day on which an objection to a decision that was sent on a day is in time: the period begins the day after.</summary>
    public DateOnly ObjectionUntil(DateOnly sentOn) => DutchHolidays.LastDayOfTerm(sentOn.AddDays(Needed(sentOn, ObjectionDays)), HolidaysByDecree);

    /// <summary>Last day on which the decision on an objection is in time: counted from the day after the period for objections ended.</summary>
    public DateOnly ObjectionAnswerUntil(DateOnly objectionUntil, bool withCommittee) => DutchHolidays.LastDayOfTerm(
        objectionUntil.AddDays(Needed(objectionUntil, withCommittee ? ObjectionAnswerDaysWithCommittee : ObjectionAnswerDays)), HolidaysByDecree);

    /// <summary>The integration term that begins the day after the date of the first PIP: its first day, and the first day after it.</summary>
    public (DateOnly From, DateOnly Until) TermAfter(DateOnly firstPip)
    {
        var from = firstPip.AddDays(1);
        return (from, from.AddYears(Needed(firstPip, TermYears)));
    }
}
