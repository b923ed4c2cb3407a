using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reporting;

/// <summary>
/// Arrivals and departures of a year that is over, with small numbers protected, for who may not open the files behind them:
/// the council, the public. Each list stands by itself with the total of the year. What would let a hidden number be computed
/// is not given at all: a period of one's own choice (two that differ by a month tell that month), a choice of type or
/// municipality (all but one tell the one), and who was present (two years tell arrivals less departures).
/// </summary>
public static class PublicMovements
{
    /// <summary>How many years back can be asked for.</summary>
    public const int Years = 5;

    /// <summary>The line of the municipalities that are not in scope, where somebody with a file here stays.</summary>
    public const string Elsewhere = "elsewhere";

    /// <param name="Year">Null = the last that is over.</param>
    [Needs(Permission.PublicFigures)]
    public sealed record Query(int? Year = null) : IQuery<Report>;

    /// <param name="Totals">All arrivals, all departures.</param>
    /// <param name="Months">By <see cref="PartialDate"/> as text: "2025-01-00", and "2025-00-00" where the month is not known.</param>
    /// <param name="DepartureKinds">Without arrivals.</param>
    public sealed record Report(
        DateOnly On, int Year, IReadOnlyList<string> Scope, Line Totals, IReadOnlyList<Line> Months, IReadOnlyList<Line> Types, IReadOnlyList<Line> Municipalities,
        IReadOnlyList<Line> DepartureKinds)
    {
        public static IReadOnlyList<int> YearsUntil(DateOnly today) => [.. Enumerable.Range(1, Years).Select(back => today.Year - back)];
    }

    /// <param name="Key">Month or code.</param>
    public sealed record Line(string Key, ProtectedCount Arrivals, ProtectedCount Departures);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator(TimeProvider time) => RuleFor(query => query.Year).Must(year => IsOver(year, time)).WithMessage("Reporting.YearIsOver");
    }

    internal static bool IsOver(int? year, TimeProvider time) => year is not { } one || Report.YearsUntil(time.Today()).Contains(one);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Report>
    {
        public Task<Report> Handle(Query request, CancellationToken cancellationToken) => db.PublicMovementsAsync(codes, current.Municipalities, request.Year, time.Today(), cancellationToken);
    }

    /// <param name="municipalities">Of who asks.</param>
    internal static async Task<Report> PublicMovementsAsync(
        this IReceptionDb db, ICodeLists codes, IReadOnlyList<string> municipalities, int? asked, DateOnly today, CancellationToken cancellationToken)
    {
        var year = asked ?? today.Year - 1;
        var lines = await db.MovementsOfYearAsync(year, today, cancellationToken);
        var scope = municipalities.Order(StringComparer.Ordinal).ToList();
        var types = (await codes.AllAsync(Lists.Motives, cancellationToken)).Select(code => code.Value).Where(type => MovementTypes.StandsAlone(type, showsLocked: false));
        var kinds = (await codes.AllAsync(Lists.DepartureKinds, cancellationToken)).Select(code => code.Value);
        IEnumerable<PartialDate> months = [PartialDate.Of(year), .. Enumerable.Range(1, 12).Select(month => PartialDate.Of(year, month))];
        // Which lines there are never follows from the numbers.
        var perMonth = List(lines, [.. months.Select(month => month.ToString())], line => line.Month!.Value.ToString());
        return new(
            today, year, scope, perMonth.Totals, perMonth.Lines,
            List(lines, [.. types, MovementTypes.Rest], line => line.Type).Lines,
            List(lines, [.. scope, Elsewhere], line => scope.Contains(line.Municipality) ? line.Municipality : Elsewhere).Lines,
            List(lines, [.. kinds], line => line.DepartureKind ?? "").Lines);
    }

    private static (Line Totals, IReadOnlyList<Line> Lines) List(IReadOnlyList<Movements.Line> lines, IReadOnlyList<string> keys, Func<Movements.Line, string> by)
    {
        ProtectedList Of(MovementKind kind)
        {
            var counted = lines.Where(line => line.Kind == kind).GroupBy(by, line => line.Count).ToDictionary(group => group.Key, group => group.Sum(), StringComparer.Ordinal);
            return SmallNumbers.Protect([.. keys.Select(key => counted.GetValueOrDefault(key))]);
        }

        var (arrivals, departures) = (Of(MovementKind.Arrival), Of(MovementKind.Departure));
        return (new("", arrivals.Total, departures.Total), [.. keys.Select((key, place) => new Line(key, arrivals.Cells[place], departures.Cells[place]))]);
    }

    // The same for every reader of the same municipalities: protected people are left out, whoever may know of them.
    private static async Task<IReadOnlyList<Movements.Line>> MovementsOfYearAsync(this IReceptionDb db, int year, DateOnly today, CancellationToken cancellationToken)
    {
        var guarded = db.ProtectedOn(today);
        var stays = db.StaysOf(new(new(year, 1, 1), new(year, 12, 1)), showsLocked: false)
            .Where(stay => !guarded.Any(fact => fact.PersonId == stay.PersonId));
        var (from, before) = (PartialDate.Of(year).Number, PartialDate.Of(year + 1).Number);
        var arrivals = await stays.Arrived(from, before).GroupBy(stay => new { Month = stay.Arrival / 100, stay.Municipality, stay.Type })
            .Select(group => new { group.Key.Month, group.Key.Municipality, group.Key.Type, Count = group.Count() }).ToListAsync(cancellationToken);
        var departures = await stays.Departed(from, before).GroupBy(stay => new { Month = stay.Departure!.Value / 100, stay.Municipality, stay.Type, stay.DepartureKind })
            .Select(group => new { group.Key.Month, group.Key.Municipality, group.Key.Type, group.Key.DepartureKind, Count = group.Count() }).ToListAsync(cancellationToken);
        return
        [
            .. arrivals.Select(line => new Movements.Line(
                MovementKind.Arrival, PartialDate.FromNumber(line.Month * 100), line.Municipality, MovementTypes.Shown(line.Type, showsLocked: false), null, line.Count)),
            .. departures.Select(line => new Movements.Line(
                MovementKind.Departure, PartialDate.FromNumber(line.Month * 100), line.Municipality, MovementTypes.Shown(line.Type, showsLocked: false), line.DepartureKind, line.Count)),
        ];
    }
}
