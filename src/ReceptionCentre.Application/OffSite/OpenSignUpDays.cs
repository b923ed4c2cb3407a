using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.OffSite;

/// <summary>The days on which people are entered now: one key away from the desk.</summary>
public static class OpenSignUpDays
{
    private const int Most = 3;

    [Needs(Permission.RegisterOffSite)]
    public sealed record Query : IQuery<IReadOnlyList<Day>>;

    public sealed record Day(Guid SignUpDayId, string Place);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Day>>
    {
        public async Task<IReadOnlyList<Day>> Handle(Query request, CancellationToken cancellationToken)
        {
            // A day that nobody closed is not offered for ever.
            var since = time.Today().AddDays(-1);
            return await db.SignUpDays.AsNoTracking().Where(day => day.On >= since && day.StartedAt != null && day.ClosedAt == null)
                .OrderByDescending(day => day.On).ThenByDescending(day => day.Id).Take(Most).Select(day => new Day(day.Id, day.Place)).ToListAsync(cancellationToken);
        }
    }
}
