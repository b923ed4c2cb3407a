using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Tasks;

/// <summary>A task as every list shows it.</summary>
/// <param name="For">Name of whom it is for, or who promised it; null = whoever works on the file.</param>
/// <param name="From">The contact in which it was agreed.</param>
/// <param name="MaybeSameAs">Person of whom it may be another registration, where that is not decided yet.</param>
/// <param name="Moves">The days by which it was to be done before, oldest first.</param>
public sealed record TaskLine(
    Guid Id, int Version, Guid CaseFileId, NameParts Name, string What, string? Why, DateOnly DueOn, string? For, StaffTaskState State, string? Words,
    DateTimeOffset MadeAt, string MadeBy, DateTimeOffset? EndedAt, string? EndedBy, bool MayChange, IReadOnlyList<TaskLine.Move> Moves,
    TaskLine.Contact? From = null, Guid? MaybeSameAs = null, bool IsPromise = false)
{
    public sealed record Move(DateOnly FromDueOn, string Reason, string By);

    public sealed record Contact(Guid Id, DateOnly On);
}

internal static class TaskLines
{
    /// <summary>The lines of some tasks in scope, in their order.</summary>
    public static async Task<IReadOnlyList<TaskLine>> LinesAsync(
        this IReceptionDb db, IQueryable<StaffTask> tasks, ICurrentStaff current, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await tasks.Include(task => task.Moves).ToListAsync(cancellationToken);
        var files = rows.Select(task => task.CaseFileId).Distinct().ToList();
        var fileOf = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments).Where(file => files.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellationToken);
        var people = fileOf.Values.Select(file => file.PersonId).Distinct().ToList();
        var names = (await db.Names.AsNoTracking().Where(fact => people.Contains(fact.PersonId)).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
        var staff = rows.SelectMany(task => new[] { task.ForStaffMemberId, task.MadeBy, task.EndedBy }).Concat(rows.SelectMany(task => task.Moves).Select(move => (Guid?)move.MovedBy))
            .OfType<Guid>().Distinct().ToList();
        var staffNames = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        var notes = rows.Select(task => task.ContactNoteId).OfType<Guid>().Distinct().ToList();
        var contacts = notes.Count == 0 ? []
            : await db.ContactNotes.AsNoTracking().Where(note => notes.Contains(note.Id)).ToDictionaryAsync(note => note.Id, note => new TaskLine.Contact(note.Id, note.On), cancellationToken);
        var others = rows.Select(task => task.OtherCaseFileId).OfType<Guid>().Distinct().ToList();
        var otherPeople = others.Count == 0 ? []
            : await db.CaseFiles.AsNoTracking().Where(file => others.Contains(file.Id)).ToDictionaryAsync(file => file.Id, file => file.PersonId, cancellationToken);
        return rows.ConvertAll(task =>
        {
            var file = fileOf[task.CaseFileId];
            var name = names[file.PersonId].Current(today)?.Parts ?? names[file.PersonId].Last(fact => fact.Stands).Parts;
            var mayChange = file.ClosedOn is null && task.State == StaffTaskState.Open
                && TaskWork.MayChange(task.MadeBy, task.ForStaffMemberId, FileWork.MayWork(file, current, today), current);
            return new TaskLine(
                task.Id, task.Version, task.CaseFileId, name, task.What, task.Why, task.DueOn, task.ForStaffMemberId is { } doer ? NameOf(doer) : null, task.State, task.Words,
                task.MadeAt, NameOf(task.MadeBy), task.EndedAt, task.EndedBy is { } ender ? NameOf(ender) : null, mayChange,
                [.. task.Moves.OrderBy(move => move.MovedAt).Select(move => new TaskLine.Move(move.FromDueOn, move.Reason, NameOf(move.MovedBy)))],
                task.ContactNoteId is { } contact ? contacts.GetValueOrDefault(contact) : null,
                task.State == StaffTaskState.Open && task.OtherCaseFileId is { } other && otherPeople.TryGetValue(other, out var otherPerson) && otherPerson != file.PersonId ? otherPerson : null,
                task.IsPromise);
        });

        string NameOf(Guid id) => staffNames.GetValueOrDefault(id, "ReceptionCentre");
    }
}
