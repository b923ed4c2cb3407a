namespace ReceptionCentre.Domain.Housing;

/// <summary>How it stands with a link. The steps between them are drawn in docs/housing.md.</summary>
public enum HousingState
{
    /// <summary>Linked, and nothing is offered.</summary>
    Waiting = 1,

    /// <summary>A dwelling was offered and waits for an answer.</summary>
    Offered = 2,

    /// <summary>A dwelling was accepted: they have not moved in yet.</summary>
    Accepted = 3,

    /// <summary>They moved in: by an offer, or into a dwelling that they found themselves.</summary>
    Housed = 4,

    /// <summary>It ended and they did not move in here.</summary>
    Ended = 5,
}

/// <summary>How it stands with an offer.</summary>
public enum OfferState
{
    Open = 1,
    Accepted = 2,
    Refused = 3,

    /// <summary>The landlord took it back.</summary>
    Withdrawn = 4,
    MovedIn = 5,

    /// <summary>The link ended in another way before the answer, or before they moved in.</summary>
    Lapsed = 6,
}

/// <summary>Which step can follow which: the one drawing of the way of a link and of an offer, for the rules and for the buttons.</summary>
public static class HousingWay
{
    private static readonly Dictionary<HousingState, HousingState[]> Ways = new()
    {
        [HousingState.Waiting] = [HousingState.Offered, HousingState.Housed, HousingState.Ended],
        [HousingState.Offered] = [HousingState.Waiting, HousingState.Accepted, HousingState.Housed, HousingState.Ended],
        [HousingState.Accepted] = [HousingState.Waiting, HousingState.Housed, HousingState.Ended],
        // Only by taking back a mistake.
        [HousingState.Housed] = [HousingState.Waiting, HousingState.Accepted],
        [HousingState.Ended] = [HousingState.Waiting],
    };

    private static readonly Dictionary<OfferState, OfferState[]> OfferWays = new()
    {
        [OfferState.Open] = [OfferState.Accepted, OfferState.Refused, OfferState.Withdrawn, OfferState.Lapsed],
        [OfferState.Accepted] = [OfferState.MovedIn, OfferState.Refused, OfferState.Withdrawn, OfferState.Lapsed],
        [OfferState.Refused] = [],
        [OfferState.Withdrawn] = [],
        [OfferState.MovedIn] = [OfferState.Accepted],
        [OfferState.Lapsed] = [],
    };

    public static IReadOnlyList<HousingState> From(HousingState state) => Ways[state];

    public static IReadOnlyList<OfferState> From(OfferState state) => OfferWays[state];

    public static bool Runs(HousingState state) => state is HousingState.Waiting or HousingState.Offered or HousingState.Accepted;

    public static bool IsOpen(OfferState state) => state is OfferState.Open or OfferState.Accepted;
}

/// <summary>How people came to a dwelling.</summary>
public enum HousedHow
{
    /// <summary>By an offer of the municipality.</summary>
    Offered = 1,

    /// <summary>They found it themselves.</summary>
    Own = 2,
}

/// <summary>What is known of family that may follow.</summary>
public enum FamilyState
{
    /// <summary>Not asked, or nobody knows.</summary>
    NotKnown = 0,
    None = 1,
    Expected = 2,

    /// <summary>They are here: each has a file and a link of their own where one is needed.</summary>
    Came = 3,
}

/// <summary>What the immigration service said of family that may follow.</summary>
public enum FamilyDecision
{
    NotKnown = 0,
    NotYet = 1,
    MayCome = 2,
    MayNotCome = 3,
}

/// <summary>Codes of the lists of housing that the code itself knows.</summary>
public static class HousingReasons
{
    public const string Other = "other", FileClosed = "file-closed";

    /// <summary>Whether a person chooses it; the other is set by what happens.</summary>
    public static bool IsChosen(string code) => code is not FileClosed;
}

public static class HousingLimits
{
    public const int WordsLength = 1000, LocationLength = 200, ReferenceLength = 40, ProviderLength = 200, RuleLength = 200, VersionLength = 40, SourceLength = 200, CodeLength = 100,
        MostPeople = 25, MostRooms = 20, MostNeeds = 20, MostTarget = 20_000;
}
