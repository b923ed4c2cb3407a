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

    /// <summary>The second page was filled in: the check page may be shown.</summary>
    public bool HasStay { get; init; }
}
