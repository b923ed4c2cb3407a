using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reporting;

/// <summary>
/// Contacts without a dossier, counted per month, topic, language and municipality. They are conversations and not people:
/// nobody knows who came twice, so they are never added to a number of people.
/// </summary>
public static class EnquiryFigures
{
    /// <summary>Stands for "not asked" among the codes.</summary>
    public const string NotAsked = "not-asked";

    /// <param name="Year">Null = the last twelve months, this one too.</param>
    [Needs(Permission.CaseloadReport)]
    public sealed record Query(int? Year = null) : IQuery<Report>;

    /// <param name="From">First day of the first month.</param>
    /// <param name="Until">Last day that is counted.</param>
    /// <param name="Total">Conversations.</param>
    /// <param name="Topics">More than the total together: one conversation can be about several.</param>
    public sealed record Report(
        DateOnly On, DateOnly From, DateOnly Until, int? Year, IReadOnlyList<string> Scope, int Total, IReadOnlyList<Line> Months, IReadOnlyList<Line> Topics, IReadOnlyList<Line> Languages,
        IReadOnlyList<Line> Municipalities)
    {
        /// <summary>Years that can be asked for: this one and the four before it.</summary>
        public static IReadOnlyList<int> YearsUntil(DateOnly today) => [.. Enumerable.Range(0, PublicMovements.Years).Select(back => today.Year - back)];
    }

    /// <param name="Key">Month as "2026-11", code, or <see cref="NotAsked"/>.</param>
    public sealed record Line(string Key, int Count);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator(TimeProvider time) => RuleFor(query => query.Year).Must(year => CanBe(year, time.Today())).WithMessage("Reporting.YearIsOver");
    }

    internal static bool CanBe(int? year, DateOnly today) => year is not { } one || Report.YearsUntil(today).Contains(one);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Report>
    {
        public Task<Report> Handle(Query request, CancellationToken cancellationToken) => db.EnquiryFiguresAsync(request.Year, current.Municipalities, time.Today(), cancellationToken);
    }

    internal static async Task<Report> EnquiryFiguresAsync(this IReceptionDb db, int? year, IReadOnlyList<string> scope, DateOnly today, CancellationToken cancellationToken)
    {
        var from = year is { } one ? new DateOnly(one, 1, 1) : MovementChoice.LastYear(today).From;
        var last = year is { } whole && whole < today.Year ? new DateOnly(whole, 12, 31) : today;
        var asked = db.Enquiries.AsNoTracking().Where(enquiry => enquiry.On >= from && enquiry.On <= last);
        var counted = await asked.GroupBy(enquiry => new { enquiry.On.Year, enquiry.On.Month, enquiry.Municipality, enquiry.Language })
            .Select(group => new { group.Key.Year, group.Key.Month, group.Key.Municipality, group.Key.Language, Count = group.Count() }).ToListAsync(cancellationToken);
        var topics = await asked.SelectMany(enquiry => enquiry.Topics).GroupBy(part => part.Topic).Select(group => new { Topic = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var without = await asked.CountAsync(enquiry => !enquiry.Topics.Any(), cancellationToken);
        IEnumerable<Line> Lines(Func<(string? Municipality, string? Language), string?> by) => counted
            .GroupBy(line => by((line.Municipality, line.Language)) ?? NotAsked, line => line.Count, StringComparer.Ordinal).Select(group => new Line(group.Key, group.Sum()));
        var months = Enumerable.Range(0, ((last.Year - from.Year) * 12) + last.Month - from.Month + 1).Select(from.AddMonths);
        return new(
            today, from, last, year, [.. scope.Order(StringComparer.Ordinal)], counted.Sum(line => line.Count),
            [.. months.Select(month => new Line($"{month:yyyy-MM}", counted.Where(line => line.Year == month.Year && line.Month == month.Month).Sum(line => line.Count)))],
            InOrder(topics.Select(topic => new Line(topic.Topic, topic.Count)).Concat(without == 0 ? [] : [new Line(NotAsked, without)])),
            InOrder(Lines(line => line.Language)), InOrder(Lines(line => line.Municipality)));
    }

    // What happens most stands first, what was not asked last.
    private static IReadOnlyList<Line> InOrder(IEnumerable<Line> lines) =>
        [.. lines.OrderBy(line => line.Key == NotAsked).ThenByDescending(line => line.Count).ThenBy(line => line.Key, StringComparer.Ordinal)];
}

/// <summary>Takes the counts of contacts without a dossier out of the system, as a file. What leaves is recorded.</summary>
public static class ExportEnquiries
{
    [Needs(Permission.CaseloadReport)]
    public sealed record Command(int? Year, TableFormat Format) : ICommand<EnquiryFigures.Report>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Year).Must(year => EnquiryFigures.CanBe(year, time.Today())).WithMessage("Reporting.YearIsOver");
            RuleFor(command => command.Format).IsInEnum().WithMessage("Shared.ChooseOne");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, EnquiryFigures.Report>
    {
        public async Task<EnquiryFigures.Report> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.EnquiryFiguresAsync(request.Year, current.Municipalities, time.Today(), cancellationToken);
            EnquiryExports.Tell(audit, request.Format, report.From, report.Until);
            return report;
        }
    }
}

/// <summary>
/// Contacts without a dossier of a year that is over, with small numbers protected, for outside. Each list stands by itself;
/// that of the topics with its own total, because one conversation can be about several.
/// </summary>
public static class PublicEnquiries
{
    /// <param name="Year">Null = the last that is over.</param>
    [Needs(Permission.PublicFigures)]
    public sealed record Query(int? Year = null) : IQuery<Report>;

    /// <param name="TopicTotal">Topics that were asked about.</param>
    public sealed record Report(
        DateOnly On, int Year, IReadOnlyList<string> Scope, ProtectedCount Total, ProtectedCount TopicTotal, IReadOnlyList<Line> Months, IReadOnlyList<Line> Topics,
        IReadOnlyList<Line> Languages, IReadOnlyList<Line> Municipalities);

    public sealed record Line(string Key, ProtectedCount Count);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator(TimeProvider time) => RuleFor(query => query.Year).Must(year => PublicMovements.IsOver(year, time)).WithMessage("Reporting.YearIsOver");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Report>
    {
        public Task<Report> Handle(Query request, CancellationToken cancellationToken) => db.PublicEnquiriesAsync(codes, current.Municipalities, request.Year, time.Today(), cancellationToken);
    }

    internal static async Task<Report> PublicEnquiriesAsync(
        this IReceptionDb db, ICodeLists codes, IReadOnlyList<string> municipalities, int? asked, DateOnly today, CancellationToken cancellationToken)
    {
        var report = await db.EnquiryFiguresAsync(asked ?? today.Year - 1, municipalities, today, cancellationToken);
        async Task<IReadOnlyList<string>> KeysAsync(string list) => [.. (await codes.AllAsync(list, cancellationToken)).Select(code => code.Value).Where(code => code != EnquiryFigures.NotAsked), EnquiryFigures.NotAsked];
        var (topicTotal, topics) = List(report.Topics, await KeysAsync(Lists.Topics), leaveOutNought: true);
        var (total, months) = List(report.Months, [.. report.Months.Select(line => line.Key)], leaveOutNought: false);
        return new(
            today, report.Year!.Value, report.Scope, total, topicTotal, months, topics,
            List(report.Languages, await KeysAsync(Lists.Languages), leaveOutNought: true).Lines,
            List(report.Municipalities, [.. report.Scope, EnquiryFigures.NotAsked], leaveOutNought: false).Lines);
    }

    // Of a long list what is nought is left out, which says the same; but never from a list in which nought is hidden too.
    private static (ProtectedCount Total, IReadOnlyList<Line> Lines) List(IReadOnlyList<EnquiryFigures.Line> lines, IReadOnlyList<string> keys, bool leaveOutNought)
    {
        var counted = lines.ToDictionary(line => line.Key, line => line.Count, StringComparer.Ordinal);
        var shown = SmallNumbers.Protect([.. keys.Select(key => counted.GetValueOrDefault(key))]);
        var all = keys.Select((key, place) => new Line(key, shown.Cells[place])).ToList();
        return (shown.Total, !leaveOutNought ? all : all.TrueForAll(line => line.Count == ProtectedCount.NotShown) ? [] : all.FindAll(line => line.Count.Count != 0));
    }
}

/// <summary>Takes the figures of contacts without a dossier for outside out of the system, with small numbers protected.</summary>
public static class ExportPublicEnquiries
{
    /// <param name="Year">Null = the last that is over.</param>
    [Needs(Permission.PublicFigures)]
    public sealed record Command(int? Year, TableFormat Format) : ICommand<PublicEnquiries.Report>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Year).Must(year => PublicMovements.IsOver(year, time)).WithMessage("Reporting.YearIsOver");
            RuleFor(command => command.Format).IsInEnum().WithMessage("Shared.ChooseOne");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, PublicEnquiries.Report>
    {
        public async Task<PublicEnquiries.Report> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.PublicEnquiriesAsync(codes, current.Municipalities, request.Year, time.Today(), cancellationToken);
            EnquiryExports.Tell(audit, request.Format, new(report.Year, 1, 1), new(report.Year, 12, 31));
            return report;
        }
    }
}

internal static class EnquiryExports
{
    public static void Tell(IAuditTrail audit, TableFormat format, DateOnly from, DateOnly until)
    {
        audit.Tell("EnquiryReport", Guid.Empty, "Format", null, format.ToString());
        audit.Tell("EnquiryReport", Guid.Empty, "From", null, $"{from:yyyy-MM-dd}");
        audit.Tell("EnquiryReport", Guid.Empty, "Until", null, $"{until:yyyy-MM-dd}");
    }
}
