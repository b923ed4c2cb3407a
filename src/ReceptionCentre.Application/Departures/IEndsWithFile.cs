namespace ReceptionCentre.Application.Departures;

/// <summary>
/// What of one feature ends when a file is closed. Each feature with something open has one; the check page of a departure
/// lists what they give and the closing ends exactly that.
/// </summary>
public interface IEndsWithFile
{
    /// <summary>What is still open on the file, in the order of time.</summary>
    Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken);

    /// <summary>Ends all of it, inside the transaction of the closing.</summary>
    /// <param name="on">Last day of the file.</param>
    Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken);

    /// <summary>
    /// The closing was a mistake and is taken back: what ended with it and can stand again does so. Default: what ended stays
    /// ended, and is begun anew by hand.
    /// </summary>
    /// <param name="endedOn">The day on which the file was closed.</param>
    Task GoOnAsync(Guid caseFileId, DateOnly endedOn, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <param name="Kind">What it is; its words stand under "Departures.OpenThing.{Kind}".</param>
/// <param name="Words">In the words of who wrote it.</param>
/// <param name="On">The day that belongs to it: an appointment, a deadline.</param>
public sealed record OpenThing(string Kind, Guid Id, string? Words, DateOnly? On);
