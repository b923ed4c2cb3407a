using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Duo;

/// <summary>The work with the executing agency for one file: what is owed, what was told, and what came in.</summary>
public static class ShowDuoFile
{
    [Needs(Permission.ReadDuoWork)]
    public sealed record Query(Guid CaseFileId) : IQuery<Result>;

    /// <param name="Bsn">To be copied; null = the person has none here.</param>
    /// <param name="ByInterface">The municipality lets messages go by the interface.</param>
    public sealed record Result(string? Bsn, bool ByInterface, IReadOnlyList<Owed> Owed, IReadOnlyList<Told> Told, IReadOnlyList<Notice> Notices);

    /// <param name="Underway">A message about it that waits or whose answer is unclear; null = none.</param>
    /// <param name="Refused">Why the last message about it was refused.</param>
    public sealed record Owed(DuoDraft Draft, DueReason Reason, DateOnly DueOn, bool IsLate, DuoMessageState? Underway, Guid? UnderwayId, int UnderwayVersion, IReadOnlyList<string> Refused)
    {
        public bool MayGo => !Draft.Findings.Any(finding => finding.Blocks);
    }

    /// <param name="On">When it stood there, or when it was made while it does not.</param>
    public sealed record Told(
        Guid MessageId, int Version, DuoMessageKind Kind, DuoAct Act, DuoMessageState State, DuoChannel Channel, bool Stands, DateTimeOffset On, string? By, string? Reason, string? Acknowledgement,
        bool DespiteChecks, DateTimeOffset? EndedAt, IReadOnlyList<DuoField> Fields, IReadOnlyList<string> Refused);

    public sealed record Notice(Guid NoticeId, string EventCode, DateTimeOffset RegisteredAt, DuoNoticeState State);

    internal sealed class Handler(IReceptionDb db, DuoFiles files, DuoMessageWork work, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var file = await files.ReadAsync(request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            var today = time.Today();
            var clocks = await db.Clocks.AsNoTracking()
                .Where(clock => clock.CaseFileId == request.CaseFileId && clock.EndedOn == null && clock.Reason >= DueReason.DuoPip && clock.Reason <= DueReason.DuoWithdrawal)
                .OrderBy(clock => clock.DueOn).ThenBy(clock => clock.Id).Select(clock => new { clock.SubjectId, clock.Reason, clock.DueOn }).ToListAsync(cancellationToken);
            var owed = new List<Owed>();
            foreach (var clock in clocks)
            {
                if (file.Draft(clock.SubjectId) is not { } draft)
                    continue;
                var last = file.Messages.LastOrDefault(message => message.SubjectId == clock.SubjectId && message.Act == draft.Act && message.EndedAt is null);
                var underway = last?.State is DuoMessageState.Waiting or DuoMessageState.Sending or DuoMessageState.Unclear ? last : null;
                owed.Add(new(
                    draft, clock.Reason, clock.DueOn, clock.DueOn < today, underway?.State, underway?.Id, underway?.Version ?? 0,
                    last?.State == DuoMessageState.Rejected ? [.. last.Rejections.OrderBy(one => one.Place).Select(one => one.Text)] : []));
            }
            var people = file.Messages.Select(message => message.AcceptedBy ?? message.MadeBy).Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => people.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var told = file.Messages.Reverse().Select(message => new Told(
                message.Id, message.Version, message.Kind, message.Act, message.State, message.Channel, message.Stands, message.AcceptedAt ?? message.MadeAt,
                names.GetValueOrDefault(message.AcceptedBy is { } by && names.ContainsKey(by) ? by : message.MadeBy), message.Reason, message.Acknowledgement, message.DespiteChecks, message.EndedAt,
                [.. message.Fields.OrderBy(field => field.Place).Select(field => new DuoField(field.Name, field.Value))],
                [.. message.Rejections.OrderBy(one => one.Place).Select(one => one.Text)]));
            var notices = await db.DuoNotices.AsNoTracking().Where(notice => notice.CaseFileId == request.CaseFileId).OrderByDescending(notice => notice.RegisteredAt)
                .Select(notice => new Notice(notice.Id, notice.EventCode, notice.RegisteredAt, notice.State)).ToListAsync(cancellationToken);
            return new(file.Bsn, await work.GoesByInterfaceAsync(file.File.Controller, cancellationToken), owed, [.. told], notices);
        }
    }
}
