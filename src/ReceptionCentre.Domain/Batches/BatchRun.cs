using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Batches;

/// <summary>How far work came that is looked at before it is done.</summary>
public enum RunState
{
    /// <summary>It is looked at what would come of it; nothing changes.</summary>
    Checking = 0,

    /// <summary>Somebody looks at what was found.</summary>
    Checked = 1,
    Changing = 2,
    Done = 3,

    /// <summary>Somebody stopped it, or it stopped by itself; it goes on where it was.</summary>
    Stopped = 4,
    Undoing = 5,
    Undone = 6,

    /// <summary>Not wanted after all: nothing changed.</summary>
    Dropped = 7,
}

/// <summary>
/// Work on many files that a person decides about: first a dry run, then the work, which can be stopped, goes on where it was
/// and can be undone as a whole.
/// </summary>
public abstract class BatchRun : Aggregate
{
    public const int ReasonLength = 500;

    /// <summary>Why, in the words of whoever prepared it.</summary>
    public string Reason { get; protected init; } = "";
    public DateTimeOffset MadeAt { get; protected init; }
    public Guid MadeBy { get; protected init; }

    /// <summary>Whoever prepared and confirmed it may know people who are protected; otherwise these are only counted.</summary>
    public bool WithProtected { get; protected set; }

    public RunState State { get; private set; }

    /// <summary>What it was at when it was stopped.</summary>
    public RunState? StoppedFrom { get; private set; }

    /// <summary>It stopped by itself, because the work failed again and again.</summary>
    public bool HasTrouble { get; private set; }

    /// <summary>How many files or stays are looked at; their rows are numbered up to here.</summary>
    public int Rows { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public Guid? StartedBy { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public Guid? UndoneBy { get; private set; }
    public string? UndoneReason { get; private set; }

    /// <summary>So long a dry run may be acted on. Every file is looked at again when it is done.</summary>
    public abstract TimeSpan CheckLasts { get; }

    public bool IsAtWork => State is RunState.Checking or RunState.Changing or RunState.Undoing;

    /// <summary>Nothing changed yet, and it may still be dropped or looked at anew.</summary>
    public bool IsBeforeTheChange => State == RunState.Checked || (State, StoppedFrom) is (RunState.Stopped, RunState.Checking);

    public bool MayBeUndone => State == RunState.Done || (State, StoppedFrom) is (RunState.Stopped, RunState.Changing);

    /// <summary>How many there are to look at, where that is known before.</summary>
    public void Expect(int rows) => Rows = rows;

    /// <summary>All of them were looked at.</summary>
    public void EndCheck(int rows, DateTimeOffset at)
    {
        RunRules.OnlyWorkEnds.Check(State == RunState.Checking);
        (State, Rows, CheckedAt) = (RunState.Checked, rows, at);
    }

    /// <summary>It is looked at anew.</summary>
    /// <param name="withProtected">Whoever asks for it may know people who are protected.</param>
    public void CheckAgain(bool withProtected)
    {
        RunRules.OnlyAfterTheDryRun.Check(IsBeforeTheChange);
        (State, StoppedFrom, HasTrouble, CheckedAt, Rows) = (RunState.Checking, null, false, null, 0);
        WithProtected &= withProtected;
    }

    /// <summary>It may be done.</summary>
    /// <param name="withProtected">Whoever confirms it may know people who are protected.</param>
    /// <param name="fourEyes">It must be somebody else than who prepared it.</param>
    public void Start(DateTimeOffset at, Guid by, bool withProtected, bool fourEyes = false)
    {
        RunRules.OnlyAfterTheDryRun.Check(State == RunState.Checked);
        RunRules.ADryRunIsRecent.Check(at - CheckedAt <= CheckLasts);
        RunRules.SomebodyElseConfirms.Check(!fourEyes || by != MadeBy);
        (State, StartedAt, StartedBy) = (RunState.Changing, at, by);
        WithProtected &= withProtected;
    }

    /// <summary>Everything that would be done was done, or left out after all.</summary>
    public void EndChange(DateTimeOffset at)
    {
        RunRules.OnlyWorkEnds.Check(State == RunState.Changing);
        (State, FinishedAt) = (RunState.Done, at);
    }

    /// <param name="byItself">The work failed again and again.</param>
    public void Stop(bool byItself = false)
    {
        RunRules.OnlyWorkIsStopped.Check(IsAtWork);
        (State, StoppedFrom, HasTrouble) = (RunState.Stopped, State, byItself);
    }

    public void GoOn()
    {
        RunRules.OnlyWhatStoppedGoesOn.Check(State == RunState.Stopped);
        (State, StoppedFrom, HasTrouble) = (StoppedFrom!.Value, null, false);
    }

    /// <summary>It is not done after all.</summary>
    public void Drop()
    {
        RunRules.OnlyAfterTheDryRun.Check(IsBeforeTheChange);
        (State, StoppedFrom, HasTrouble) = (RunState.Dropped, null, false);
    }

    /// <summary>It is undone: as a whole, or as far as it came before it was stopped.</summary>
    public void Undo(Guid by, string reason)
    {
        RunRules.OnlyWhatWasDoneIsUndone.Check(MayBeUndone);
        (State, StoppedFrom, HasTrouble, UndoneBy, UndoneReason) = (RunState.Undoing, null, false, by, reason.Trim());
    }

    public void EndUndo(DateTimeOffset at)
    {
        RunRules.OnlyWorkEnds.Check(State == RunState.Undoing);
        (State, FinishedAt) = (RunState.Undone, at);
    }
}

public static class RunRules
{
    /// <summary>Nothing changes before it was looked at what would come of it.</summary>
    public static readonly Rule OnlyAfterTheDryRun = new("Batches.OnlyAfterTheDryRun");

    /// <summary>A dry run of some time ago says little of today.</summary>
    public static readonly Rule ADryRunIsRecent = new("Batches.ADryRunIsRecent");

    /// <summary>Where the centre asks for four eyes, somebody else than who prepared it says that it may be done.</summary>
    public static readonly Rule SomebodyElseConfirms = new("Batches.SomebodyElseConfirms");

    /// <summary>Only what runs is stopped.</summary>
    public static readonly Rule OnlyWorkIsStopped = new("Batches.OnlyWorkIsStopped");

    /// <summary>Only what runs comes to an end.</summary>
    public static readonly Rule OnlyWorkEnds = new("Batches.OnlyWorkEnds");

    /// <summary>Only what was stopped goes on.</summary>
    public static readonly Rule OnlyWhatStoppedGoesOn = new("Batches.OnlyWhatStoppedGoesOn");

    /// <summary>Only what was done is undone.</summary>
    public static readonly Rule OnlyWhatWasDoneIsUndone = new("Batches.OnlyWhatWasDoneIsUndone");
}
