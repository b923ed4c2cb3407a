using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Contacts;

/// <summary>The contact notes of a file, newest first. Of a locked note whoever may not read it sees only that it is there.</summary>
public static class ContactsOfFile
{
    public const int PageSize = 50;

    /// <param name="Before">Show what is older than this note; null = the newest.</param>
    [Needs(Permission.OpenWholeFile)]
    public sealed record Query(Guid CaseFileId, Guid? Before = null, int Most = PageSize) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<Note> Notes, Guid? Next);

    /// <param name="Agreed">Null when it is locked for whoever asks.</param>
    public sealed record Note(
        Guid Id, DateOnly On, CodeView? Channel, bool PersonTookPart, string? With, CodeView? Interpreter, CodeView? Occasion, string? Agreed, DateOnly? NextOn, bool IsLocked,
        DateTimeOffset WrittenAt, string WrittenBy, bool MayWithdraw, DateTimeOffset? WithdrawnAt, string? WithdrawnReason,
        IReadOnlyList<NoteTask> Tasks);

    /// <summary>What was made of what was agreed.</summary>
    public sealed record NoteTask(Guid Id, string What, DateOnly DueOn, StaffTaskState State, bool IsPromise);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var notesOfFile = db.ContactNotes.AsNoTracking().Where(note => note.CaseFileId == request.CaseFileId);
            if (request.Before is { } before)
            {
                // The order of the list, from the last note to the first: two of one day by when they were written.
                var last = await notesOfFile.Where(note => note.Id == before).Select(note => new { note.On, note.WrittenAt }).FirstOrDefaultAsync(cancellationToken);
                var (on, at) = (last?.On ?? DateOnly.MinValue, last?.WrittenAt ?? default);
                notesOfFile = notesOfFile.Where(note => note.On <= on && (note.On < on || (note.WrittenAt <= at && (note.WrittenAt < at || note.Id < before))));
            }
            var rows = await notesOfFile
                .OrderByDescending(note => note.On).ThenByDescending(note => note.WrittenAt).ThenByDescending(note => note.Id).Take(request.Most + 1)
                .Select(note => new
                {
                    note.Id,
                    note.On,
                    note.Channel,
                    note.PersonTookPart,
                    note.With,
                    note.Interpreter,
                    note.Occasion,
                    note.Agreed,
                    note.NextOn,
                    note.IsLocked,
                    note.WrittenAt,
                    note.WrittenBy,
                    note.WithdrawnAt,
                    note.WithdrawnReason,
                    Writer = db.StaffMembers.Where(member => member.Id == note.WrittenBy).Select(member => member.Name).FirstOrDefault(),
                })
                .ToListAsync(cancellationToken);
            var shown = rows.Take(request.Most).Select(row => row.Id).ToList();
            var tasks = (await db.StaffTasks.AsNoTracking().Where(task => task.ContactNoteId != null && shown.Contains(task.ContactNoteId.Value))
                .OrderBy(task => task.DueOn).ThenBy(task => task.Id)
                .Select(task => new { Note = task.ContactNoteId!.Value, Task = new NoteTask(task.Id, task.What, task.DueOn, task.State, task.IsPromise) }).ToListAsync(cancellationToken))
                .ToLookup(row => row.Note, row => row.Task);
            var mayReadLocked = current.May(Permission.ReadLockedParts);
            var notes = new List<Note>();
            foreach (var row in rows.Take(request.Most))
            {
                var isShown = !row.IsLocked || mayReadLocked;
                notes.Add(new(
                    row.Id, row.On, await codes.FindAsync(Lists.Channels, row.Channel, cancellationToken), row.PersonTookPart, isShown ? row.With : null,
                    await codes.FindAsync(Lists.Interpreters, row.Interpreter, cancellationToken), await codes.FindAsync(Lists.Occasions, row.Occasion, cancellationToken), isShown ? row.Agreed : null, row.NextOn, row.IsLocked,
                    row.WrittenAt, row.Writer ?? "ReceptionCentre", isShown && row.WrittenBy == current.Id && row.WithdrawnAt is null, row.WithdrawnAt, row.WithdrawnReason,
                    isShown ? [.. tasks[row.Id]] : []));
            }
            return new(notes, rows.Count > request.Most ? rows[request.Most - 1].Id : null);
        }
    }
}
