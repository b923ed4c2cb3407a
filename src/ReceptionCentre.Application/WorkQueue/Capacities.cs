using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>What somebody can do where nobody said otherwise: section "WorkQueue". Our own choice; no act or agreement gives a number.</summary>
public sealed class CapacityOptions
{
    /// <summary>Open files at once.</summary>
    public int MostFiles { get; set; } = 80;

    /// <summary>Deadlines or first conversations in a whole week.</summary>
    public int PerWeek { get; set; } = 12;

    public CapacityTerms Terms => new(MostFiles, PerWeek);
}

/// <summary>What one member of staff has and can do.</summary>
/// <param name="Files">Open files, in every municipality that whoever asks may see.</param>
/// <param name="IsOwn">Somebody set the capacity; else it is the region's.</param>
/// <param name="Overdue">Things that passed.</param>
/// <param name="Today">The day on which it was counted.</param>
/// <param name="DueIn">How many things fall due in each week from this one on, what passed not among them.</param>
public sealed record StaffLoad(
    Guid StaffMemberId, string Name, int Files, CapacityTerms Capacity, bool IsOwn, IReadOnlyList<Absence> Absences, DateOnly Today, int Overdue, IReadOnlyList<int> DueIn)
{
    /// <summary>What the person can do in a week; of this one in the days that are left.</summary>
    public int CanDoIn(WorkWeek week) => WorkCapacity.In(week, Capacity.PerWeek, Absences, Today);

    /// <summary>The same, less what is due then. What passed is to be done now: it takes from this week.</summary>
    public IReadOnlyList<int> Free => [.. DueIn.Select((due, week) => Math.Max(0, CanDoIn(WorkWeek.Of(Today).Plus(week)) - due - (week == 0 ? Overdue : 0)))];
}

internal static class Capacities
{
    /// <summary>What each of these people has and can do, in the order of their names. Reminders are no load.</summary>
    public static async Task<IReadOnlyList<StaffLoad>> LoadsAsync(
        this IReceptionDb db, IQueryable<StaffMember> members, CapacityTerms region, DateOnly today, int weeks, CancellationToken cancellationToken)
    {
        var people = await members.AsNoTracking().OrderBy(member => member.Name).ThenBy(member => member.Id).Select(member => new { member.Id, member.Name }).ToListAsync(cancellationToken);
        var ids = people.ConvertAll(one => (Guid?)one.Id);
        var capacities = await db.CapacitiesOfAsync([.. people.Select(one => one.Id)], cancellationToken);
        var files = await db.FileStates.AsNoTracking().Where(state => ids.Contains(state.CaseworkerId)).GroupBy(state => state.CaseworkerId!.Value)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var due = (await db.DueAsync(db.FileStates.Where(state => ids.Contains(state.CaseworkerId)), today, weeks, cancellationToken)).ToLookup(one => one.StaffMemberId);
        return people.ConvertAll(one =>
        {
            var capacity = capacities.GetValueOrDefault(one.Id);
            var (overdue, dueIn) = Fold(due[one.Id], today, weeks);
            return new StaffLoad(
                one.Id, one.Name, files.GetValueOrDefault(one.Id), capacity?.Over(region) ?? region, capacity is { MostFiles: not null } or { PerWeek: not null }, capacity?.Absences ?? [],
                today, overdue, dueIn);
        });
    }

    public static Task<Dictionary<Guid, WorkCapacity>> CapacitiesOfAsync(this IReceptionDb db, IReadOnlyCollection<Guid> staff, CancellationToken cancellationToken) =>
        db.WorkCapacities.AsNoTracking().Include(capacity => capacity.Absences).Where(capacity => staff.Contains(capacity.StaffMemberId))
            .ToDictionaryAsync(capacity => capacity.StaffMemberId, cancellationToken);

    /// <summary>How many things of these files fall due on each day until some weeks ahead, for each caseworker.</summary>
    public static async Task<IReadOnlyList<(Guid? StaffMemberId, DateOnly DueOn, int Count)>> DueAsync(
        this IReceptionDb db, IQueryable<FileState> files, DateOnly today, int weeks, CancellationToken cancellationToken)
    {
        var (end, reminders) = (WorkWeek.Of(today).Plus(weeks).Monday, DueReasons.Reminders);
        return (await (
            from state in files
            join clock in db.ClocksOfSeenFiles() on state.CaseFileId equals clock.CaseFileId
            where clock.EndedOn == null && clock.DueOn < end && !reminders.Contains(clock.Reason)
            group clock by new { state.CaseworkerId, clock.DueOn } into day
            select new { day.Key.CaseworkerId, day.Key.DueOn, Count = day.Count() }).ToListAsync(cancellationToken))
            .ConvertAll(day => (day.CaseworkerId, day.DueOn, day.Count));
    }

    public static (int Overdue, IReadOnlyList<int> DueIn) Fold(IEnumerable<(Guid? StaffMemberId, DateOnly DueOn, int Count)> days, DateOnly today, int weeks)
    {
        var (overdue, dueIn, thisWeek) = (0, new int[weeks], WorkWeek.Of(today));
        foreach (var (_, dueOn, count) in days)
        {
            if (dueOn < today)
                overdue += count;
            else
                dueIn[WorkWeek.Of(dueOn).Since(thisWeek)] += count;
        }
        return (overdue, dueIn);
    }
}
