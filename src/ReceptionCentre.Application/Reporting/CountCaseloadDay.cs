using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reporting;

namespace ReceptionCentre.Application.Reporting;

/// <summary>Counts a day that is over, once. Gives the number of its lines; 0 when it was counted already.</summary>
public static class CountCaseloadDay
{
    [BySystem]
    public sealed record Command(DateOnly Day) : ICommand<int>;

    internal sealed class Handler(IReceptionDb db, PastDays days, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Day >= time.Today() || await db.CaseloadDays.AnyAsync(day => day.Day == request.Day, cancellationToken))
                return 0;
            var groups = await days.CountAsync(request.Day, cancellationToken);
            for (var line = 0; line < groups.Count; line++)
            {
                var (group, isProtected) = groups[line];
                db.CaseloadDays.Add(new(request.Day, line, group.Controller, group.CaseworkerId, group.TeamId, isProtected)
                {
                    Open = group.Counts.Open,
                    New = group.Counts.New,
                    Overdue = group.Counts.Overdue,
                    Waiting = group.Counts.Waiting,
                    Silent = group.Counts.Silent,
                });
            }
            return groups.Count;
        }
    }
}

/// <summary>Days of the last weeks that are over and were not counted, oldest first: of a night that the centre stood still.</summary>
public static class MissingCaseloadDays
{
    [BySystem]
    public sealed record Query : IQuery<IReadOnlyList<DateOnly>>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<DateOnly>>
    {
        public async Task<IReadOnlyList<DateOnly>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var from = today.AddDays(-7 * CaseloadTrend.Weeks);
            // Before the first file there is nothing to count.
            if (await db.CaseFiles.MinAsync(file => (DateOnly?)file.OpenedOn, cancellationToken) is not { } first)
                return [];
            var counted = await db.CaseloadDays.Where(day => day.Day >= from).Select(day => day.Day).Distinct().ToListAsync(cancellationToken);
            var start = first > from ? first : from;
            return [.. Enumerable.Range(0, Math.Max(0, today.DayNumber - start.DayNumber)).Select(start.AddDays).Except(counted)];
        }
    }
}
