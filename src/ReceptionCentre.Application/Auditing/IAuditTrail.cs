namespace ReceptionCentre.Application.Auditing;

/// <summary>
/// The audit event of the command that is running. The database layer fills in who, when and every value before and
/// after; the use case only says whom it is about and why.
/// </summary>
public interface IAuditTrail
{
    /// <summary>Starts the event; called by the pipeline.</summary>
    void Begin(string action);

    /// <summary>Whom and which file it is about.</summary>
    void About(Guid? personId, Guid? caseFileId = null);

    /// <summary>For a command on many files: each file gets an event of its own, with its own changes.</summary>
    /// <param name="filesOf">In which of them a record is told that hangs on no file by itself; null = in the event of the command as a whole.</param>
    void AboutEach(IReadOnlyCollection<(Guid PersonId, Guid CaseFileId)> files, Func<object, IEnumerable<Guid>>? filesOf = null);

    /// <summary>For a command that makes or changes several people: each gets an event of their own, with what was written of them and no more.</summary>
    /// <param name="people">The file that the event stands in; null = none.</param>
    void AboutEachPerson(IReadOnlyCollection<(Guid PersonId, Guid? CaseFileId)> people);

    /// <summary>For a command on many stays: each file of a stay gets an event of its own, with what changed of that stay.</summary>
    void AboutEachStay(IReadOnlyCollection<(Guid StayId, Guid PersonId, Guid CaseFileId)> files);

    /// <summary>
    /// Others whom the command concerns: each gets an event with the changes of these records and no others, and without the
    /// reason.
    /// </summary>
    /// <param name="concerns">Whether they may be told of a record that is saved.</param>
    /// <param name="action">What it is to them.</param>
    void AlsoAbout(IReadOnlyCollection<Guid> personIds, Func<object, bool> concerns, string action);

    /// <summary>Who asked for the work that the system now carries out: the events are theirs.</summary>
    void OnBehalfOf(Guid staffMemberId);

    /// <summary>Why, in the words of whoever did it.</summary>
    void Because(string? reason);

    /// <summary>A change that the database layer does not see, such as in how somebody signs in. Never a secret.</summary>
    void Tell(string thing, Guid thingId, string field, string? before, string? after);
}

/// <summary>Records that a file was opened. Its own transaction: what was shown was shown, whatever happens after.</summary>
public interface IOpeningLog
{
    Task RecordAsync(string action, Guid caseFileId, CancellationToken cancellationToken);

    /// <summary>Records that somebody of a provider looked at what was shared of a person; the file itself is out of their sight.</summary>
    Task RecordReceivedAsync(string action, Guid personId, Guid caseFileId, CancellationToken cancellationToken);

    /// <summary>Records that something else than a file was read: the audit log itself, the list behind a number of a report.</summary>
    /// <param name="what">What was asked for: codes, days and ids, never a name.</param>
    /// <param name="thing">What was read.</param>
    Task RecordReadingAsync(string action, string what, CancellationToken cancellationToken, string thing = "AuditLog");

    /// <summary>Records that a match across a wall was shown, once a day for each person and asker.</summary>
    Task RecordMatchElsewhereAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken);

    /// <summary>Records that the population register is asked for somebody, and for which task under which act; never what was asked.</summary>
    /// <param name="personId">Whom of ours it is about, as far as known beforehand.</param>
    /// <param name="by">By what somebody is looked for.</param>
    Task RecordLookUpAsync(string action, Guid? personId, Guid? caseFileId, string by, string? task, string? act, CancellationToken cancellationToken);
}
