using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Imports;

/// <summary>How far a file of arrivals came.</summary>
public enum ImportState
{
    /// <summary>Somebody must say what its columns are.</summary>
    Uploaded = 0,

    /// <summary>All rows are being checked; nothing is imported yet.</summary>
    Checking = 1,

    /// <summary>Somebody looks at what was found, and chooses.</summary>
    Checked = 2,
    Importing = 3,
    Done = 4,

    /// <summary>Somebody stopped it, or it stopped by itself; it goes on where it was.</summary>
    Stopped = 5,
    TakingBack = 6,
    TakenBack = 7,
}

/// <summary>A file as it was sent.</summary>
/// <param name="Columns">The names of its columns, as JSON.</param>
/// <param name="Header">The same columns give the same key: what they are, is known the next time.</param>
/// <param name="Sha256">Of its bytes: the same file is known again.</param>
public sealed record ImportFile(string Name, string Sha256, string Columns, string Header, int Rows);

/// <summary>
/// One file of arrivals on its way into the centre: its columns are said, all its rows checked, and then imported in one go
/// that can be stopped, goes on and can be taken back. The rows themselves stand in tables of their own and are kept for a
/// while only.
/// </summary>
public sealed class ImportRun : Aggregate
{
    public const int FileNameLength = 120, ReasonLength = 500, HashLength = 64;

    /// <summary>So long what a check found may be trusted: in the meantime others register people too.</summary>
    public static readonly TimeSpan CheckLasts = TimeSpan.FromHours(24);

    private ImportRun()
    {
    }

    public string FileName { get; private init; } = "";
    public string Sha256 { get; private init; } = "";

    /// <summary>Code of the list "municipalities": who answers for the files that are opened.</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>Code of the list "tasks": what the files are opened for.</summary>
    public string Task { get; private init; } = "";

    /// <summary>Names of the columns, as JSON.</summary>
    public string Columns { get; private init; } = "";
    public string Header { get; private init; } = "";

    /// <summary>How many rows there are below the names of the columns.</summary>
    public int Rows { get; private init; }
    public DateTimeOffset UploadedAt { get; private init; }
    public Guid UploadedBy { get; private init; }

    public ImportState State { get; private set; }

    /// <summary>What it was at when it was stopped.</summary>
    public ImportState? StoppedFrom { get; private set; }

    /// <summary>It stopped by itself, because the work failed again and again.</summary>
    public bool HasTrouble { get; private set; }

    /// <summary>Which column is which field, as JSON; null = not said yet.</summary>
    public string? Mapping { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public Guid? StartedBy { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public Guid? TakenBackBy { get; private set; }
    public string? TakenBackReason { get; private set; }

    /// <summary>When the rows were removed, because their time was over.</summary>
    public DateTimeOffset? RowsClearedAt { get; private set; }

    public static ImportRun Upload(Guid id, ImportFile file, string municipality, string task, DateTimeOffset at, Guid by) => new()
    {
        Id = id,
        FileName = file.Name,
        Sha256 = file.Sha256,
        Columns = file.Columns,
        Header = file.Header,
        Rows = file.Rows,
        Municipality = municipality,
        Task = task,
        UploadedAt = at,
        UploadedBy = by,
    };

    /// <summary>Somebody, or the system itself, works on it now.</summary>
    public bool IsAtWork => State is ImportState.Checking or ImportState.Importing or ImportState.TakingBack;

    /// <summary>Whether its columns can be said, for the first time or otherwise than before.</summary>
    public bool MayBeMapped => RowsClearedAt is null
        && (State is ImportState.Uploaded or ImportState.Checked || (State, StoppedFrom) is (ImportState.Stopped, ImportState.Checking));

    /// <summary>What its columns are. Everything is checked anew.</summary>
    public void Map(string mapping)
    {
        ImportRules.OnlyBeforeTheImport.Check(MayBeMapped);
        (Mapping, State, StoppedFrom, HasTrouble, CheckedAt) = (mapping, ImportState.Checking, null, false, null);
    }

    /// <summary>All rows are checked.</summary>
    public void EndCheck(DateTimeOffset at)
    {
        ImportRules.OnlyWorkEnds.Check(State == ImportState.Checking);
        (State, CheckedAt) = (ImportState.Checked, at);
    }

    public void Start(DateTimeOffset at, Guid by)
    {
        ImportRules.OnlyACheckedFileIsImported.Check(State == ImportState.Checked && RowsClearedAt is null);
        ImportRules.ACheckIsRecent.Check(at - CheckedAt <= CheckLasts);
        (State, StartedAt, StartedBy) = (ImportState.Importing, at, by);
    }

    /// <summary>Everybody is there.</summary>
    public void EndImport(DateTimeOffset at)
    {
        ImportRules.OnlyWorkEnds.Check(State == ImportState.Importing);
        (State, FinishedAt) = (ImportState.Done, at);
    }

    /// <param name="byItself">The work failed again and again.</param>
    public void Stop(bool byItself = false)
    {
        ImportRules.OnlyWorkIsStopped.Check(IsAtWork);
        (State, StoppedFrom, HasTrouble) = (ImportState.Stopped, State, byItself);
    }

    public void GoOn()
    {
        ImportRules.OnlyWhatStoppedGoesOn.Check(State == ImportState.Stopped && RowsClearedAt is null);
        (State, StoppedFrom, HasTrouble) = (StoppedFrom!.Value, null, false);
    }

    /// <summary>What was imported is taken back: as a whole, or as far as it came before it was stopped.</summary>
    public void TakeBack(Guid by, string reason)
    {
        ImportRules.OnlyAnImportIsTakenBack.Check(MayBeTakenBack);
        (State, StoppedFrom, HasTrouble, TakenBackBy, TakenBackReason) = (ImportState.TakingBack, null, false, by, reason);
    }

    public bool MayBeTakenBack => State == ImportState.Done || (State, StoppedFrom) is (ImportState.Stopped, ImportState.Importing);

    public void EndTakingBack(DateTimeOffset at)
    {
        ImportRules.OnlyWorkEnds.Check(State == ImportState.TakingBack);
        (State, FinishedAt) = (ImportState.TakenBack, at);
    }

    /// <summary>The time of the rows is over. What was imported stays.</summary>
    public void ClearRows(DateTimeOffset at) => RowsClearedAt ??= at;
}

public static class ImportRules
{
    /// <summary>The columns are said before the import begins.</summary>
    public static readonly Rule OnlyBeforeTheImport = new("Imports.OnlyBeforeTheImport");

    /// <summary>A file is imported after it was checked.</summary>
    public static readonly Rule OnlyACheckedFileIsImported = new("Imports.OnlyACheckedFileIsImported");

    /// <summary>A check of yesterday does not know whom others registered since.</summary>
    public static readonly Rule ACheckIsRecent = new("Imports.ACheckIsRecent");

    /// <summary>Only what runs is stopped.</summary>
    public static readonly Rule OnlyWorkIsStopped = new("Imports.OnlyWorkIsStopped");

    /// <summary>Only what runs comes to an end.</summary>
    public static readonly Rule OnlyWorkEnds = new("Imports.OnlyWorkEnds");

    /// <summary>Only what was stopped goes on.</summary>
    public static readonly Rule OnlyWhatStoppedGoesOn = new("Imports.OnlyWhatStoppedGoesOn");

    /// <summary>Only what was imported is taken back.</summary>
    public static readonly Rule OnlyAnImportIsTakenBack = new("Imports.OnlyAnImportIsTakenBack");

    /// <summary>One of the columns is a name: what we call somebody, given names, family name, or the name in its own script.</summary>
    public static readonly Rule ANameIsAmongTheColumns = new("Imports.ANameIsAmongTheColumns");

    /// <summary>A field is filled from one column.</summary>
    public static readonly Rule AFieldHasOneColumn = new("Imports.AFieldHasOneColumn");

    /// <summary>Somebody is the same person as one whom the check named and this desk may know.</summary>
    public static readonly Rule TheSameAsOneOfThose = new("Imports.TheSameAsOneOfThose");

    /// <summary>One chooses about a row between the check and the import.</summary>
    public static readonly Rule OneChoosesAfterTheCheck = new("Imports.OneChoosesAfterTheCheck");
}
