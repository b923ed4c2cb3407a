using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Events;

/// <summary>
/// A step after an event that another room knows: joined a course, got a buddy. A room adds its own class and the words of its
/// key ("Events.FunnelStep.{Key}" and "….Means"), and nothing else; without one the funnel ends earlier.
/// </summary>
public interface IFunnelStep
{
    string Key { get; }

    /// <summary>Its place among these steps.</summary>
    int Order { get; }

    /// <summary>Who of these people reached it, by <see cref="FunnelSubject.EventInviteeId"/>.</summary>
    Task<IReadOnlySet<Guid>> ReachedAsync(IReadOnlyCollection<FunnelSubject> people, CancellationToken cancellationToken);
}

/// <summary>Somebody who came to an event.</summary>
/// <param name="CameOn">The last day on which they came.</param>
public sealed record FunnelSubject(Guid EventInviteeId, Guid CaseFileId, DateOnly CameOn);

/// <summary>
/// How many of whom went on: invited, answered, came, took part, and what followed; in all, per channel and per partner. Counted
/// are invitations of files in scope: who was invited to two events counts twice.
/// </summary>
public static class EventFunnel
{
    /// <summary>The steps of the events themselves; what other rooms know follows.</summary>
    public const string Invited = "invited", Answered = "answered", Came = "came", TookPart = "took-part";

    /// <param name="GroupEventId">Only this event; null = all that the rest chooses.</param>
    /// <param name="Kind">Code of the list "event-kinds"; null = every kind.</param>
    /// <param name="Year">In which the first session was; null = this one and the year before.</param>
    [Needs(Permission.KeepEvents)]
    public sealed record Query(Guid? GroupEventId = null, string? Kind = null, int? Year = null) : IQuery<Report>;

    /// <param name="On">The day on which it was counted.</param>
    /// <param name="Steps">Keys of the steps, in their order.</param>
    /// <param name="Channels">By code of the list "event-channels".</param>
    /// <param name="Partners">By the name of the provider.</param>
    /// <param name="SaidNo">Of who answered.</param>
    /// <param name="Signatures">Who signed the participation statement, whether they took part or not.</param>
    /// <param name="WithoutFile">Who came to a session and is in no file, added over the sessions.</param>
    public sealed record Report(
        DateOnly On, string? Title, int Events, IReadOnlyList<string> Steps, IReadOnlyList<FunnelCount> Total, IReadOnlyList<Line> Channels, IReadOnlyList<Line> Partners, int SaidNo, int Signatures, int Refusals,
        int WithoutFile)
    {
        public static IReadOnlyList<int> YearsUntil(DateOnly today) => [.. Enumerable.Range(0, 5).Select(back => today.Year - back)];
    }

    public sealed record Line(string Key, IReadOnlyList<FunnelCount> Counts);

    internal sealed class Handler(EventFunnelCounter counter) : IRequestHandler<Query, Report>
    {
        public Task<Report> Handle(Query request, CancellationToken cancellationToken) => counter.CountAsync(request, cancellationToken);
    }
}

/// <summary>Takes the funnel out of the system as a file. What leaves is recorded.</summary>
public static class ExportEventFunnel
{
    /// <param name="ForOutside">With small numbers protected.</param>
    [Needs(Permission.KeepEvents)]
    public sealed record Command(Guid? GroupEventId, string? Kind, int? Year, bool ForOutside) : ICommand<EventFunnel.Report>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Kind).AtMost(100).PlainText();
    }

    internal sealed class Handler(EventFunnelCounter counter, IAuditTrail audit) : IRequestHandler<Command, EventFunnel.Report>
    {
        public async Task<EventFunnel.Report> Handle(Command request, CancellationToken cancellationToken)
        {
            audit.Tell("EventReport", request.GroupEventId ?? Guid.Empty, "Format", null, nameof(TableFormat.Csv));
            audit.Tell("EventReport", request.GroupEventId ?? Guid.Empty, "ForOutside", null, request.ForOutside ? "true" : "false");
            return await counter.CountAsync(new(request.GroupEventId, request.Kind, request.Year), cancellationToken);
        }
    }
}

/// <summary>Counts a funnel from the lists of the events.</summary>
internal sealed class EventFunnelCounter(IReceptionDb db, IEnumerable<IFunnelStep> after, TimeProvider time)
{
    public async Task<EventFunnel.Report> CountAsync(EventFunnel.Query asked, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var (from, until) = asked.Year is { } year and > 1900 and < 9000 ? (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)) : (new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year, 12, 31));
        var events = await db.GroupEvents.AsNoTracking().Include(one => one.Sessions)
            .Where(one => asked.GroupEventId != null ? one.Id == asked.GroupEventId
                : one.State != EventState.Cancelled && one.FirstOn >= from && one.FirstOn <= until && (asked.Kind == null || one.Kind == asked.Kind))
            .ToDictionaryAsync(one => one.Id, cancellationToken);
        if (asked.GroupEventId is not null && events.Count == 0)
            throw new NotThereException("event");
        var ids = events.Keys.ToList();
        var invitees = await db.EventInvitees.AsNoTracking().Include(one => one.Attendance).Where(one => ids.Contains(one.GroupEventId) && one.State != EventInviteeState.Withdrawn).ToListAsync(cancellationToken);
        var came = invitees.Where(one => one.CameTo.Any())
            .Select(one => new FunnelSubject(one.Id, one.CaseFileId, events[one.GroupEventId].Sessions.Where(session => one.CameTo.Contains(session.Id)).Max(session => session.On))).ToList();
        var further = after.OrderBy(step => step.Order).ThenBy(step => step.Key, StringComparer.Ordinal).ToList();
        var reached = new List<IReadOnlySet<Guid>>(further.Count);
        foreach (var step in further)
            reached.Add(await step.ReachedAsync(came, cancellationToken));
        var people = invitees.ConvertAll(one => new FunnelPerson(one.Channel, one.ProviderId,
        [
            !one.IsWalkIn, one.AnsweredOn is not null, one.CameTo.Any(), events[one.GroupEventId].IsPart(one.CameTo), .. reached.Select(step => step.Contains(one.Id)),
        ]));
        var steps = new[] { EventFunnel.Invited, EventFunnel.Answered, EventFunnel.Came, EventFunnel.TookPart }.Concat(further.Select(step => step.Key)).ToList();
        var through = people.Select(person => person.ProviderId).OfType<Guid>().Distinct().ToList();
        var partners = await db.Providers.AsNoTracking().Where(one => through.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        return new(
            today, asked.GroupEventId is { } only ? events[only].Title : null, events.Count, steps, Funnel.Of(people, steps.Count),
            Lines(people.GroupBy(person => person.Channel, StringComparer.Ordinal), steps.Count),
            Lines(people.Where(person => person.ProviderId is not null).GroupBy(person => partners.GetValueOrDefault(person.ProviderId!.Value, ""), StringComparer.Ordinal), steps.Count),
            invitees.Count(one => one.State == EventInviteeState.Declined), invitees.Count(one => one.Signing == SigningOutcome.DidSign), invitees.Count(one => one.Signing == SigningOutcome.Refused),
            events.Values.Sum(one => one.Sessions.Sum(session => session.WithoutFile)));
    }

    // What reached most people stands first.
    private static IReadOnlyList<EventFunnel.Line> Lines(IEnumerable<IGrouping<string, FunnelPerson>> groups, int steps) =>
        [.. groups.Select(group => new EventFunnel.Line(group.Key, Funnel.Of([.. group], steps))).OrderByDescending(line => line.Counts[0].Count).ThenBy(line => line.Key, StringComparer.Ordinal)];
}

/// <summary>A receiver accepted a referral of the person within half a year after the event: our own choice of a window.</summary>
internal sealed class CourseAfterEvent(IReceptionDb db) : IFunnelStep
{
    public const int Days = 180;

    public string Key => "course";

    public int Order => 10;

    public async Task<IReadOnlySet<Guid>> ReachedAsync(IReadOnlyCollection<FunnelSubject> people, CancellationToken cancellationToken)
    {
        var files = people.Select(one => one.CaseFileId).Distinct().ToList();
        var accepted = (await db.Referrals.AsNoTracking().Where(one => files.Contains(one.CaseFileId) && one.AcceptedOn != null)
            .Select(one => new { one.CaseFileId, On = one.AcceptedOn!.Value }).ToListAsync(cancellationToken)).ToLookup(one => one.CaseFileId, one => one.On);
        return people.Where(one => accepted[one.CaseFileId].Any(on => on >= one.CameOn && on <= one.CameOn.AddDays(Days))).Select(one => one.EventInviteeId).ToHashSet();
    }
}
