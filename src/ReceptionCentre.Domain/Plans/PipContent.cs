using ReceptionCentre.Domain.CivicIntegration;

namespace ReceptionCentre.Domain.Plans;

/// <summary>The routes of the Act of 2021.</summary>
public enum LearningRoute
{
    B1Route = 1,
    EducationRoute = 2,
    ZRoute = 3,
}

/// <summary>Lowest level of all parts of the language exam that the PIP asks.</summary>
public enum LanguageLevel
{
    A2 = 1,
    B1 = 2,
}

/// <summary>Whether somebody learns to read and write first.</summary>
public enum LiteracyEducation
{
    NotApplicable = 1,

    /// <summary>Cannot read or write.</summary>
    CannotRead = 2,

    /// <summary>Reads and writes another script.</summary>
    OtherScript = 3,
}

/// <summary>Why each route was chosen or not. All three are investigated (Raad van State 24-12-2024, ECLI:NL:RVS:2024:5413).</summary>
public sealed record RouteReasons(string? B1Route, string? EducationRoute, string? ZRoute)
{
    public static readonly RouteReasons None = new(null, null, null);

    public string? Of(LearningRoute route) => route switch
    {
        LearningRoute.B1Route => B1Route,
        LearningRoute.EducationRoute => EducationRoute,
        _ => ZRoute,
    };

    public bool AreComplete => Enum.GetValues<LearningRoute>().All(route => !string.IsNullOrWhiteSpace(Of(route)));
}

/// <summary>What a PIP lays down (Act of 2021, article 15), as it is written; see the properties of <see cref="PipContent"/>.</summary>
public sealed record PipTerms(
    LearningRoute? Route, LanguageLevel? Level, RouteReasons Reasons, int? RouteHours, int? PvtHours, int? MapHours, LiteracyEducation? Literacy,
    bool? MayFinishEducation, string? Preschool, string? Guidance, DateOnly? ReliefFrom, DateOnly? ReliefUntil, int? HoursOfDutch, bool? SufficientEffort)
{
    public static readonly PipTerms Empty = new(null, null, RouteReasons.None, null, null, null, null, null, null, null, null, null, null, null);

    /// <summary>
    /// The estimated hours as DUO takes them: of the B1-route and an asylum status holder only. Of the other routes they stand in
    /// the plan and go nowhere.
    /// </summary>
    public int? EstimatedHoursForDuo(DutyGroup? group) => Route == LearningRoute.B1Route && group == DutyGroup.Asylum ? RouteHours : null;

    internal void Check()
    {
        PipRules.HoursAreHours.Check(AreHours(RouteHours) && AreHours(PvtHours) && AreHours(MapHours) && HoursOfDutch is null or (>= 0 and <= MostHours));
        PipRules.ReliefEndsAfterItBegins.Check(ReliefUntil is null || (ReliefFrom is { } from && ReliefUntil > from));
    }

    public const int MostHours = 9999;

    private static bool AreHours(int? hours) => hours is null or (>= 1 and <= MostHours);
}

/// <summary>What the PIP lays down beside goals and items: the route and why, how intensive, and what goes with it.</summary>
public sealed class PipContent
{
    public const int ReasonLength = 2000, WordsLength = 1000;

    private PipContent()
    {
    }

    internal PipContent(Guid planId, PipTerms terms)
    {
        (Id, PlanId) = (Guid.CreateVersion7(), planId);
        Write(terms);
    }

    public Guid Id { get; private init; }
    public Guid PlanId { get; private init; }
    public LearningRoute? Route { get; private set; }
    public LanguageLevel? Level { get; private set; }
    public string? WhyB1Route { get; private set; }
    public string? WhyEducationRoute { get; private set; }
    public string? WhyZRoute { get; private set; }

    /// <summary>Estimated hours of language and KNM in the whole route.</summary>
    public int? RouteHours { get; private set; }
    public int? PvtHours { get; private set; }

    /// <summary>None in the education route.</summary>
    public int? MapHours { get; private set; }
    public LiteracyEducation? Literacy { get; private set; }

    /// <summary>May first finish an education that does not exempt.</summary>
    public bool? MayFinishEducation { get; private set; }

    /// <summary>Which possibilities there are before school and beside it, or that there are no children.</summary>
    public string? Preschool { get; private set; }

    /// <summary>Which support and guidance the person gets.</summary>
    public string? Guidance { get; private set; }

    /// <summary>The municipality pays fixed costs from the benefit (Participatiewet, article 56a); null = it does not.</summary>
    public DateOnly? ReliefFrom { get; private set; }

    /// <summary>First day on which it no longer does.</summary>
    public DateOnly? ReliefUntil { get; private set; }

    /// <summary>Hours of Dutch followed at a school with the quality mark, when the B1-route is scaled down to A2.</summary>
    public int? HoursOfDutch { get; private set; }
    public bool? SufficientEffort { get; private set; }

    public PipTerms Terms => new(
        Route, Level, new(WhyB1Route, WhyEducationRoute, WhyZRoute), RouteHours, PvtHours, MapHours, Literacy, MayFinishEducation, Preschool, Guidance,
        ReliefFrom, ReliefUntil, HoursOfDutch, SufficientEffort);

    internal void Write(PipTerms terms)
    {
        terms.Check();
        (Route, Level, RouteHours, PvtHours, MapHours, Literacy) = (terms.Route, terms.Level, terms.RouteHours, terms.PvtHours, terms.MapHours, terms.Literacy);
        (WhyB1Route, WhyEducationRoute, WhyZRoute) = (terms.Reasons.B1Route, terms.Reasons.EducationRoute, terms.Reasons.ZRoute);
        (MayFinishEducation, Preschool, Guidance, ReliefFrom, ReliefUntil) = (terms.MayFinishEducation, terms.Preschool, terms.Guidance, terms.ReliefFrom, terms.ReliefUntil);
        (HoursOfDutch, SufficientEffort) = (terms.HoursOfDutch, terms.SufficientEffort);
    }
}

/// <summary>The codes of the executing agency.</summary>
public static class DuoCodes
{
    public static string Of(LearningRoute route) => route switch
    {
        LearningRoute.B1Route => "B",
        LearningRoute.EducationRoute => "O",
        _ => "Z",
    };

    public static string Of(LiteracyEducation literacy) => literacy switch
    {
        LiteracyEducation.CannotRead => "A",
        LiteracyEducation.OtherScript => "AA",
        _ => "NVT",
    };
}
