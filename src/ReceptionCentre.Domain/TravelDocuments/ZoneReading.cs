using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.TravelDocuments;

/// <summary>The sizes of a machine-readable zone (ICAO Doc 9303, parts 4 to 7).</summary>
public enum ZoneFormat
{
    /// <summary>Cards: 3 lines of 30 (part 5).</summary>
    Td1 = 1,

    /// <summary>Larger cards: 2 lines of 36 (part 6).</summary>
    Td2 = 2,

    /// <summary>Passports: 2 lines of 44 (part 4).</summary>
    Td3 = 3,

    /// <summary>Visas of a whole page: 2 lines of 44 (part 7).</summary>
    MrvA = 4,

    /// <summary>Small visas: 2 lines of 36 (part 7).</summary>
    MrvB = 5,
}

public enum TravelDocumentKind
{
    Passport = 1,
    IdentityCard = 2,
    ResidencePermit = 3,
    Visa = 4,
    CrewMember = 5,

    /// <summary>A travel document of which the code does not say what it is.</summary>
    Other = 6,
}

/// <summary>What a part of the zone says.</summary>
public enum ZoneField
{
    DocumentCode = 1,
    IssuingState = 2,
    Names = 3,
    DocumentNumber = 4,
    Nationality = 5,
    BirthDate = 6,
    Sex = 7,
    ValidUntil = 8,
    OptionalData = 9,

    /// <summary>What the last check digit covers: number, dates and optional data together.</summary>
    Whole = 10,
}

public enum ZoneSex
{
    Male = 1,
    Female = 2,

    /// <summary>The document says neither: "&lt;".</summary>
    NotSaid = 3,
}

/// <summary>How sure it is that a field was read as it stands on the document.</summary>
public enum ZoneCertainty
{
    /// <summary>Its check digit is right.</summary>
    Checked = 1,

    /// <summary>Nothing speaks against it, and no check digit covers it: names, states, sex.</summary>
    NotChecked = 2,

    /// <summary>Something in it is wrong.</summary>
    Doubtful = 3,
}

public enum ZoneProblemKind
{
    /// <summary>Nothing was given.</summary>
    Empty = 1,

    /// <summary>Much more was given than a zone can hold.</summary>
    TooLong = 2,

    /// <summary>The number of characters is that of no document, or it begins as no document does.</summary>
    NotAZone = 3,

    /// <summary>A character that is in no zone.</summary>
    UnreadableCharacter = 4,

    /// <summary>The check digit of the field is another than its characters give.</summary>
    CheckDigitWrong = 5,

    /// <summary>A letter where only a digit can stand.</summary>
    LetterForDigit = 6,

    /// <summary>A digit where only a letter can stand.</summary>
    DigitForLetter = 7,

    /// <summary>A character that cannot stand there.</summary>
    NotAllowedHere = 8,

    /// <summary>A day that does not exist.</summary>
    ImpossibleDate = 9,

    /// <summary>A code that is no state and no organisation of the list.</summary>
    UnknownState = 10,

    /// <summary>A filler was expected: the name is over.</summary>
    FillerExpected = 11,

    /// <summary>There is no name.</summary>
    NameMissing = 12,

    /// <summary>To know: a letter was read as the filler, because nothing else can stand there.</summary>
    ReadAsFiller = 13,

    /// <summary>To know: fillers at the end of a line were lost and put back.</summary>
    FillersPutBack = 14,

    /// <summary>To know: the name fills its field to the last place, so it may be longer on the document.</summary>
    NameMayBeCut = 15,

    /// <summary>
    /// To know: numbers of Dutch residence documents since October 2019 have neither the digit 0 nor the letter O
    /// (rvig.nl, 10 December 2019, through a secondary source).
    /// </summary>
    DutchResidenceNumber = 16,
}

/// <summary>A place in the zone, as a person counts: from 1.</summary>
public readonly record struct ZonePlace(int Line, int Position);

/// <summary>One character that can easily be taken for another.</summary>
/// <param name="Found">As it was read.</param>
/// <param name="Meant">What it may be.</param>
public sealed record ZoneLookalike(ZonePlace Place, char Found, char Meant);

/// <summary>What would put a field right. A person accepts it, looking at the document.</summary>
/// <param name="Changes">The characters that change.</param>
/// <param name="Zone">The whole zone with them changed, its lines apart.</param>
public sealed record ZoneProposal(IReadOnlyList<ZoneLookalike> Changes, string Zone)
{
    /// <summary>Names the proposal in a form: "2-3-0" is a 0 on the third place of the second line.</summary>
    public string Key => string.Join('_', Changes.Select(change => FormattableString.Invariant($"{change.Place.Line}-{change.Place.Position}-{change.Meant}")));
}

/// <param name="Field">Null when it is about the whole text.</param>
/// <param name="Place">Where it begins; null when it is about the whole text.</param>
/// <param name="Length">How many characters it is about.</param>
/// <param name="Lookalikes">Characters in the field that are easily confused: look at these first.</param>
public sealed record ZoneProblem(
    ZoneProblemKind Kind, ZoneField? Field = null, ZonePlace? Place = null, int Length = 0, IReadOnlyList<ZoneLookalike>? Lookalikes = null, ZoneProposal? Proposal = null)
{
    /// <summary>Only to know: nothing is wrong.</summary>
    public bool IsRemark => Kind >= ZoneProblemKind.ReadAsFiller;
}

/// <summary>One check digit.</summary>
/// <param name="Found">As it was read; a filler counts as 0.</param>
/// <param name="Expected">What the characters give; null when they hold something that has no value.</param>
public sealed record ZoneCheck(ZoneField Field, ZonePlace Place, char Found, int? Expected)
{
    public bool Holds => Expected is { } digit && (Found == (char)('0' + digit) || (Found == '<' && digit == 0));
}

/// <summary>What the zone says, field by field. A field that is doubtful keeps what could be read of it.</summary>
/// <param name="Code">The first two characters, without fillers: "P", "IR".</param>
/// <param name="IssuingState">Code of the state or organisation, without fillers.</param>
/// <param name="Primary">Primary identifier: the family name, mostly; in capitals, without accents, apostrophes and hyphens. Null when there is none.</param>
/// <param name="Secondary">Secondary identifier: the given names. Null for who has one name.</param>
/// <param name="NameMayBeCut">The field is full to its last place.</param>
/// <param name="Number">Number of the document, the part in the optional data of a card too.</param>
/// <param name="BirthDate">Null when it cannot be read.</param>
/// <param name="ValidUntil">Last day; null when it cannot be read or is not said.</param>
/// <param name="OptionalData">What a state adds for itself, without fillers. Nothing is taken from it.</param>
/// <param name="Certainties">Of every field but the document code and the optional data without a check digit.</param>
public sealed record TravelDocument(
    TravelDocumentKind Kind, string Code, string IssuingState, string? Primary, string? Secondary, bool NameMayBeCut, string? Number, string? Nationality,
    PartialDate? BirthDate, ZoneSex? Sex, DateOnly? ValidUntil, IReadOnlyList<string> OptionalData, IReadOnlyDictionary<ZoneField, ZoneCertainty> Certainties)
{
    public ZoneCertainty Certainty(ZoneField field) => Certainties.GetValueOrDefault(field, ZoneCertainty.NotChecked);

    /// <summary>True when what it says may be taken over: nothing in the field is wrong.</summary>
    public bool IsSound(ZoneField field) => Certainty(field) != ZoneCertainty.Doubtful;

    public bool IsExpiredOn(DateOnly day) => ValidUntil < day;
}

/// <summary>What was made of a text that should be a machine-readable zone.</summary>
/// <param name="Format">Null when it is none.</param>
/// <param name="Lines">The zone as it was read, line by line; what could not be read is a question mark.</param>
/// <param name="Counted">How many characters there were in each line that was given.</param>
public sealed record ZoneReading(
    ZoneFormat? Format, IReadOnlyList<string> Lines, TravelDocument? Document, IReadOnlyList<ZoneCheck> Checks, IReadOnlyList<ZoneProblem> Problems, IReadOnlyList<int> Counted)
{
    /// <summary>The proposal that a person accepted; null when it is not among those made for this zone.</summary>
    public ZoneProposal? Proposed(string? key) => Problems.Select(problem => problem.Proposal).FirstOrDefault(proposal => proposal is not null && proposal.Key == key);
}
