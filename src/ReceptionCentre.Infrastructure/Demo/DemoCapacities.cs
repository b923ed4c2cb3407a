using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>What the colleagues of the demonstration can do: most as the region has it, some work part of the week, and one is going to be away.</summary>
internal static class DemoCapacities
{
    private const int PartOfTheWeek = 3, FilesOfThem = 60, PerWeekOfThem = 8, GoesAway = 7;

    public static IEnumerable<WorkCapacity> Of(DateOnly today)
    {
        foreach (var colleague in DemoStaff.All.Where(one => one.Role == Role.Caseworker && (one.Number % PartOfTheWeek == 0 || one.Number == GoesAway)))
        {
            var capacity = WorkCapacity.For(colleague.Id, DemoNumbers.CapacityId(colleague.Number));
            if (colleague.Number == GoesAway)
                capacity.BeAway(today.AddDays(9), today.AddDays(20), DemoNumbers.AbsenceId(colleague.Number));
            else
                capacity.Set(FilesOfThem, PerWeekOfThem);
            yield return capacity;
        }
    }
}
