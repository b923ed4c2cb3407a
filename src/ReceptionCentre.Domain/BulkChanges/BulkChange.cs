using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.BulkChanges;

/// <summary>How far a change for a group came.</summary>
public enum BulkState
{
    /// <summary>It is looked at who would change and who would not; nothing changes.</summary>
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

/// <summary>What a code of a change for a group stands for.</summary>
public enum BulkCodeUse
{
    /// <summary>The change is for files of this municipality.</summary>
    Municipality = 1,

    /// <summary>Who has this motive has an own ground.</summary>
    OwnGround = 2,
}

/// <summary>One of several codes that say for whom a change is.</summary>
public sealed class BulkCode
{
    private BulkCode()
    {
    }

    internal BulkCode(Guid runId, BulkCodeUse use, string code) => (RunId, Use, Code) = (runId, use, code);

    public Guid RunId { get; private init; }
    public BulkCodeUse Use { get; private init; }
    public string Code { get; private init; } = "";
}

/// <summary>
/// A status that changes for a group of people on one day by one legal basis: first a dry run that says who would change and
/// who would not and why, then the change, which can be stopped, goes on and can be undone.
/// </summary>
public sealed class BulkChange : Aggregate
{
    public const int NameLength = 120, ReasonLength = 500;

    /// <summary>So long a dry run may be acted on. Everybody is looked at again when it is done.</summary>
    public static readonly TimeSpan CheckLasts = TimeSpan.FromDays(7);

    private readonly List<BulkCode> _codes = [];

    private BulkChange()
    {
    }

    public string Name { get; private init; } = "";
    public BulkFact Fact { get; private init; }
    public string Code { get; private init; } = "";
    public DateOnly On { get; private init; }
    public string? Successor { get; private init; }
    public DateOnly? SuccessorUntil { get; private init; }
    public bool AlsoFromRegister { get; private init; }

    public string? Task { get; private init; }
    public string? Motive { get; private init; }
    public DateOnly? EndsFrom { get; private init; }
    public DateOnly? EndsUntil { get; private init; }

    public string Act { get; private init; } = "";
    public string? Article { get; private init; }
    public string? Decision { get; private init; }
    public DateOnly DecidedOn { get; private init; }
    public string BasisSource { get; private init; } = "";

    /// <summary>Why, in the words of whoever prepared it.</summary>
    public string Reason { get; private init; } = "";
    public DateTimeOffset MadeAt { get; private init; }
    public Guid MadeBy { get; private init; }

    /// <summary>Whoever prepared and confirmed it may know people who are protected; otherwise these are only counted.</summary>
    public bool WithProtected { get; private set; }

    public BulkState State { get; private set; }

    /// <summary>What it was at when it was stopped.</summary>
    public BulkState? StoppedFrom { get; private set; }

    /// <summary>It stopped by itself, because the work failed again and again.</summary>
    public bool HasTrouble { get; private set; }

    /// <summary>How many stays are looked at; their rows are numbered up to here.</summary>
    public int Rows { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public Guid? StartedBy { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public Guid? UndoneBy { get; private set; }
    public string? UndoneReason { get; private set; }

    public IReadOnlyList<BulkCode> Codes => _codes;

    public BulkTerms Terms => new(Fact, Code, On, Successor, SuccessorUntil, AlsoFromRegister);

    public LegalBasis Basis => new(Act, Article, Decision, DecidedOn, BasisSource);

    public IReadOnlyList<string> CodesFor(BulkCodeUse use) => [.. _codes.Where(code => code.Use == use).Select(code => code.Code)];

    /// <summary>Somebody, or the system itself, works on it now.</summary>
    public bool IsAtWork => State is BulkState.Checking or BulkState.Changing or BulkState.Undoing;

    /// <summary>Nothing changed yet, and it may still be dropped or looked at anew.</summary>
    public bool IsBeforeTheChange => State == BulkState.Checked || (State, StoppedFrom) is (BulkState.Stopped, BulkState.Checking);

    public bool MayBeUndone => State == BulkState.Done || (State, StoppedFrom) is (BulkState.Stopped, BulkState.Changing);

    /// <summary>It is prepared, and the dry run begins.</summary>
    /// <param name="withProtected">Whoever prepares it may know people who are protected.</param>
    public static BulkChange Prepare(
        string name, BulkTerms terms, BulkSelection selection, LegalBasis basis, string reason, bool withProtected, DateTimeOffset at, Guid by)
    {
        terms.Check();
        selection.Check();
        basis.Check();
        var change = new BulkChange
        {
            Id = Guid.CreateVersion7(),
            Name = name.Trim(),
            Fact = terms.Fact,
            Code = terms.Code,
            On = terms.On,
            Successor = terms.Successor,
            SuccessorUntil = terms.SuccessorUntil,
            AlsoFromRegister = terms.AlsoFromRegister,
            Task = selection.Task,
            Motive = selection.Motive,
            EndsFrom = selection.EndsFrom,
            EndsUntil = selection.EndsUntil,
            Act = basis.Act,
            Article = basis.Article?.Trim(),
            Decision = basis.Decision?.Trim(),
            DecidedOn = basis.On,
            BasisSource = basis.Source.Trim(),
            Reason = reason.Trim(),
            WithProtected = withProtected,
            MadeAt = at,
            MadeBy = by,
        };
        change._codes.AddRange(selection.Municipalities.Distinct(StringComparer.Ordinal).Select(code => new BulkCode(change.Id, BulkCodeUse.Municipality, code)));
        change._codes.AddRange((selection.OwnGrounds ?? []).Distinct(StringComparer.Ordinal).Select(code => new BulkCode(change.Id, BulkCodeUse.OwnGround, code)));
        return change;
    }

    /// <summary>How many stays there are to look at.</summary>
    public void Expect(int rows) => Rows = rows;

    /// <summary>Everybody was looked at.</summary>
    public void EndCheck(DateTimeOffset at)
    {
        BulkRules.OnlyWorkEnds.Check(State == BulkState.Checking);
        (State, CheckedAt) = (BulkState.Checked, at);
    }

    /// <summary>Everybody is looked at anew.</summary>
    /// <param name="withProtected">Whoever asks for it may know people who are protected.</param>
    public void CheckAgain(bool withProtected)
    {
        BulkRules.OnlyAfterTheDryRun.Check(IsBeforeTheChange);
        (State, StoppedFrom, HasTrouble, CheckedAt, Rows) = (BulkState.Checking, null, false, null, 0);
        WithProtected &= withProtected;
    }

    /// <summary>It may be done.</summary>
    /// <param name="fourEyes">Whether it must be somebody else than who prepared it.</param>
    /// <param name="withProtected">Whoever confirms it may know people who are protected.</param>
    public void Start(DateTimeOffset at, Guid by, bool fourEyes, bool withProtected)
    {
        BulkRules.OnlyAfterTheDryRun.Check(State == BulkState.Checked);
        BulkRules.ADryRunIsRecent.Check(at - CheckedAt <= CheckLasts);
        BulkRules.SomebodyElseConfirms.Check(!fourEyes || by != MadeBy);
        (State, StartedAt, StartedBy) = (BulkState.Changing, at, by);
        WithProtected &= withProtected;
    }

    /// <summary>Everybody who would change has changed, or was left out after all.</summary>
    public void EndChange(DateTimeOffset at)
    {
        BulkRules.OnlyWorkEnds.Check(State == BulkState.Changing);
        (State, FinishedAt) = (BulkState.Done, at);
    }

    /// <param name="byItself">The work failed again and again.</param>
    public void Stop(bool byItself = false)
    {
        BulkRules.OnlyWorkIsStopped.Check(IsAtWork);
        (State, StoppedFrom, HasTrouble) = (BulkState.Stopped, State, byItself);
    }

    public void GoOn()
    {
        BulkRules.OnlyWhatStoppedGoesOn.Check(State == BulkState.Stopped);
        (State, StoppedFrom, HasTrouble) = (StoppedFrom!.Value, null, false);
    }

    /// <summary>It is not done after all.</summary>
    public void Drop()
    {
        BulkRules.OnlyAfterTheDryRun.Check(IsBeforeTheChange);
        (State, StoppedFrom, HasTrouble) = (BulkState.Dropped, null, false);
    }

    /// <summary>It is undone: as a whole, or as far as it came before it was stopped.</summary>
    public void Undo(Guid by, string reason)
    {
        BulkRules.OnlyWhatWasDoneIsUndone.Check(MayBeUndone);
        (State, StoppedFrom, HasTrouble, UndoneBy, UndoneReason) = (BulkState.Undoing, null, false, by, reason.Trim());
    }

    public void EndUndo(DateTimeOffset at)
    {
        BulkRules.OnlyWorkEnds.Check(State == BulkState.Undoing);
        (State, FinishedAt) = (BulkState.Undone, at);
    }

    /// <exception cref="BrokenRuleException">It is too early or too late to take somebody out or put somebody back.</exception>
    public void EnsureOneMayChoose() => BulkRules.OneTakesOutAfterTheDryRun.Check(State == BulkState.Checked);
}
