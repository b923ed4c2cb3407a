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
}
