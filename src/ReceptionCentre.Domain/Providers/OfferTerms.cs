using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Domain.Providers;

/// <summary>What an offer says; see the properties of <see cref="Offer"/>.</summary>
public sealed record OfferTerms
{
    public required string Name { get; init; }
    public string? Description { get; init; }
    public string? Municipality { get; init; }
    public string? Topic { get; init; }
    public string? Track { get; init; }

    /// <summary>What it is also about.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> HelpLanguages { get; init; } = [];
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public string? Place { get; init; }
    public string? Postcode { get; init; }
    public bool Online { get; init; }
    public string? Times { get; init; }
    public Weekdays Days { get; init; }
    public DayParts Parts { get; init; }
    public int? LeastMinutesAWeek { get; init; }
    public int? MostMinutesAWeek { get; init; }
    public DutchLevel? LevelFrom { get; init; }
    public DutchLevel? LevelTo { get; init; }
    public string? Childcare { get; init; }
    public int? PriceCents { get; init; }
    public string? PriceUnit { get; init; }
    public string? Payer { get; init; }
    public string? Funding { get; init; }
    public DateOnly? FundedUntil { get; init; }
    public bool OpenToAll { get; init; }
    public bool ResidenceNotAsked { get; init; }
    public string? Contact { get; init; }
    public string? Telephone { get; init; }
    public string? Email { get; init; }

    /// <summary>Places from the day of writing on; see <see cref="OfferRoom"/>.</summary>
    public int? Places { get; init; }
    public int? WaitingWeeks { get; init; }
    public IReadOnlyList<DateOnly> Starts { get; init; } = [];
    public IReadOnlyList<ConditionTerms> Conditions { get; init; } = [];
    public DateOnly OpenFrom { get; init; }
    public DateOnly? OpenUntil { get; init; }

    /// <summary>Whether two say the same; the order of what is a set does not count.</summary>
    public bool SaysTheSameAs(OfferTerms other) =>
        this with { Topics = [], Languages = [], HelpLanguages = [], Audiences = [], Starts = [], Conditions = [] }
            == other with { Topics = [], Languages = [], HelpLanguages = [], Audiences = [], Starts = [], Conditions = [] }
        && Same(Topics, other.Topics) && Same(Languages, other.Languages) && Same(HelpLanguages, other.HelpLanguages) && Same(Audiences, other.Audiences)
        && Starts.Distinct().Order().SequenceEqual(other.Starts.Distinct().Order()) && Conditions.SequenceEqual(other.Conditions);

    internal void Check()
    {
        ProviderRules.AnOfferHasATopic.Check(Topic is not null || Track is not null);
        ProviderRules.APriceIsAnAmount.Check(PriceCents is null or (>= 0 and <= Offer.HighestPrice));
        ProviderRules.NobodyPaysForWhatIsFree.Check(PriceCents != 0 || Payer is null);
        new OfferRoomTerms(Places, WaitingWeeks).Check();
        ProviderRules.AnOfferClosesAfterItOpens.Check(OpenUntil is null || OpenUntil >= OpenFrom);
        ProviderRules.ALevelDoesNotGoDown.Check(LevelFrom is null || LevelTo is null || LevelTo >= LevelFrom);
        ProviderRules.HoursFitInAWeek.Check(HoursFit(LeastMinutesAWeek, MostMinutesAWeek));
        ProviderRules.AConditionSaysWhy.Check(Conditions.All(condition => !string.IsNullOrWhiteSpace(condition.What) && !string.IsNullOrWhiteSpace(condition.Why)));
    }

    /// <summary>The least is not more than the most, and both are in a week.</summary>
    public static bool HoursFit(int? least, int? most) =>
        least is null or (> 0 and <= PlanItemTerms.MinutesInAWeek) && most is null or (> 0 and <= PlanItemTerms.MinutesInAWeek) && (least is null || most is null || least <= most);

    private static bool Same(IEnumerable<string> one, IEnumerable<string> other) =>
        one.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).SequenceEqual(other.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
