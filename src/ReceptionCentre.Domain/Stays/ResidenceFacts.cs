using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.Stays;

/// <summary>Whether somebody who was expected came.</summary>
public enum ArrivalState
{
    /// <summary>The person is, or was, here.</summary>
    Arrived = 0,

    /// <summary>The stay lies ahead; nobody saw the person yet.</summary>
    Expected = 1,

    /// <summary>The person was expected and did not come: there was no stay to count.</summary>
    DidNotCome = 2,
}

/// <summary>
/// For what purpose the person is here by the permit or the immigration service, as a code of the list "motives". Apart from
/// what the person says (<see cref="MotiveFact"/>): the two may differ, and neither follows from the other.
/// </summary>
public sealed class FormalMotiveFact : DatedFact
{
    private FormalMotiveFact()
    {
    }

    internal FormalMotiveFact(string code, PartialDate from, Provenance provenance) : base(from, provenance) => Code = code;

    public Guid StayId { get; private init; }
    public string Code { get; private init; } = "";

    /// <summary>That somebody is a victim of trafficking or violence is a locked part.</summary>
    public bool IsLocked => Code == MotiveFact.Victim;
}

/// <summary>
/// The residence title (population register, table 56). From and until are its validity; that somebody has none (any more) is
/// not recorded.
/// </summary>
public sealed class ResidenceTitleFact : DatedFact, IOfFilesOfStay
{
    /// <summary>Codes that say that lawful stay ended, or that there is none: for reading a register, never for entry.</summary>
    public static readonly IReadOnlyList<string> NotForEntry = ["41", "98"];

    private ResidenceTitleFact()
    {
    }

    internal ResidenceTitleFact(string code, PartialDate from, Provenance provenance) : base(from, provenance) => Code = code;

    public Guid StayId { get; private init; }

    /// <summary>Code of the list "residence-titles".</summary>
    public string Code { get; private init; } = "";
}

/// <summary>How long somebody thinks to stay. "Unknown" is an answer.</summary>
public enum IntendedStay
{
    Unknown = 0,
    ShorterThanOneYear = 1,
    OneToThreeYears = 2,
    Longer = 3,
}

/// <summary>How long the person thinks to stay, asked on a day, and when it is asked again.</summary>
public sealed class IntendedStayFact : DatedFact, IOfFilesOfStay
{
    private IntendedStayFact()
    {
    }

    internal IntendedStayFact(IntendedStay length, DateOnly askedOn, DateOnly? askAgainOn, Provenance provenance) : base(PartialDate.Of(askedOn), provenance) =>
        (Length, AskedOn, AskAgainOn) = (length, askedOn, askAgainOn);

    public Guid StayId { get; private init; }
    public IntendedStay Length { get; private init; }
    public DateOnly AskedOn { get; private init; }

    /// <summary>Day by which it is asked again; null = not agreed.</summary>
    public DateOnly? AskAgainOn { get; private init; }
}

/// <summary>Employer, referent or institution behind a stay, as named by the person. Several can hold at the same time.</summary>
public sealed class StayPartyFact : DatedFact, IOfFilesOfStay
{
    /// <summary>Code of who gives work: an employer or an agency.</summary>
    public const string Employer = "employer";

    public const int NameLength = 200;

    private StayPartyFact()
    {
    }

    internal StayPartyFact(StayParty party, PartialDate from, Provenance provenance) : base(from, provenance) =>
        (Kind, Name, PersonId) = (party.Kind, party.Name.Trim(), party.PersonId);

    public Guid StayId { get; private init; }

    /// <summary>Code of the list "stay-party-kinds".</summary>
    public string Kind { get; private init; } = "";
    public string Name { get; private init; } = "";

    /// <summary>The referent, when known here as a person; null = somebody or something else.</summary>
    public Guid? PersonId { get; private init; }
}

/// <param name="Kind">Code of the list "stay-party-kinds".</param>
public sealed record StayParty(string Kind, string Name, Guid? PersonId = null);

/// <summary>What kind of lodging somebody has and whose it is, beside the address. A lodging of the employer goes with the job.</summary>
public sealed class LodgingFact : DatedFact, IOfFilesOfStay
{
    /// <summary>Code of a lodging of the employer or the agency.</summary>
    public const string OfEmployer = "employer";

    private LodgingFact()
    {
    }

    internal LodgingFact(string? kind, string? owner, PartialDate from, Provenance provenance) : base(from, provenance) => (Kind, Owner) = (kind, owner);

    public Guid StayId { get; private init; }

    /// <summary>Code of the list "lodging-kinds"; null = not asked.</summary>
    public string? Kind { get; private init; }

    /// <summary>Code of the list "lodging-owners": whose it is; null = not asked.</summary>
    public string? Owner { get; private init; }
}

/// <summary>Whether the person is registered in the population register.</summary>
public enum RegisterState
{
    Unknown = 0,
    Registered = 1,
    NotRegistered = 2,
}

/// <summary>Registered in the population register or not, and why not.</summary>
public sealed class RegisterEntryFact : DatedFact, IOfFilesOfStay
{
    private RegisterEntryFact()
    {
    }

    internal RegisterEntryFact(RegisterState state, string? because, PartialDate from, Provenance provenance) : base(from, provenance) =>
        (State, Because) = (state, because);

    public Guid StayId { get; private init; }
    public RegisterState State { get; private init; }

    /// <summary>Code of the list "not-in-brp-reasons"; only of who is not registered.</summary>
    public string? Because { get; private init; }
}
