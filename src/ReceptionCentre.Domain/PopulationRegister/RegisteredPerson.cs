using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Domain.PopulationRegister;

/// <summary>
/// Somebody as the population register (BRP) told of them when it was asked. Of a search only who it may be: name, birth
/// date, number and lines of the address.
/// </summary>
public sealed record RegisteredPerson
{
    public string? Bsn { get; init; }
    public string? GivenNames { get; init; }
    public string? Prefix { get; init; }

    /// <summary>Null when the register does not know it (it writes a dot).</summary>
    public string? FamilyName { get; init; }

    /// <summary>Of the (former) partner; told only where the person goes by it.</summary>
    public string? PartnerPrefix { get; init; }
    public string? PartnerFamilyName { get; init; }
    public NameUsage Usage { get; init; }

    /// <summary>As recorded; null when the register does not say.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Unknown and partly unknown as in the register; null when it says nothing.</summary>
    public PartialDate? Born { get; init; }
    public string? BirthPlace { get; init; }

    /// <summary>Code of the list "countries" (BRP table 34), as it was called then.</summary>
    public string? BirthCountry { get; init; }

    public IReadOnlyList<RegisteredNationality> Nationalities { get; init; } = [];
    public RegisteredAddress? Address { get; init; }

    /// <summary>Code of the list "municipalities" (BRP table 33); of non-residents 1999.</summary>
    public string? Municipality { get; init; }

    /// <summary>The person asked that nothing is given to others: the address is kept as a hidden one.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Why the register no longer keeps the person up to date; null = it does.</summary>
    public Suspension? Suspended { get; init; }
    public PartialDate SuspendedOn { get; init; }

    /// <summary>What the register itself doubts and is looking into.</summary>
    public IReadOnlyList<RegisteredPart> InResearch { get; init; } = [];

    public string FullName => string.Join(' ', new[] { GivenNames, Prefix, FamilyName }.Where(part => part is not null));
}

/// <param name="Code">Code of the list "nationalities" (BRP table 32).</param>
public sealed record RegisteredNationality(string Code, PartialDate From);

/// <param name="Kind">Code of the list "address-kinds"; null when only lines of the address are told.</param>
/// <param name="Street">Street with house number, or the first line.</param>
/// <param name="Country">Code of the list "countries", of an address abroad.</param>
/// <param name="From">Since when the person is registered there.</param>
/// <param name="IsEmptied">The register found that the person does not live there, and does not know where.</param>
public sealed record RegisteredAddress(string? Kind, string? Street, string? Postcode, string? Place, string? Country, PartialDate From, bool IsEmptied);

/// <summary>Reasons in the register (category 7).</summary>
public enum Suspension
{
    Deceased = 1,
    Emigrated = 2,

    /// <summary>By decision of the minister, of people with a special position.</summary>
    ByMinister = 3,

    /// <summary>Kept in the register of non-residents (RNI).</summary>
    NonResident = 4,

    /// <summary>The card was made by mistake.</summary>
    Mistake = 5,
    Unknown = 6,
}

/// <summary>What can be looked into by the register.</summary>
public enum RegisteredPart
{
    Name = 1,
    Birth = 2,
    Nationality = 3,
    Bsn = 4,
    Address = 5,
    Municipality = 6,
    Gender = 7,
}
