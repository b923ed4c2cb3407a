using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.WorkQueue;

/// <summary>Which files are spread.</summary>
/// <param name="From">Whose files; null = those that nobody has yet.</param>
/// <param name="Because">Only files that ask this; null = whatever they ask.</param>
/// <param name="DueUntil">Only what is due on this day or before; null = whenever it is due.</param>
public sealed record SpreadSelection(Guid? From, DueReason? Because, DateOnly? DueUntil);

/// <summary>Files that are spread over the caseworkers of a team, by what each of them can do.</summary>
public sealed class Spread : BatchRun
{
    /// <summary>So many files at most are spread at once.</summary>
    public const int MostFiles = 20_000;

    private readonly List<SpreadReceiver> _receivers = [];

    private Spread()
    {
    }

    public Guid TeamId { get; private init; }

    /// <summary>Code of the municipality of the team.</summary>
    public string Municipality { get; private init; } = "";
    public Guid? FromStaffMemberId { get; private init; }
    public DueReason? Because { get; private init; }
    public DateOnly? DueUntil { get; private init; }

    /// <summary>What nobody has room for goes to somebody all the same.</summary>
    public bool EvenOver { get; private init; }

    /// <summary>Who takes part.</summary>
    public IReadOnlyList<SpreadReceiver> Receivers => _receivers;

    public SpreadSelection Selection => new(FromStaffMemberId, Because, DueUntil);

    /// <summary>What people have to do changes daily.</summary>
    public override TimeSpan CheckLasts => TimeSpan.FromDays(1);

    /// <summary>It is prepared, and the dry run begins.</summary>
    /// <param name="withProtected">Whoever prepares it may know people who are protected.</param>
    public static Spread Prepare(
        Guid teamId, string municipality, SpreadSelection selection, IReadOnlyCollection<Guid> receivers, bool evenOver, string reason, bool withProtected, DateTimeOffset at, Guid by)
    {
        SpreadRules.SomebodyTakesPart.Check(receivers.Count > 0);
        SpreadRules.NobodyTakesTheOwnFiles.Check(selection.From is not { } from || !receivers.Contains(from));
        var spread = new Spread
        {
            Id = Guid.CreateVersion7(),
            TeamId = teamId,
            Municipality = municipality,
            FromStaffMemberId = selection.From,
            Because = selection.Because,
            DueUntil = selection.DueUntil,
            EvenOver = evenOver,
            Reason = reason.Trim(),
            WithProtected = withProtected,
            MadeAt = at,
            MadeBy = by,
        };
        spread._receivers.AddRange(receivers.Distinct().Select(receiver => new SpreadReceiver(spread.Id, receiver)));
        return spread;
    }

    /// <exception cref="BrokenRuleException">There are too many to look through at once.</exception>
    public static void EnsureFew(int files) => SpreadRules.ASpreadHasAnEnd.Check(files <= MostFiles);

    /// <summary>What somebody had and could do when it was looked at.</summary>
    public void Note(Guid staffMemberId, int files, CapacityTerms capacity) => _receivers.Find(one => one.StaffMemberId == staffMemberId)?.Note(files, capacity);
}

/// <summary>Somebody among whom files are spread, with what the dry run went by.</summary>
public sealed class SpreadReceiver
{
    private SpreadReceiver()
    {
    }

    internal SpreadReceiver(Guid runId, Guid staffMemberId) => (RunId, StaffMemberId) = (runId, staffMemberId);

    public Guid RunId { get; private init; }
    public Guid StaffMemberId { get; private init; }

    /// <summary>Open files of this person then; null before the dry run.</summary>
    public int? Files { get; private set; }
    public int? MostFiles { get; private set; }
    public int? PerWeek { get; private set; }

    internal void Note(int files, CapacityTerms capacity) => (Files, MostFiles, PerWeek) = (files, capacity.MostFiles, capacity.PerWeek);
}

/// <summary>How far the work on a spread is.</summary>
public sealed class SpreadProgress : BatchProgress
{
    private SpreadProgress()
    {
    }

    public SpreadProgress(Guid runId) : base(runId)
    {
    }
}

/// <summary>What became of a file that was given.</summary>
public enum SpreadRowState
{
    /// <summary>Not given, or not yet.</summary>
    Open = 0,
    Given = 1,
    Undone = 2,

    /// <summary>Not undone: somebody gave it to another since, or closed it.</summary>
    Kept = 3,
}

/// <summary>What was found of one file. Number by number, so that the work can stop and go on.</summary>
public sealed class SpreadRow
{
    private SpreadRow()
    {
    }

    /// <param name="share">Null = the file is out of sight.</param>
    public SpreadRow(Guid runId, int number, SpreadItem item, SpreadShare? share) =>
        (RunId, Number, CaseFileId, DueOn, HouseholdId, StaffMemberId, Week, Finding) =
        (runId, number, item.CaseFileId, item.DueOn, item.HouseholdId, share?.StaffMemberId, share?.Week?.Monday, share?.Finding ?? SpreadFinding.OutOfSight);

    public Guid RunId { get; private init; }

    /// <summary>Counted from 1, the most urgent first.</summary>
    public int Number { get; private init; }
    public Guid CaseFileId { get; private init; }
    public DateOnly DueOn { get; private init; }
    public Guid? HouseholdId { get; private init; }

    /// <summary>Who gets it; null = nobody.</summary>
    public Guid? StaffMemberId { get; private init; }

    /// <summary>Monday of the week in which there is room to do it.</summary>
    public DateOnly? Week { get; private init; }
    public SpreadFinding Finding { get; private set; }
    public SpreadRowState State { get; private set; }

    /// <summary>With whom it was, so that it can be undone.</summary>
    public Guid? TeamBefore { get; private set; }
    public Guid? CaseworkerBefore { get; private set; }

    /// <summary>It is given.</summary>
    public void Give(Guid? teamBefore, Guid? caseworkerBefore) => (State, TeamBefore, CaseworkerBefore) = (SpreadRowState.Given, teamBefore, caseworkerBefore);

    /// <summary>Somebody was first.</summary>
    public void LeaveOut() => Finding = SpreadFinding.ChangedSince;

    /// <param name="isUndone">False = somebody changed it since.</param>
    public void EndUndo(bool isUndone) => State = isUndone ? SpreadRowState.Undone : SpreadRowState.Kept;
}

public static class SpreadRules
{
    /// <summary>Files are spread over somebody.</summary>
    public static readonly Rule SomebodyTakesPart = new("WorkQueue.SomebodyTakesPart");

    /// <summary>Whose files are spread gets none of them.</summary>
    public static readonly Rule NobodyTakesTheOwnFiles = new("WorkQueue.NobodyTakesTheOwnFiles");

    /// <summary>Who takes part is a caseworker of the team.</summary>
    public static readonly Rule WhoTakesPartIsOfTheTeam = new("WorkQueue.WhoTakesPartIsOfTheTeam");

    /// <summary>So many files at once are no longer looked through: choose a reason or a day.</summary>
    public static readonly Rule ASpreadHasAnEnd = new("WorkQueue.ASpreadHasAnEnd");
}
