using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.LetterHelp;

/// <summary>The letters of a file: those that ask for something, first deadline first; then those that are done, newest first.</summary>
public static class LettersOfFile
{
    public const int PageSize = 50;

    /// <param name="Before">Show letters that were done before this one; null = open letters and the newest of the others.</param>
    [Needs(Permission.ReadLetters)]
    public sealed record Query(Guid CaseFileId, Guid? Before = null, int Most = PageSize) : IQuery<View>;

    /// <param name="Next">Where the next, older page of what is done begins; null = this is the last.</param>
    public sealed record View(IReadOnlyList<Letter> Open, IReadOnlyList<Letter> Done, Guid? Next);

    /// <param name="AttachmentId">The scan, when it may be opened.</param>
    public sealed record Letter(
        Guid LetterId, CodeView? SenderKind, string? Sender, CodeView? Topic, DateOnly? Deadline, string? ToDo, Guid? AttachmentId, DateTimeOffset NotedAt,
        string NotedBy, DateOnly? DoneOn, string? DoneBy, string? Outcome, bool EndedWithFile, TaskOfLetter? Task = null)
    {
        /// <summary>Its deadline has passed.</summary>
        public bool IsLateOn(DateOnly day) => DoneOn is null && Deadline < day;
    }

    /// <summary>The open task that was made of it.</summary>
    /// <param name="For">Who does it; null = whoever works on the file.</param>
    public sealed record TaskOfLetter(Guid TaskId, DateOnly DueOn, string? For);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!await db.CaseFiles.AnyAsync(file => file.Id == request.CaseFileId, cancellationToken))
                throw new NotThereException("case file");
            var ofFile = db.HelpedLetters.AsNoTracking().Where(letter => letter.CaseFileId == request.CaseFileId);
            var open = request.Before is not null ? [] : await RowsAsync(
                ofFile.Where(letter => letter.DoneOn == null).OrderBy(letter => letter.Deadline == null).ThenBy(letter => letter.Deadline).ThenBy(letter => letter.Id), cancellationToken);
            var done = ofFile.Where(letter => letter.DoneOn != null);
            if (request.Before is { } before)
            {
                var last = await done.Where(letter => letter.Id == before).Select(letter => letter.DoneOn).FirstOrDefaultAsync(cancellationToken);
                done = done.Where(letter => letter.DoneOn <= last && (letter.DoneOn < last || letter.Id < before));
            }
            var page = await RowsAsync(done.OrderByDescending(letter => letter.DoneOn).ThenByDescending(letter => letter.Id).Take(request.Most + 1), cancellationToken);
            return new(open, [.. page.Take(request.Most)], page.Count > request.Most ? page[request.Most - 1].LetterId : null);
        }

        private async Task<IReadOnlyList<Letter>> RowsAsync(IQueryable<Domain.LetterHelp.HelpedLetter> letters, CancellationToken cancellationToken)
        {
            var mayOpen = current.May(Permission.ReadDocuments);
            var rows = await letters
                .Select(letter => new
                {
                    letter.Id,
                    letter.SenderKind,
                    letter.Sender,
                    letter.Topic,
                    letter.Deadline,
                    letter.ToDo,
                    letter.NotedAt,
                    letter.DoneOn,
                    letter.Outcome,
                    letter.EndedWithFile,
                    letter.TaskId,
                    TaskDueOn = db.StaffTasks.Where(task => task.Id == letter.TaskId && task.State == StaffTaskState.Open).Select(task => (DateOnly?)task.DueOn).FirstOrDefault(),
                    TaskFor = db.StaffTasks.Where(task => task.Id == letter.TaskId).Join(db.StaffMembers, task => task.ForStaffMemberId, member => member.Id, (_, member) => member.Name).FirstOrDefault(),
                    Paper = db.Attachments.Where(attachment => attachment.Id == letter.AttachmentId && attachment.WithdrawnAt == null).Select(attachment => (Guid?)attachment.Id).FirstOrDefault(),
                    NotedBy = db.StaffMembers.Where(member => member.Id == letter.NotedBy).Select(member => member.Name).FirstOrDefault(),
                    DoneBy = db.StaffMembers.Where(member => member.Id == letter.DoneBy).Select(member => member.Name).FirstOrDefault(),
                })
                .ToListAsync(cancellationToken);
            var views = new List<Letter>(rows.Count);
            foreach (var row in rows)
            {
                views.Add(new(
                    row.Id, await codes.FindAsync(Lists.LetterSenders, row.SenderKind, cancellationToken), row.Sender,
                    await codes.FindAsync(Lists.Topics, row.Topic, cancellationToken), row.Deadline, row.ToDo, mayOpen ? row.Paper : null, row.NotedAt,
                    row.NotedBy ?? "ReceptionCentre", row.DoneOn, row.DoneBy, row.Outcome, row.EndedWithFile,
                    row is { TaskId: { } task, TaskDueOn: { } due } ? new TaskOfLetter(task, due, row.TaskFor) : null));
            }
            return views;
        }
    }
}
