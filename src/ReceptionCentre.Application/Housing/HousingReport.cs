using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Housing;

/// <summary>
/// How far a municipality is with its target, on a day: per half-year what was asked, with what it began and who moved in; who waits
/// now and how long; what was offered and refused; and apart from all of that, who is expected to follow. Counted are people with a
/// link; of no number it is looked at where somebody comes from.
/// </summary>
public static class HousingReport
{
    /// <summary>How long things took is counted of who moved in within so many months.</summary>
    public const int Months = 12;

    /// <param name="On">The day for which it is counted; null = today. The last half-year can be made today.</param>
    [Needs(Permission.CaseloadReport)]
    public sealed record Query(string Municipality, DateOnly? On = null) : IQuery<Report>;

    /// <param name="CountedFrom">The half-year with which the carrying over begins; null = no target is recorded.</param>
    /// <param name="Current">The half-year of the day: also without a target.</param>
    /// <param name="Waiting">People who wait on the day, by task of their own file.</param>
    /// <param name="Links">How many links these are.</param>
    /// <param name="SinceLink">Days since the link of who waits on the day.</param>
    /// <param name="FromLink">Days from the link to moving in, of who moved in within <see cref="Months"/>.</param>
    /// <param name="FromPermit">The same from the first day of the residence title.</param>
    /// <param name="WithoutPermit">Who moved in and of whom that day is not recorded.</param>
    /// <param name="Offers">Within <see cref="Months"/>, by how they stand.</param>
    /// <param name="Refusals">Of these, by reason.</param>
    /// <param name="FamilyExpected">People who are expected to follow: never among who waits or was housed.</param>
    public sealed record Report(
        DateOnly On, string Municipality, IReadOnlyList<HalfYearBalance> HalfYears, HalfYear? CountedFrom, HalfYearBalance Current, IReadOnlyList<Count> Waiting, int Links, Spread SinceLink,
        Spread FromLink, Spread FromPermit, int WithoutPermit, IReadOnlyList<OfferCount> Offers, IReadOnlyList<Count> Refusals, int FoundedRefusals, int FamilyExpected, int FamilyWithoutNumber)
    {
        public int PeopleWaiting => Waiting.Sum(count => count.People);
    }

    /// <param name="Code">Of a list.</param>
    public sealed record Count(string Code, int People);

    public sealed record OfferCount(OfferState State, int Offers);

    /// <summary>Of some people: the days that half and nine of ten of them did not exceed, and the most. Null = nobody.</summary>
    public sealed record Spread(int People, int? Median, int? NineOfTen, int? Longest)
    {
        private const int Tenths = 10;

        public static Spread Of(IEnumerable<int> days)
        {
            var sorted = days.Order().ToList();
            return new(sorted.Count, Rank(sorted, 5), Rank(sorted, 9), sorted.Count == 0 ? null : sorted[^1]);
        }

        /// <summary>The smallest number of days that so many of ten do not exceed: the inverse of the empirical distribution (Hyndman and Fan 1996, definition 1).</summary>
        private static int? Rank(List<int> sorted, int ofTen) => sorted.Count == 0 ? null : sorted[(((sorted.Count * ofTen) + Tenths - 1) / Tenths) - 1];
    }

    internal sealed class Handler(HousingCounter counter, TimeProvider time) : IRequestHandler<Query, Report>
    {
        public Task<Report> Handle(Query request, CancellationToken cancellationToken) => counter.CountAsync(request.Municipality, request.On ?? time.Today(), cancellationToken);
    }
}

/// <summary>The same for readers outside, with small numbers protected.</summary>
public static class PublicHousing
{
    [Needs(Permission.PublicFigures)]
    public sealed record Query(string Municipality) : IQuery<Report>;

    /// <summary>A number is given only of at least so many people.</summary>
    private const int FewestForDays = 2 * SmallNumbers.Threshold;

    /// <param name="HalfYears">What is not told of one cannot be computed from the others: from a hidden number on nothing is carried over.</param>
    public sealed record Report(
        DateOnly On, string Municipality, IReadOnlyList<HalfYearLine> HalfYears, ProtectedCount Waiting, IReadOnlyList<Line> Tasks, HousingReport.Spread? FromLink, HousingReport.Spread? FromPermit,
        ProtectedCount Refused, IReadOnlyList<Line> Refusals, ProtectedCount FamilyExpected);

    public sealed record HalfYearLine(HalfYear Half, int? Target, int? AtStart, ProtectedCount Housed, int? ToDo);

    public sealed record Line(string Code, ProtectedCount Count);

    public static Report Of(HousingReport.Report report)
    {
        var halves = new List<HalfYearLine>();
        var tells = true;
        foreach (var half in report.HalfYears.Reverse())
        {
            // What the ministry states is public already.
            var start = half.IsStated || tells ? half.AtStart : null;
            tells = start is not null && !SmallNumbers.IsSmall(half.Housed);
            halves.Add(new(half.Half, half.Target, start, Shown(half.Housed), tells ? half.ToDo : null));
        }
        var (waiting, refused) = (SmallNumbers.Protect([.. report.Waiting.Select(count => count.People)]), SmallNumbers.Protect([.. report.Refusals.Select(count => count.People)]));
        return new(
            report.On, report.Municipality, [.. Enumerable.Reverse(halves)], waiting.Total, [.. report.Waiting.Select((count, place) => new Line(count.Code, waiting.Cells[place]))], Days(report.FromLink), Days(report.FromPermit),
            refused.Total, [.. report.Refusals.Select((count, place) => new Line(count.Code, refused.Cells[place]))], Shown(report.FamilyExpected));
    }

    private static ProtectedCount Shown(int count) => SmallNumbers.IsSmall(count) ? ProtectedCount.FewerThanFive : ProtectedCount.Exactly(count);

    // The longest is one person.
    private static HousingReport.Spread? Days(HousingReport.Spread spread) => spread.People < FewestForDays ? null : spread with { Longest = null };

    internal sealed class Handler(HousingCounter counter, TimeProvider time) : IRequestHandler<Query, Report>
    {
        public async Task<Report> Handle(Query request, CancellationToken cancellationToken) => Of(await counter.CountAsync(request.Municipality, time.Today(), cancellationToken, forOutside: true));
    }
}

/// <summary>Takes the report out of the system as a file. What leaves is recorded.</summary>
public static class ExportHousing
{
    [Needs(Permission.CaseloadReport)]
    public sealed record Command(string Municipality, DateOnly? On) : ICommand<HousingReport.Report>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Municipality).Required().AtMost(HousingLimits.CodeLength).PlainText();
    }

    internal sealed class Handler(HousingCounter counter, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, HousingReport.Report>
    {
        public Task<HousingReport.Report> Handle(Command request, CancellationToken cancellationToken)
        {
            var on = request.On ?? time.Today();
            audit.Tell("HousingReport", Guid.Empty, "Format", null, nameof(TableFormat.Csv));
            audit.Tell("HousingReport", Guid.Empty, "On", null, $"{on:yyyy-MM-dd}");
            audit.Tell("HousingReport", Guid.Empty, "Municipality", null, request.Municipality);
            return counter.CountAsync(request.Municipality, on, cancellationToken);
        }
    }
}

/// <summary>Takes the figures for outside out of the system, with small numbers protected. What leaves is recorded.</summary>
public static class ExportPublicHousing
{
    [Needs(Permission.PublicFigures)]
    public sealed record Command(string Municipality) : ICommand<PublicHousing.Report>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Municipality).Required().AtMost(HousingLimits.CodeLength).PlainText();
    }

    internal sealed class Handler(HousingCounter counter, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, PublicHousing.Report>
    {
        public async Task<PublicHousing.Report> Handle(Command request, CancellationToken cancellationToken)
        {
            audit.Tell("PublicHousing", Guid.Empty, "Format", null, nameof(TableFormat.Csv));
            audit.Tell("PublicHousing", Guid.Empty, "Municipality", null, request.Municipality);
            return PublicHousing.Of(await counter.CountAsync(request.Municipality, time.Today(), cancellationToken, forOutside: true));
        }
    }
}
