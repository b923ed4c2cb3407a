using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Duo;

/// <summary>The worklist in: what the executing agency told and nobody answered yet, in the order in which it happened.</summary>
public static class DuoNotices
{
    public const int PageSize = 50;

    /// <param name="Handled">Those that were answered, instead of those that wait.</param>
    /// <param name="AfterAt">With <paramref name="After"/>, the last line of the page before; null = the first page.</param>
    [Needs(Permission.ReadDuoWork)]
    public sealed record Query(bool Handled = false, DateTimeOffset? AfterAt = null, Guid? After = null) : IQuery<Result>;

    /// <param name="Next">The next page begins after this line; null = this is the last.</param>
    public sealed record Result(IReadOnlyList<Line> Lines, (DateTimeOffset At, Guid After)? Next);

    /// <param name="Name">Null: not known here, or nobody could tell which file.</param>
    public sealed record Line(
        Guid NoticeId, string EventCode, bool IsKnownEvent, DateTimeOffset RegisteredAt, NameParts? Name, CodeView? Municipality, DuoChannel Channel, DuoNoticeState State, DateTimeOffset? AnsweredAt,
        string? AnsweredBy, string? Reason);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            // Each list has its own index: so each has its own condition.
            var notices = request.Handled ? db.DuoNotices.AsNoTracking().Where(notice => notice.State != DuoNoticeState.New) : db.DuoNotices.AsNoTracking().Where(notice => notice.State == DuoNoticeState.New);
            if (request is { AfterAt: { } at, After: { } after })
                notices = request.Handled
                    ? notices.Where(notice => notice.RegisteredAt <= at && (notice.RegisteredAt < at || notice.Id < after))
                    : notices.Where(notice => notice.RegisteredAt >= at && (notice.RegisteredAt > at || notice.Id > after));
            var rows = await (request.Handled ? notices.OrderByDescending(notice => notice.RegisteredAt).ThenByDescending(notice => notice.Id) : notices.OrderBy(notice => notice.RegisteredAt).ThenBy(notice => notice.Id))
                .Select(notice => new { notice.Id, notice.EventCode, notice.RegisteredAt, notice.CaseFileId, notice.Municipality, notice.Channel, notice.State, notice.AnsweredAt, notice.AnsweredBy, notice.Reason })
                .Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = rows.Take(PageSize).ToList();
            var files = shown.Select(row => row.CaseFileId).OfType<Guid>().Distinct().ToList();
            var people = await db.CaseFiles.AsNoTracking().Where(file => files.Contains(file.Id)).ToDictionaryAsync(file => file.Id, file => file.PersonId, cancellationToken);
            var names = await db.NamesAsync([.. people.Values.Distinct()], time.Today(), cancellationToken);
            var answerers = shown.Select(row => row.AnsweredBy).OfType<Guid>().Distinct().ToList();
            var staff = await db.StaffMembers.AsNoTracking().Where(member => answerers.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var lines = new List<Line>();
            foreach (var row in shown)
                lines.Add(new(
                    row.Id, row.EventCode, DuoEvents.Find(row.EventCode) is not null, row.RegisteredAt,
                    row.CaseFileId is { } file && people.TryGetValue(file, out var person) ? names[person] : null, await codes.FindAsync(Lists.Municipalities, row.Municipality, cancellationToken),
                    row.Channel, row.State, row.AnsweredAt, row.AnsweredBy is { } by ? staff.GetValueOrDefault(by) : null, row.Reason));
            return new(lines, rows.Count > PageSize ? (shown[^1].RegisteredAt, shown[^1].Id) : null);
        }
    }
}
