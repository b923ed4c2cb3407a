using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.MeetingPlaces;

public enum MeetingPlaceKind
{
    /// <summary>A room with a door.</summary>
    Room = 1,

    /// <summary>A place at the counter, where others may hear.</summary>
    Desk = 2,
}

/// <summary>
/// A room or desk of a municipality in which people are received. One that is no longer used stays, because of the
/// appointments that were there.
/// </summary>
public sealed class MeetingPlace : Aggregate
{
    public const int NameLength = 60, WhereLength = 200;

    /// <summary>More people at once are an event, in a hall.</summary>
    public const int MostThatFit = 200;

    private MeetingPlace()
    {
    }

    /// <summary>Code of the list "municipalities".</summary>
    public string Municipality { get; private init; } = "";
    public MeetingPlaceKind Kind { get; private set; }

    /// <summary>As it stands on the door: "Kamer 2".</summary>
    public string Name { get; private set; } = "";

    /// <summary>How many newcomers can sit there at once, besides whoever receives them.</summary>
    public int Fits { get; private set; }

    /// <summary>Floor, wing, or the address of another building; null = anybody finds it.</summary>
    public string? Where { get; private set; }

    /// <summary>Reached and entered without a step: with a wheelchair or a pram.</summary>
    public bool IsStepFree { get; private set; }

    /// <summary>Last day on which it is used; null = it stays in use.</summary>
    public DateOnly? UsedUntil { get; private set; }

    /// <summary>How often something was planned here: whoever plans for the same place at the same moment waits here.</summary>
    public int Bookings { get; private init; }

    public static MeetingPlace Furnish(string municipality, MeetingPlaceTerms terms, Guid? id = null)
    {
        var place = new MeetingPlace { Id = id ?? Guid.CreateVersion7(), Municipality = municipality };
        place.Describe(terms);
        return place;
    }

    public void Describe(MeetingPlaceTerms terms)
    {
        MeetingPlaceRules.SomebodyFits.Check(terms.Fits is >= 1 and <= MostThatFit);
        (Kind, Name, Fits, Where, IsStepFree) = (terms.Kind, terms.Name, terms.Fits, terms.Where, terms.IsStepFree);
    }

    /// <summary>It is used for the last time on a day; what was planned for later is moved by people.</summary>
    public void UseUntil(DateOnly lastDay) => UsedUntil = lastDay;

    /// <summary>It stays in use after all.</summary>
    public void UseOn() => UsedUntil = null;

    public bool IsUsedOn(DateOnly day) => UsedUntil is null || day <= UsedUntil;
}

/// <summary>What is filled in about a place; see the properties of <see cref="MeetingPlace"/>.</summary>
public sealed record MeetingPlaceTerms(MeetingPlaceKind Kind, string Name, int Fits, string? Where, bool IsStepFree);

public static class MeetingPlaceRules
{
    /// <summary>At least one person fits, and no hall is meant.</summary>
    public static readonly Rule SomebodyFits = new("MeetingPlaces.SomebodyFits");

    /// <summary>In a municipality every place has a name of its own, also one that is no longer used.</summary>
    public static readonly Rule OneNameOnePlace = new("MeetingPlaces.OneNameOnePlace");
}
