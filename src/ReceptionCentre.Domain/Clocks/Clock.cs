using ReceptionCentre.Domain.CaseFiles;

namespace ReceptionCentre.Domain.Clocks;

/// <summary>What asks something of a file, and by when, as read from the facts.</summary>
/// <param name="SubjectId">What asks: the note, the item of the plan, the question; the file itself when nothing else does.</param>
/// <param name="DueOn">Last day on which it is in time; of silence the first day on which the file is silent.</param>
/// <param name="What">In the words of who wrote it; null when the reason says all.</param>
/// <param name="WaitsForOthers">The next move is somebody else's: the file waits.</param>
public sealed record ClockTerms(DueReason Reason, Guid SubjectId, DateOnly StartedOn, DateOnly DueOn, string? What, bool WaitsForOthers)
{
    /// <summary>A clock has passed; a reminder never has.</summary>
    public bool IsLateOn(DateOnly day) => Reason.IsClock() && DueOn < day;
}

/// <summary>
/// A clock of a case file: it runs until what it asks is done, moved or withdrawn. Derived from the facts and never changed:
/// a clock that moves ends, and another starts, so that what was asked on a past day can still be told.
/// </summary>
public sealed class Clock
{
    /// <summary>Longer words are cut: the whole stands with its subject.</summary>
    public const int WhatLength = 500;

    private Clock()
    {
    }

    public Guid Id { get; private init; }
    public Guid CaseFileId { get; private init; }
    public DueReason Reason { get; private init; }
    public Guid SubjectId { get; private init; }
    public DateOnly StartedOn { get; private init; }
    public DateOnly DueOn { get; private init; }
    public string? What { get; private init; }
    public bool WaitsForOthers { get; private init; }

    /// <summary>Day on which the centre came to know of it; a contact of last week may be noted today.</summary>
    public DateOnly KnownOn { get; private init; }

    /// <summary>First day on which it no longer ran; null while it runs.</summary>
    public DateOnly? EndedOn { get; private set; }

    public ClockTerms Terms => new(Reason, SubjectId, StartedOn, DueOn, What, WaitsForOthers);

    public static Clock Start(Guid caseFileId, ClockTerms terms, DateOnly today) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseFileId = caseFileId,
        Reason = terms.Reason,
        SubjectId = terms.SubjectId,
        StartedOn = terms.StartedOn,
        DueOn = terms.DueOn,
        What = Shown(terms.What),
        WaitsForOthers = terms.WaitsForOthers,
        KnownOn = today,
    };

    public void End(DateOnly today) => EndedOn ??= today;

    /// <summary>Whether it still tells what the facts tell.</summary>
    public bool Tells(ClockTerms terms) => Terms == terms with { What = Shown(terms.What) };

    private static string? Shown(string? what) => what is { Length: > WhatLength } ? what[..WhatLength] : what;
}
