using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Housing;

/// <summary>What is known of a link; see the properties of <see cref="HousingLink"/>.</summary>
public sealed record HousingTerms
{
    public required DateOnly LinkedOn { get; init; }
    public string? Location { get; init; }
    public string? Reference { get; init; }
    public required int PeopleInAll { get; init; }
    public int? Bedrooms { get; init; }

    /// <summary>Codes of the list "housing-needs".</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
    public string? Wishes { get; init; }
    public string? Urgency { get; init; }
    public string? UrgencyWords { get; init; }
    public ExpectedFamily Family { get; init; } = new(FamilyState.NotKnown);

    internal void Check(DateOnly today, int going)
    {
        HousingRules.ADayHasCome.Check(LinkedOn <= today);
        HousingRules.TheDwellingIsForAllWhoGo.Check(PeopleInAll >= going && PeopleInAll <= HousingLimits.MostPeople);
        HousingRules.NoNumberStandsInIt.Check(!SharedData.HoldsBsn(Wishes) && !SharedData.HoldsBsn(UrgencyWords) && !SharedData.HoldsBsn(Location));
    }
}

/// <summary>Family that may follow; counted apart, never among who is linked or housed.</summary>
/// <param name="Adults">Null = not known; likewise the children.</param>
public sealed record ExpectedFamily(FamilyState State, int? Adults = null, int? Children = null, FamilyDecision Decision = FamilyDecision.NotKnown, DateOnly? From = null, DateOnly? By = null)
{
    /// <summary>How many of them, as far as is known.</summary>
    public int People => State == FamilyState.Expected ? (Adults ?? 0) + (Children ?? 0) : 0;

    internal void Check()
    {
        HousingRules.OnlyWhoIsExpectedIsCounted.Check(State is FamilyState.Expected or FamilyState.Came || (Adults, Children, From, By) is (null, null, null, null));
        HousingRules.FamilyIsExpectedInOrder.Check(From is null || By is null || By >= From);
        HousingRules.FamilyIsANumberOfPeople.Check(Adults is null or (>= 0 and <= HousingLimits.MostPeople) && Children is null or (>= 0 and <= HousingLimits.MostPeople));
    }
}

/// <summary>A dwelling as it is offered; see the properties of <see cref="HousingOffer"/>.</summary>
public sealed record DwellingTerms
{
    /// <summary>Code of the list "lodging-kinds".</summary>
    public required string Kind { get; init; }
    public int? Rooms { get; init; }
    public string? Street { get; init; }
    public string? Postcode { get; init; }
    public string? Place { get; init; }
    public bool IsHidden { get; init; }
    public string? Provider { get; init; }
    public string? Rule { get; init; }
    public string? RuleVersion { get; init; }
    public bool? ChoiceGiven { get; init; }
    public bool? NearNetwork { get; init; }
    public DateOnly? ViewingOn { get; init; }
    public DateOnly? AnswerBy { get; init; }

    internal void Check(DateOnly offeredOn)
    {
        HousingRules.AVersionIsOfARule.Check(RuleVersion is null || Rule is not null);
        HousingRules.AnAnswerIsAskedAfterTheOffer.Check((AnswerBy is null || AnswerBy >= offeredOn) && (ViewingOn is null || ViewingOn >= offeredOn));
        HousingRules.NoNumberStandsInIt.Check(!SharedData.HoldsBsn(Provider) && !SharedData.HoldsBsn(Rule));
    }
}

/// <summary>When a step happened, what was said, and who wrote it down.</summary>
/// <param name="On">Day on which it happened; can lie before today.</param>
public sealed record HousingHappened(DateOnly On, string? Words, DateOnly Today, DateTimeOffset At, Guid By)
{
    internal void Check()
    {
        HousingRules.ADayHasCome.Check(On <= Today);
        HousingRules.NoNumberStandsInIt.Check(!SharedData.HoldsBsn(Words));
    }
}
