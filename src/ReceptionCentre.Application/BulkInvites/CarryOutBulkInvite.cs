using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.BulkInvites;

/// <summary>
/// Writes the next talks of a bulk invite in the diaries and lets their letters be made, in the name of whoever confirmed it.
/// Each is looked at again first, while nobody else can plan for these people or in these diaries: what somebody took
/// meanwhile is left out. A batch is done as a whole or not at all.
/// </summary>
public static class CarryOutBulkInvite
{
    /// <summary>Letters wait for each other at this pace, so that a paper that somebody waits for at a desk is not behind thousands.</summary>
    public const int LettersPerSecond = 20;

    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<RunBatch>;

    internal sealed class Handler(
        IReceptionDb db, InviteBatches batches, PlanDocumentBuilder builder, InvitationPapers papers, IOneAtATime oneAtATime, IDocumentWakeUp worker, IAfterCommit afterCommit, IAuditTrail audit, TimeProvider time)
        : IRequestHandler<Command, RunBatch>
    {
        public async Task<RunBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, RunState.Changing, request.Worker, cancellationToken) is not var (invite, progress))
                return RunBatch.Nothing;
            var now = time.GetUtcNow();
            audit.OnBehalfOf(invite.StartedBy!.Value);
            var rows = await NextAsync(invite, progress.Position, cancellationToken);
            if (rows.Count == 0)
            {
                invite.EndChange(now);
                return new(false, invite.State, invite.Rows, invite.Rows);
            }
            await InviteAsync(invite, rows, now, cancellationToken);
            progress.Move(rows[^1].Number, request.Worker, now);
            afterCommit.Do(worker.Raise);
            return new(true, invite.State, progress.Position, invite.Rows);
        }

        private async Task<List<InviteRow>> NextAsync(BulkInvite invite, int position, CancellationToken cancellationToken)
        {
            var open = db.InviteRows.Where(row => row.RunId == invite.Id && row.StaffMemberId != null && row.State == InviteRowState.Open && row.Number > position);
            var rows = await open.OrderBy(row => row.Number).Take(InviteBatches.Size).ToListAsync(cancellationToken);
            // A family is invited as a whole.
            if (rows is [.., var last])
                rows.AddRange(await open.Where(row => row.Number > last.Number && row.Together == last.Together).OrderBy(row => row.Number).ToListAsync(cancellationToken));
            return rows;
        }

        private async Task InviteAsync(BulkInvite invite, List<InviteRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var (today, ids, hosts) = (time.Today(), rows.ConvertAll(row => row.CaseFileId), rows.Select(row => row.StaffMemberId!.Value).Distinct().ToList());
            await oneAtATime.HoldPeopleAsync(ids, cancellationToken);
            await db.HoldDiariesAsync(hosts, cancellationToken);
            var files = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellationToken);
            var people = files.Values.Select(file => file.PersonId).Distinct().ToList();
            var hidden = await db.ProtectedAsync(people, today, cancellationToken);
            var children = await db.ChildrenAsync(people, today, cancellationToken);
            var expected = (await db.ExpectedAsync(ids, now, cancellationToken)).ToLookup(one => one.CaseFileId);
            var (first, last) = (rows.Min(row => row.Time!.On), rows.Max(row => row.Time!.On));
            var busy = await db.BusyAsync(hosts, first, last, cancellationToken);
            var desks = await db.ColleaguesOf([invite.Municipality]).Where(member => hosts.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => (member.Name, member.Phone), cancellationToken);
            var languages = (await db.Languages.AsNoTracking().Where(fact => people.Contains(fact.PersonId)).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
            var town = await builder.MunicipalityAsync(invite.Municipality, cancellationToken);
            audit.Because(invite.Reason);
            audit.AboutEach([.. files.Values.Select(file => (file.PersonId, file.Id))], thing => thing is Appointment made ? made.Invitees.Select(invitee => invitee.CaseFileId) : []);
            foreach (var family in rows.GroupBy(row => row.Together))
            {
                var coming = new List<InviteRow>();
                foreach (var row in family)
                {
                    if (WhyNot(invite, row, files.GetValueOrDefault(row.CaseFileId), hidden, [.. expected[row.CaseFileId]], now) is { } because)
                        row.LeaveOut(because);
                    else
                        coming.Add(row);
                }
                if (coming.Count == 0)
                    continue;
                // The letter is to a grown-up; when that one does not come after all, the children do not either.
                if (coming.Find(row => !children.Contains(files[row.CaseFileId].PersonId)) is not { } to)
                {
                    coming.ForEach(row => row.LeaveOut(InviteFinding.NoAdult));
                    continue;
                }
                var taken = to.Time!;
                var hasHost = desks.TryGetValue(to.StaffMemberId!.Value, out var host);
                if (!hasHost || taken.BeginsAt <= now || busy[to.StaffMemberId.Value].Any(taken.Meets))
                {
                    coming.ForEach(row => row.LeaveOut(hasHost ? InviteFinding.SlotTaken : InviteFinding.NoHost));
                    continue;
                }
                var language = languages[files[to.CaseFileId].PersonId].On(today).OrderByDescending(fact => fact.Preferred).FirstOrDefault()?.Code;
                var interpreter = language is null or PlanDocumentBuilder.Dutch ? null : invite.Interpreter;
                var appointment = Appointment.Make(
                    coming.ConvertAll(row => row.CaseFileId),
                    new(taken, invite.PlaceKind, invite.Place, invite.Topic, invite.What, to.StaffMemberId.Value, interpreter, interpreter is null ? null : language), today, now, invite.StartedBy!.Value);
                db.Appointments.Add(appointment);
                var document = to.WithoutLetter ? null : await papers.OfAsync(
                    appointment, new(to.CaseFileId, files[to.CaseFileId].Reference, [.. coming.OrderByDescending(row => row == to).Select(row => files[row.CaseFileId].PersonId)], PaperLanguages.OrEnglishFor(language)),
                    town, host, ExtraOf(invite, taken.On, today), now, invite.StartedBy.Value, now + TimeSpan.FromSeconds((double)to.Together / LettersPerSecond), cancellationToken);
                if (document is not null)
                    db.Documents.Add(document);
                coming.ForEach(row => row.Invite(appointment.Id, row == to ? document?.Id : null));
            }
        }

        private static InviteFinding? WhyNot(BulkInvite invite, InviteRow row, CaseFile? file, HashSet<Guid> hidden, IReadOnlyCollection<InviteFiles.Expected> expected, DateTimeOffset now)
        {
            if (file?.ClosedOn is not null || file is null)
                return InviteFinding.Closed;
            // Who was protected since the dry run comes with nobody and gets no letter: that is looked at anew.
            if (hidden.Contains(file.PersonId) && (!invite.WithProtected || !row.WithoutLetter))
                return InviteFinding.OutOfSight;
            return expected.Any(one => one.BeginsAt > now && one.IsAbout(invite.Talk)) ? InviteFinding.AlreadyInvited
                : expected.Any(one => one.Time.Meets(row.Time!)) ? InviteFinding.SlotTaken : null;
        }

        private static InvitationPapers.Extra ExtraOf(BulkInvite invite, DateOnly on, DateOnly today) =>
            // A day that was yesterday asks nothing.
            new(invite.LetterWords, invite.AnswerDays is { } days && on.AddDays(-days) is var by && by > today ? by : null);
    }
}

/// <summary>Calls off the next talks of a bulk invite. An appointment that somebody changed since, or that was, stays as it is.</summary>
public static class RestoreBulkInvite
{
    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<RunBatch>;

    internal sealed class Handler(IReceptionDb db, InviteBatches batches, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, RunBatch>
    {
        public async Task<RunBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, RunState.Undoing, request.Worker, cancellationToken) is not var (invite, progress))
                return RunBatch.Nothing;
            var now = time.GetUtcNow();
            audit.OnBehalfOf(invite.UndoneBy!.Value);
            var invited = db.InviteRows.Where(row => row.RunId == invite.Id && row.State == InviteRowState.Invited && row.Number > progress.Position);
            var rows = await invited.OrderBy(row => row.Number).Take(InviteBatches.Size).ToListAsync(cancellationToken);
            if (rows is not [.., var last])
            {
                invite.EndUndo(now);
                return new(false, invite.State, invite.Rows, invite.Rows);
            }
            rows.AddRange(await invited.Where(row => row.Number > last.Number && row.Together == last.Together).OrderBy(row => row.Number).ToListAsync(cancellationToken));
            await CallOffAsync(invite, rows, now, cancellationToken);
            progress.Move(rows[^1].Number, request.Worker, now);
            return new(true, invite.State, progress.Position, invite.Rows);
        }

        private async Task CallOffAsync(BulkInvite invite, List<InviteRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var (ids, made, papers) = (rows.ConvertAll(row => row.CaseFileId), rows.ConvertAll(row => row.AppointmentId!.Value), rows.Select(row => row.DocumentId).OfType<Guid>().ToList());
            var appointments = await db.Appointments.Include(one => one.Invitees).Include(one => one.Moves).Where(one => made.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
            var documents = await db.Documents.Where(document => papers.Contains(document.Id) && (document.State == DocumentState.Queued || document.State == DocumentState.Failed)).ToDictionaryAsync(document => document.Id, cancellationToken);
            var people = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.PersonId }).ToListAsync(cancellationToken);
            audit.Because(invite.UndoneReason);
            audit.AboutEach([.. people.Select(file => (file.PersonId, file.Id))]);
            foreach (var family in rows.GroupBy(row => row.AppointmentId!.Value))
            {
                var appointment = appointments[family.Key];
                // At its first version nobody moved, changed, called off or noted anything of it.
                var isUntouched = appointment.Version == 0 && appointment.BeginsAt > now && appointment.Invitees.All(invitee => invitee.State == InviteeState.Invited);
                foreach (var row in family)
                {
                    if (isUntouched)
                        appointment.Cancel(row.CaseFileId, CancelledBy.Centre, AppointmentReasons.InvitedByMistake, null, now, invite.UndoneBy!.Value);
                    if (isUntouched && row.DocumentId is { } id && documents.TryGetValue(id, out var document))
                        document.Withdraw();
                    row.EndUndo(isUntouched);
                }
            }
        }
    }
}
