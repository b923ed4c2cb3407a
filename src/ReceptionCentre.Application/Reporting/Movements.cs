using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reporting;

/// <summary>
/// Arrivals and departures per month, type and municipality, of the stays with a file in the scope of who asks. One statement
/// counts them all, so every table that is made from it adds up.
/// </summary>
public static class Movements
{
    [Needs(Permission.CaseloadReport)]
    public sealed record Query(MovementChoice Choice) : IQuery<Report>;

    /// <param name="Months">First days of the months of the period, oldest first.</param>
    /// <param name="ShowsLocked">Whether locked parts have a line of their own.</param>
    public sealed record Report(DateOnly On, MovementChoice Choice, IReadOnlyList<DateOnly> Months, bool ShowsLocked, IReadOnlyList<Line> Lines)
    {
        /// <summary>Last day that is counted.</summary>
        public DateOnly Until => Months[^1].AddMonths(1) <= On ? Months[^1].AddMonths(1).AddDays(-1) : On;

        public int Count(MovementKind kind, Func<Line, bool>? which = null) =>
            Lines.Where(line => line.Kind == kind && (which is null || which(line))).Sum(line => line.Count);
    }

    /// <param name="Month">First day of the month; null = the month is not known.</param>
    /// <param name="Municipality">Code of the list "municipalities".</param>
    /// <param name="Type">Code of the list "motives", or <see cref="MovementTypes.Rest"/>.</param>
    public sealed record Line(MovementKind Kind, DateOnly? Month, string Municipality, string Type, int Count);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Choice.Months).Must(MovementChoice.Lengths.Contains).WithMessage("Shared.ChooseOne");
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Report>
    {
        public Task<Report> Handle(Query request, CancellationToken cancellationToken) =>
            db.MovementsAsync(request.Choice, time.Today(), current.May(Permission.ReadLockedParts), cancellationToken);
    }

    internal static async Task<Report> MovementsAsync(
        this IReceptionDb db, MovementChoice choice, DateOnly today, bool showsLocked, CancellationToken cancellationToken)
    {
        var counted = await db.MovementsOf(MovementKind.Arrival, choice, today, showsLocked)
            .Concat(db.MovementsOf(MovementKind.Departure, choice, today, showsLocked))
            .GroupBy(movement => new { movement.Kind, Month = movement.On / 100, movement.Municipality, movement.Type })
            .Select(group => new { group.Key.Kind, group.Key.Month, group.Key.Municipality, group.Key.Type, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new(today, choice, choice.MonthsUntil(today), showsLocked,
        [
            .. counted
                .GroupBy(line => (line.Kind, Month: MonthOf(line.Month), line.Municipality, Type: MovementTypes.Shown(line.Type, showsLocked)), line => line.Count)
                .Select(group => new Line(group.Key.Kind, group.Key.Month, group.Key.Municipality, group.Key.Type, group.Sum()))
                .OrderBy(line => line.Kind).ThenBy(line => line.Month is null).ThenBy(line => line.Month)
                .ThenBy(line => line.Municipality, StringComparer.Ordinal).ThenBy(line => line.Type, StringComparer.Ordinal),
        ]);
    }

    private static DateOnly? MonthOf(int number) => number % 100 == 0 ? null : new(number / 100, number % 100, 1);
}
