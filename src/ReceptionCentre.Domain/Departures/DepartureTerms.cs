using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.Departures;

public enum DepartureState
{
    /// <summary>It is to come, or it happened and is not closed yet.</summary>
    Planned = 1,

    /// <summary>The person left: stay and files are closed.</summary>
    CarriedOut = 2,

    /// <summary>It does not happen.</summary>
    Cancelled = 3,

    /// <summary>It was recorded by mistake: stay and files are open again. It stays to be seen.</summary>
    TakenBack = 4,
}

/// <summary>
/// How the person sees the own departure. Somebody can leave because it went well or because it did not (WRR, "Samenleven in
/// verscheidenheid", 5.6): the two are counted apart, and nobody but the person says which.
/// </summary>
public enum DepartureView
{
    /// <summary>Goes on with what was reached here.</summary>
    Reached = 1,

    /// <summary>What the person came for was not found here.</summary>
    NotFound = 2,

    Both = 3,

    /// <summary>Asked or not, it is not known. An answer.</summary>
    Unknown = 4,
}

/// <summary>Whose will it is, as the person says it. At the desk return is voluntary; that somebody must leave can be so all the same.</summary>
public enum DepartureWill
{
    Voluntary = 1,
    NotVoluntary = 2,

    /// <summary>Asked or not, it is not known. An answer.</summary>
    Unknown = 3,
}

/// <summary>What the person says about one thing that has to be ready before leaving. Never added up.</summary>
public enum ReadyState
{
    Ready = 1,
    NotYet = 2,
    NotNeeded = 3,

    /// <summary>Asked or not, it is not known. An answer.</summary>
    Unknown = 4,
}

/// <summary>How the centre knows that somebody left.</summary>
public enum DepartureEvidence
{
    /// <summary>Said goodbye at the desk, or was brought to the bus.</summary>
    SeenLeaving = 1,

    /// <summary>The person wrote, or somebody else told.</summary>
    Told = 2,

    /// <summary>Nobody said anything; the person is no longer there.</summary>
    FoundGone = 3,
}

/// <param name="Question">Code of the list "departure-readiness".</param>
public sealed record ReadyAnswer(string Question, ReadyState State);

/// <summary>How it is known that somebody left.</summary>
/// <param name="SilentSince">Of who was found gone: since when nobody heard of the person, as far as known.</param>
public sealed record HowKnown(DepartureEvidence Evidence, PartialDate? SilentSince = null);

/// <summary>What can be said of a departure before and after it.</summary>
/// <param name="Kind">Code of the list "departure-kinds".</param>
/// <param name="Reasons">Codes of the list "departure-reasons", as the person says them.</param>
/// <param name="PlannedOn">Day of leaving as far as known; null = not known yet.</param>
/// <param name="Country">Code of the list "countries": where to.</param>
/// <param name="Municipality">Code of the list "municipalities": to which Dutch municipality.</param>
/// <param name="Announced">The desk of that municipality is told that the person comes.</param>
/// <param name="Forwarding">How the person can be reached afterwards; null = not asked or not wanted.</param>
/// <param name="Will">Null = not asked.</param>
/// <param name="Place">Town or village, in words.</param>
/// <param name="MayCall">The person agreed to be called some weeks later, to hear how it goes.</param>
/// <param name="Ready">Null = nothing was asked.</param>
public sealed record DepartureTerms(
    string Kind, IReadOnlyList<string> Reasons, PartialDate? PlannedOn, string? Country, string? Municipality, bool Announced,
    DepartureView? View, string? OwnWords, string? Forwarding, DepartureWill? Will = null, string? Place = null, bool MayCall = false, IReadOnlyList<ReadyAnswer>? Ready = null);
