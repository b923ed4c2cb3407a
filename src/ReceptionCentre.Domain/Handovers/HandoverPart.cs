namespace ReceptionCentre.Domain.Handovers;

/// <summary>What of somebody can go along to the next municipality; each is chosen by itself.</summary>
public enum HandoverPart
{
    /// <summary>Names, birth, gender, nationalities. Always goes: without it nobody knows whom it is about.</summary>
    Identity = 1,

    /// <summary>The citizen service number.</summary>
    Bsn = 2,

    /// <summary>The number of the immigration service.</summary>
    VNumber = 3,
    Documents = 4,

    /// <summary>Residence title and why somebody is here. What is locked of it never goes.</summary>
    Residence = 5,
    Contact = 6,
    Address = 7,

    /// <summary>An address that is kept secret.</summary>
    HiddenAddress = 8,
    Languages = 9,

    /// <summary>Who goes along, in which role.</summary>
    Household = 10,

    /// <summary>What DUO decided, the dates of the term, the first PIP and its route.</summary>
    Duty = 11,

    /// <summary>What is reached of the integration: hours, PVT, MAP, exams.</summary>
    Results = 12,

    /// <summary>Goals of the plan that holds, and what of it is still to be done.</summary>
    Plan = 13,

    /// <summary>What was told in the intake, without what is locked.</summary>
    Intake = 14,

    /// <summary>What of the health the person wants to be told there.</summary>
    Health = 15,

    /// <summary>Referrals that run.</summary>
    Referrals = 16,
}

/// <summary>What of somebody's situation says which parts the other side needs.</summary>
/// <param name="IsObliged">DUO found the person obliged under an act.</param>
/// <param name="InRegister">Registered in the population register.</param>
/// <param name="IsProtected">Nobody outside the named permission learns that the person is known here.</param>
/// <param name="Together">Others of the household go along.</param>
/// <param name="HealthConsent">A consent stands to tell of the health there.</param>
public sealed record HandoverSituation(bool IsObliged, bool InRegister, bool IsProtected, bool Together, bool HealthConsent);

/// <summary>
/// Which parts the next municipality needs for its task, and which go beyond that. What it needs is on at first; anything else
/// is off until somebody chooses it, and goes only with the consent of the person.
/// </summary>
public static class HandoverNeeds
{
    public static readonly IReadOnlyList<HandoverPart> All = Enum.GetValues<HandoverPart>();

    /// <summary>The receiver cannot go on without it.</summary>
    public static bool IsNeeded(HandoverPart part, HandoverSituation situation) => part switch
    {
        HandoverPart.Identity or HandoverPart.Residence or HandoverPart.Languages => true,
        // Nobody reaches who is protected but through whoever keeps the file.
        HandoverPart.Contact => !situation.IsProtected,
        HandoverPart.Household => situation.Together,
        // The Act asks the next municipality to go on with the same route: it needs the number, the dates and what was reached.
        HandoverPart.Bsn => situation is { IsObliged: true, InRegister: true },
        HandoverPart.Duty or HandoverPart.Results or HandoverPart.Plan => situation.IsObliged,
        _ => false,
    };

    /// <summary>Whether it may be chosen at all.</summary>
    public static bool MayGo(HandoverPart part, HandoverSituation situation) => part switch
    {
        HandoverPart.Bsn => situation.InRegister,
        HandoverPart.Health => situation.HealthConsent,
        HandoverPart.Household => situation.Together,
        _ => true,
    };
}
