using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.ReferenceData;

/// <summary>
/// Brings the code lists up to the files: new codes are added, words changed, ended codes ended; nothing is deleted. What
/// an administrator added, changed or ended stays as it is. All lists or none; a list whose file did not change is left
/// alone.
/// </summary>
public sealed class ReferenceDataLoader(ReceptionDbContext db, TimeProvider time, ReferenceDataFiles files)
{
    public const string Action = "ReferenceData.LoadList";

    /// <param name="progress">Lists done, of how many.</param>
    /// <exception cref="InvalidDataException">A file is not right; nothing was loaded.</exception>
    public async Task<IReadOnlyList<LoadedList>> LoadAsync(IProgress<(int Done, int All)>? progress, CancellationToken cancellationToken)
    {
        var lists = files.Lists();
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                var loaded = new List<LoadedList>();
                foreach (var list in lists)
                {
                    loaded.Add(await LoadAsync(list, token));
                    progress?.Report((loaded.Count, lists.Count));
                }
                await db.SaveChangesAsync(token);
                await transaction.CommitAsync(token);
                db.ChangeTracker.Clear();
                return loaded;
            },
            cancellationToken);
    }

    private async Task<LoadedList> LoadAsync(ListFile file, CancellationToken cancellationToken)
    {
        var checksum = files.Checksum(file.Key);
        var list = await db.CodeLists.FirstOrDefaultAsync(list => list.Key == file.Key, cancellationToken);
        if (list is null)
            db.CodeLists.Add(list = new(file.Key, file.Maintainable, file.Source, file.Licence));
        var before = list.LoadedFrom;
        list.Loaded(checksum, file.Maintainable, file.Source, file.Licence);
        list.Title(file.Dutch, file.English);
        if (before == checksum)
            return new(file.Key, 0, 0, 0);

        var known = await db.Codes.Where(code => code.List == file.Key).ToDictionaryAsync(code => code.Value, StringComparer.Ordinal, cancellationToken);
        var kept = before is null ? [] : await KeptByPeopleAsync(cancellationToken);
        var (added, changed, ended) = (0, 0, 0);
        var begin = time.GetUtcNow();
        foreach (var row in files.Codes(file.Key))
        {
            if (!known.TryGetValue(row.Value, out var code))
            {
                // The id carries the order of the file.
                db.Codes.Add(new(file.Key, row.Value, row.Words, row.From, row.Until, Guid.CreateVersion7(begin.AddMilliseconds(added++))));
                continue;
            }
            if (kept.Contains(code.Id))
                continue;
            var wasOpen = code.ValidUntil is null;
            code.Describe(row.Words);
            code.Period(row.From, row.Until);
            if (db.Entry(code).State != EntityState.Modified)
                continue;
            changed++;
            if (wasOpen && row.Until is not null)
                ended++;
        }
        var done = new LoadedList(file.Key, added, changed, ended);
        db.AuditEvents.Add(Event(list, before, checksum, done));
        return done;
    }

    /// <summary>Codes that a member of staff added, changed or ended: the audit trail knows.</summary>
    private async Task<HashSet<Guid>> KeptByPeopleAsync(CancellationToken cancellationToken) =>
        [.. await db.AuditEvents.Where(audit => audit.Action.StartsWith("ReferenceData.") && audit.By != SystemActor.Id)
            .SelectMany(audit => audit.Changes).Where(change => change.Thing == nameof(Code)).Select(change => change.ThingId)
            .ToListAsync(cancellationToken)];

    private AuditEvent Event(CodeList list, string? before, string after, LoadedList done)
    {
        var audit = new AuditEvent(Action, time.GetUtcNow(), SystemActor.Id, null);
        audit.Add(new(audit.Id, nameof(CodeList), list.Id, nameof(CodeList.LoadedFrom), before, after, null));
        foreach (var (what, count) in new[] { ("Added", done.Added), ("Changed", done.Changed), ("Ended", done.Ended) })
        {
            if (count > 0)
                audit.Add(new(audit.Id, nameof(CodeList), list.Id, what, null, count.ToString(CultureInfo.InvariantCulture), null));
        }
        return audit;
    }
}

/// <summary>What loading did to a list. Ended codes are among the changed ones.</summary>
public sealed record LoadedList(string Key, int Added, int Changed, int Ended);
