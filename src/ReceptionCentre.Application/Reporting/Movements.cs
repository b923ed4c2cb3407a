using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reporting;

namespace ReceptionCentre.Application.Reporting;

/// <summary>
/// Arrivals, departures and who is present at the end of the month: per month, type and municipality, of the stays with a file
/// in the scope of who asks. One statement counts them all, so everything that is made from it adds up. True numbers, for
/// who may open the files behind them.
/// </summary>
public static class Movements
{
    [Needs(Permission.CaseloadReport)]
    public sealed record Query(MovementChoice Choice) : IQuery<Report>;

    /// <param name="Until">Last day that is counted.</param>
    /// <param name="ShowsLocked">Whether locked parts have a line of their own.</param>
    /// <param name="Lines">Arrivals and departures of the period, and who was present at the end of its last day.</param>
    public sealed record Report(DateOnly On, DateOnly Until, MovementChoice Choice, bool ShowsLocked, IReadOnlyList<Line> Lines)
    {
        /// <summary>
        /// The months in order; where something happened of which only the year is known, that year before its January. A part of
        /// the report keeps the months of the whole.
        /// </summary>
        public IReadOnlyList<PartialDate> Months { get; } =
        [
            .. Choice.Months.Select(month => PartialDate.Of(month.Year, month.Month)).Concat(Lines.Select(line => line.Month).OfType<PartialDate>()).Distinct().Order(),
        ];

        /// <summary>The same report of a part of its lines.</summary>
        public Report Of(IEnumerable<Line> lines) => this with { Lines = [.. lines] };

        /// <summary>The report in parts by what the lines have in common: each line is looked at once.</summary>
        public IEnumerable<(TKey Key, Report Part)> By<TKey>(Func<Line, TKey> key) => Lines.GroupBy(key, (one, lines) => (one, Of(lines)));

        public int Count(MovementKind kind) => Lines.Where(line => line.Kind == kind).Sum(line => line.Count);

        /// <summary>
        /// How many were present when the period began and at the end of each of <see cref="Months"/>: counted back from the last
        /// day, because arrivals less departures are the change of those present.
        /// </summary>
        public (int AtStart, IReadOnlyList<int> AtEnd) Present()
        {
            var change = Lines.Where(line => line.Month is not null)
                .GroupBy(line => line.Month!.Value, line => line.Kind == MovementKind.Arrival ? line.Count : -line.Count).ToDictionary(group => group.Key, group => group.Sum());
            var here = Count(MovementKind.Present);
            var ends = new int[Months.Count];
            for (var place = ends.Length - 1; place >= 0; place--)
            {
                ends[place] = here;
                here -= change.GetValueOrDefault(Months[place]);
            }
            return (here, ends);
        }
    }

    /// <param name="Month">Of an arrival or a departure. Only a year: the month is not known.</param>
    /// <param name="Municipality">Code of the list "municipalities".</param>
    /// <param name="Type">Code of the list "motives", or <see cref="MovementTypes.Rest"/>.</param>
    /// <param name="DepartureKind">Of a departure: code of the list "departure-kinds".</param>
    public sealed record Line(MovementKind Kind, PartialDate? Month, string Municipality, string Type, string? DepartureKind, int Count);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator(TimeProvider time) => RuleFor(query => query.Choice).SetValidator(new MovementChoiceValidator(time));
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Report>
    {
        public async Task<Report> Handle(Query request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(request.Choice, cancellationToken);
            return await db.MovementsAsync(request.Choice, time.Today(), current.May(Permission.ReadLockedParts), cancellationToken);
        }
    }

    internal static async Task<Report> MovementsAsync(this IReceptionDb db, MovementChoice choice, DateOnly today, bool showsLocked, CancellationToken cancellationToken)
    {
        var stays = db.StaysOf(choice, showsLocked);
        var (from, before) = (MovementQueries.FirstNumberOf(choice.From), MovementQueries.After(choice.Until, today));
        // Who is here and who left later are apart, so that each has its index.
        var counted = await stays.Arrived(from, before).GroupBy(stay => new { Month = stay.Arrival / 100, stay.Municipality, stay.Type })
            .Select(group => new Counted
            {
                Kind = MovementKind.Arrival,
                Month = group.Key.Month,
                Municipality = group.Key.Municipality,
                Type = group.Key.Type,
                DepartureKind = null,
                Count = group.Count(),
            })
            .Concat(stays.Departed(from, before).GroupBy(stay => new { Month = stay.Departure!.Value / 100, stay.Municipality, stay.Type, stay.DepartureKind })
                .Select(group => new Counted
                {
                    Kind = MovementKind.Departure,
                    Month = group.Key.Month,
                    Municipality = group.Key.Municipality,
                    Type = group.Key.Type,
                    DepartureKind = group.Key.DepartureKind,
                    Count = group.Count(),
                }))
            .Concat(Present(stays.Where(stay => stay.Departure == null && stay.Arrival < before)))
            .Concat(Present(stays.Where(stay => stay.Departure >= before && stay.Arrival < before)))
            .ToListAsync(cancellationToken);
        return new(today, choice.LastDay(today), choice, showsLocked,
        [
            .. counted
                .GroupBy(line => (line.Kind, line.Month, line.Municipality, Type: MovementTypes.Shown(line.Type, showsLocked), line.DepartureKind), line => line.Count)
                .Select(group => new Line(
                    group.Key.Kind, group.Key.Kind == MovementKind.Present ? null : PartialDate.FromNumber(group.Key.Month * 100), group.Key.Municipality, group.Key.Type,
                    group.Key.DepartureKind, group.Sum()))
                .OrderBy(line => line.Kind).ThenBy(line => line.Month).ThenBy(line => line.Municipality, StringComparer.Ordinal)
                .ThenBy(line => line.Type, StringComparer.Ordinal).ThenBy(line => line.DepartureKind, StringComparer.Ordinal),
        ]);
    }

    private static IQueryable<Counted> Present(IQueryable<CountedStay> stays) => stays.GroupBy(stay => new { stay.Municipality, stay.Type })
        .Select(group => new Counted
        {
            Kind = MovementKind.Present,
            Month = 0,
            Municipality = group.Key.Municipality,
            Type = group.Key.Type,
            DepartureKind = null,
            Count = group.Count(),
        });

    private sealed class Counted
    {
        public MovementKind Kind { get; init; }

        /// <summary>YYYYMM, with zeros for the month that is not known.</summary>
        public int Month { get; init; }

        public string Municipality { get; init; } = "";
        public string? Type { get; init; }
        public string? DepartureKind { get; init; }
        public int Count { get; init; }
    }
}
