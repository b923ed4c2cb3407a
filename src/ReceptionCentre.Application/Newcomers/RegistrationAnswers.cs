namespace ReceptionCentre.Application.Newcomers;

/// <summary>
/// What was typed so far while registering somebody, as it was typed. Kept on the server under the journey's id; dates and
/// codes are read again on every page, so that a wrong one comes back as it was typed.
/// </summary>
public sealed record RegistrationAnswers
{
    /// <summary>Set when the clerk found that the person is known: then only stay and file begin.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Begun from the household of this file: whoever is registered is then added to it.</summary>
    public Guid? HouseholdOf { get; init; }

    /// <summary>What the population register told of this person, as its room writes it down; null = it was not asked.</summary>
    public string? FromRegister { get; init; }

    public string? CalledName { get; init; }
    public string? GivenNames { get; init; }
    public string? Prefix { get; init; }
    public string? FamilyName { get; init; }
    public string? OwnScript { get; init; }
    public string? BirthDate { get; init; }
    public string? Nationality { get; init; }
    public string? Bsn { get; init; }
    public string? VNumber { get; init; }
    public string? PartnerPrefix { get; init; }
    public string? PartnerFamilyName { get; init; }
    public string? NameUsage { get; init; }
    public bool NoGivenNames { get; init; }
    public bool NoFamilyName { get; init; }
    public string? BirthPlace { get; init; }
    public string? BirthCountry { get; init; }
    public string? OtherNationality { get; init; }
    public string? Gender { get; init; }
    public string? DocumentKind { get; init; }
    public string? DocumentNumber { get; init; }
    public string? DocumentState { get; init; }
    public string? DocumentValidUntil { get; init; }

    public string? Municipality { get; init; }
    public string? Task { get; init; }
    public string? Motive { get; init; }
    public string? ArrivedOn { get; init; }
    public string? AddressKind { get; init; }
    public string? Street { get; init; }
    public string? Postcode { get; init; }
    public string? Place { get; init; }
    public string? Language { get; init; }
    public string? OtherLanguage { get; init; }
    public bool InterpreterWanted { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }

    public string? FormalMotive { get; init; }
    public string? Title { get; init; }
    public string? TitleFrom { get; init; }
    public string? TitleUntil { get; init; }
    public string? IntendedStay { get; init; }
    public string? AskAgainOn { get; init; }
    public string? Employer { get; init; }
    public string? Referent { get; init; }
    public string? Institution { get; init; }
    public string? Guardian { get; init; }
    public string? LodgingKind { get; init; }
    public string? LodgingOwner { get; init; }
    public string? Register { get; init; }
    public string? NotRegisteredBecause { get; init; }
    public string? Duty { get; init; }
    public string? DutyAct { get; init; }
    public string? DutyDecidedOn { get; init; }

    /// <summary>The page with what goes with the motive was sent: it is not shown again by itself.</summary>
    public bool HasResidence { get; init; }

    /// <summary>The second page was filled in: the check page may be shown.</summary>
    public bool HasStay { get; init; }
}
