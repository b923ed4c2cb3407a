using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Tasks;

/// <summary>A task was done; with words on how it went, or without. A letter that it was made of is done with it.</summary>
public static class FinishTask
{
    [Needs(Permission.MakeTask)]
    public sealed record Command(Guid CaseFileId, Guid TaskId, int Version, string? Words) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Words).AtMost(StaffTask.WordsLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (file, task) = await db.TaskToChangeAsync(request.CaseFileId, request.TaskId, current, time.Today(), cancellationToken);
            task.EnsureStillAt(request.Version);
            task.Finish(request.Words, time.GetUtcNow(), current.Id);
            // A letter that waited for it asks for nothing more.
            if (await db.HelpedLetters.FirstOrDefaultAsync(letter => letter.TaskId == task.Id && letter.DoneOn == null, cancellationToken) is { } letter)
                letter.Finish(string.IsNullOrWhiteSpace(request.Words) ? task.What : request.Words, time.Today(), current.Id);
            audit.About(file.PersonId, file.Id);
            return task.Id;
        }
    }
}
