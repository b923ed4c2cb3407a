using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.BulkChanges;

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
public sealed class BulkChange : BatchRun
{
    public const int NameLength = 120;

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

    public IReadOnlyList<BulkCode> Codes => _codes;

    public BulkTerms Terms => new(Fact, Code, On, Successor, SuccessorUntil, AlsoFromRegister);

    public LegalBasis Basis => new(Act, Article, Decision, DecidedOn, BasisSource);

    public IReadOnlyList<string> CodesFor(BulkCodeUse use) => [.. _codes.Where(code => code.Use == use).Select(code => code.Code)];

    public override TimeSpan CheckLasts => TimeSpan.FromDays(7);

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

    /// <exception cref="BrokenRuleException">It is too early or too late to take somebody out or put somebody back.</exception>
    public void EnsureOneMayChoose() => BulkRules.OneTakesOutAfterTheDryRun.Check(State == RunState.Checked);
}
