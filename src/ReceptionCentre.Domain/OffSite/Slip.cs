using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.OffSite;

/// <summary>
/// A number in the row: printed and handed out before somebody is entered, or given when somebody is. What is printed on it
/// says nothing about the person; who may open the file finds it by the number.
/// </summary>
public sealed class Slip : Aggregate
{
    /// <summary>So many days after the day of signing up it still leads to a file; then the tie is destroyed, with rows that nobody looked at.</summary>
    public const int DaysKept = 90;

    private Slip()
    {
    }

    public Guid SignUpDayId { get; private init; }

    /// <summary>1, 2, 3 … of its day.</summary>
    public int Number { get; private init; }

    /// <summary>What the printed picture holds: made by chance, and long enough that nobody guesses one.</summary>
    public string Code { get; private init; } = "";
    public SlipState State { get; private set; }

    /// <summary>The file that it leads to; null before somebody is entered, while a row waits, and when it is too old.</summary>
    public Guid? CaseFileId { get; private set; }
    public DateTimeOffset? EnteredAt { get; private set; }
    public Guid? EnteredBy { get; private set; }

    public static Slip Print(Guid signUpDayId, int number, string code) => new() { Id = Guid.CreateVersion7(), SignUpDayId = signUpDayId, Number = number, Code = code };

    /// <summary>Somebody new was entered: person, stay and file were made.</summary>
    public void Register(Guid caseFileId, DateTimeOffset at, Guid by)
    {
        Enter(at, by);
        (State, CaseFileId) = (SlipState.Registered, caseFileId);
    }

    /// <summary>It may be somebody whom we know: the row is kept until the desk has looked.</summary>
    public void KeepToLookAt(DateTimeOffset at, Guid by)
    {
        Enter(at, by);
        State = SlipState.ToLookAt;
    }

    /// <summary>The desk looked: it is somebody else than whom we know, and was registered.</summary>
    public void SolveAsNew(Guid caseFileId) => Solve(SlipState.Registered, caseFileId);

    /// <summary>The desk looked: we know this person.</summary>
    public void SolveAsKnown(Guid caseFileId) => Solve(SlipState.Known, caseFileId);

    /// <summary>The row was a mistake: nobody is registered by it.</summary>
    public void Drop() => Solve(SlipState.Dropped, null);

    private void Enter(DateTimeOffset at, Guid by)
    {
        OffSiteRules.ASlipIsForOnePerson.Check(State == SlipState.Empty);
        (EnteredAt, EnteredBy) = (at, by);
    }

    private void Solve(SlipState state, Guid? caseFileId)
    {
        OffSiteRules.ARowIsLookedAtOnce.Check(State == SlipState.ToLookAt);
        (State, CaseFileId) = (state, caseFileId);
    }
}

public enum SlipState
{
    /// <summary>Printed; nobody was entered with it.</summary>
    Empty = 0,

    /// <summary>A new person with a file.</summary>
    Registered = 1,

    /// <summary>May be somebody whom we know; the desk decides.</summary>
    ToLookAt = 2,

    /// <summary>Somebody whom we knew.</summary>
    Known = 3,

    /// <summary>A mistake.</summary>
    Dropped = 4,
}

/// <summary>What was typed in a row that the desk still has to look at. Gone when it is decided, and with the slip.</summary>
public sealed class WaitingRow
{
    private WaitingRow()
    {
    }

    public WaitingRow(Guid slipId, NameParts name, PartialDate? born, Gender? gender, string? nationality, string? language, string? phone, PartialDate? arrivedOn) =>
        (SlipId, CalledName, FamilyName, Born, Gender, Nationality, Language, Phone, ArrivedOn) =
        (slipId, name.CalledName, name.FamilyName, born, gender, nationality, language, phone, arrivedOn);

    public Guid SlipId { get; private init; }
    public string CalledName { get; private init; } = "";
    public string? FamilyName { get; private init; }
    public PartialDate? Born { get; private init; }
    public Gender? Gender { get; private init; }
    public string? Nationality { get; private init; }
    public string? Language { get; private init; }
    public string? Phone { get; private init; }
    public PartialDate? ArrivedOn { get; private init; }

    public NameParts Name => new(CalledName, FamilyName: FamilyName);
}
