using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Documents;

/// <summary>How far the plans of a municipality on paper are.</summary>
public enum PlanExportState
{
    /// <summary>Papers are asked for, batch by batch, and made.</summary>
    Working = 1,

    /// <summary>Somebody stopped it, or it stopped by itself; it goes on where it was.</summary>
    Stopped = 2,

    /// <summary>Every paper is there, or could not be made.</summary>
    Done = 3,
}

/// <summary>All plans that hold in a municipality, put on paper at once, to be taken along as one file.</summary>
public sealed class PlanExport : Aggregate
{
    /// <summary>In place of a language: of each person the own.</summary>
    public const string OwnLanguage = "own";

    private PlanExport()
    {
    }

    /// <summary>Code of the list "municipalities".</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>Language beside Dutch; null = Dutch alone; <see cref="OwnLanguage"/> = of each person.</summary>
    public string? Language { get; private init; }
    public PlanExportState State { get; private set; }

    /// <summary>It stopped by itself, because the work failed again and again.</summary>
    public bool HasTrouble { get; private set; }

    /// <summary>How many plans; their rows are numbered up to here.</summary>
    public int Rows { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }
    public Guid MadeBy { get; private init; }
    public DateTimeOffset? FinishedAt { get; private set; }

    public static PlanExport Begin(string municipality, string? language, int rows, DateTimeOffset at, Guid by)
    {
        PlanExportRules.ThereIsSomethingToExport.Check(rows > 0);
        return new() { Id = Guid.CreateVersion7(), Municipality = municipality, Language = language, State = PlanExportState.Working, Rows = rows, MadeAt = at, MadeBy = by };
    }

    /// <param name="byItself">The work failed again and again.</param>
    public void Stop(bool byItself = false)
    {
        PlanExportRules.OnlyWorkIsStopped.Check(State == PlanExportState.Working);
        (State, HasTrouble) = (PlanExportState.Stopped, byItself);
    }

    public void GoOn()
    {
        PlanExportRules.OnlyWhatStoppedGoesOn.Check(State == PlanExportState.Stopped);
        (State, HasTrouble) = (PlanExportState.Working, false);
    }

    public void End(DateTimeOffset at)
    {
        PlanExportRules.OnlyWorkIsStopped.Check(State == PlanExportState.Working);
        (State, FinishedAt) = (PlanExportState.Done, at);
    }
}

/// <summary>How far papers were asked for.</summary>
public sealed class PlanExportProgress : BatchProgress
{
    private PlanExportProgress()
    {
    }

    public PlanExportProgress(Guid runId) : base(runId)
    {
    }
}

/// <summary>One plan of an export.</summary>
public sealed class PlanExportRow
{
    private PlanExportRow()
    {
    }

    public PlanExportRow(Guid runId, int number, Guid planId, Guid caseFileId) => (RunId, Number, PlanId, CaseFileId) = (runId, number, planId, caseFileId);

    public Guid RunId { get; private init; }
    public int Number { get; private init; }
    public Guid PlanId { get; private init; }
    public Guid CaseFileId { get; private init; }

    /// <summary>Its paper; null = not asked for yet, or left out because it no longer holds.</summary>
    public Guid? DocumentId { get; private set; }

    public void Asked(Guid documentId) => DocumentId = documentId;
}

public static class PlanExportRules
{
    /// <summary>There is at least one plan that holds.</summary>
    public static readonly Rule ThereIsSomethingToExport = new("Documents.ThereIsSomethingToExport");

    /// <summary>Only work that runs is stopped.</summary>
    public static readonly Rule OnlyWorkIsStopped = new("Documents.OnlyWorkIsStopped");

    /// <summary>Only what stopped goes on.</summary>
    public static readonly Rule OnlyWhatStoppedGoesOn = new("Documents.OnlyWhatStoppedGoesOn");
}
