using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.BulkInvites;

/// <summary>The dry run: reads the files and the diaries, and notes who would come when and to whom, and who would not. Nothing changes.</summary>
public static class PlanBulkInvite
{
    /// <param name="Worker">Who does it: a node.</param>
    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<RunBatch>;

    internal sealed class Handler(IReceptionDb db, IBulkWriter bulk, InviteBatches batches, TimeProvider time) : IRequestHandler<Command, RunBatch>
    {
        public async Task<RunBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, RunState.Checking, request.Worker, cancellationToken) is not var (invite, progress))
                return RunBatch.Nothing;
            var (now, today) = (time.GetUtcNow(), time.Today());
            var ticked = invite.Files.Select(file => file.CaseFileId).ToList();
            var found = await db.ToInvite(invite.Municipality, invite.Selection, ticked, await db.SightOfAsync(invite, cancellationToken), today, now)
                .OrderBy(file => file.DueOn).ThenBy(file => file.CaseFileId).Take(BulkInvite.MostFiles + 1).ToListAsync(cancellationToken);
            BulkInvite.EnsureFew(found.Count);
            var expected = await db.ExpectedAsync(found.ConvertAll(file => file.CaseFileId), now, cancellationToken);
            var shares = InvitePlan.Make(
                await ItemsAsync(invite, found, ticked, expected, now, today, cancellationToken), await DiariesAsync(invite, cancellationToken), invite.Times,
                expected.ToLookup(one => one.CaseFileId, one => one.Time), invite.OnlyOwn);
            await bulk.WriteDerivedAsync(shares.Select((share, place) => new InviteRow(invite.Id, place + 1, share)), cancellationToken);
            invite.EndCheck(shares.Count, now);
            progress.Move(shares.Count, request.Worker, now);
            return new(false, invite.State, shares.Count, shares.Count);
        }

        private async Task<IReadOnlyCollection<InviteItem>> ItemsAsync(
            BulkInvite invite, List<FoundFile> found, List<Guid> ticked, List<InviteFiles.Expected> expected, DateTimeOffset now, DateOnly today, CancellationToken cancellationToken)
        {
            var people = found.Select(file => file.PersonId).Distinct().ToList();
            var hidden = await db.ProtectedAsync(people, today, cancellationToken);
            var children = await db.ChildrenAsync(people, today, cancellationToken);
            var households = (await db.Memberships.AsNoTracking().Where(fact => people.Contains(fact.PersonId!.Value) && fact.WithdrawnAt == null && fact.Until == null)
                .Select(fact => new { PersonId = fact.PersonId!.Value, fact.HouseholdId }).ToListAsync(cancellationToken))
                .GroupBy(fact => fact.PersonId).ToDictionary(group => group.Key, group => group.Min(fact => fact.HouseholdId));
            var invited = expected.Where(one => one.BeginsAt > now && one.IsAbout(invite.Talk)).Select(one => one.CaseFileId).ToHashSet();
            var open = found.Select(file => file.CaseFileId).ToHashSet();
            return
            [
                .. found.Select(file =>
                {
                    var isHidden = hidden.Contains(file.PersonId);
                    return new InviteItem(
                        file.CaseFileId, file.DueOn, households.TryGetValue(file.PersonId, out var household) ? household : null, file.CaseworkerId, !children.Contains(file.PersonId), isHidden,
                        isHidden && !invite.WithProtected ? InviteFinding.OutOfSight : invited.Contains(file.CaseFileId) ? InviteFinding.AlreadyInvited : null);
                }),
                .. ticked.Where(file => !open.Contains(file)).Select(file => new InviteItem(file, DateOnly.MaxValue, null, null, true, false, InviteFinding.Closed)),
            ];
        }

        private async Task<IEnumerable<InviteDiary>> DiariesAsync(BulkInvite invite, CancellationToken cancellationToken)
        {
            var chosen = invite.Hosts.Select(host => host.StaffMemberId).ToList();
            // Who left since holds no talks.
            var hosts = await db.ColleaguesOf([invite.Municipality]).Where(member => chosen.Contains(member.Id)).Select(member => member.Id).ToListAsync(cancellationToken);
            var capacities = await db.CapacitiesOfAsync(hosts, cancellationToken);
            var busy = await db.BusyAsync(hosts, invite.FromDay, invite.UntilDay, cancellationToken);
            return hosts.Select(host => new InviteDiary(host, capacities.GetValueOrDefault(host)?.Absences ?? [], [.. busy[host]]));
        }
    }
}
