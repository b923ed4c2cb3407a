using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Tasks;

/// <summary>A task is to be done by another day, and why.</summary>
public static class MoveTask
{
    [Needs(Permission.MakeTask)]
    public sealed record Command(Guid CaseFileId, Guid TaskId, int Version, DateOnly? DueOn, string? Words) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.DueOn).Must(on => on is not null).WithMessage("Tasks.DueOnMissing");
            RuleFor(command => command.DueOn).Must(on => on is null || on >= time.Today()).WithMessage(TaskRules.ATaskIsAhead.Name);
            RuleFor(command => command.Words).Cascade(CascadeMode.Stop).Required().AtMost(StaffTask.ReasonLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (file, task) = await db.TaskToChangeAsync(request.CaseFileId, request.TaskId, current, time.Today(), cancellationToken);
            task.EnsureStillAt(request.Version);
            task.Move(request.DueOn!.Value, request.Words!.Trim(), time.Today(), time.GetUtcNow(), current.Id);
            audit.About(file.PersonId, file.Id);
            return task.Id;
        }
    }
}
