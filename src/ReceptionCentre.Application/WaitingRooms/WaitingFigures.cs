using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.WaitingRooms;

namespace ReceptionCentre.Application.WaitingRooms;

/// <summary>How long people waited, by week and by hour of the day: where it sticks.</summary>
public static class WaitingFigures
{
    /// <summary>Weeks back that are shown, this one too.</summary>
    public const int Weeks = 13;

    private const int DaysInWeek = 7;

    /// <param name="WaitingRoomId">Null = all rooms of one's municipalities together.</param>
    [Needs(Permission.CaseloadReport)]
    public sealed record Query(Guid? WaitingRoomId) : IQuery<View>;

    /// <param name="From">First day that is counted: a Monday.</param>
    /// <param name="Until">Last day that is counted: today.</param>
    /// <param name="ByWeek">Newest first, back to the first in which somebody took a number; one between in which nobody did stands there too.</param>
    /// <param name="ByHour">Hours in which somebody took a number, from early to late.</param>
    public sealed record View(IReadOnlyList<WaitingHall> Rooms, Guid? Room, DateOnly From, DateOnly Until, Figure All, IReadOnlyList<Week> ByWeek, IReadOnlyList<Hour> ByHour);

    public sealed record Week(DateOnly Monday, Figure Figure);

    /// <param name="From">Hour of the clock in the Netherlands, 0 to 23.</param>
    public sealed record Hour(int From, Figure Figure);

    /// <summary>Of some numbers.</summary>
    /// <param name="Given">All numbers.</param>
    /// <param name="Called">Of these, how many were called; the minutes are of these.</param>
    /// <param name="LeftUncalled">Of these, how many went away before they were called.</param>
    /// <param name="Median">Minutes from taking the number to the first call: half waited no longer. Null = nobody was called.</param>
    /// <param name="NineOfTen">Minutes: nine of ten waited no longer.</param>
    /// <param name="Longest">Minutes.</param>
    public sealed record Figure(int Given, int Called, int LeftUncalled, int? Median, int? NineOfTen, int? Longest);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var monday = today.AddDays(-(((int)today.DayOfWeek + DaysInWeek - 1) % DaysInWeek));
            var from = monday.AddDays(-(Weeks - 1) * DaysInWeek);
            var rooms = await db.WaitingRooms.AsNoTracking().OrderBy(room => room.Name).ThenBy(room => room.Id).Select(room => new { room.Id, room.Name, room.Municipality }).ToListAsync(cancellationToken);
            var chosen = rooms.Exists(room => room.Id == request.WaitingRoomId) ? request.WaitingRoomId : null;
            var ids = chosen is { } one ? [one] : rooms.ConvertAll(room => room.Id);
            // At most 999 a day and room; days that are over lie still, so of a quarter of a year some ten thousand short rows.
            var waits = await db.WaitingNumbers.AsNoTracking().Where(number => ids.Contains(number.WaitingRoomId) && number.On >= from && number.On <= today)
                .Select(number => new Wait(number.On, number.TakenAt, number.FirstCalledAt, number.State)).ToListAsync(cancellationToken);
            var weeks = waits.ToLookup(wait => (wait.On.DayNumber - from.DayNumber) / DaysInWeek);
            return new(
                await codes.HallsAsync(rooms.Select(room => (room.Id, room.Name, room.Municipality)), cancellationToken), chosen, from, today, Of(waits),
                [.. Enumerable.Range(0, Weeks).SkipWhile(week => !weeks.Contains(week)).Reverse().Select(week => new Week(from.AddDays(week * DaysInWeek), Of(weeks[week])))],
                [.. waits.GroupBy(wait => DutchCalendar.LocalTime(wait.TakenAt).Hour).OrderBy(hour => hour.Key).Select(hour => new Hour(hour.Key, Of(hour)))]);
        }

        private static Figure Of(IEnumerable<Wait> waits)
        {
            var all = waits.ToList();
            var minutes = all.Where(wait => wait.FirstCalledAt is not null).Select(wait => (int)Math.Ceiling((wait.FirstCalledAt!.Value - wait.TakenAt).TotalMinutes)).Order().ToList();
            return new(all.Count, minutes.Count, all.Count(wait => wait.FirstCalledAt is null && wait.State == WaitingState.Left), Rank(minutes, 5), Rank(minutes, 9), minutes.Count == 0 ? null : minutes[^1]);
        }

        /// <summary>The smallest number of minutes that so many of ten do not exceed: the inverse of the empirical distribution (Hyndman and Fan 1996, definition 1).</summary>
        private static int? Rank(List<int> sorted, int ofTen) => sorted.Count == 0 ? null : sorted[((sorted.Count * ofTen) + 9) / 10 - 1];

        private sealed record Wait(DateOnly On, DateTimeOffset TakenAt, DateTimeOffset? FirstCalledAt, WaitingState State);
    }
}
