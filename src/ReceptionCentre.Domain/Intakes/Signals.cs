using System.Globalization;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.Intakes;

/// <summary>What may need attention, as it follows from answers and facts. Never a score of a person.</summary>
public enum SignalKind
{
    /// <summary>Who loses the job loses the house.</summary>
    HousingTiedToTheJob = 1,

    /// <summary>More people than the house has room for.</summary>
    Overcrowding = 2,

    /// <summary>Something at work that ought not to be so.</summary>
    PossibleExploitation = 3,

    ChildWithoutSchool = 4,

    /// <summary>Somebody becomes an adult, and with that much changes.</summary>
    TurnsEighteen = 5,

    /// <summary>Family that is left behind can be asked for within a term.</summary>
    FamilyReunionWindow = 6,

    /// <summary>One track of the plan begins only when another has ended (lock-in).</summary>
    TrackWaits = 7,

    /// <summary>Somebody who wants to work is trained, and nothing in the plan looks for work (lock-in).</summary>
    TrainingWithoutJobSearch = 8,

    /// <summary>Of a track of the plan nothing has begun, and nobody said when it will.</summary>
    TrackStandsStill = 9,
}

/// <summary>Something that may need attention, with what it follows from.</summary>
/// <param name="Subject">Whom or what it is about: the id of a member of the household, a code of the list "tracks"; empty = the person of the file.</param>
/// <param name="Because">The questions whose answers it follows from.</param>
/// <param name="Facts">What else it follows from.</param>
/// <param name="On">The day on which something changes or a term ends.</param>
public sealed record Signal(SignalKind Kind, string Subject, IReadOnlyList<string> Because, IReadOnlyList<SignalFact> Facts, DateOnly? On = null)
{
    /// <summary>What it rests on: when that changes, a signal that was put aside is shown again.</summary>
    public string Basis(SignalFacts facts) =>
        string.Join(' ', [.. Because.Select(question => $"{question}={facts.Answer(question)}"), .. Facts.Select(fact => fact.ToString()), On?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? ""]).Trim();
}

/// <summary>Facts of the file that a signal can follow from, beside answers.</summary>
public enum SignalFact
{
    /// <summary>The lodging is recorded as the employer's.</summary>
    LodgingOfEmployer = 1,

    /// <summary>More people a room than the setting allows.</summary>
    PeoplePerRoom = 2,

    /// <summary>The birth date.</summary>
    BirthDate = 3,

    /// <summary>Since when the reason for coming holds that the term counts from.</summary>
    ProtectedSince = 4,

    /// <summary>Beginnings and ends in the plan that holds.</summary>
    PlanDates = 5,

    /// <summary>The tracks of the plan that holds.</summary>
    PlanTracks = 6,

    /// <summary>Work is among the wishes of the intake.</summary>
    WishToWork = 7,
}

/// <summary>Answers and facts of one file on a day: all that signals may follow from. Nothing of health is in it.</summary>
/// <param name="Answers">By question; codes space-separated.</param>
/// <param name="Motives">Reasons for coming that hold, with since when.</param>
/// <param name="Household">Who lives with the person and is younger than an adult, by id; the person too when young.</param>
public sealed record SignalFacts(
    DateOnly Today, IReadOnlyDictionary<string, string> Answers, bool LodgingIsTheEmployers, IReadOnlyDictionary<string, PartialDate> Motives,
    IReadOnlyList<SignalPerson> Household)
{
    /// <summary>What the plan that holds has; empty without one.</summary>
    public SignalPlan Plan { get; init; } = SignalPlan.None;

    public string? Answer(string question) => Answers.GetValueOrDefault(question);

    public bool Says(string question, string code) => Answer(question)?.Split(' ').Contains(code) == true;

    public int? Number(string question) =>
        int.TryParse(Answer(question), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <param name="Subject">Empty for the person of the file.</param>
public sealed record SignalPerson(string Subject, PartialDate Born);

/// <summary>
/// The numbers in the rules, from the configuration, section "Signals". What no source gives is empty, and then the rule that
/// needs it says nothing.
/// </summary>
public sealed record SignalTerms
{
    /// <summary>More people a room than this is a signal; null = not looked at. No source gives a number for all of the country.</summary>
    public int? PeoplePerRoom { get; init; }

    /// <summary>So many days before the eighteenth birthday it is told.</summary>
    public int EighteenWithinDays { get; init; } = 180;

    /// <summary>A track that begins later than so many days from now, after the end of another, waits for it. Our own choice.</summary>
    public int TrackWaitsDays { get; init; } = 30;

    /// <summary>A track stands still when so many days after the plan was agreed nothing of it has a beginning. Our own choice.</summary>
    public int TrackStandsStillDays { get; init; } = 60;

    /// <summary>The terms within which family can be asked for, each for who was given protection in its period.</summary>
    public IReadOnlyList<ReunionWindow> FamilyReunion { get; init; } = [];
}

/// <summary>A term within which family can be asked for.</summary>
/// <param name="Motives">Codes of the list "motives" of whom it is.</param>
/// <param name="From">For who was given protection from this day on, until <paramref name="Until"/>.</param>
/// <param name="Source">What says so.</param>
public sealed record ReunionWindow(IReadOnlyList<string> Motives, DateOnly From, int Months, string Source, DateOnly? Until = null);

/// <summary>The rules from which signals follow. Each looks at facts and nothing else, and says what it looked at.</summary>
public static class Signals
{
    public const int Adult = 18;

    /// <summary>Questions that the rules look at; codes of the list "intake-questions".</summary>
    public const string
        HousingOwner = "housing-owner", HousingEndsWithJob = "housing-ends-with-job", HousingPeople = "housing-people", HousingRooms = "housing-rooms", HousingSleeping = "housing-sleeping",
        WorkPapers = "work-papers", WorkFree = "work-free", WorkPaid = "work-paid", WorkDebt = "work-debt", WorkThreat = "work-threat",
        ChildrenSchool = "children-school", OwnSchool = "own-school", FamilyAbroad = "family-abroad";

    private const string Yes = "yes", No = "no", Employer = "employer";

    private static readonly Func<SignalFacts, SignalTerms, IEnumerable<Signal>>[] Rules =
        [HousingTiedToTheJob, Overcrowding, PossibleExploitation, ChildWithoutSchool, TurnsEighteen, FamilyReunionWindow, PlanSignals.TrackWaits, PlanSignals.TrainingWithoutJobSearch, PlanSignals.TrackStandsStill];

    public static IReadOnlyList<Signal> Of(SignalFacts facts, SignalTerms terms) => [.. Rules.SelectMany(rule => rule(facts, terms))];

    /// <summary>The house is the employer's, or goes with the job: who loses the one loses the other.</summary>
    public static IEnumerable<Signal> HousingTiedToTheJob(SignalFacts facts, SignalTerms terms)
    {
        var because = Those(facts, (HousingOwner, Employer), (HousingEndsWithJob, Yes));
        // The person said that it does not go with the job.
        if (facts.Says(HousingEndsWithJob, No) || (because.Count == 0 && !facts.LodgingIsTheEmployers))
            yield break;
        yield return new(SignalKind.HousingTiedToTheJob, "", because, facts.LodgingIsTheEmployers ? [SignalFact.LodgingOfEmployer] : []);
    }

    /// <summary>People sleep with strangers or in turns, or there are more of them a room than the setting allows.</summary>
    public static IEnumerable<Signal> Overcrowding(SignalFacts facts, SignalTerms terms)
    {
        var because = Those(facts, (HousingSleeping, "with-strangers"), (HousingSleeping, "in-turns"));
        var tooMany = terms.PeoplePerRoom is { } most && facts.Number(HousingPeople) is { } people && facts.Number(HousingRooms) is > 0 and var rooms && people > most * rooms;
        if (because.Count > 0 || tooMany)
            yield return new(SignalKind.Overcrowding, "", tooMany ? [.. because, HousingPeople, HousingRooms] : because, tooMany ? [SignalFact.PeoplePerRoom] : []);
    }

    /// <summary>Somebody else keeps the papers, the person may not come and go, is not paid as agreed, owes the employer or is threatened.</summary>
    public static IEnumerable<Signal> PossibleExploitation(SignalFacts facts, SignalTerms terms)
    {
        var because = Those(facts, (WorkPapers, Yes), (WorkFree, No), (WorkPaid, No), (WorkDebt, Yes), (WorkThreat, Yes));
        if (because.Count > 0)
            yield return new(SignalKind.PossibleExploitation, "", because, []);
    }

    /// <summary>A child of school age does not go to school, as the parent or the child says.</summary>
    public static IEnumerable<Signal> ChildWithoutSchool(SignalFacts facts, SignalTerms terms)
    {
        var because = Those(facts, (ChildrenSchool, "some"), (ChildrenSchool, No), (OwnSchool, No), (OwnSchool, "waiting"));
        if (because.Count > 0)
            yield return new(SignalKind.ChildWithoutSchool, "", because, []);
    }

    /// <summary>The person, or somebody in the household, becomes an adult soon. Where only the year is known, the earliest possible day counts.</summary>
    public static IEnumerable<Signal> TurnsEighteen(SignalFacts facts, SignalTerms terms) =>
        from person in facts.Household
        let born = person.Born.FirstPossible()
        where born is not null
        let day = born.Value.AddYears(Adult)
        where day > facts.Today && day <= facts.Today.AddDays(terms.EighteenWithinDays)
        select new Signal(SignalKind.TurnsEighteen, person.Subject, [], [SignalFact.BirthDate], day);

    /// <summary>Family that is left behind wants to come, and the term in which to ask for it runs.</summary>
    public static IEnumerable<Signal> FamilyReunionWindow(SignalFacts facts, SignalTerms terms)
    {
        if (!facts.Says(FamilyAbroad, Yes))
            yield break;
        var ends = from motive in facts.Motives
                   let since = motive.Value.FirstPossible()
                   where since is not null
                   from window in terms.FamilyReunion
                   where window.Motives.Contains(motive.Key) && window.From <= since && (window.Until is null || window.Until > since)
                   select since.Value.AddMonths(window.Months);
        foreach (var last in ends.Where(last => last >= facts.Today).Order().Take(1))
            yield return new(SignalKind.FamilyReunionWindow, "", [FamilyAbroad], [SignalFact.ProtectedSince], last);
    }

    private static List<string> Those(SignalFacts facts, params (string Question, string Code)[] answers) =>
        [.. answers.Where(answer => facts.Says(answer.Question, answer.Code)).Select(answer => answer.Question).Distinct(StringComparer.Ordinal)];
}
