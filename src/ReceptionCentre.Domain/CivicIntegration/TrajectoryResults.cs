using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.CivicIntegration;

/// <summary>What of the integration is finished on one day.</summary>
public enum AchievementKind
{
    /// <summary>Participatieverklaringstraject: the day on which the declaration was signed.</summary>
    Pvt = 1,

    /// <summary>Module Arbeidsmarkt en Participatie: the day of the closing talk.</summary>
    Map = 2,

    /// <summary>Zelfredzaamheidsroute: the day on which it was completed, with its closing talk.</summary>
    ZRoute = 3,
}

/// <summary>Totals of hours that the executing agency keeps apart.</summary>
public enum HoursKind
{
    /// <summary>Language and KNM lessons at a course institution, in the route.</summary>
    Lessons = 1,

    /// <summary>Participation in the Z-route of an asylum status holder; what was done during the intake counts.</summary>
    Participation = 2,

    /// <summary>Language and KNM lessons during the broad intake; these count apart.</summary>
    IntakeLessons = 3,
}

/// <summary>Something of the integration was finished on a day. Another day is a correction: the first was never so.</summary>
public sealed class AchievementFact : DatedFact
{
    private AchievementFact()
    {
    }

    internal AchievementFact(Guid trajectoryId, AchievementKind kind, DateOnly on, bool? ownFault, Provenance provenance) : base(PartialDate.Of(on), provenance) =>
        (TrajectoryId, Kind, On, OwnFault) = (trajectoryId, kind, on, ownFault);

    public Guid TrajectoryId { get; private init; }
    public AchievementKind Kind { get; private init; }
    public DateOnly On { get; private init; }

    /// <summary>Whether it is the person's own fault that it came after the term; null = it came in time, or nobody said.</summary>
    public bool? OwnFault { get; private init; }
}

/// <summary>How many hours of a kind were followed in all, counted up to a day.</summary>
public sealed class HoursFact : DatedFact
{
    private HoursFact()
    {
    }

    internal HoursFact(Guid trajectoryId, HoursKind kind, int hours, DateOnly countedOn, Provenance provenance) : base(PartialDate.Of(countedOn), provenance) =>
        (TrajectoryId, Kind, Hours, CountedOn) = (trajectoryId, kind, hours, countedOn);

    public Guid TrajectoryId { get; private init; }
    public HoursKind Kind { get; private init; }

    /// <summary>The total, not what came on top.</summary>
    public int Hours { get; private init; }
    public DateOnly CountedOn { get; private init; }
}

/// <summary>What is offered of a course; see the properties of <see cref="CourseOfferFact"/>.</summary>
public sealed record CourseOffer(string InstitutionNumber, string InstitutionName, DateOnly OfferedOn, DateOnly? StartsOn, DateOnly? EndsOn, LiteracyEducation Literacy);

/// <summary>The course that the municipality offered to an asylum status holder, at one school.</summary>
public sealed class CourseOfferFact : DatedFact
{
    public const int NumberLength = 10, NameLength = 128;

    private CourseOfferFact()
    {
    }

    internal CourseOfferFact(Guid trajectoryId, CourseOffer offer, Provenance provenance) : base(PartialDate.Of(offer.OfferedOn), provenance)
    {
        (TrajectoryId, InstitutionNumber, InstitutionName) = (trajectoryId, offer.InstitutionNumber, offer.InstitutionName);
        (OfferedOn, StartsOn, EndsOn, Literacy) = (offer.OfferedOn, offer.StartsOn, offer.EndsOn, offer.Literacy);
    }

    public Guid TrajectoryId { get; private init; }

    /// <summary>Number under which the executing agency knows the school: ten characters.</summary>
    public string InstitutionNumber { get; private init; } = "";
    public string InstitutionName { get; private init; } = "";

    /// <summary>Day of enrolment; in the B1- and Z-route also the start of the lessons.</summary>
    public DateOnly OfferedOn { get; private init; }
    public DateOnly? StartsOn { get; private init; }

    /// <summary>First day after the course.</summary>
    public DateOnly? EndsOn { get; private init; }
    public LiteracyEducation Literacy { get; private init; }
}

/// <summary>The parts of the exam, each taken by itself.</summary>
public enum ExamPart
{
    /// <summary>LE.</summary>
    Reading = 1,

    /// <summary>LU.</summary>
    Listening = 2,

    /// <summary>SC.</summary>
    Writing = 3,

    /// <summary>SP.</summary>
    Speaking = 4,

    /// <summary>KNM; it has no level.</summary>
    Society = 5,
}

/// <summary>Level of a language exam; the exam goes higher than a PIP asks.</summary>
public enum ExamLevel
{
    A2 = 1,
    B1 = 2,
    B2 = 3,
}

public enum ExamResult
{
    Passed = 1,
    Failed = 2,

    /// <summary>There is no result; see <see cref="NoExamResult"/>.</summary>
    None = 3,
}

/// <summary>Why an exam has no result, as the executing agency tells them apart.</summary>
public enum NoExamResult
{
    OwnFault = 1,
    NotOwnFault = 2,

    /// <summary>The candidate called it off.</summary>
    CalledOff = 3,

    /// <summary>The candidate did not come.</summary>
    Absent = 4,
}

/// <summary>What came of one exam; see the properties of <see cref="ExamFact"/>.</summary>
public sealed record Exam(ExamPart Part, ExamLevel? Level, ExamResult Result, NoExamResult? NoResult, DateOnly On)
{
    /// <summary>Passed at a level or above it; KNM has none.</summary>
    public bool Passes(ExamLevel level) => Result == ExamResult.Passed && (Part == ExamPart.Society || Level >= level);
}

/// <summary>One exam that somebody took or should have taken (Examen 1.0.0).</summary>
public sealed class ExamFact : DatedFact
{
    private ExamFact()
    {
    }

    internal ExamFact(Guid trajectoryId, Exam exam, Provenance provenance) : base(PartialDate.Of(exam.On), provenance) =>
        (TrajectoryId, Part, Level, Result, NoResult, On) = (trajectoryId, exam.Part, exam.Level, exam.Result, exam.NoResult, exam.On);

    public Guid TrajectoryId { get; private init; }
    public ExamPart Part { get; private init; }

    /// <summary>Null of KNM.</summary>
    public ExamLevel? Level { get; private init; }
    public ExamResult Result { get; private init; }

    /// <summary>Why there is no result; null = there is one, or nobody said.</summary>
    public NoExamResult? NoResult { get; private init; }

    /// <summary>Day of the exam.</summary>
    public DateOnly On { get; private init; }

    public Exam Exam => new(Part, Level, Result, NoResult, On);
}

/// <summary>What is reached in an integration: finished, followed, offered. Facts of the trajectory, each with its day and source.</summary>
public sealed partial class IntegrationTrajectory
{
    public const int MostHours = 9999;

    private readonly List<AchievementFact> _achievements = [];
    private readonly List<HoursFact> _hours = [];
    private readonly List<CourseOfferFact> _offers = [];
    private readonly List<ExamFact> _exams = [];

    public IReadOnlyList<AchievementFact> Achievements => _achievements;
    public IReadOnlyList<HoursFact> Hours => _hours;
    public IReadOnlyList<CourseOfferFact> Offers => _offers;
    public IReadOnlyList<ExamFact> Exams => _exams;

    /// <summary>Something was finished. Where another day was known, that one is withdrawn, and it is said why.</summary>
    public AchievementFact Achieve(AchievementKind kind, DateOnly on, bool? ownFault, DateOnly today, Provenance provenance)
    {
        TrajectoryRules.OnADayThatHasCome.Check(on <= today);
        TrajectoryRules.FaultIsOfPvtAndMap.Check(ownFault is null || kind != AchievementKind.ZRoute);
        var next = new AchievementFact(Id, kind, on, ownFault, provenance);
        Replace(_achievements, next, fact => fact.Kind == kind, provenance);
        return next;
    }

    /// <summary>Hours were counted again: a total takes the place of the one before. An earlier day, or another number on the same day, corrects.</summary>
    public HoursFact Count(HoursKind kind, int hours, DateOnly countedOn, DateOnly today, Provenance provenance)
    {
        TrajectoryRules.HoursAreANumber.Check(hours is >= 0 and <= MostHours);
        TrajectoryRules.OnADayThatHasCome.Check(countedOn <= today);
        var next = new HoursFact(Id, kind, hours, countedOn, provenance);
        if (_hours.Exists(fact => fact.Kind == kind && fact.Stands && fact.Until is null && fact.CountedOn >= countedOn))
            Replace(_hours, next, fact => fact.Kind == kind && fact.Until is null, provenance);
        else
            _hours.Change(next, fact => fact.Kind == kind);
        return next;
    }

    /// <summary>A course was offered. One offer holds for a school; another takes its place, and it is said why.</summary>
    public CourseOfferFact Offer(CourseOffer offer, DateOnly today, Provenance provenance)
    {
        TrajectoryRules.OnADayThatHasCome.Check(offer.OfferedOn <= today);
        TrajectoryRules.ASchoolHasItsNumber.Check(offer.InstitutionNumber.Length == CourseOfferFact.NumberLength && offer.InstitutionNumber.All(char.IsAsciiLetterOrDigit));
        TrajectoryRules.ACourseEndsAfterItBegins.Check(offer.EndsOn is null || offer.EndsOn > (offer.StartsOn ?? offer.OfferedOn));
        var next = new CourseOfferFact(Id, offer, provenance);
        Replace(_offers, next, fact => fact.InstitutionNumber == offer.InstitutionNumber, provenance);
        return next;
    }

    /// <summary>
    /// An exam was taken, or should have been. Each exam is a fact of its own; of one part on one day there is one: another
    /// result of it corrects, and it is said why.
    /// </summary>
    public ExamFact Take(Exam exam, DateOnly today, Provenance provenance)
    {
        TrajectoryRules.OnADayThatHasCome.Check(exam.On <= today);
        TrajectoryRules.ALanguageExamHasALevel.Check((exam.Level is null) == (exam.Part == ExamPart.Society));
        TrajectoryRules.OnlyWithoutAResultThereIsAReason.Check(exam.NoResult is null || exam.Result == ExamResult.None);
        var next = new ExamFact(Id, exam, provenance);
        Replace(_exams, next, fact => fact.Part == exam.Part && fact.On == exam.On, provenance);
        return next;
    }

    /// <summary>It was never so.</summary>
    /// <exception cref="NotThereException">The trajectory has no such fact that stands.</exception>
    public void WithdrawResult(Guid factId, Provenance provenance)
    {
        var fact = _achievements.Concat<DatedFact>(_hours).Concat(_offers).Concat(_exams).FirstOrDefault(one => one.Id == factId && one.Stands) ?? throw new NotThereException("fact");
        fact.Withdraw(provenance);
        // The total before it is the last one again.
        if (fact is HoursFact gone)
            _hours.Where(one => one.Kind == gone.Kind && one.Stands).MaxBy(one => one.CountedOn)?.Reopen(null);
    }

    private static void Replace<T>(List<T> facts, T next, Predicate<T> same, Provenance provenance) where T : DatedFact
    {
        if (facts.Find(fact => fact.Stands && same(fact)) is { } wrong)
        {
            TrajectoryRules.ACorrectionHasAReason.Check(provenance.Reason is not null);
            wrong.Withdraw(provenance);
        }
        facts.Add(next);
    }
}
