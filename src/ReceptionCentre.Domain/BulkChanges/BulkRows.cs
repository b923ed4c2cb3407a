using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.BulkChanges;

/// <summary>How far the work on a change for a group is.</summary>
public sealed class BulkProgress : BatchProgress
{
    private BulkProgress()
    {
    }

    public BulkProgress(Guid runId) : base(runId)
    {
    }
}

/// <summary>Whether somebody's status changes, and if not why not.</summary>
public enum BulkFinding
{
    WillChange = 1,

    /// <summary>Somebody took the person out, with a reason.</summary>
    TakenOut = 2,

    /// <summary>No file of the stay is open here; a closed file is read-only.</summary>
    FileClosed = 3,

    /// <summary>The person left.</summary>
    StayEnded = 4,

    /// <summary>The person is protected, and whoever prepared or confirmed the change may not know that person.</summary>
    OutOfSight = 5,

    /// <summary>It is so already.</summary>
    AlreadySo = 6,

    /// <summary>The status ends before the day.</summary>
    EndsBefore = 7,

    /// <summary>The status begins on the day or later.</summary>
    BeginsLater = 8,

    /// <summary>Something was recorded that begins on the day or later.</summary>
    LaterFact = 9,

    /// <summary>Another residence title holds on the day too: somebody looks at the file first.</summary>
    AnotherHolds = 10,

    /// <summary>The person has an own ground, which goes before.</summary>
    OwnGround = 11,

    /// <summary>The population register told it, and the register is not changed here.</summary>
    FromRegister = 12,

    /// <summary>Somebody changed the stay between the dry run and the change.</summary>
    ChangedSince = 13,
}

/// <summary>What was found of one stay. Number by number, so that the work can stop and go on.</summary>
public sealed class BulkRow
{
    private BulkRow()
    {
    }

    public BulkRow(Guid runId, int number, Guid stayId, Guid caseFileId, int stayVersion, BulkFinding finding) =>
        (RunId, Number, StayId, CaseFileId, StayVersion, Finding) = (runId, number, stayId, caseFileId, stayVersion, finding);

    public Guid RunId { get; private init; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; private init; }
    public Guid StayId { get; private init; }

    /// <summary>The file by which it is shown: an open one where there is one.</summary>
    public Guid CaseFileId { get; private init; }

    /// <summary>Version of the stay when it was looked at.</summary>
    public int StayVersion { get; private init; }
    public BulkFinding Finding { get; private set; }

    /// <summary>It was found when the change was made, after the dry run said otherwise.</summary>
    public bool FoundLater { get; private set; }

    public void TakeOut()
    {
        BulkRules.OneTakesOutAfterTheDryRun.Check(Finding == BulkFinding.WillChange);
        Finding = BulkFinding.TakenOut;
    }

    public void PutBack()
    {
        BulkRules.OneTakesOutAfterTheDryRun.Check(Finding == BulkFinding.TakenOut);
        Finding = BulkFinding.WillChange;
    }
}

/// <summary>Somebody whom a person took out of a change, and why. Stands also when everybody is looked at anew.</summary>
public sealed class BulkTakenOut
{
    public const int ReasonLength = 500;

    private BulkTakenOut()
    {
    }

    public BulkTakenOut(Guid runId, Guid stayId, string reason, DateTimeOffset at, Guid by) =>
        (RunId, StayId, Reason, TakenOutAt, TakenOutBy) = (runId, stayId, reason.Trim(), at, by);

    public Guid RunId { get; private init; }
    public Guid StayId { get; private init; }
    public string Reason { get; private init; } = "";
    public DateTimeOffset TakenOutAt { get; private init; }
    public Guid TakenOutBy { get; private init; }
}

/// <summary>What became of a status that was changed.</summary>
public enum BulkChangedState
{
    Standing = 0,
    Undone = 1,

    /// <summary>Not undone: something changed since.</summary>
    Kept = 2,
}

/// <summary>Why a change stays when the rest is undone.</summary>
public enum BulkKept
{
    /// <summary>Somebody changed the very fact since.</summary>
    FactChanged = 1,

    /// <summary>Something newer was recorded.</summary>
    LaterFact = 2,

    /// <summary>The file was closed since, or the person left.</summary>
    FileClosed = 3,
}

/// <summary>Whose status changed, and what it was before, so that it can be undone. Says nothing about the person by itself.</summary>
public sealed class BulkChanged
{
    private BulkChanged()
    {
    }

    public BulkChanged(Guid runId, int number, Guid stayId, Guid caseFileId, BulkDone done) =>
        (RunId, Number, StayId, CaseFileId, EndedFactId, UntilBefore, AddedFactId) = (runId, number, stayId, caseFileId, done.EndedFactId, done.UntilBefore, done.AddedFactId);

    public Guid RunId { get; private init; }
    public int Number { get; private init; }
    public Guid StayId { get; private init; }
    public Guid CaseFileId { get; private init; }
    public Guid EndedFactId { get; private init; }
    public PartialDate? UntilBefore { get; private init; }
    public Guid? AddedFactId { get; private init; }
    public BulkChangedState State { get; private set; }
    public BulkKept? KeptBecause { get; private set; }

    public BulkDone Done => new(EndedFactId, UntilBefore, AddedFactId);
}
