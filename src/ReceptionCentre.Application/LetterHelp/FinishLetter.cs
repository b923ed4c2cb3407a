using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.LetterHelp;

/// <summary>Says how a letter ended: answered, paid, no longer needed.</summary>
public static class FinishLetter
{
    [Needs(Permission.HelpWithLetter)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid LetterId, int Version, string? Outcome) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Outcome).Cascade(CascadeMode.Stop)
            .Required().WithMessage("LetterHelp.OutcomeMissing").AtMost(HelpedLetter.OutcomeLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var letter = await db.HelpedLetters.FirstOrDefaultAsync(letter => letter.Id == request.LetterId && letter.CaseFileId == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("letter");
            var file = await db.CaseFiles.FirstAsync(file => file.Id == letter.CaseFileId, cancellationToken);
            file.EnsureOpen();
            letter.EnsureStillAt(request.Version);
            letter.Finish(request.Outcome!.Trim(), time.Today(), current.Id);
            // What was to be done for it is done with it.
            if (letter.TaskId is { } made && await db.StaffTasks.FirstOrDefaultAsync(task => task.Id == made && task.State == StaffTaskState.Open, cancellationToken) is { } task)
                task.Finish(letter.Outcome, time.GetUtcNow(), current.Id);
            audit.About(file.PersonId, file.Id);
            return letter.Id;
        }
    }
}

/// <summary>A letter of which somebody is going to say how it ended.</summary>
public static class LetterToFinish
{
    [Needs(Permission.HelpWithLetter)]
    public sealed record Query(Guid CaseFileId, Guid LetterId) : IQuery<Letter>;

    public sealed record Letter(int Version, CodeView? SenderKind, string? Sender, DateOnly? Deadline, string? ToDo, DateOnly? DoneOn, string? Outcome);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, Letter>
    {
        public async Task<Letter> Handle(Query request, CancellationToken cancellationToken)
        {
            var letter = await db.HelpedLetters.AsNoTracking()
                .FirstOrDefaultAsync(letter => letter.Id == request.LetterId && letter.CaseFileId == request.CaseFileId, cancellationToken) ?? throw new NotThereException("letter");
            return new(
                letter.Version, await codes.FindAsync(Lists.LetterSenders, letter.SenderKind, cancellationToken), letter.Sender, letter.Deadline, letter.ToDo,
                letter.DoneOn, letter.Outcome);
        }
    }
}
