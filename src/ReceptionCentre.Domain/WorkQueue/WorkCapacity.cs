using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.WorkQueue;

/// <summary>What one member of staff can do: how many files at once, and how many things a week.</summary>
/// <param name="MostFiles">Open files at once.</param>
/// <param name="PerWeek">Deadlines or first conversations in a whole week.</param>
public sealed record CapacityTerms(int MostFiles, int PerWeek);

/// <summary>
/// The capacity of one member of staff, and when the person is away. Why somebody is away is nobody's business here and has
/// no place to be written.
/// </summary>
public sealed class WorkCapacity : Aggregate
{
    /// <summary>Highest numbers that somebody can mean.</summary>
    public const int MostFilesThereAre = 500, MostPerWeekThereIs = 100;

    private readonly List<Absence> _absences = [];

    private WorkCapacity()
    {
    }

    public Guid StaffMemberId { get; private init; }

    /// <summary>Open files at once; null = as the region has it.</summary>
    public int? MostFiles { get; private set; }

    /// <summary>Deadlines or first conversations in a whole week; null = as the region has it.</summary>
    public int? PerWeek { get; private set; }

    public IReadOnlyList<Absence> Absences => _absences;

    public static WorkCapacity For(Guid staffMemberId, Guid? id = null) => new() { Id = id ?? Guid.CreateVersion7(), StaffMemberId = staffMemberId };

    public void Set(int? mostFiles, int? perWeek)
    {
        CapacityRules.ACapacityIsANumberOneCanMean.Check(mostFiles is null or (>= 0 and <= MostFilesThereAre) && perWeek is null or (>= 0 and <= MostPerWeekThereIs));
        (MostFiles, PerWeek) = (mostFiles, perWeek);
    }

    /// <summary>Somebody is away.</summary>
    /// <param name="until">Last day.</param>
    public Absence BeAway(DateOnly from, DateOnly until, Guid? id = null)
    {
        CapacityRules.AnAbsenceEndsAfterItBegins.Check(until >= from);
        CapacityRules.OneAbsenceAtATime.Check(!_absences.Exists(other => other.From <= until && other.Until >= from));
        var absence = new Absence(id ?? Guid.CreateVersion7(), Id, from, until);
        _absences.Add(absence);
        return absence;
    }

    /// <summary>Somebody is here after all.</summary>
    public void BeHere(Guid absenceId) =>
        _absences.Remove(_absences.Find(absence => absence.Id == absenceId) ?? throw new NotThereException("absence"));

    public CapacityTerms Over(CapacityTerms region) => new(MostFiles ?? region.MostFiles, PerWeek ?? region.PerWeek);

    /// <summary>Of what somebody does in a whole week, what is left in this one; rounded down.</summary>
    /// <param name="from">Days before it are gone.</param>
    public static int In(WorkWeek week, int perWeek, IReadOnlyCollection<Absence> absences, DateOnly from)
    {
        var days = Enumerable.Range(0, WorkWeek.WorkDays).Select(week.Monday.AddDays).Count(day => day >= from && !absences.Any(absence => absence.From <= day && day <= absence.Until));
        return perWeek * days / WorkWeek.WorkDays;
    }
}

/// <summary>Some days on which a member of staff does not work.</summary>
public sealed class Absence
{
    private Absence()
    {
    }

    internal Absence(Guid id, Guid capacityId, DateOnly from, DateOnly until) => (Id, CapacityId, From, Until) = (id, capacityId, from, until);

    public Guid Id { get; private init; }
    public Guid CapacityId { get; private init; }
    public DateOnly From { get; private init; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; private init; }
}

public static class CapacityRules
{
    /// <summary>A capacity lies between nothing and what nobody can do.</summary>
    public static readonly Rule ACapacityIsANumberOneCanMean = new("WorkQueue.ACapacityIsANumberOneCanMean");

    /// <summary>The last day away lies not before the first.</summary>
    public static readonly Rule AnAbsenceEndsAfterItBegins = new("WorkQueue.AnAbsenceEndsAfterItBegins");

    /// <summary>Days away are written down once.</summary>
    public static readonly Rule OneAbsenceAtATime = new("WorkQueue.OneAbsenceAtATime");

    /// <summary>Somebody has one capacity.</summary>
    public static readonly Rule OneCapacity = new("WorkQueue.OneCapacity");
}
