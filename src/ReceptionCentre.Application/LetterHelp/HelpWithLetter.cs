using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.LetterHelp;

/// <summary>
/// Somebody brings a letter: who sent it, by when something must be done, and what. With what must be done it stays open, and
/// its deadline runs as a clock of the file; with nothing to do it is done. The letter may be kept as a scan or photograph.
/// </summary>
public static class HelpWithLetter
{
    [Needs(Permission.HelpWithLetter)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, string? SenderKind, string? Sender, string? Topic, DateOnly? Deadline, string? ToDo, Upload? File) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
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
            var letter = HelpedLetter.Note(
                file.Id, new(request.SenderKind!, sender, request.Topic, request.Deadline, toDo), paper?.Id, time.Today(), time.GetUtcNow(), current.Id);
            db.HelpedLetters.Add(letter);
            audit.About(file.PersonId, file.Id);
            return letter.Id;
        }
    }
}
