using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Auditing;

/// <summary>Who did and saw what, newest first. Reading the log is in the log.</summary>
public static class SearchAuditLog
{
    public const int PageSize = 50;

    /// <param name="From">First day.</param>
    /// <param name="Until">Last day, included.</param>
    /// <param name="Reference">Of a case file, as it stands on paper.</param>
    [Needs(Permission.ReadAuditLog)]
    public sealed record Query(DateOnly? From, DateOnly? Until, Guid? By, string? Action, string? Reference, AuditCursor? Before = null) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<AuditEntry> Entries, AuditCursor? Next);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Until).Must((query, until) => until is null || query.From is null || until >= query.From).WithMessage("Auditing.UntilBeforeFrom");
            RuleFor(query => query.Reference).AtMost(MostTyped);
        }
    }

    private const int MostTyped = 40;

    internal sealed class Handler(IReceptionDb db, IOpeningLog openings, ICurrentStaff current) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var events = db.AuditEvents.AsNoTracking();
            if (request.From is { } from)
            {
                var start = StartOf(from);
                events = events.Where(audit => audit.At >= start);
            }
            if (request.Until is { } until && until < DateOnly.MaxValue)
            {
                var end = StartOf(until.AddDays(1));
                events = events.Where(audit => audit.At < end);
            }
            if (request.By is { } by)
                events = events.Where(audit => audit.By == by);
            if (!string.IsNullOrWhiteSpace(request.Action))
                events = events.Where(audit => audit.Action == request.Action);
            Guid? fileId = null;
            if (!string.IsNullOrWhiteSpace(request.Reference))
            {
                fileId = await FileAsync(request.Reference.Trim(), cancellationToken) ?? throw new InvalidInputException("Reference", "Auditing.NoSuchFile");
                events = events.Where(audit => audit.CaseFileId == fileId);
            }
            await openings.RecordReadingAsync(RequestName.Of<Query>(), Asked(request, fileId), cancellationToken);
            var found = await events.Before(request.Before).Take(PageSize + 1).ToListAsync(cancellationToken);
            var entries = await db.ReadAsync([.. found.Take(PageSize)], current, cancellationToken);
            return new(entries, found.Count > PageSize ? entries[^1].Cursor : null);
        }

        // Past the scope: the privacy officer checks every municipality of the centre.
        private async Task<Guid?> FileAsync(string reference, CancellationToken cancellationToken)
        {
            if (!CaseFileReference.TryParse(reference, out var year, out var number))
                return null;
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            return await db.CaseFiles.IgnoreQueryFilters().Where(file => file.Number == number && file.OpenedOn >= first && file.OpenedOn <= last).Select(file => (Guid?)file.Id).FirstOrDefaultAsync(cancellationToken);
        }

        private static string Asked(Query request, Guid? fileId) => string.Join("; ", new[]
        {
            request.From is { } from ? "from " + from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            request.Until is { } until ? "until " + until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            request.By is { } by ? "by " + by : null,
            string.IsNullOrWhiteSpace(request.Action) ? null : "action " + request.Action,
            fileId is { } file ? "case file " + file : null,
        }.OfType<string>().DefaultIfEmpty("everything"));

        private static DateTimeOffset StartOf(DateOnly day)
        {
            var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
            return new DateTimeOffset(local, DutchCalendar.Zone.GetUtcOffset(local)).ToUniversalTime();
        }
    }
}

/// <summary>One event with every value before and after.</summary>
public static class AuditEventDetails
{
    [Needs(Permission.ReadAuditLog)]
    public sealed record Query(Guid EventId) : IQuery<AuditEntry>;

    internal sealed class Handler(IReceptionDb db, IOpeningLog openings, ICurrentStaff current) : IRequestHandler<Query, AuditEntry>
    {
        public async Task<AuditEntry> Handle(Query request, CancellationToken cancellationToken)
        {
            var audit = await db.AuditEvents.AsNoTracking().Include(audit => audit.Changes).FirstOrDefaultAsync(audit => audit.Id == request.EventId, cancellationToken)
                ?? throw new NotThereException("audit event");
            await openings.RecordReadingAsync(RequestName.Of<Query>(), "event " + audit.Id, cancellationToken);
            return (await db.ReadAsync([audit], current, cancellationToken))[0];
        }
    }
}

/// <summary>Who can stand in the log: everybody who works or worked here.</summary>
public static class AuditActors
{
    [Needs(Permission.ReadAuditLog)]
    public sealed record Query : IQuery<IReadOnlyList<Actor>>;

    public sealed record Actor(Guid Id, string Name);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, IReadOnlyList<Actor>>
    {
        public async Task<IReadOnlyList<Actor>> Handle(Query request, CancellationToken cancellationToken) =>
            await db.StaffMembers.AsNoTracking().OrderBy(member => member.Name).ThenBy(member => member.Id).Select(member => new Actor(member.Id, member.Name))
                .ToListAsync(cancellationToken);
    }
}

/// <summary>Every action that the log can hold: each change, each opening, and what happens around signing in.</summary>
public static class AuditActions
{
    /// <summary>Events that no request of its own leaves.</summary>
    private static readonly string[] Others = [.. SignInEvents.All, "Access.MatchElsewhereShown", RequestName.Of<SearchAuditLog.Query>(), RequestName.Of<AuditEventDetails.Query>(), RequestName.Of<LookUpPerson.Query>(), RequestName.Of<ShowNotice.Query>()];

    public static IReadOnlyList<string> All { get; } =
    [
        .. ApplicationServices.Requests
            .Where(request => typeof(IOpensFile).IsAssignableFrom(request)
                || request.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICommand<>)))
            .Select(RequestName.Of).Concat(Others).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether showing a file or the log is the event, and nothing was changed.</summary>
    public static bool IsReading(string action) => Readings.Contains(action);

    private static readonly HashSet<string> Readings =
    [
        .. ApplicationServices.Requests.Where(request => typeof(IOpensFile).IsAssignableFrom(request)).Select(RequestName.Of),
        "Access.MatchElsewhereShown", RequestName.Of<SearchAuditLog.Query>(), RequestName.Of<AuditEventDetails.Query>(), RequestName.Of<LookUpPerson.Query>(), RequestName.Of<ShowNotice.Query>(),
    ];
}
