using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Clocks;

/// <summary>
/// Keeps the clocks and the state of play of files equal to what their sources read from the facts. Run it after the facts
/// are saved and in their transaction; it leaves its own rows to be saved.
/// </summary>
public sealed class ClockKeeper(IReceptionDb db, IEnumerable<IClockSource> sources, TimeProvider time)
{
    private readonly IReadOnlyList<IClockSource> _sources = [.. sources];

    /// <param name="files">Files that something changed about.</param>
    /// <param name="changed">Kinds of record that changed: only sources that watch one of them are asked. Null = all are.</param>
    public async Task KeepAsync(IReadOnlyCollection<Guid> files, IReadOnlyCollection<Type>? changed, CancellationToken cancellationToken)
    {
        var ids = files.Distinct().ToList();
        var asked = changed is null ? _sources : [.. _sources.Where(source => source.Watches.Any(changed.Contains))];
        if (ids.Count == 0 || (asked.Count == 0 && changed?.Contains(typeof(CaseFile)) == false))
            return;
        var today = time.Today();

        // Who changes the same file at the same moment waits here, and then reads what we wrote.
        await db.FileStates.IgnoreQueryFilters().Where(state => ids.Contains(state.CaseFileId))
            .ExecuteUpdateAsync(set => set.SetProperty(state => state.Keepings, state => state.Keepings + 1), cancellationToken);

        var open = await OpenAsync(ids, today, cancellationToken);
        var states = await db.FileStates.IgnoreQueryFilters().Where(state => ids.Contains(state.CaseFileId)).ToDictionaryAsync(state => state.CaseFileId, cancellationToken);
        var running = (await db.Clocks.IgnoreQueryFilters().Where(clock => ids.Contains(clock.CaseFileId) && clock.EndedOn == null).ToListAsync(cancellationToken))
            .ToLookup(clock => clock.CaseFileId);
        var readings = await ReadAsync(asked, ids, today, cancellationToken);
        var answered = asked.SelectMany(source => source.Reasons).ToHashSet();

        foreach (var file in open)
        {
            var kept = running[file.Id].Where(clock => !answered.Contains(clock.Reason)).Select(clock => clock.Terms).ToList();
            kept.AddRange(Move(file.Id, [.. running[file.Id].Where(clock => answered.Contains(clock.Reason))], [.. readings[file.Id]], today));
            if (!states.TryGetValue(file.Id, out var state))
                db.FileStates.Add(state = FileState.Of(file.Id, file.PersonId, file.Controller, file.Task, file.OpenedOn));
            state.Keep(file.CaseworkerId, file.TeamId, kept);
        }
        foreach (var closed in ids.Except(open.Select(file => file.Id)))
        {
            Move(closed, [.. running[closed]], [], today);
            if (states.TryGetValue(closed, out var state))
                db.FileStates.Remove(state);
        }
    }

    /// <summary>What files ask that were written in bulk just now: nothing ran of them yet.</summary>
    /// <param name="made">Kinds of record that they may have; a source that needs another is not asked.</param>
    /// <returns>The clocks and the state of play of each, to be written.</returns>
    public async Task<IReadOnlyList<object>> StartAsync(IReadOnlyCollection<Guid> files, IReadOnlyCollection<Type> made, CancellationToken cancellationToken)
    {
        var (ids, today) = (files.Distinct().ToList(), time.Today());
        var asked = _sources.Where(source => source.Watches.Any(made.Contains) && source.Needs.All(made.Contains));
        var readings = await ReadAsync(asked, ids, today, cancellationToken);
        var rows = new List<object>();
        foreach (var file in await OpenAsync(ids, today, cancellationToken))
        {
            var state = FileState.Of(file.Id, file.PersonId, file.Controller, file.Task, file.OpenedOn);
            state.Keep(file.CaseworkerId, file.TeamId, [.. readings[file.Id]]);
            rows.Add(state);
            rows.AddRange(readings[file.Id].Select(terms => Clock.Start(file.Id, terms, today)));
        }
        return rows;
    }

    private sealed record OpenFile(Guid Id, Guid PersonId, string Controller, string Task, DateOnly OpenedOn, Guid? CaseworkerId, Guid? TeamId);

    private Task<List<OpenFile>> OpenAsync(List<Guid> ids, DateOnly today, CancellationToken cancellationToken)
    {
        var assignments = db.AssignmentsOn(today);
        return (
            from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(today).Where(file => ids.Contains(file.Id))
            from fact in assignments.Where(fact => fact.CaseFileId == file.Id).DefaultIfEmpty()
            select new OpenFile(file.Id, file.PersonId, file.Controller, file.Task, file.OpenedOn, (Guid?)fact.CaseworkerId, (Guid?)fact.TeamId)).ToListAsync(cancellationToken);
    }

    private static async Task<ILookup<Guid, ClockTerms>> ReadAsync(IEnumerable<IClockSource> sources, List<Guid> ids, DateOnly today, CancellationToken cancellationToken)
    {
        var read = new List<ClockReading>();
        foreach (var source in sources)
            read.AddRange(await source.On(today).Where(reading => ids.Contains(reading.CaseFileId)).ToListAsync(cancellationToken));
        return read.ToLookup(reading => reading.CaseFileId, reading =>
            new ClockTerms(reading.Reason, reading.SubjectId, reading.StartedOn, reading.DueOn, reading.What, reading.WaitsForOthers));
    }

    private IReadOnlyCollection<ClockTerms> Move(Guid file, IReadOnlyList<Clock> running, IReadOnlyList<ClockTerms> now, DateOnly today)
    {
        foreach (var clock in running.Where(clock => !now.Any(clock.Tells)))
        {
            // What began and ended on one day asked nothing of anybody on any evening.
            if (clock.KnownOn == today)
                db.Clocks.Remove(clock);
            else
                clock.End(today);
        }
        foreach (var terms in now.Where(terms => !running.Any(clock => clock.Tells(terms))))
            db.Clocks.Add(Clock.Start(file, terms, today));
        return now;
    }
}
