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

/// <summary>Parts of the day on which something is given.</summary>
[Flags]
public enum DayParts
{
    None = 0,
    Morning = 1,
    Afternoon = 2,
    Evening = 4,
}

/// <summary>Level of Dutch on the European scale; the order is that of the scale.</summary>
public enum DutchLevel
{
    /// <summary>Nothing yet, or not reading and writing in our script.</summary>
    BeforeA1 = 0,
    A1 = 1,
    A2 = 2,
    B1 = 3,
    B2 = 4,
    C1 = 5,
}

/// <summary>What a code says of an offer.</summary>
public enum OfferCodeUse
{
    /// <summary>In which language it is given: the list "languages".</summary>
    Language = 1,

    /// <summary>In which language somebody there explains and helps: the list "languages".</summary>
    HelpLanguage = 2,

    /// <summary>What it is also about: the list "topics".</summary>
    Topic = 3,

    /// <summary>For whom, by task or situation and never by origin: the list "offer-audiences".</summary>
    Audience = 4,
}

/// <summary>A code of an offer, of which there can be several for one use.</summary>
public sealed class OfferCode
{
    private OfferCode()
    {
    }

    internal OfferCode(Guid offerId, OfferCodeUse use, string code) => (OfferId, Use, Code) = (offerId, use, code);

    public Guid OfferId { get; private init; }
    public OfferCodeUse Use { get; private init; }
    public string Code { get; private init; } = "";
}

/// <summary>How many places an offer has in a period, and how long one waits for one.</summary>
public sealed class OfferRoom
{
    public const int ReasonLength = 500;

    private OfferRoom()
    {
    }

    internal OfferRoom(Guid offerId, int number, DateOnly? from, DateOnly? until, OfferRoomTerms terms, string? because) =>
        (OfferId, Number, From, Until, Places, WaitingWeeks, Because) = (offerId, number, from, until, terms.Places, terms.WaitingWeeks, because);

    public Guid OfferId { get; private init; }

    /// <summary>In the order in which it was said, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>First day on which it holds; null = from the start.</summary>
    public DateOnly? From { get; private init; }

    /// <summary>First day on which it no longer holds; null = no end known.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>How many people can be in it at a time; null = nobody counts, there is room for everybody.</summary>
    public int? Places { get; private init; }

    /// <summary>How many weeks somebody waits who applies now, as the provider says; null = not known.</summary>
    public int? WaitingWeeks { get; private init; }

    public string? Because { get; private init; }

    public OfferRoomTerms Terms => new(Places, WaitingWeeks);

    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (Until is null || Until > day);

    internal void End(DateOnly until) => Until = until;
}

/// <summary>See the properties of <see cref="OfferRoom"/>.</summary>
public sealed record OfferRoomTerms(int? Places, int? WaitingWeeks)
{
    public static readonly OfferRoomTerms NotCounted = new(null, null);

    internal void Check()
    {
        ProviderRules.AnOfferHasRoomForSomebody.Check(Places is null or (> 0 and <= Offer.MostPlaces));
        ProviderRules.OneWaitsSomeWeeks.Check(WaitingWeeks is null or (>= 0 and <= Offer.MostWeeks));
    }
}

/// <summary>A day on which a group begins.</summary>
public sealed class OfferStart
{
    private OfferStart()
    {
    }

    internal OfferStart(Guid offerId, DateOnly on) => (OfferId, On) = (offerId, on);

    public Guid OfferId { get; private init; }
    public DateOnly On { get; private init; }
}

/// <summary>Who can take part, with the reason why that is asked: without one nobody can say whether it still has to be.</summary>
public sealed class OfferCondition
{
    public const int WhatLength = 1000, WhyLength = 300;

    private OfferCondition()
    {
    }

    internal OfferCondition(Guid offerId, int place, ConditionTerms terms) => (OfferId, Place, What, Why) = (offerId, place, terms.What, terms.Why);

    public Guid OfferId { get; private init; }

    /// <summary>Order, from 1.</summary>
    public int Place { get; private init; }
    public string What { get; private set; } = "";
    public string Why { get; private set; } = "";

    internal void Change(ConditionTerms terms) => (What, Why) = (terms.What, terms.Why);
}

public sealed record ConditionTerms(string What, string Why);

/// <summary>Somebody looked whether an offer is still as it is written.</summary>
public sealed class OfferCheck
{
    public const int ChangedLength = 500;

    private OfferCheck()
    {
    }

    internal OfferCheck(Guid offerId, int number, DateOnly on, string? changed, DateTimeOffset at, Guid by) =>
        (OfferId, Number, On, Changed, RecordedAt, RecordedBy) = (offerId, number, on, changed, at, by);

    public Guid OfferId { get; private init; }
    public int Number { get; private init; }
    public DateOnly On { get; private init; }

    /// <summary>What turned out to be otherwise; null = nothing changed.</summary>
    public string? Changed { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }
}
