using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Imports;

/// <summary>
/// Takes back the next people of an import. Whoever nobody changed since goes with stay and file; of somebody who was known
/// before only these. That they were there, and who took them back and why, stays in the log.
/// </summary>
public static class WithdrawArrivals
{
    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<ImportBatch>;

    internal sealed class Handler(IReceptionDb db, IBulkWriter bulk, ImportBatches batches, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, ImportBatch>
    {
        public async Task<ImportBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, ImportState.TakingBack, request.Worker, cancellationToken) is not var (run, progress))
                return ImportBatch.Nothing;
            var now = time.GetUtcNow();
            audit.OnBehalfOf(run.TakenBackBy!.Value);
            audit.Because(run.TakenBackReason);
            var people = await db.ImportedPeople.AsNoTracking()
                .Where(person => person.RunId == run.Id && person.State == ImportedState.Standing && person.Number > progress.Position).OrderBy(person => person.Number)
                .Take(ImportBatches.Size).ToListAsync(cancellationToken);
            if (people.Count == 0)
            {
                run.EndTakingBack(now);
                return new(false, run.State, run.Rows, run.Rows);
            }
            var changed = await ChangedAsync(run, people, cancellationToken);
            await RemoveAsync(run.Id, [.. people.Where(person => !changed.Contains(person.Number))], cancellationToken);
            await MarkAsync(run.Id, [.. changed], ImportedState.Kept, cancellationToken);
            progress.Move(people[^1].Number, request.Worker, now);
            return new(true, run.State, progress.Position, run.Rows);
        }

        private async Task<HashSet<int>> ChangedAsync(ImportRun run, List<ImportedPerson> people, CancellationToken cancellationToken)
        {
            var ids = people.Where(person => person.IsNew).Select(person => person.PersonId).ToList();
            var files = people.ConvertAll(person => person.CaseFileId);
            var told = await db.ChangesSince(run).Where(audit => (audit.PersonId != null && ids.Contains(audit.PersonId.Value)) || (audit.CaseFileId != null && files.Contains(audit.CaseFileId.Value)))
                .Select(audit => new { audit.PersonId, audit.CaseFileId }).Distinct().ToListAsync(cancellationToken);
            var (byPerson, byFile) = (told.Select(one => one.PersonId).ToHashSet(), told.Select(one => one.CaseFileId).ToHashSet());
            // Another import, or another desk, may have begun a stay of somebody whom this one brought.
            var stays = people.ConvertAll(person => person.StayId);
            var elsewhere = await db.Stays.AsNoTracking().Where(stay => ids.Contains(stay.PersonId) && !stays.Contains(stay.Id)).Select(stay => stay.PersonId).ToListAsync(cancellationToken);
            return [.. people.Where(person => byFile.Contains(person.CaseFileId) || (person.IsNew && (byPerson.Contains(person.PersonId) || elsewhere.Contains(person.PersonId))))
                .Select(person => person.Number)];
        }

        private async Task RemoveAsync(Guid runId, List<ImportedPerson> people, CancellationToken cancellationToken)
        {
            if (people.Count == 0)
                return;
            var (files, stays) = (people.ConvertAll(person => person.CaseFileId), people.ConvertAll(person => person.StayId));
            var ids = people.Where(person => person.IsNew).Select(person => person.PersonId).ToList();
            await db.Clocks.Where(clock => files.Contains(clock.CaseFileId)).ExecuteDeleteAsync(cancellationToken);
            await db.FileStates.Where(state => files.Contains(state.CaseFileId)).ExecuteDeleteAsync(cancellationToken);
            await db.CountedStays.Where(stay => stays.Contains(stay.StayId)).ExecuteDeleteAsync(cancellationToken);
            await db.CaseFiles.Where(file => files.Contains(file.Id)).ExecuteDeleteAsync(cancellationToken);
            await db.Stays.Where(stay => stays.Contains(stay.Id)).ExecuteDeleteAsync(cancellationToken);
            // Facts and search words go with the person.
            await db.Persons.Where(person => ids.Contains(person.Id)).ExecuteDeleteAsync(cancellationToken);
            await MarkAsync(runId, [.. people.Select(person => person.Number)], ImportedState.TakenBack, cancellationToken);
            await bulk.TellRemovedAsync(
                people.Select(person => (person.PersonId, (Guid?)person.CaseFileId, (IReadOnlyList<string>)(person.IsNew ? [nameof(CaseFile), nameof(Person), nameof(Stay)] : [nameof(CaseFile), nameof(Stay)]))),
                cancellationToken);
        }

        private async Task MarkAsync(Guid runId, List<int> numbers, ImportedState state, CancellationToken cancellationToken)
        {
            if (numbers.Count > 0)
            {
                await db.ImportedPeople.Where(person => person.RunId == runId && numbers.Contains(person.Number))
                    .ExecuteUpdateAsync(set => set.SetProperty(person => person.State, state), cancellationToken);
            }
        }
    }

    /// <summary>Events since an import began that changed something: not its own, and not what was only opened or looked up.</summary>
    internal static IQueryable<AuditEvent> ChangesSince(this IReceptionDb db, ImportRun run) => db.AuditEvents.AsNoTracking()
        .Where(audit => audit.At >= run.StartedAt && audit.Action != "Imports.AddArrivals" && audit.Action != "Imports.WithdrawArrivals" && audit.Changes.Any(change => change.Thing != "RegisterLookup"));
}
