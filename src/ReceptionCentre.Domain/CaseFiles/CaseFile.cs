using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.CaseFiles;

/// <summary>
/// What one municipality (the controller, who answers for it) knows about a person for one task, during one stay. The task
/// with its act steers who sees it, which questions are asked and how long it is kept.
/// </summary>
public sealed class CaseFile : Aggregate
{
    private readonly List<AssignmentFact> _assignments = [];

    private CaseFile()
    {
    }

    public Guid PersonId { get; private init; }
    public Guid StayId { get; private init; }

    /// <summary>Code of the list "municipalities": the municipality that answers for this file.</summary>
    public string Controller { get; private init; } = "";

    /// <summary>Code of the list "tasks", which names the act.</summary>
    public string Task { get; private init; } = "";

    /// <summary>Running number of the centre, given by the database; see <see cref="Reference"/>.</summary>
    public long Number { get; private init; }

    public DateOnly OpenedOn { get; private init; }

    /// <summary>Day on which it was closed; null while open. A closed file is read-only.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Why it was closed, as a code of the list "departure-kinds"; null while open.</summary>
    public string? ClosedBecause { get; private set; }

    /// <summary>First day on which it need no longer be kept; null while open, and when no term is known for its task. Nothing is destroyed by it.</summary>
    public DateOnly? KeptUntil { get; private set; }

    /// <summary>Who works on it: dated, so that last month's list can be made today.</summary>
    public IReadOnlyList<AssignmentFact> Assignments => _assignments;

    /// <summary>The number that people say and write: year of opening and running number, "2026-000123".</summary>
    public string Reference => CaseFileReference.Of(OpenedOn, Number);

    public static CaseFile Open(Guid personId, Guid stayId, string controller, string task, DateOnly today) =>
        new() { Id = Guid.CreateVersion7(), PersonId = personId, StayId = stayId, Controller = controller, Task = task, OpenedOn = today };

    /// <summary>Gives the file to a team and, when known, a caseworker, from today.</summary>
    public void Assign(Guid? teamId, Guid? caseworkerId, DateOnly today, Provenance provenance)
    {
        EnsureOpen();
        if (_assignments.Current(today) is { } now && now.TeamId == teamId && now.CaseworkerId == caseworkerId)
            return;
        _assignments.Change(new(teamId, caseworkerId, PartialDate.Of(today), provenance));
    }

    /// <summary>A caseworker takes a file that nobody works on yet.</summary>
    /// <param name="teams">Teams of the caseworker.</param>
    /// <param name="ownTeam">Team that the file goes to when it is with none yet; null = none.</param>
    public void Take(Guid caseworkerId, IReadOnlyList<Guid> teams, Guid? ownTeam, DateOnly today, Provenance provenance)
    {
        var now = AssignedOn(today);
        CaseFileRules.AFileHasOneCaseworker.Check(now?.CaseworkerId is null || now.CaseworkerId == caseworkerId);
        CaseFileRules.OnlyItsTeamWorksOnAFile.Check(now?.TeamId is not { } team || teams.Contains(team));
        Assign(now?.TeamId ?? ownTeam, caseworkerId, today, provenance);
    }

    /// <summary>The caseworker gives the file back to the team: it waits for somebody else.</summary>
    public void GiveBack(Guid caseworkerId, DateOnly today, Provenance provenance)
    {
        var now = AssignedOn(today);
        CaseFileRules.OnlyItsCaseworkerGivesItBack.Check(now?.CaseworkerId == caseworkerId);
        Assign(now!.TeamId, null, today, provenance);
    }

    public AssignmentFact? AssignedOn(DateOnly day) => _assignments.Current(day);

    /// <summary>Closes the file: from now on it can be read and not changed. Who worked on it stays to be seen.</summary>
    /// <param name="because">Code of the list "departure-kinds"; null = it was not recorded why.</param>
    /// <param name="keptForYears">How long files of this task are kept after they are closed; null = no term is known.</param>
    public void Close(DateOnly on, string? because = null, int? keptForYears = null)
    {
        EnsureOpen();
        (ClosedOn, ClosedBecause, KeptUntil) = (on, because, keptForYears is { } years ? on.AddDays(1).AddYears(years) : null);
    }

    /// <summary>It was closed by mistake: it is open again, with whoever worked on it.</summary>
    public void Reopen()
    {
        CaseFileRules.OnlyAClosedFileIsReopened.Check(ClosedOn is not null);
        (ClosedOn, ClosedBecause, KeptUntil) = (null, null, null);
    }

    /// <exception cref="BrokenRuleException">The file is closed.</exception>
    public void EnsureOpen() => CaseFileRules.AClosedFileIsReadOnly.Check(ClosedOn is null);
}

/// <summary>A file is with a team, and with one caseworker of it or with nobody yet.</summary>
public sealed class AssignmentFact : DatedFact
{
    private AssignmentFact()
    {
    }

    internal AssignmentFact(Guid? teamId, Guid? caseworkerId, PartialDate from, Provenance provenance) : base(from, provenance) =>
        (TeamId, CaseworkerId) = (teamId, caseworkerId);

    public Guid CaseFileId { get; private init; }
    public Guid? TeamId { get; private init; }
    public Guid? CaseworkerId { get; private init; }
}

public static class CaseFileReference
{
    public static string Of(DateOnly openedOn, long number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{openedOn.Year}-{number:000000}");

    /// <summary>Reads a reference as it stands on paper: "2026-000123", with or without the zeros.</summary>
    public static bool TryParse(string typed, out int year, out long number)
    {
        (year, number) = (0, 0);
        var parts = typed.Trim().Split('-');
        const System.Globalization.NumberStyles Digits = System.Globalization.NumberStyles.None;
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        return parts.Length == 2 && int.TryParse(parts[0], Digits, invariant, out year) && year is > 1900 and < 10000
            && long.TryParse(parts[1], Digits, invariant, out number);
    }
}

public static class CaseFileRules
{
    /// <summary>A closed file is read-only.</summary>
    public static readonly Rule AClosedFileIsReadOnly = new("CaseFiles.AClosedFileIsReadOnly");

    /// <summary>Only a closed file is opened again.</summary>
    public static readonly Rule OnlyAClosedFileIsReopened = new("CaseFiles.OnlyAClosedFileIsReopened");

    /// <summary>A file is worked on by its caseworker and the team that it is with.</summary>
    public static readonly Rule OnlyItsTeamWorksOnAFile = new("CaseFiles.OnlyItsTeamWorksOnAFile");

    /// <summary>A file has one caseworker at a time; a manager gives it to another.</summary>
    public static readonly Rule AFileHasOneCaseworker = new("CaseFiles.AFileHasOneCaseworker");

    /// <summary>Who works on a file gives it back; nobody else does.</summary>
    public static readonly Rule OnlyItsCaseworkerGivesItBack = new("CaseFiles.OnlyItsCaseworkerGivesItBack");

    /// <summary>A file goes to a caseworker of the municipality that answers for it.</summary>
    public static readonly Rule CaseworkerBelongsToTheMunicipality = new("CaseFiles.CaseworkerBelongsToTheMunicipality");
}
