using MediatR;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reporting;

/// <summary>The five figures of today and of the same weekday in the six weeks before, each counted again from dated facts.</summary>
public static class CaseloadTrend
{
    public const int Weeks = 6;

    [Needs(Permission.CaseloadReport)]
    public sealed record Query : IQuery<IReadOnlyList<Day>>;

    public sealed record Day(DateOnly On, CaseloadCounts Counts);

    internal sealed class Handler(IReceptionDb db, TimeProvider time, CaseloadTerms terms) : IRequestHandler<Query, IReadOnlyList<Day>>
    {
        public async Task<IReadOnlyList<Day>> Handle(Query request, CancellationToken cancellationToken)
        {
            var days = new List<Day>();
            for (var week = Weeks; week >= 0; week--)
            {
                var on = time.Today().AddDays(-7 * week);
                days.Add(new(on, CaseloadCounts.Sum((await db.CountsOnAsync(on, terms, cancellationToken)).Select(group => group.Counts))));
            }
            return days;
        }
    }
}
