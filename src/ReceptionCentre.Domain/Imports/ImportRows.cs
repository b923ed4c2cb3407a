using ReceptionCentre.Domain.Batches;

namespace ReceptionCentre.Domain.Imports;

/// <summary>How far the work on a file of arrivals is.</summary>
public sealed class ImportProgress : BatchProgress
{
    private ImportProgress()
    {
    }

    public ImportProgress(Guid runId) : base(runId)
    {
    }
}

/// <summary>A row of the file as it was sent.</summary>
public sealed class ImportLine
{
    private ImportLine()
    {
    }

    public ImportLine(Guid runId, int number, string cells) => (RunId, Number, Cells) = (runId, number, cells);

    public Guid RunId { get; private init; }

    /// <summary>As a spreadsheet counts: the names of the columns stand in row 1.</summary>
    public int Number { get; private init; }

    /// <summary>What stands in its cells, as JSON.</summary>
    public string Cells { get; private init; } = "";
}

/// <summary>What the check found of a row.</summary>
public enum ImportFinding
{
    /// <summary>Nobody known: a new person.</summary>
    ToAdd = 1,

    /// <summary>Something cannot be right; the row is left out.</summary>
    Wrong = 2,

    /// <summary>May be somebody whom we know: a person decides, and until then it is left out.</summary>
    Ask = 3,

    /// <summary>Somebody whom we know and who has no stay here: a stay begins.</summary>
    Same = 4,

    /// <summary>Somebody whom we know and who is here already.</summary>
    AlreadyHere = 5,

    /// <summary>The same person stands in an earlier row.</summary>
    TwiceInFile = 6,
}

/// <summary>What a person decided about a row.</summary>
public enum ImportChoice
{
    None = 0,
    SamePerson = 1,
    SomebodyElse = 2,
    LeaveOut = 3,
}

/// <summary>What was found of a row, and what is done with it.</summary>
public sealed class ImportOutcome
{
    public const int KeyLength = 32;

    private ImportOutcome()
    {
    }

    public ImportOutcome(Guid runId, int number, ImportFinding finding, string details, Guid? personId, string? nameKey, string? numberKey) =>
        (RunId, Number, Finding, Details, PersonId, NameKey, NumberKey) = (runId, number, finding, details, personId, nameKey, numberKey);

    public Guid RunId { get; private init; }
    public int Number { get; private init; }
    public ImportFinding Finding { get; private set; }

    /// <summary>Errors, and the people whom it may be, as JSON.</summary>
    public string Details { get; private set; } = "";
    public ImportChoice Choice { get; private set; }

    /// <summary>The person whom it is, by the check or by choice.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>What the same name and birth date, or the same number, give in another row. Says nothing by itself.</summary>
    public string? NameKey { get; private init; }
    public string? NumberKey { get; private init; }

    /// <summary>A new person is made of it.</summary>
    public bool Adds => Choice == ImportChoice.SomebodyElse ? Finding != ImportFinding.Wrong : Choice == ImportChoice.None && Finding == ImportFinding.ToAdd;

    /// <summary>A stay of somebody known is made of it.</summary>
    public bool BeginsStay => PersonId is not null && Finding != ImportFinding.Wrong
        && (Choice == ImportChoice.SamePerson || (Choice == ImportChoice.None && Finding == ImportFinding.Same));

    public void Choose(ImportChoice choice, Guid? personId) => (Choice, PersonId) = (choice, personId ?? PersonId);

    /// <summary>Since the check somebody registered the same person: it is asked again.</summary>
    public void FoundMeanwhile(ImportFinding finding, string details, Guid personId) => (Finding, Details, Choice, PersonId) = (finding, details, ImportChoice.None, personId);
}

/// <summary>What became of somebody who was imported.</summary>
public enum ImportedState
{
    Standing = 0,
    TakenBack = 1,

    /// <summary>Not taken back: somebody changed something since.</summary>
    Kept = 2,
}

/// <summary>Who came of a row. Stays as proof of what the import did, without anything about the person.</summary>
public sealed class ImportedPerson
{
    private ImportedPerson()
    {
    }

    public ImportedPerson(Guid runId, int number, Guid personId, Guid stayId, Guid caseFileId, bool isNew) =>
        (RunId, Number, PersonId, StayId, CaseFileId, IsNew) = (runId, number, personId, stayId, caseFileId, isNew);

    public Guid RunId { get; private init; }
    public int Number { get; private init; }
    public Guid PersonId { get; private init; }
    public Guid StayId { get; private init; }
    public Guid CaseFileId { get; private init; }

    /// <summary>False: the person was known, only the stay and the file are new.</summary>
    public bool IsNew { get; private init; }
    public ImportedState State { get; private set; }
}
