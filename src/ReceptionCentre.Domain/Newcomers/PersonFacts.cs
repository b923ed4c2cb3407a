using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Newcomers;

/// <summary>The name that a person bears for a time.</summary>
public sealed class NameFact : DatedFact
{
    private NameFact()
    {
    }

    internal NameFact(NameParts name, PartialDate from, Provenance provenance) : base(from, provenance) =>
        (CalledName, GivenNames, Prefix, FamilyName, OwnScript, PartnerPrefix, PartnerFamilyName, Usage, NoGivenNames, NoFamilyName) = name.Tidy();

    public Guid PersonId { get; private init; }
    public string CalledName { get; private init; } = "";
    public string? GivenNames { get; private init; }
    public string? Prefix { get; private init; }
    public string? FamilyName { get; private init; }
    public string? OwnScript { get; private init; }

    public string? PartnerPrefix { get; private init; }
    public string? PartnerFamilyName { get; private init; }
    public NameUsage Usage { get; private init; }

    /// <summary>The person has no given names, or no family name; false with an empty name = not known.</summary>
    public bool NoGivenNames { get; private init; }
    public bool NoFamilyName { get; private init; }

    public NameParts Parts => new(CalledName, GivenNames, Prefix, FamilyName, OwnScript, PartnerPrefix, PartnerFamilyName, Usage, NoGivenNames, NoFamilyName);
}

/// <summary>When and where a person was born, as far as known.</summary>
public sealed class BirthFact : DatedFact, IOfFilesOfPerson
{
    public const int PlaceLength = 100;

    private BirthFact()
    {
    }

    internal BirthFact(PartialDate born, string? country, string? place, Provenance provenance) : base(PartialDate.Unknown, provenance) =>
        (Born, Country, Place) = (born, country, string.IsNullOrWhiteSpace(place) ? null : place.Trim());

    public Guid PersonId { get; private init; }

    public PartialDate Born { get; private init; }

    /// <summary>Code of the list "countries" (BRP table 34; ended countries are allowed); null = unknown.</summary>
    public string? Country { get; private init; }

    /// <summary>As the document or the person names it; null = unknown.</summary>
    public string? Place { get; private init; }
}

/// <summary>Gender as the population register records it.</summary>
public enum Gender
{
    /// <summary>M.</summary>
    Man = 1,

    /// <summary>V.</summary>
    Woman = 2,

    /// <summary>O: unknown, or recorded as neither.</summary>
    Unknown = 3,
}

/// <summary>Gender as recorded, for a time. It can change, so it is a fact of its own.</summary>
public sealed class GenderFact : DatedFact
{
    private GenderFact()
    {
    }

    internal GenderFact(Gender gender, PartialDate from, Provenance provenance) : base(from, provenance) => Gender = gender;

    public Guid PersonId { get; private init; }
    public Gender Gender { get; private init; }
}

/// <summary>A travel or identity document, as it says itself; several can hold at the same time.</summary>
public sealed class IdentityDocumentFact : DatedFact
{
    public const int NumberLength = 30;

    private IdentityDocumentFact()
    {
    }

    internal IdentityDocumentFact(IdentityDocument document, PartialDate from, Provenance provenance) : base(from, provenance) =>
        (Kind, Number, IssuedBy, ValidUntil) = document.Tidy();

    public Guid PersonId { get; private init; }

    /// <summary>Code of the list "identity-document-kinds".</summary>
    public string Kind { get; private init; } = "";

    /// <summary>Capitals, without spaces.</summary>
    public string Number { get; private init; } = "";

    /// <summary>Code of the list "countries": the state that issued it; null = unknown.</summary>
    public string? IssuedBy { get; private init; }

    /// <summary>Last day on which it is valid, as it says; null = not recorded. That it lapsed does not make the fact untrue.</summary>
    public PartialDate? ValidUntil { get; private init; }

    public bool HasLapsedOn(DateOnly day) => ValidUntil?.LastPossible() is { } last && last < day;
}

/// <summary>A document as given at the desk.</summary>
public sealed record IdentityDocument(string Kind, string Number, string? IssuedBy = null, PartialDate? ValidUntil = null)
{
    /// <summary>The number in capitals and without spaces, hyphens kept: "III-V123AL568".</summary>
    /// <exception cref="BrokenRuleException">Kind or number is missing.</exception>
    public IdentityDocument Tidy()
    {
        var number = string.Concat((Number ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        NewcomerRules.ADocumentHasANumber.Check(number.Length > 0 && !string.IsNullOrWhiteSpace(Kind));
        return this with { Number = number };
    }
}

/// <summary>A nationality; several can hold at the same time.</summary>
public sealed class NationalityFact : DatedFact
{
    /// <summary>Not known which; and known to have none.</summary>
    public const string Unknown = "0000", Stateless = "0499";

    private NationalityFact()
    {
    }

    internal NationalityFact(string code, PartialDate from, Provenance provenance) : base(from, provenance) => Code = code;

    public Guid PersonId { get; private init; }

    /// <summary>Says that there is no (known) nationality: it does not stand beside another.</summary>
    public bool StandsAlone => Code is Unknown or Stateless;

    /// <summary>Code of the list "nationalities" (BRP table 32), where 0000 = unknown and 0499 = stateless.</summary>
    public string Code { get; private init; } = "";
}

/// <summary>A number that another body gave to the person. One number belongs to one person at a time.</summary>
public sealed class IdentityNumberFact : DatedFact
{
    public const int ValueLength = 20;

    private IdentityNumberFact()
    {
    }

    internal IdentityNumberFact(IdentityNumberKind kind, string value, Provenance provenance) : base(PartialDate.Unknown, provenance) =>
        (Kind, Value) = (kind, value);

    public Guid PersonId { get; private init; }
    public IdentityNumberKind Kind { get; private init; }
    public string Value { get; private init; } = "";
}

/// <summary>A language that the person speaks, and whether an interpreter is wanted for it.</summary>
public sealed class LanguageFact : DatedFact
{
    private LanguageFact()
    {
    }

    internal LanguageFact(string code, bool preferred, bool interpreter, PartialDate from, Provenance provenance) : base(from, provenance) =>
        (Code, Preferred, InterpreterWanted) = (code, preferred, interpreter);

    public Guid PersonId { get; private init; }

    /// <summary>Code of the list "languages" (ISO 639).</summary>
    public string Code { get; private init; } = "";

    /// <summary>The language in which we speak and write to the person.</summary>
    public bool Preferred { get; private init; }

    public bool InterpreterWanted { get; private init; }
}

/// <summary>A telephone number or e-mail address.</summary>
public sealed class ContactDetailFact : DatedFact
{
    public const int ValueLength = 254;

    private ContactDetailFact()
    {
    }

    internal ContactDetailFact(string kind, string value, PartialDate from, Provenance provenance) : base(from, provenance) =>
        (Kind, Value) = (kind, value);

    public Guid PersonId { get; private init; }

    /// <summary>Code of the list "contact-detail-kinds".</summary>
    public string Kind { get; private init; } = "";
    public string Value { get; private init; } = "";
}

/// <summary>Where the person stays. "No address" is an answer of its own (kind <see cref="NoAddress"/>), apart from not knowing.</summary>
public sealed class AddressFact : DatedFact
{
    public const string NoAddress = "no-address", Hidden = "protected";
    public const int StreetLength = 200, PostcodeLength = 12, PlaceLength = 100;

    private AddressFact()
    {
    }

    internal AddressFact(Address address, PartialDate from, Provenance provenance) : base(from, provenance) =>
        (Kind, Street, Postcode, Place) = address;

    public Guid PersonId { get; private init; }

    /// <summary>Code of the list "address-kinds".</summary>
    public string Kind { get; private init; } = "";

    /// <summary>Street with house number.</summary>
    public string? Street { get; private init; }
    public string? Postcode { get; private init; }
    public string? Place { get; private init; }

    /// <summary>A hidden address is a locked part: whoever sees it can give it away.</summary>
    public bool IsLocked => Kind == Hidden;
}

/// <summary>An address as given at the desk.</summary>
public sealed record Address(string Kind, string? Street = null, string? Postcode = null, string? Place = null);

/// <summary>
/// The person is protected: outside the people who may see locked parts, nobody learns that the person is known here.
/// </summary>
public sealed class ProtectionFact : DatedFact
{
    private ProtectionFact()
    {
    }

    internal ProtectionFact(PartialDate from, Provenance provenance) : base(from, provenance)
    {
    }

    public Guid PersonId { get; private init; }
}
