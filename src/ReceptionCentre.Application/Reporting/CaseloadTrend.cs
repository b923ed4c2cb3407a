using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;

namespace ReceptionCentre.Application.Reporting;

/// <summary>
/// The five figures of today and of the same weekday in the six weeks before, as they were counted in the night after it.
/// A day that was not counted is left out.
/// </summary>
public static class CaseloadTrend
{
    public const int Weeks = 6;

    public sealed record Day(DateOnly On, CaseloadCounts Counts);

    /// <param name="now">The figures of today.</param>
    internal static async Task<IReadOnlyList<Day>> TrendAsync(this IReceptionDb db, DateOnly today, CaseloadCounts now, CancellationToken cancellationToken)
    {
        var days = Enumerable.Range(1, Weeks).Select(week => today.AddDays(-7 * week)).ToList();
        var counted = await db.CaseloadDays.AsNoTracking().Where(day => days.Contains(day.Day)).GroupBy(day => day.Day)
            .Select(group => new
            {
                Day = group.Key,
                Open = group.Sum(day => day.Open),
                New = group.Sum(day => day.New),
                Overdue = group.Sum(day => day.Overdue),
                Waiting = group.Sum(day => day.Waiting),
                Silent = group.Sum(day => day.Silent),
            })
            .ToListAsync(cancellationToken);
        return [.. counted.Select(day => new Day(day.Day, new(day.Open, day.New, day.Overdue, day.Waiting, day.Silent))).OrderBy(day => day.On), new(today, now)];
    }
}
