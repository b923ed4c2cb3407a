using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.LetterHelp;

/// <summary>
/// Somebody brings a letter: who sent it, by when something must be done, and what. With what must be done it stays open, and
/// its deadline runs as a clock of the file, or a task is made of it; with nothing to do it is done. The letter may be kept as a scan or photograph.
/// </summary>
public static class HelpWithLetter
{
    /// <param name="Task">Null = no task is made. Where nothing must be done, none is made either.</param>
    [Needs(Permission.HelpWithLetter)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, string? SenderKind, string? Sender, string? Topic, DateOnly? Deadline, string? ToDo, Upload? File,
        LetterTask? Task = null) : ICommand<Guid>, IOnce;

    /// <summary>The task that is made of what must be done.</summary>
    /// <param name="For">Who does it; null = whoever works on the file.</param>
    /// <param name="DueOn">Null = some days before the deadline.</param>
    public sealed record LetterTask(Guid? For, DateOnly? DueOn);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Task).Must(task => task?.DueOn is null || task.DueOn >= time.Today())
                .WithMessage(TaskRules.ATaskIsAhead.Name).OverridePropertyName("TaskDueOn");
            RuleFor(command => command.SenderKind).Required().WithMessage("LetterHelp.SenderKindMissing");
            RuleFor(command => command.Sender).AtMost(HelpedLetter.SenderLength).PlainText();
            RuleFor(command => command.ToDo).Cascade(CascadeMode.Stop).AtMost(HelpedLetter.ToDoLength).PlainText(lines: true)
                .Must((command, toDo) => command.Deadline is null || !string.IsNullOrWhiteSpace(toDo)).WithMessage(LetterHelpRules.ADeadlineSaysWhatToDo.Name);
        }
    }

    internal sealed class Handler(
        IReceptionDb db, ICodeLists codes, AttachmentOptions options, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.LetterSenders, request.SenderKind, nameof(request.SenderKind), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Topics, request.Topic, nameof(request.Topic), cancellationToken);
            var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            await db.EnsureUsedAsync([file.Controller], Lists.Topics, request.Topic, nameof(request.Topic), cancellationToken);
            var kind = (await codes.FindAsync(Lists.LetterSenders, request.SenderKind, cancellationToken))!;
            var (sender, toDo) = (request.Sender?.Trim(), request.ToDo?.Trim());
            var paper = request.File is { } upload
                ? await db.KeepAsync(file, new Paper(Attachment.Letter, sender ?? kind.Dutch), upload, options, current, time, cancellationToken) : null;
            var task = request.Task is { } asked && toDo is not null ? await MakeTaskAsync(file, asked, toDo, sender ?? kind.Dutch, request.Deadline, cancellationToken) : null;
            var letter = HelpedLetter.Note(
                file.Id, new(request.SenderKind!, sender, request.Topic, request.Deadline, toDo), paper?.Id, time.Today(), time.GetUtcNow(), current.Id, task?.Id);
            db.HelpedLetters.Add(letter);
            audit.About(file.PersonId, file.Id);
            return letter.Id;
        }

        private async Task<StaffTask> MakeTaskAsync(CaseFile file, LetterTask asked, string toDo, string sender, DateOnly? deadline, CancellationToken cancellationToken)
        {
            if (asked.For is { } doer)
                TaskRules.TheDoerWorksForTheMunicipality.Check(await db.ColleaguesOf([file.Controller]).AnyAsync(member => member.Id == doer, cancellationToken));
            var today = time.Today();
            // A task is one line; what does not fit in it stands in the letter.
            var what = string.Join(' ', toDo.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var task = StaffTask.Make(
                file.Id, what.Length > StaffTask.WhatLength ? what[..(StaffTask.WhatLength - 1)] + "…" : what, $"Brief: {sender}",
                asked.DueOn ?? HelpedLetter.TaskDay(deadline, today), asked.For, today, time.GetUtcNow(), current.Id);
            db.StaffTasks.Add(task);
            return task;
        }
    }
}
