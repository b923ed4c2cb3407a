using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Providers;

/// <summary>Days of the week on which something is given.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
}

/// <summary>
/// Something of a provider that people can be referred to: what, in which language, where and when, for what price and with
/// how many places. How many of the places are taken is counted from the referrals, and kept nowhere else.
/// </summary>
public sealed class Offer : Aggregate
{
    public const int NameLength = 200, PlaceLength = 200, TimesLength = 300, ConditionsLength = 1000, MostPlaces = 10_000, HighestPrice = 10_000_000;

    private readonly List<OfferLanguage> _languages = [];

    private Offer()
    {
    }

    public Guid ProviderId { get; private init; }

    /// <summary>What it is, in plain words.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Code of the list "municipalities": the own offer of one municipality; null = of the common floor, for the whole region.</summary>
    public string? Municipality { get; private set; }

    /// <summary>Code of the list "topics".</summary>
    public string? Topic { get; private set; }

    /// <summary>Code of the list "tracks": the part of a plan that it serves.</summary>
    public string? Track { get; private set; }

    /// <summary>Where, in words.</summary>
    public string? Place { get; private set; }

    /// <summary>When, in words: "maandag en woensdag van 19.00 tot 21.00 uur".</summary>
    public string? Times { get; private set; }
    public Weekdays Days { get; private set; }

    /// <summary>In cents; 0 = free; null = not known.</summary>
    public int? PriceCents { get; private set; }

    /// <summary>Code of the list "payers"; null = not agreed with anybody.</summary>
    public string? Payer { get; private set; }

    /// <summary>How many people can be in it at a time; null = there is room for everybody.</summary>
    public int? Places { get; private set; }

    /// <summary>First day of the next group; null = one can always begin.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>Who can take part, in words; null = nothing is asked.</summary>
    public string? Conditions { get; private set; }

    /// <summary>For all residents, not only for newcomers.</summary>
    public bool OpenToAll { get; private set; }

    /// <summary>First day on which one can be referred to it.</summary>
    public DateOnly OpenFrom { get; private set; }

    /// <summary>First day on which one can no longer be referred to it; null = no end known.</summary>
    public DateOnly? OpenUntil { get; private set; }

    /// <summary>In which languages it is given.</summary>
    public IReadOnlyList<OfferLanguage> Languages => _languages;

    public static Offer Add(Provider provider, OfferTerms terms)
    {
        ProviderRules.AnEndedProviderStaysAsItWas.Check(provider.EndedOn is null);
        var offer = new Offer { Id = Guid.CreateVersion7(), ProviderId = provider.Id };
        offer.Change(terms);
        return offer;
    }

    public void Change(OfferTerms terms)
    {
        ProviderRules.AnOfferHasATopic.Check(terms.Topic is not null || terms.Track is not null);
        ProviderRules.APriceIsAnAmount.Check(terms.PriceCents is null or (>= 0 and <= HighestPrice));
        ProviderRules.NobodyPaysForWhatIsFree.Check(terms.PriceCents != 0 || terms.Payer is null);
        ProviderRules.AnOfferHasRoomForSomebody.Check(terms.Places is null or (> 0 and <= MostPlaces));
        ProviderRules.AnOfferClosesAfterItOpens.Check(terms.OpenUntil is null || terms.OpenUntil >= terms.OpenFrom);
        (Name, Municipality, Topic, Track, Place, Times, Days) = (terms.Name, terms.Municipality, terms.Topic, terms.Track, terms.Place, terms.Times, terms.Days);
        (PriceCents, Payer, Places, StartsOn, Conditions, OpenToAll) = (terms.PriceCents, terms.Payer, terms.Places, terms.StartsOn, terms.Conditions, terms.OpenToAll);
        (OpenFrom, OpenUntil) = (terms.OpenFrom, terms.OpenUntil);
        _languages.RemoveAll(part => !terms.Languages.Contains(part.Language));
        _languages.AddRange(terms.Languages.Distinct(StringComparer.Ordinal)
            .Where(code => !_languages.Exists(part => part.Language == code)).Select(code => new OfferLanguage(Id, code)));
    }

    /// <summary>From a day on nobody is referred to it any more. Who is in it goes on.</summary>
    public void End(DateOnly on)
    {
        ProviderRules.AnOfferClosesAfterItOpens.Check(on >= OpenFrom);
        OpenUntil = on;
    }

    public bool IsOpenOn(DateOnly day) => OpenFrom <= day && (OpenUntil is null || OpenUntil > day);

    /// <summary>Nobody counts the places, or fewer are taken than there are.</summary>
    public bool HasRoom(int taken) => Places is null || taken < Places;
}

/// <summary>A language in which an offer is given.</summary>
public sealed class OfferLanguage
{
    private OfferLanguage()
    {
    }

    internal OfferLanguage(Guid offerId, string language) => (OfferId, Language) = (offerId, language);

    public Guid OfferId { get; private init; }

    /// <summary>Code of the list "languages".</summary>
    public string Language { get; private init; } = "";
}

/// <summary>What an offer says; see the properties of <see cref="Offer"/>.</summary>
public sealed record OfferTerms(
    string Name, string? Municipality, string? Topic, string? Track, IReadOnlyList<string> Languages, string? Place, string? Times, Weekdays Days,
    int? PriceCents, string? Payer, int? Places, DateOnly? StartsOn, string? Conditions, bool OpenToAll, DateOnly OpenFrom, DateOnly? OpenUntil);
