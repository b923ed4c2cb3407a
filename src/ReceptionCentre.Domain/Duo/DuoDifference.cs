using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Duo;

/// <summary>What the two sides are compared by.</summary>
public enum DuoComparison
{
    Pip = 1,
    Route = 2,
    Pvt = 3,
    Map = 4,
    TermFrom = 5,
    TermLastDay = 6,
    Duty = 7,
}

/// <summary>What to do about a difference.</summary>
public enum DuoAdvice
{
    /// <summary>DUO has nothing, and it waits in our worklist: report it.</summary>
    Report = 1,

    /// <summary>We told another day than DUO has: look in the portal, and correct there or here.</summary>
    Compare = 2,

    /// <summary>DUO has it and we do not: take it over, or have it withdrawn.</summary>
    TakeOver = 3,
}

/// <summary>A difference between what stands here and what the executing agency has, since the day on which it was found.</summary>
public sealed class DuoDifference : Aggregate, IOfCaseFile
{
    public const int ValueLength = 60;

    private DuoDifference()
    {
    }

    public Guid CaseFileId { get; private init; }
    public DuoComparison What { get; private init; }

    /// <summary>In the notation of the interface; null = nothing stands there.</summary>
    public string? Ours { get; private set; }
    public string? Theirs { get; private set; }
    public DateOnly FoundOn { get; private init; }

    /// <summary>First day on which it was gone; null while it is there.</summary>
    public DateOnly? GoneOn { get; private set; }

    public DuoAdvice Advice => (Ours, Theirs) switch
    {
        (not null, null) => DuoAdvice.Report,
        (null, not null) => DuoAdvice.TakeOver,
        _ => DuoAdvice.Compare,
    };

    public static DuoDifference Found(Guid caseFileId, DuoComparison what, string? ours, string? theirs, DateOnly today) =>
        new() { Id = Guid.CreateVersion7(), CaseFileId = caseFileId, What = what, Ours = ours, Theirs = theirs, FoundOn = today };

    /// <summary>It is there still, perhaps with other values.</summary>
    public void SeenAgain(string? ours, string? theirs) => (Ours, Theirs) = (ours, theirs);

    public void Gone(DateOnly today) => GoneOn ??= today;
}
