using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>A file as a line of a caseload: whose it is, and what it asks next.</summary>
/// <param name="SpokenOn">Latest contact in which the person took part; null before the first.</param>
/// <param name="Next">The first thing that it asks, now or later.</param>
public sealed record CaseloadFile(
    Guid CaseFileId, string Reference, NameParts Name, string Controller, string Task, DateOnly OpenedOn, Guid? CaseworkerId, Guid? TeamId,
    DateOnly? SpokenOn, ClockTerms Next);

internal static class CaseloadFiles
{
    /// <summary>The lines of some open files, in three queries however many they are. Files out of scope are left out.</summary>
    public static async Task<IReadOnlyList<CaseloadFile>> CaseloadFilesAsync(
        this IReceptionDb db, IReadOnlyCollection<Guid> ids, DateOnly today, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var files = await (
            from state in db.FileStates.AsNoTracking()
            where ids.Contains(state.CaseFileId)
            join file in db.CaseFiles on state.CaseFileId equals file.Id
            select new { State = state, file.Number }).ToListAsync(cancellationToken);
        var names = await db.NamesAsync([.. files.Select(file => file.State.PersonId)], today, cancellationToken);
        var clocks = (await db.Clocks.AsNoTracking().Where(clock => ids.Contains(clock.CaseFileId) && clock.EndedOn == null).ToListAsync(cancellationToken))
            .ToLookup(clock => clock.CaseFileId, clock => clock.Terms);
        return files.ConvertAll(file => new CaseloadFile(
            file.State.CaseFileId, CaseFileReference.Of(file.State.OpenedOn, file.Number), names[file.State.PersonId], file.State.Controller, file.State.Task,
            file.State.OpenedOn, file.State.CaseworkerId, file.State.TeamId, file.State.SpokenOn, First(file.State, clocks[file.State.CaseFileId])));
    }

    private static ClockTerms First(FileState state, IEnumerable<ClockTerms> running) =>
        FileState.First(running) ?? new(state.NextReason, state.CaseFileId, state.OpenedOn, state.NextDueOn, null, false);

    /// <summary>The names of people as they are today.</summary>
    public static async Task<IReadOnlyDictionary<Guid, NameParts>> NamesAsync(
        this IReceptionDb db, IReadOnlyCollection<Guid> persons, DateOnly today, CancellationToken cancellationToken) =>
        (await db.Names.AsNoTracking().Where(name => persons.Contains(name.PersonId) && name.WithdrawnAt == null).ToListAsync(cancellationToken))
            .GroupBy(name => name.PersonId)
            .ToDictionary(names => names.Key, names => (names.Current(today) ?? names.OrderBy(name => name.RecordedAt).Last()).Parts);
}
