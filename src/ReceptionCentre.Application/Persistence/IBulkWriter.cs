namespace ReceptionCentre.Application.Persistence;

/// <summary>
/// Writes many new people at once, for filling and for importing: the same objects, made by the same factories under the
/// same rules as one registration, go to their tables past the change tracker. Used inside a command's transaction, so
/// that a batch is there as a whole or not at all.
/// </summary>
public interface IBulkWriter
{
    /// <summary>
    /// Writes everything of these people, and one audit event for each of them with how many records of each kind it
    /// brought. Values that only the database gives (the number of a case file) are given, but not read back.
    /// </summary>
    /// <exception cref="InvalidOperationException">No transaction runs, or a record is not of a kind that is stored.</exception>
    Task WriteAsync(IReadOnlyCollection<BulkPerson> people, CancellationToken cancellationToken);

    /// <summary>Writes new rows that are derived from facts: whoever doubts them makes them again, so they leave no audit event.</summary>
    /// <exception cref="InvalidOperationException">No transaction runs, or a record is not of a kind that is stored.</exception>
    Task WriteDerivedAsync(IEnumerable<object> rows, CancellationToken cancellationToken);

    /// <summary>Writes one audit event for each person whose records the running command removed past the change tracker.</summary>
    /// <param name="people">Whom it is about, and of which kinds a record went.</param>
    Task TellRemovedAsync(IEnumerable<(Guid PersonId, Guid? CaseFileId, IReadOnlyList<string> Things)> people, CancellationToken cancellationToken);
}

/// <summary>One person in a batch.</summary>
/// <param name="CaseFileId">The file that the event is shown in; null = an event about the person alone.</param>
/// <param name="Records">Aggregates with their parts, and records that stand alone; all of them new, in any order.</param>
public sealed record BulkPerson(Guid PersonId, Guid? CaseFileId, IReadOnlyCollection<object> Records);
