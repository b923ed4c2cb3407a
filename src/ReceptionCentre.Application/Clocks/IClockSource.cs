using ReceptionCentre.Domain.CaseFiles;

namespace ReceptionCentre.Application.Clocks;

/// <summary>
/// What one feature asks of files and by when. Each feature has one source; the days, lists, figures and reports all read the
/// clocks that the sources give, so that a thing is due in one place only.
/// </summary>
public interface IClockSource
{
    /// <summary>The reasons it answers for. No two sources share one.</summary>
    IReadOnlyCollection<DueReason> Reasons { get; }

    /// <summary>Kinds of record (each an <see cref="IOfCaseFile"/>, <see cref="IOfFilesOfPerson"/>, <see cref="IOfFilesAboutPerson"/> or <see cref="IOfFilesOfStay"/>) whose change can start, move or end its clocks.</summary>
    IReadOnlyCollection<Type> Watches { get; }

    /// <summary>Kinds of record without which a file asks none of it: of files that are written in bulk, and have none, it is not read.</summary>
    IReadOnlyCollection<Type> Needs => [];

    /// <summary>The clocks that run at the end of a day, of every file, without the scope of whoever asks.</summary>
    IQueryable<ClockReading> On(DateOnly day);
}

/// <summary>A clock as its source reads it from the facts.</summary>
public sealed class ClockReading
{
    public Guid CaseFileId { get; init; }
    public DueReason Reason { get; init; }

    /// <summary>What asks: the note, the item of the plan, the referral, the task; the file itself when nothing else does.</summary>
    public Guid SubjectId { get; init; }

    public DateOnly StartedOn { get; init; }

    /// <summary>Last day on which it is in time.</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>In the words of who wrote it; null when the reason says all.</summary>
    public string? What { get; init; }

    /// <summary>The next move is somebody else's: the file waits. Always set, because days are counted by it in the database.</summary>
    public required bool WaitsForOthers { get; init; }
}
