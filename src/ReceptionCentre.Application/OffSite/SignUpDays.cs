using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.OffSite;

/// <summary>The days of one's municipalities, the latest first, and how many people came.</summary>
public static class SignUpDays
{
    public const int PageSize = 50;

    /// <param name="After">Show what comes after this day; null = from the latest on.</param>
    [Needs(Permission.RegisterOffSite)]
    public sealed record Query(Guid? After = null) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<Line> Days, Guid? Next);

    /// <param name="People">Entered, without mistakes.</param>
    /// <param name="ToLookAt">Rows that wait for the desk.</param>
    public sealed record Line(Guid SignUpDayId, DateOnly On, string Place, string? Partner, CodeView? Municipality, SignUpDayState State, int People, int ToLookAt);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var days = db.SignUpDays.AsNoTracking();
            if (request.After is { } last && await db.SignUpDays.Where(day => day.Id == last).Select(day => (DateOnly?)day.On).FirstOrDefaultAsync(cancellationToken) is { } on)
                days = days.Where(day => day.On <= on && (day.On < on || day.Id < last));
            var rows = await days.OrderByDescending(day => day.On).ThenByDescending(day => day.Id).Take(PageSize + 1)
                .Select(day => new
                {
                    Day = day,
                    People = db.Slips.Count(slip => slip.SignUpDayId == day.Id && slip.State != SlipState.Empty && slip.State != SlipState.Dropped),
                    ToLookAt = db.Slips.Count(slip => slip.SignUpDayId == day.Id && slip.State == SlipState.ToLookAt),
                })
                .ToListAsync(cancellationToken);
            var lines = new List<Line>();
            foreach (var row in rows.Take(PageSize))
            {
                lines.Add(new(
                    row.Day.Id, row.Day.On, row.Day.Place, row.Day.Partner, await codes.FindAsync(Lists.Municipalities, row.Day.Municipality, cancellationToken),
                    row.Day.State, row.People, row.ToLookAt));
            }
            return new(lines, rows.Count > PageSize ? lines[^1].SignUpDayId : null);
        }
    }
}

/// <summary>One day, and who was entered, the last ones first.</summary>
public static class ShowSignUpDay
{
    /// <param name="After">Show who was entered before this row.</param>
    [Needs(Permission.RegisterOffSite)]
    public sealed record Query(Guid SignUpDayId, Guid? After = null, int Most = SignUpDays.PageSize) : IQuery<View>;

    /// <param name="LastNumber">Of the last slip that was printed or given.</param>
    /// <param name="Empty">Slips that were printed and with which nobody was entered.</param>
    /// <param name="SlipsUntil">Until this day a slip leads to its file, and a row waits.</param>
    /// <param name="ToLookAt">Rows that the desk must decide about, the oldest first.</param>
    /// <param name="Next">There are more rows: the last one of this page.</param>
    public sealed record View(
        Guid SignUpDayId, int Version, long Number, CodeView? Municipality, CodeView? Task, DateOnly On, string Place, string? Partner, Guid? ProviderId, SignUpDayState State, int LastNumber,
        int People, int Empty, DateOnly SlipsUntil, IReadOnlyList<RowLine> ToLookAt, IReadOnlyList<RowLine> Rows, Guid? Next);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var day = await db.SignUpDays.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.SignUpDayId, cancellationToken) ?? throw new NotThereException("sign-up day");
            var slips = db.Slips.AsNoTracking().Where(slip => slip.SignUpDayId == day.Id);
            var counts = await slips.GroupBy(slip => slip.State).Select(group => new { State = group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.State, group => group.Count, cancellationToken);
            int Of(SlipState state) => counts.GetValueOrDefault(state);
            var waiting = slips.Where(slip => slip.State == SlipState.ToLookAt).OrderBy(slip => slip.Number).Take(SignUpDays.PageSize);
            var entered = slips.Where(slip => slip.EnteredAt != null && slip.State != SlipState.ToLookAt);
            if (request.After is { } last && await slips.Where(slip => slip.Id == last).Select(slip => slip.EnteredAt).FirstOrDefaultAsync(cancellationToken) is { } at)
                entered = entered.Where(slip => slip.EnteredAt <= at && (slip.EnteredAt < at || slip.Id < last));
            var rows = await db.LinesAsync(entered.OrderByDescending(slip => slip.EnteredAt).ThenByDescending(slip => slip.Id).Take(request.Most + 1), day.Number, time, cancellationToken);
            return new(
                day.Id, day.Version, day.Number, await codes.FindAsync(Lists.Municipalities, day.Municipality, cancellationToken), await codes.FindAsync(Lists.Tasks, day.Task, cancellationToken),
                day.On, day.Place, day.Partner, day.ProviderId, day.State, day.LastNumber,
                Of(SlipState.Registered) + Of(SlipState.Known) + Of(SlipState.ToLookAt), Of(SlipState.Empty), day.On.AddDays(Slip.DaysKept),
                await db.LinesAsync(waiting, day.Number, time, cancellationToken), [.. rows.Take(request.Most)], rows.Count > request.Most ? rows[request.Most - 1].SlipId : null);
        }
    }
}
