using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.NameMatching;

namespace ReceptionCentre.Application.Imports;

/// <summary>
/// Checks the next rows of a file: what cannot be right, who stands in it twice, and whom we may know already. Nothing of
/// anybody is recorded.
/// </summary>
public static class CheckRows
{
    /// <param name="Worker">Who does it: a node, or a command line.</param>
    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<ImportBatch>;

    internal sealed class Handler(IReceptionDb db, IBulkWriter bulk, ImportBatches batches, ArrivalDuplicates duplicates, TimeProvider time) : IRequestHandler<Command, ImportBatch>
    {
        public async Task<ImportBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, ImportState.Checking, request.Worker, cancellationToken) is not var (run, progress))
                return ImportBatch.Nothing;
            var now = time.GetUtcNow();
            var lines = await db.ImportLines.AsNoTracking().Where(line => line.RunId == run.Id && line.Number > progress.Position).OrderBy(line => line.Number)
                .Take(ImportBatches.Size).ToListAsync(cancellationToken);
            if (lines.Count == 0)
            {
                run.EndCheck(now);
                return new(false, run.State, run.Rows, run.Rows);
            }
            var rows = await batches.ReadAsync(run, lines, cancellationToken);
            await bulk.WriteDerivedAsync(await FindAsync(run, rows, cancellationToken), cancellationToken);
            progress.Move(lines[^1].Number, request.Worker, now);
            return new(true, run.State, progress.Position, run.Rows);
        }

        private async Task<List<ImportOutcome>> FindAsync(ImportRun run, IReadOnlyList<ReadArrival> rows, CancellationToken cancellationToken)
        {
            var good = rows.Where(row => row.Errors.Count == 0).ToList();
            var keys = good.ToDictionary(row => row.Number, row => (Name: NameKeyOf(row), Number: NumberKeyOf(row)));
            // Beside each other: whom we know is asked on other connections.
            var asking = duplicates.FindAsync([.. good.Select(row => row.Identity)], cancellationToken);
            var looking = EarlierAsync(run.Id, [.. keys.Values.SelectMany(key => new[] { key.Name, key.Number }).OfType<string>()], cancellationToken);
            await Task.WhenAll(asking, looking);
            var (found, earlier) = (await asking, await looking);
            var people = found.SelectMany(candidates => candidates).Select(candidate => candidate.PersonId).Distinct().ToList();
            var (known, here) = await KnownHereAsync(run.Municipality, people, cancellationToken);

            var outcomes = new List<ImportOutcome>(rows.Count);
            var place = 0;
            foreach (var row in rows)
            {
                if (row.Errors.Count > 0)
                {
                    outcomes.Add(new(run.Id, row.Number, ImportFinding.Wrong, new RowDetails(row.Errors, []).Write(), null, null, null));
                    continue;
                }
                var (candidates, key) = (found[place++], keys[row.Number]);
                var twice = Earlier(key.Number) ?? Earlier(key.Name);
                foreach (var one in new[] { key.Name, key.Number }.OfType<string>())
                    earlier.TryAdd(one, row.Number);
                // Whoever is behind a wall is never linked by the system: that somebody may be known elsewhere is asked.
                var same = candidates.FirstOrDefault(candidate => candidate.IsSame && known.Contains(candidate.PersonId));
                var finding = twice is not null ? ImportFinding.TwiceInFile
                    : same is not null ? here.Contains(same.PersonId) ? ImportFinding.AlreadyHere : ImportFinding.Same
                    : candidates.Count > 0 ? ImportFinding.Ask : ImportFinding.ToAdd;
                var details = finding == ImportFinding.ToAdd ? RowDetails.Nothing
                    : new RowDetails([], [.. candidates.Select(candidate => new RowCandidate(candidate.PersonId, candidate.Reasons))], twice).Write();
                outcomes.Add(new(run.Id, row.Number, finding, details, same?.PersonId, key.Name, key.Number));
            }
            return outcomes;

            int? Earlier(string? key) => key is not null && earlier.TryGetValue(key, out var number) ? number : null;
        }

        private async Task<Dictionary<string, int>> EarlierAsync(Guid runId, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        {
            var of = db.ImportOutcomes.AsNoTracking().Where(outcome => outcome.RunId == runId);
            var names = await of.Where(outcome => keys.Contains(outcome.NameKey!)).Select(outcome => new { Key = outcome.NameKey!, outcome.Number }).ToListAsync(cancellationToken);
            var numbers = await of.Where(outcome => keys.Contains(outcome.NumberKey!)).Select(outcome => new { Key = outcome.NumberKey!, outcome.Number }).ToListAsync(cancellationToken);
            return names.Concat(numbers).GroupBy(row => row.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Min(row => row.Number), StringComparer.Ordinal);
        }

        /// <summary>Of these people: whom the municipality knows, and who has a stay there now.</summary>
        private async Task<(HashSet<Guid> Known, HashSet<Guid> Here)> KnownHereAsync(string municipality, List<Guid> people, CancellationToken cancellationToken)
        {
            if (people.Count == 0)
                return ([], []);
            var known = await db.CaseFiles.AsNoTracking().Where(file => file.Controller == municipality && people.Contains(file.PersonId)).Select(file => file.PersonId).Distinct().ToListAsync(cancellationToken);
            var guarded = await db.ProtectedOn(time.Today()).Where(fact => people.Contains(fact.PersonId)).Select(fact => fact.PersonId).ToListAsync(cancellationToken);
            var here = await db.Stays.AsNoTracking().Where(stay => stay.Municipality == municipality && stay.EndedOn == null && people.Contains(stay.PersonId)).Select(stay => stay.PersonId).ToListAsync(cancellationToken);
            return ([.. known.Except(guarded)], [.. here]);
        }
    }

    // Words in any order, and the birth date: without a date two people of one name are two people.
    private static string? NameKeyOf(ReadArrival row) =>
        row.Born.IsUnknown ? null : Hash($"{string.Join(' ', NameWords.Of(row.Name!).Order(StringComparer.Ordinal))}|{row.Born.Number}");

    private static string? NumberKeyOf(ReadArrival row) => row.Command.Bsn is { } bsn ? Hash($"bsn {bsn}") : row.Command.VNumber is { } number ? Hash($"v {number}") : null;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, ImportOutcome.KeyLength / 2));
}
