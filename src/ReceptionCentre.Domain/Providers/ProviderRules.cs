using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Providers;

public static class ProviderRules
{
    /// <summary>Each provider that the centre works with has a name of its own.</summary>
    public static readonly Rule OneProviderOneName = new("Providers.OneProviderOneName");

    /// <summary>A provider that ended is not changed, not ended again, and gets no new offers.</summary>
    public static readonly Rule AnEndedProviderStaysAsItWas = new("Providers.AnEndedProviderStaysAsItWas");

    /// <summary>An offer is about a topic or serves a track of the plan: otherwise nobody finds it.</summary>
    public static readonly Rule AnOfferHasATopic = new("Providers.AnOfferHasATopic");

    /// <summary>A price is nothing or an amount, at most 100,000 euros.</summary>
    public static readonly Rule APriceIsAnAmount = new("Providers.APriceIsAnAmount");

    /// <summary>Where the price is nothing, nobody pays.</summary>
    public static readonly Rule NobodyPaysForWhatIsFree = new("Providers.NobodyPaysForWhatIsFree");

    /// <summary>An offer has at least one place, or does not count them.</summary>
    public static readonly Rule AnOfferHasRoomForSomebody = new("Providers.AnOfferHasRoomForSomebody");

    /// <summary>An offer closes on or after the day on which it opens.</summary>
    public static readonly Rule AnOfferClosesAfterItOpens = new("Providers.AnOfferClosesAfterItOpens");

    /// <summary>Somebody keeps the common floor and the offer of the own municipalities, not that of others.</summary>
    public static readonly Rule AnOfferIsOfYourMunicipality = new("Providers.AnOfferIsOfYourMunicipality");

    /// <summary>Who waits, waits some weeks: at most five years.</summary>
    public static readonly Rule OneWaitsSomeWeeks = new("Providers.OneWaitsSomeWeeks");

    /// <summary>A course does not lead to a lower level than it begins with.</summary>
    public static readonly Rule ALevelDoesNotGoDown = new("Providers.ALevelDoesNotGoDown");

    /// <summary>The hours of an offer are in a week, and the least is not more than the most.</summary>
    public static readonly Rule HoursFitInAWeek = new("Providers.HoursFitInAWeek");

    /// <summary>What is asked of who takes part has its reason beside it.</summary>
    public static readonly Rule AConditionSaysWhy = new("Providers.AConditionSaysWhy");

    /// <summary>Each quality mark stands once at a provider.</summary>
    public static readonly Rule EachMarkOnce = new("Providers.EachMarkOnce");

    /// <summary>An offer is checked on or after the day of the check before.</summary>
    public static readonly Rule ACheckFollowsTheLast = new("Providers.ACheckFollowsTheLast");

    /// <summary>An agreement holds for at least a day.</summary>
    public static readonly Rule AnAgreementEndsAfterItBegins = new("Providers.AnAgreementEndsAfterItBegins");

    /// <summary>Offers are looked at again after a month at the soonest and three years at the latest.</summary>
    public static readonly Rule ACheckTermIsInItsRange = new("Providers.ACheckTermIsInItsRange");

    /// <summary>From one day on one term holds.</summary>
    public static readonly Rule OneCheckTermADay = new("Providers.OneCheckTermADay");

    /// <summary>What a partner calls by one key is one offer here.</summary>
    public static readonly Rule OneOfferOneKey = new("Providers.OneOfferOneKey");

    /// <summary>A file of offers is taken in as a whole, or not at all.</summary>
    public static readonly Rule AFileIsTakenInAsAWhole = new("Providers.AFileIsTakenInAsAWhole");
}
