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

        var assignments = db.AssignmentsOn(today);
        var open = await (
            from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(today).Where(file => ids.Contains(file.Id))
            from fact in assignments.Where(fact => fact.CaseFileId == file.Id).DefaultIfEmpty()
            select new { file.Id, file.PersonId, file.Controller, file.Task, file.OpenedOn, CaseworkerId = (Guid?)fact.CaseworkerId, TeamId = (Guid?)fact.TeamId })
            .ToListAsync(cancellationToken);
        var states = await db.FileStates.IgnoreQueryFilters().Where(state => ids.Contains(state.CaseFileId)).ToDictionaryAsync(state => state.CaseFileId, cancellationToken);
        var running = (await db.Clocks.IgnoreQueryFilters().Where(clock => ids.Contains(clock.CaseFileId) && clock.EndedOn == null).ToListAsync(cancellationToken))
            .ToLookup(clock => clock.CaseFileId);
        var read = new List<ClockReading>();
        foreach (var source in asked)
            read.AddRange(await source.On(today).Where(reading => ids.Contains(reading.CaseFileId)).ToListAsync(cancellationToken));
        var readings = read.ToLookup(reading => reading.CaseFileId, reading =>
            new ClockTerms(reading.Reason, reading.SubjectId, reading.StartedOn, reading.DueOn, reading.What, reading.WaitsForOthers));
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
